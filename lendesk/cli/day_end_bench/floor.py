"""The floor of a day-end: the same rows written by COPY and by one UPDATE a table, all known beforehand."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import psycopg

CHANGED: Mapping[str, tuple[str, tuple[str, ...], int]] = {
    "loan_books": (
        "loan_id",
        (
            "accrued_to", "booked_events", "final", "segment_from", "segment_until", "interest_before_fen",
            "interest_daily", "interest_under", "interest_step", "segment_due_fen", "days_past_due",
            "due_fen", "stage", "category", "interest_fen", "penalty_fen", "suspended_interest_fen",
            "suspended_penalty_fen", "provision_fen",
        ),
        50,
    ),
    "loan_accounts": ("key", ("due_fen", "days_past_due", "as_of", "status"), 100),
}  # fmt: skip
"""Table → its key, the columns that the job writes, its fill factor."""
ADDED = (
    "accrual_rows",
    "feed",
    "day_end_runs",
    "day_end_chunks",
    "day_end_sums",
    "ledger_entries",
    "ledger_postings",
)
"""Tables that the job adds rows to; all were empty of this day before."""


def keep_before(connection: psycopg.Connection[Any]) -> None:
    """Copies of the tables that the job changes, as they are now, with the same indexes and room."""
    for table, (_, _, room) in CHANGED.items():
        _run(connection, f"DROP TABLE IF EXISTS floor_{table}")
        _run(
            connection, f"CREATE TABLE floor_{table} (LIKE {table} INCLUDING ALL) WITH (fillfactor = {room})"
        )
        _run(connection, f"INSERT INTO floor_{table} SELECT * FROM {table}")
    connection.commit()
    settle(connection, *(f"floor_{table}" for table in CHANGED))


def settle(connection: psycopg.Connection[Any], *tables: str) -> None:
    """Statistics and a checkpoint, so that neither side pays for what came before."""
    connection.autocommit = True
    for table in tables:
        _run(connection, f"VACUUM ANALYZE {table}")
    _run(connection, "CHECKPOINT")
    connection.autocommit = False


def floor_seconds(connection: psycopg.Connection[Any], day: date) -> float:
    """COPY of all rows that the job of this day added, and one UPDATE of each table that it changed."""
    added = {table: _added(connection, table) for table in ADDED}
    for table in ADDED:
        _run(connection, f"DROP TABLE IF EXISTS floor_{table}")
        _run(connection, f"CREATE TABLE floor_{table} (LIKE {table} INCLUDING ALL)")
    for table, (key, columns, _) in CHANGED.items():
        names = ", ".join((key, *columns))
        of_day = "accrued_to" if table == "loan_books" else "as_of"
        _run(
            connection,
            f"CREATE TEMP TABLE final_{table} AS SELECT {names} FROM {table} WHERE {of_day} = '{day}'",
        )
    connection.commit()
    settle(connection, *(f"final_{table}" for table in CHANGED))
    begun = time.perf_counter()
    for table, content in added.items():
        with connection.cursor().copy(f"COPY floor_{table} FROM STDIN".encode()) as copy:
            copy.write(content)
    for table, (key, columns, _) in CHANGED.items():
        sets = ", ".join(f"{name} = final.{name}" for name in columns)
        _run(
            connection,
            f"UPDATE floor_{table} AS old SET {sets} FROM final_{table} AS final"
            f" WHERE old.{key} = final.{key}",
        )
    connection.commit()
    seconds = time.perf_counter() - begun
    for table in CHANGED:
        _run(connection, f"DROP TABLE floor_{table}, final_{table}")
    connection.commit()
    return seconds


def _added(connection: psycopg.Connection[Any], table: str) -> bytes:
    with connection.cursor().copy(f"COPY {table} TO STDOUT".encode()) as copy:
        return b"".join(bytes(part) for part in copy)


def _run(connection: psycopg.Connection[Any], statement: str) -> None:
    connection.execute(statement.encode())
