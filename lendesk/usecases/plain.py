"""Frozen records to plain JSON values and back, by their own field types."""

from __future__ import annotations

import dataclasses
import json
import types
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def to_plain(value: object) -> Any:
    """Text, whole numbers, truth values, None, lists and dicts; dates ISO, Decimal as exact text."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(to_plain(item) for item in value)
    if isinstance(value, dict):
        return {str(name): to_plain(item) for name, item in value.items()}
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def from_plain(kind: type[Record], data: Any) -> Record:
    """The record whose `to_plain` is `data`. Raises TypeError, ValueError or KeyError for anything else."""
    made: Record = _read(kind, data)
    return made


def _read(kind: Any, data: Any) -> Any:
    if data is None or kind is Any:
        return data
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _read(next(part for part in get_args(kind) if part is not type(None)), data)
    if origin in (tuple, frozenset):
        return origin(_read(get_args(kind)[0], item) for item in data)
    if origin is dict:
        return {name: _read(get_args(kind)[1], item) for name, item in data.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return kind(**{name: _read(hint, data[name]) for name, hint in _fields(kind).items() if name in data})
    if kind is datetime or kind is date:
        return kind.fromisoformat(data)
    return kind(data) if isinstance(kind, type) and issubclass(kind, Enum | Decimal) else data


@cache
def _fields(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def to_plain_text(value: object) -> str:
    """`to_plain` as JSON text with sorted keys: equal values give equal text."""
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True)
