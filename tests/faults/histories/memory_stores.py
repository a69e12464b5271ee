"""Outbox and replica in memory: they pass the same contract tests as the encrypted files."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.projections import TABLES, Row
from lendesk.usecases.synchronisation.chain import GENESIS, Envelope, hash_of, link_hash
from lendesk.usecases.synchronisation.checks import table_check
from lendesk.usecases.synchronisation.exchange import Check
from lendesk.usecases.synchronisation.ports import ReplicaState

from .chance import Chance
from .undo import UndoLog

FINAL = (Outcome.DONE, Outcome.REFUSED)


class MemoryOutbox:
    """Every call is one transaction: a crash comes before it or after it."""

    def __init__(self, chance: Chance, device_id: str) -> None:
        self._chance = chance
        self._device_id = device_id
        self._incarnation = ""
        self._envelopes: list[Envelope] = []
        self._results: dict[str, tuple[CommandResult, str]] = {}

    def clone(self) -> MemoryOutbox:
        """A copy as by a copied disk."""
        chance, self._chance = self._chance, Chance(0)
        made = copy.deepcopy(self)
        made._chance = self._chance = chance
        return made

    def append(self, command_id: str, body: str, author_id: str, key_id: str, signature: str) -> None:
        self._chance.point()
        previous = link_hash(self._envelopes[-1]) if self._envelopes else GENESIS
        number = len(self._envelopes) + 1
        self._envelopes.append(
            Envelope(
                self._device_id,
                number,
                command_id,
                body,
                hash_of(body),
                previous,
                author_id,
                key_id,
                signature,
            )
        )

    def incarnation(self) -> str:
        return self._incarnation

    def device_id(self) -> str:
        return self._device_id

    def unanswered(self, limit: int, numbered_from: int = 2**53) -> tuple[Envelope, ...]:
        self._chance.point()
        first = next((each.number for each in self._envelopes if not self._answered(each)), 2**53)
        start = min(first, numbered_from)
        return tuple(self._envelopes[start - 1 : start - 1 + limit])

    def _answered(self, envelope: Envelope) -> bool:
        found = self._results.get(envelope.command_id)
        return found is not None and found[1] == self._incarnation

    def record_results(self, results: tuple[CommandResult, ...]) -> None:
        self._chance.point()
        ours = {each.command_id for each in self._envelopes}
        for result in results:
            known = self._results.get(result.command_id)
            late = (
                known is not None
                and known[1] == self._incarnation
                and known[0].outcome in FINAL
                and result.outcome is Outcome.QUARANTINED
            )
            if result.command_id in ours and not late:
                self._results[result.command_id] = (result, self._incarnation)
        self._chance.point()

    def adopt_incarnation(self, incarnation: str) -> None:
        self._chance.point()
        self._incarnation = incarnation
        self._chance.point()

    def files_again(self, sha256s: tuple[str, ...]) -> None:
        self._chance.point()

    def move_to_device(self, device_id: str) -> None:
        self._chance.point()
        self._device_id = device_id
        previous = GENESIS
        for index, envelope in enumerate(self._envelopes):
            moved = replace(envelope, device_id=device_id, number=index + 1, previous_hash=previous)
            previous = link_hash(moved)
            self._envelopes[index] = moved
        self._results.clear()
        self._chance.point()

    def awaiting(self, known: frozenset[str], limit: int) -> tuple[str, ...]:
        self._chance.point()
        asked = [
            each.command_id
            for each in self._envelopes
            if each.command_id not in known or not self._final(each.command_id)
        ]
        return tuple(asked[:limit])

    def _final(self, command_id: str) -> bool:
        found = self._results.get(command_id)
        return found is not None and found[0].outcome in FINAL

    def result(self, command_id: str) -> CommandResult | None:
        found = self._results.get(command_id)
        return found[0] if found else None

    def envelopes(self) -> tuple[Envelope, ...]:
        return tuple(self._envelopes)


class MemoryReplica:
    """Rows, position and acknowledgements under one undo log."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._tables: dict[str, dict[str, tuple[Row, int]]] = {table: {} for table in TABLES}
        self._facts: dict[str, Any] = {"state": ReplicaState("", 0, None), "generation": 0}
        self._acknowledged: dict[str, bool] = {}

    @contextmanager
    def begin(self) -> Iterator[MemoryWriting]:
        self._chance.point()
        undo = UndoLog()
        try:
            yield MemoryWriting(self._chance, undo, self._tables, self._facts, self._acknowledged)
            self._chance.point()
        except BaseException:
            undo.back_to(0)
            raise
        self._chance.point()

    def state(self) -> ReplicaState:
        state: ReplicaState = self._facts["state"]
        return state

    def acknowledged(self) -> frozenset[str]:
        return frozenset(self._acknowledged)

    def rows(self, table: str) -> tuple[Row, ...]:
        return tuple(self._tables[table][key][0] for key in sorted(self._tables[table]))

    def has(self, table: str, key: str) -> bool:
        return key in self._tables[table]

    def checks(self) -> dict[str, Check]:
        return {table: table_check(self.rows(table)) for table in TABLES}


class MemoryWriting:
    """One transaction of the replica."""

    def __init__(
        self,
        chance: Chance,
        undo: UndoLog,
        tables: dict[str, dict[str, tuple[Row, int]]],
        facts: dict[str, Any],
        acknowledged: dict[str, bool],
    ) -> None:
        self._chance = chance
        self._undo = undo
        self._tables = tables
        self._facts = facts
        self._acknowledged = acknowledged

    def state(self) -> ReplicaState:
        state: ReplicaState = self._facts["state"]
        return state

    def set_state(self, state: ReplicaState) -> None:
        self._chance.point()
        self._undo.put(self._facts, "state", state)

    def purge(self) -> None:
        for table in (*self._tables.values(), self._acknowledged):
            for key in list(table):
                self._undo.drop(table, key)  # type: ignore[arg-type]

    def begin_snapshot(self) -> None:
        self._undo.put(self._facts, "generation", self._facts["generation"] + 1)

    def put(self, table: str, rows: tuple[Row, ...]) -> None:
        self._chance.point()
        for row in rows:
            self._undo.put(self._tables[table], row.key, (row, self._facts["generation"]))

    def remove(self, table: str, keys: tuple[str, ...]) -> None:
        self._chance.point()
        for key in keys:
            self._undo.drop(self._tables[table], key)

    def end_snapshot(self) -> None:
        for table in self._tables.values():
            for key in [key for key, (_, made) in table.items() if made < self._facts["generation"]]:
                self._undo.drop(table, key)

    def acknowledge(self, results: tuple[CommandResult, ...]) -> None:
        for result in results:
            self._undo.put(self._acknowledged, result.command_id, True)
