"""Replica tables made from the row classes that travel: a column a field, text or whole number."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from lendesk.usecases.projections import TABLES, Row
from lendesk.usecases.repayments.queries import LOAN_SORTS
from lendesk.usecases.search.words import GAP

_COLUMN_TYPES = {"str": "TEXT", "int": "INTEGER", "bool": "INTEGER"}


def create_statements() -> tuple[str, ...]:
    """All tables of a replica. `generation` tells rows that a snapshot has brought from those before it."""
    return (
        "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "CREATE TABLE acknowledged (command_id TEXT PRIMARY KEY) STRICT",
        *(_create(table, kind) for table, kind in TABLES.items()),
        "CREATE INDEX customers_by_name ON customers (name)",
        "CREATE INDEX loans_by_customer ON loans (customer_id)",
        # The state stands in each, so that the register is filtered without a look at the rows.
        *(f"CREATE INDEX loans_by_{name} ON loans ({name}, key, status)" for name in LOAN_SORTS),
        "CREATE INDEX loans_newest ON loans (disbursed_on, key, status)",
        "CREATE INDEX loans_by_status ON loans (status, disbursed_on, key)",
        "CREATE INDEX applications_by_customer ON applications (customer_id)",
        "CREATE INDEX receipts_by_loan ON receipts (loan_id)",
        *(each for table, words in _SEARCHED.items() for each in _searchable(table, words)),
    )


def _searchable(table: str, words: str) -> tuple[str, ...]:
    """An index of trigrams beside a table, kept by triggers; it holds no text of its own, only where."""
    old, new = (words.format(row=row) for row in ("old", "new"))
    remove = f"DELETE FROM {table}_words WHERE rowid = old.rowid"  # noqa: S608
    add = f"INSERT INTO {table}_words (rowid, words) VALUES (new.rowid, {new})"  # noqa: S608
    return (
        f"CREATE VIRTUAL TABLE {table}_words USING fts5(words, content='', contentless_delete=1,"
        f" tokenize='trigram case_sensitive {int(table in _CASED)}')",
        f"CREATE TRIGGER {table}_come AFTER INSERT ON {table} BEGIN {add}; END",
        f"CREATE TRIGGER {table}_go AFTER DELETE ON {table} BEGIN {remove}; END",
        f"CREATE TRIGGER {table}_change AFTER UPDATE ON {table} WHEN {old} <> {new}"
        f" BEGIN {remove}; {add}; END",
    )


def _beginnings(column: str) -> str:
    """A name from each of its first four characters on (of a person whose row the replica lacks)."""
    return " || ".join(f"'{GAP}' || substr({column}, {start})" for start in range(1, 5))


_TAILS = f"'{GAP}' || {{row}}.phone_tail || '{GAP}' || lower({{row}}.id_tail)"
_OF_PAPER = f"'{GAP}' || {{row}}.number || {_beginnings('{row}.customer_name')}"
_CASED = frozenset({"customers"})  # capitals are signs there
_SEARCHED = {
    "customers": f"{{row}}.search_words || {_TAILS}",
    "applications": _OF_PAPER,
    "loans": _OF_PAPER,
}
"""Searched table → what it is found by; `row` is the row of the trigger."""


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
    """Insert or overwrite one row; its values in the order of the fields, then the generation.

    Overwriting keeps the row's place, by which the search knows it.
    """
    names = [*column_types(TABLES[table]), "generation"]
    marks = ", ".join("?" * len(names))
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name != "key")
    return (
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
        f" ON CONFLICT (key) DO UPDATE SET {changes}"
    )


def select(table: str) -> str:
    """All fields of a table's rows, without a condition."""
    names = ", ".join(f"{table}.{name}" for name in column_types(TABLES[table]))
    return f"SELECT {names} FROM {table}"  # noqa: S608


def row_of(table: str, found: Any) -> Row:
    """A row as its class."""
    return TABLES[table](*found)
