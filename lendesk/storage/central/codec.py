"""Nested values of records ↔ plain JSON: exact, and read back by the types that the record declares."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

Convert = Callable[[Any], Any]


def plain(value: object) -> Any:
    """A JSON-able form: dataclasses as objects, tuples as lists, decimals and dates as text."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [plain(each) for each in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{type(value).__name__} has no exact JSON form")


@cache
def reader(hint: Any) -> Convert:
    """A function from the JSON form back to a value of this type. Raises TypeError for an unknown type."""
    if _is_optional(hint):
        inside = reader(_without_none(hint))
        return lambda value: None if value is None else inside(value)
    if get_origin(hint) is tuple:
        return _tuple_reader(get_args(hint))
    if get_origin(hint) is dict:
        inside = reader(get_args(hint)[1])
        return lambda value: {name: inside(each) for name, each in value.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record_reader(hint)
    return _leaf_reader(hint)


def hints_of(record: type) -> dict[str, Any]:
    """The resolved types of a dataclass's fields, in order."""
    hints = get_type_hints(record)
    return {each.name: hints[each.name] for each in dataclasses.fields(record)}


def optional(hint: Any) -> tuple[Any, bool]:
    """The type without None, and whether None was allowed."""
    return (_without_none(hint), True) if _is_optional(hint) else (hint, False)


def _leaf_reader(hint: Any) -> Convert:
    if hint in (date, datetime):
        return hint.fromisoformat  # type: ignore[no-any-return]
    if isinstance(hint, type) and issubclass(hint, Decimal | Enum):
        return hint
    if hint in (str, int, bool, Any, object):
        return lambda value: value
    raise TypeError(f"no reader for {hint!r}")


def _tuple_reader(inside: tuple[Any, ...]) -> Convert:
    if len(inside) == 2 and inside[1] is Ellipsis:
        each = reader(inside[0])
        return lambda values: tuple(each(value) for value in values)
    readers = [reader(one) for one in inside]
    return lambda values: tuple(read(value) for read, value in zip(readers, values, strict=True))


def _record_reader(record: type) -> Convert:
    readers = {name: reader(hint) for name, hint in hints_of(record).items()}
    return lambda data: record(**{name: readers[name](value) for name, value in data.items()})


def _is_optional(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)


def _without_none(hint: Any) -> Any:
    kept = [each for each in get_args(hint) if each is not type(None)]
    if len(kept) != 1:
        raise TypeError(f"one type and None expected, got {hint!r}")
    return kept[0]
