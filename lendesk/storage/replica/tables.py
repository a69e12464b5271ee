"""Replica tables made from the row classes that travel: a column a field, text or whole number."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from lendesk.usecases.projections import TABLES, Row

_COLUMN_TYPES = {"str": "TEXT", "int": "INTEGER", "bool": "INTEGER"}


def create_statements() -> tuple[str, ...]:
    """All tables of a replica. `generation` tells rows that a snapshot has brought from those before it."""
    return (
        "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "CREATE TABLE acknowledged (command_id TEXT PRIMARY KEY) STRICT",
        *(_create(table, kind) for table, kind in TABLES.items()),
        "CREATE INDEX loans_by_customer ON loans (customer_id)",
        "CREATE INDEX loans_by_next_due ON loans (next_due)",
        "CREATE INDEX receipts_by_loan ON receipts (loan_id)",
    )


def _create(table: str, kind: type[Row]) -> str:
    columns = ", ".join(
        f"{name} {column}{' PRIMARY KEY' if name == 'key' else ' NOT NULL'}"
        for name, column in column_types(kind).items()
    )
    return f"CREATE TABLE {table} ({columns}, generation INTEGER NOT NULL) STRICT"


def column_types(kind: type[Row]) -> dict[str, str]:
    """SQLite type by column."""
    return {field.name: _COLUMN_TYPES[str(field.type)] for field in fields(kind)}


def put_statement(table: str) -> str:
    """Insert or overwrite one row; its values in the order of the fields, then the generation."""
    names = [*column_types(TABLES[table]), "generation"]
    marks = ", ".join("?" * len(names))
    return f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608


def select(table: str) -> str:
    """All fields of a table's rows, without a condition."""
    names = ", ".join(f"{table}.{name}" for name in column_types(TABLES[table]))
    return f"SELECT {names} FROM {table}"  # noqa: S608


def row_of(table: str, found: Any) -> Row:
    """A row as its class."""
    return TABLES[table](*found)
