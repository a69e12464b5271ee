"""The replica of one person on one workstation: disposable, encrypted, written by the pull alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path

from lendesk.domain.errors import RuleBroken
from lendesk.storage.encrypted import Cursor, EncryptedFile
from lendesk.storage.replica.tables import create_statements, put_statement, row_of, select
from lendesk.usecases.messages import CommandResult
from lendesk.usecases.projections import TABLES, Row
from lendesk.usecases.synchronisation.checks import row_values, schema_hash, table_check
from lendesk.usecases.synchronisation.exchange import Check, Position
from lendesk.usecases.synchronisation.ports import ReplicaState, ReplicaTransaction

READ_AT_ONCE = 500


class Replica:
    """Fills `usecases.synchronisation.ports.ReplicaStore`."""

    def __init__(self, file: EncryptedFile) -> None:
        self.file = file

    @contextmanager
    def begin(self) -> Iterator[ReplicaTransaction]:
        with self.file.transaction() as cursor:
            yield _Writing(cursor)

    def state(self) -> ReplicaState:
        return _state(self.file.value("SELECT value FROM facts WHERE name = 'state'"))

    def acknowledged(self) -> frozenset[str]:
        return frozenset(row[0] for row in self.file.rows("SELECT command_id FROM acknowledged"))

    def rows(self, table: str) -> tuple[Row, ...]:
        """All rows of a table in the order of their keys."""
        return tuple(self.each(table))

    def each(self, table: str) -> Iterator[Row]:
        """As `rows`, some at a time: others come to the file between, and no heap of rows is there at once.

        Through such a heap the garbage collector looks for a tenth of a second, and all threads stand still.
        """
        statement, after, full = f"{select(table)} WHERE key > ? ORDER BY key LIMIT {READ_AT_ONCE}", "", True
        while full:
            found = self.file.rows(statement, (after,))
            yield from (row_of(table, one) for one in found)
            full = len(found) == READ_AT_ONCE
            after = found[-1]["key"] if full else ""

    def checks(self) -> dict[str, Check]:
        return {table: table_check(self.each(table)) for table in TABLES}

    def close(self) -> None:
        self.file.close()


class _Writing:
    """One transaction of the replica."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    def state(self) -> ReplicaState:
        found = self._cursor.execute("SELECT value FROM facts WHERE name = 'state'").fetchone()
        return _state(found[0] if found else None)

    def set_state(self, state: ReplicaState) -> None:
        self._set_fact("state", json.dumps(asdict(state)))

    def purge(self) -> None:
        for table in (*TABLES, "acknowledged"):
            self._cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables

    def begin_snapshot(self) -> None:
        self._set_fact("generation", str(self._generation() + 1))

    def put(self, table: str, rows: tuple[Row, ...]) -> None:
        generation = self._generation()
        self._cursor.executemany(put_statement(table), [(*row_values(row), generation) for row in rows])

    def remove(self, table: str, keys: tuple[str, ...]) -> None:
        statement = f"DELETE FROM {_known(table)} WHERE key = ?"  # noqa: S608
        self._cursor.executemany(statement, [(key,) for key in keys])

    def end_snapshot(self) -> None:
        for table in TABLES:
            statement = f"DELETE FROM {table} WHERE generation < ?"  # noqa: S608
            self._cursor.execute(statement, (self._generation(),))

    def acknowledge(self, results: tuple[CommandResult, ...]) -> None:
        self._cursor.executemany(
            "INSERT OR IGNORE INTO acknowledged VALUES (?)", [(each.command_id,) for each in results]
        )

    def _generation(self) -> int:
        found = self._cursor.execute("SELECT value FROM facts WHERE name = 'generation'").fetchone()
        return int(found[0]) if found else 0

    def _set_fact(self, name: str, value: str) -> None:
        self._cursor.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


def _known(table: str) -> str:
    if table not in TABLES:
        raise RuleBroken("answer.malformed", where=table[:80])
    return table


def _state(text: str | None) -> ReplicaState:
    if text is None:
        return ReplicaState("", 0, None)
    named = json.loads(text)
    position = named.pop("position")
    return ReplicaState(position=Position(**position) if position else None, **named)


def open_replica(path: Path, key: bytes) -> Replica:
    """Open the replica; one of another shape, key or damaged is thrown away and made anew.

    Raises RuleBroken `replica.disk_full`.
    """
    opening = partial(EncryptedFile, path, key, "replica", synchronous="NORMAL")
    try:
        file = opening()
    except RuleBroken as wrong:
        if wrong.code != "replica.unreadable":
            raise
        drop_replica(path)
        file = opening()
    if _shape(file) != schema_hash():
        file.close()
        drop_replica(path)
        file = opening()
        _create(file)
    return Replica(file)


def drop_replica(path: Path) -> None:
    """Delete a replica file with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _shape(file: EncryptedFile) -> str:
    if not file.value("SELECT count(*) FROM sqlite_master WHERE name = 'facts'"):
        return ""
    return str(file.value("SELECT value FROM facts WHERE name = 'schema'"))


def _create(file: EncryptedFile) -> None:
    with file.transaction() as cursor:
        for statement in create_statements():
            cursor.execute(statement)
        cursor.execute("INSERT INTO facts VALUES ('schema', ?)", (schema_hash(),))
