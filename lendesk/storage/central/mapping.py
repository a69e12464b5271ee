"""One table for one record class: columns, sealing and conversion follow from the dataclass."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from lendesk.storage.central.sealed import KeyRing, blind_index, seal, tail_index, unseal
from lendesk.usecases.plain import from_plain, to_plain

METADATA = MetaData()
TEXT = Text(collation="C")
"""Compared as bytes, here as on the workstations. All text is: a key and what refers to it must agree,
or no index serves their join."""

_TYPES: dict[type, type[TypeEngine[Any]] | TypeEngine[Any]] = {
    str: TEXT,
    int: BigInteger,
    bool: Boolean,
    date: Date,
    datetime: DateTime(timezone=True),
    Decimal: Numeric,
}


@dataclass(frozen=True, slots=True)
class Sealing:
    """A sealed field; `indexed` ones carry blind indexes of the whole and of the last four characters."""

    indexed: bool = True


@dataclass(frozen=True, slots=True)
class FieldMap:
    """How one field lies in its table. `json`: as JSONB, or inside the sealed text when sealed."""

    name: str
    hint: Any
    json: bool
    sealing: Sealing | None


@dataclass(frozen=True, slots=True)
class Kind:
    """A record class with its table. `derived` are columns computed at each write, only for searching."""

    record: type
    table: Table
    fields: tuple[FieldMap, ...]
    derived: Mapping[str, Callable[[Any], str]]

    def values(self, record: Any, ring: KeyRing) -> dict[str, Any]:
        """The column values of a record, sealed where they must be."""
        row: dict[str, Any] = {}
        for each in self.fields:
            row.update(self._columns_of(each, getattr(record, each.name), record.key, ring))
        row.update({name: derive(record) for name, derive in self.derived.items()})
        return row

    def load(self, row: Mapping[Any, Any], ring: KeyRing) -> Any:
        """The record of a row."""
        return self.record(**{each.name: self._value(each, row, ring) for each in self.fields})

    def reveal(self, row: Mapping[Any, Any], column: str, key: str, ring: KeyRing) -> str:
        """The plain text of one sealed column of a row that is not loaded as a whole."""
        return unseal(ring, row[column], table=self.table.name, column=column, key=key)

    def _columns_of(self, each: FieldMap, value: Any, key: str, ring: KeyRing) -> dict[str, Any]:
        if each.sealing is None:
            return {each.name: to_plain(value) if each.json or isinstance(value, Enum) else value}
        text = _json_text(value) if each.json else value
        columns: dict[str, Any] = {
            each.name: seal(ring, text, table=self.table.name, column=each.name, key=key)
        }
        if each.sealing.indexed:
            columns[f"{each.name}_index"] = blind_index(ring, text, column=each.name)
            columns[f"{each.name}_tail"] = tail_index(ring, text, column=each.name)
        return columns

    def _value(self, each: FieldMap, row: Mapping[Any, Any], ring: KeyRing) -> Any:
        stored = row[each.name]
        if each.sealing is not None:
            text = unseal(ring, stored, table=self.table.name, column=each.name, key=row["key"])
            return from_plain(each.hint, json.loads(text)) if each.json else text
        return from_plain(each.hint, stored) if each.json else stored


def kind_of(
    record: type,
    table: str,
    *extras: SchemaItem,
    sealed: Mapping[str, Sealing] | None = None,
    derived: Mapping[str, Callable[[Any], str]] | None = None,
) -> Kind:
    """Declare the table of a record class; `extras` are its constraints and indexes.

    Raises TypeError for a field type that has no column.
    """
    maps = tuple(_field(name, hint, (sealed or {}).get(name)) for name, hint in _hints_of(record).items())
    columns = [column for each in maps for column in _columns(each)]
    columns += [Column(name, TEXT, nullable=False) for name in (derived or {})]
    return Kind(record, Table(table, METADATA, *columns, *extras), maps, derived or {})


def _field(name: str, hint: Any, sealing: Sealing | None) -> FieldMap:
    inside, _ = _optional(hint)
    is_enum = isinstance(inside, type) and issubclass(inside, Enum)
    json = inside not in _TYPES and not is_enum
    return FieldMap(name, hint, json or is_enum, sealing)


def _columns(each: FieldMap) -> list[Column[Any]]:
    inside, nullable = _optional(each.hint)
    if each.sealing is None:
        if each.name == "key":
            return [Column(each.name, TEXT, primary_key=True)]
        return [Column(each.name, _column_type(inside), nullable=nullable)]
    columns: list[Column[Any]] = [Column(each.name, LargeBinary, nullable=False)]
    if each.sealing.indexed:
        columns += [Column(f"{each.name}_{suffix}", LargeBinary) for suffix in ("index", "tail")]
    return columns


def _column_type(inside: Any) -> type[TypeEngine[Any]] | TypeEngine[Any]:
    if isinstance(inside, type) and issubclass(inside, Enum):
        return TEXT if issubclass(inside, str) else BigInteger
    return _TYPES.get(inside, JSONB)


def _json_text(value: Any) -> str:
    return json.dumps(to_plain(value), ensure_ascii=False)


def _optional(hint: Any) -> tuple[Any, bool]:
    """The type without None, and whether None was allowed."""
    if get_origin(hint) not in (Union, types.UnionType):
        return hint, False
    kept = [each for each in get_args(hint) if each is not type(None)]
    if len(kept) != 1:
        raise TypeError(f"one type and None expected, got {hint!r}")
    return kept[0], True


def _hints_of(record: type) -> dict[str, Any]:
    """The resolved types of a dataclass's fields, in order."""
    hints = get_type_hints(record)
    return {each.name: hints[each.name] for each in fields(record)}
