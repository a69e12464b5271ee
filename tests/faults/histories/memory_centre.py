"""A centre in memory: transactions with ids, a feed that a slow writer holds back, backups, small loans."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from lendesk.domain.access import Actor
from lendesk.domain.errors import RuleBroken
from lendesk.usecases.messages import Command, CommandResult, Outcome
from lendesk.usecases.projections import TABLES, LoanRow, ReceiptRow, Row
from lendesk.usecases.repayments.commands import PostRepayment
from lendesk.usecases.synchronisation.chain import GENESIS, Envelope
from lendesk.usecases.synchronisation.checks import table_check
from lendesk.usecases.synchronisation.exchange import Check, Position
from lendesk.usecases.synchronisation.ports import (
    AuthorFacts,
    DevicePosition,
    FeedChange,
    Interrupted,
    StoredLink,
    StoredResult,
)
from lendesk.usecases.synchronisation.scopes import reach

from .chance import Chance
from .undo import UndoLog

DAY = date(2026, 3, 2)


@dataclass
class Person:
    """Who acts; `epoch` rises with `actor`."""

    actor: Actor
    epoch: int = 1


@dataclass
class State:
    """All that a backup holds."""

    tables: dict[str, dict[str, Row]] = field(default_factory=lambda: {table: {} for table in TABLES})
    devices: dict[str, DevicePosition] = field(default_factory=dict)
    links: dict[tuple[str, int], StoredLink] = field(default_factory=dict)
    results: dict[str, tuple[StoredResult, int]] = field(default_factory=dict)
    effects: dict[int, tuple[str, int]] = field(default_factory=dict)
    quarantined: dict[str, Envelope] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)

    def copy(self) -> State:
        return State(
            {table: dict(rows) for table, rows in self.tables.items()},
            dict(self.devices),
            dict(self.links),
            dict(self.results),
            dict(self.effects),
            dict(self.quarantined),
            {name: Person(person.actor, person.epoch) for name, person in self.persons.items()},
        )


class MemoryCentre:
    """Fills `ports.Centre`; `reading` gives a `ports.CentralReading`."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self.state = State()
        self.lives = 1
        self.next_transaction = 100
        self.next_sequence = 1
        self.feed: dict[int, FeedChange] = {}
        self.slow: dict[int, tuple[LoanRow, int]] = {}
        self.defects: set[str] = set()

    def incarnation(self) -> str:
        return f"life-{self.lives}"

    # -- commands in ---------------------------------------------------------------------------------

    @contextmanager
    def begin(self) -> Iterator[MemoryTransaction]:
        self._chance.central_point()
        transaction = MemoryTransaction(self, self._chance)
        try:
            yield transaction
        finally:
            transaction.undo.back_to(0)

    def add_feed(self, undo: UndoLog, transaction: int, table: str, key: str) -> None:
        sequence = self.next_sequence
        self.next_sequence += 1
        undo.put(self.feed, sequence, FeedChange(Position(transaction, sequence), table, key))

    # -- what happens at the centre besides ------------------------------------------------------------

    def write(self, table: str, row: Row) -> None:
        """A row changed by somebody at the centre, committed at once."""
        transaction = self.take_transaction()
        self.state.tables[table][row.key] = row
        self.add_feed(UndoLog(), transaction, table, row.key)

    def take_transaction(self) -> int:
        self.next_transaction += 1
        return self.next_transaction - 1

    def begin_slow(self, loan: LoanRow) -> None:
        """A writer that takes its place in the feed now and commits later; the loan is locked meanwhile."""
        sequence = self.next_sequence
        self.next_sequence += 1
        self.slow[self.take_transaction()] = (loan, sequence)

    def commit_slow(self) -> None:
        transaction = min(self.slow)
        loan, sequence = self.slow.pop(transaction)
        self.state.tables["loans"][loan.key] = loan
        self.feed[sequence] = FeedChange(Position(transaction, sequence), "loans", loan.key)

    def is_locked(self, loan_id: str) -> bool:
        return any(loan.key == loan_id for loan, _ in self.slow.values())

    def change_role(self, person_id: str, actor: Actor) -> None:
        person = self.state.persons[person_id]
        self.state.persons[person_id] = Person(actor, person.epoch + 1)

    def restore(self, backup: State) -> None:
        """Another life: an older state, an empty feed, transaction ids from anywhere."""
        self.state = backup.copy()
        for command_id, (stored, _) in self.state.results.items():
            self.state.results[command_id] = (stored, 0)  # ids of the other life's transactions mean nothing
        self.lives += 1
        self.feed.clear()
        self.slow.clear()
        self.next_transaction = 50 + self.lives
        self.next_sequence = 1

    def release(self, command_id: str, read: Any) -> None:
        """A person runs a quarantined command again."""
        envelope = self.state.quarantined.pop(command_id)
        self.defects.add(command_id)
        transaction = MemoryTransaction(self, Chance(0))
        try:
            made = transaction.carry_out(read(envelope.body), envelope.author_id, envelope.device_id)
            result = CommandResult(command_id, Outcome.DONE, made=made)
        except RuleBroken as broken:
            result = CommandResult(command_id, Outcome.REFUSED, broken.code, broken.facts)
        stored = StoredResult(envelope.body_hash, result)
        self.state.results[command_id] = (stored, transaction.number)

    # -- changes out -----------------------------------------------------------------------------------

    def reading(self, person_id: str) -> MemoryReading:
        return MemoryReading(self, self.state.persons[person_id])


class MemoryTransaction:
    """One transaction; every step may be the last one."""

    def __init__(self, centre: MemoryCentre, chance: Chance) -> None:
        self._centre = centre
        self._state = centre.state
        self._chance = chance
        self.number = centre.take_transaction()
        self.undo = UndoLog()

    def lock_device(self, device_id: str) -> DevicePosition | None:
        self._chance.central_point()
        return self._state.devices.get(device_id)

    def link(self, device_id: str, number: int) -> StoredLink | None:
        return self._state.links.get((device_id, number))

    def stored_result(self, command_id: str) -> StoredResult | None:
        found = self._state.results.get(command_id)
        return found[0] if found else None

    def author_key(self, key_id: str, device_id: str) -> AuthorFacts | None:
        person_id = key_id.removeprefix("key-")
        if person_id not in self._state.persons:
            return None
        return AuthorFacts(person_id, f"public-{person_id}", revoked=False)

    def missing_files(self, sha256s: tuple[str, ...]) -> tuple[str, ...]:
        return ()

    def carry_out(self, command: Command, author_id: str, device_id: str) -> dict[str, str]:
        self._chance.central_point()
        savepoint = self.undo.mark()
        try:
            return self._post(command, author_id)
        except Exception:
            self.undo.back_to(savepoint)
            raise

    def _post(self, command: Command, author_id: str) -> dict[str, str]:
        assert isinstance(command, PostRepayment)
        loan = self._state.tables["loans"].get(command.loan_id)
        assert isinstance(loan, LoanRow)
        if self._centre.is_locked(loan.key):
            raise Interrupted
        if self._state.persons[author_id].actor.branch_id != loan.branch_id:
            raise RuleBroken("access.scope")
        if command.amount_fen > loan.outstanding_fen:
            raise RuleBroken("loan.too_much", left_fen=loan.outstanding_fen)
        self._effect(command, loan, author_id)
        first_try = command.command_id not in self._centre.defects
        if first_try and self._chance.happens(self._chance.defect_rate):
            raise ZeroDivisionError
        return {"receipt_number": command.receipt_number}

    def _effect(self, command: PostRepayment, loan: LoanRow, author_id: str) -> None:
        paid = replace(loan, outstanding_fen=loan.outstanding_fen - command.amount_fen)
        self._put("loans", paid)
        self._chance.central_point()
        receipt = ReceiptRow(
            command.command_id,
            loan.branch_id,
            author_id,
            command.receipt_number,
            loan.key,
            loan.number,
            loan.customer_name,
            command.amount_fen,
            command.method,
            command.payer,
            command.value_date.isoformat(),
            "",
            "posted",
        )
        self._put("receipts", receipt)
        effects = self._state.effects
        self.undo.put(effects, len(effects) + 1, (command.command_id, command.amount_fen))

    def _put(self, table: str, row: Row) -> None:
        self.undo.put(self._state.tables[table], row.key, row)
        self._centre.add_feed(self.undo, self.number, table, row.key)

    def store_result(self, body_hash: str, result: CommandResult, *, author_id: str, device_id: str) -> None:
        self._chance.central_point()
        if result.command_id in self._state.results:
            raise Interrupted
        stored = (StoredResult(body_hash, result), self.number)
        self.undo.put(self._state.results, result.command_id, stored)

    def store_link(self, device_id: str, number: int, link: StoredLink) -> None:
        self._chance.central_point()
        self.undo.put(self._state.links, (device_id, number), link)
        position = DevicePosition(number + 1, link.link_hash)
        self.undo.put(self._state.devices, device_id, position)

    def quarantine(self, envelope: Envelope, error: Exception) -> str:
        self.undo.put(self._state.quarantined, envelope.command_id, envelope)
        return f"error-{self.number}"

    def note_defect(self, command: Command, error: Exception) -> str:
        return f"error-{self.number}"

    def stop_device(self, device_id: str) -> None:
        position = self._state.devices[device_id]
        self.undo.put(self._state.devices, device_id, replace(position, stopped=True))

    def commit(self) -> None:
        self._chance.central_point()
        self.undo.forget()
        self._chance.central_point()


class MemoryReading:
    """One consistent view: nothing runs between its calls."""

    def __init__(self, centre: MemoryCentre, person: Person) -> None:
        self._centre = centre
        self._person = person

    def incarnation(self) -> str:
        return self._centre.incarnation()

    def epoch(self) -> int:
        return self._person.epoch

    def horizon(self) -> Position:
        return Position(min((*self._centre.slow, self._centre.next_transaction)), 0)

    def holds_since(self, position: Position) -> bool:
        return True

    def changes(self, after: Position, before: Position, limit: int) -> tuple[FeedChange, ...]:
        found = sorted(
            (each for each in self._centre.feed.values() if after < each.position < before),
            key=lambda each: each.position,
        )
        return tuple(found[:limit])

    def rows(self, table: str, keys: tuple[str, ...]) -> tuple[Row, ...]:
        held = self._centre.state.tables[table]
        return tuple(held[key] for key in keys if key in held and self._sees(table, held[key]))

    def page(self, table: str, after_key: str, limit: int) -> tuple[Row, ...]:
        return tuple(row for row in self.scope(table) if row.key > after_key)[:limit]

    def scope(self, table: str) -> tuple[Row, ...]:
        held = self._centre.state.tables[table]
        return tuple(held[key] for key in sorted(held) if self._sees(table, held[key]))

    def _sees(self, table: str, row: Row) -> bool:
        return reach(self._person.actor, table).holds(row.branch_id, row.owner_id)

    def checks(self) -> dict[str, Check] | None:
        horizon = self.horizon()
        if any(each.position >= horizon for each in self._centre.feed.values()):
            return None
        return {table: table_check(self.scope(table)) for table in TABLES}

    def results(self, command_ids: tuple[str, ...]) -> tuple[CommandResult, ...]:
        stored = self._centre.state.results
        horizon = self.horizon().transaction
        found = (stored[each] for each in command_ids if each in stored)
        return tuple(each.result for each, number in found if number < horizon)

    def business_date(self) -> date:
        return DAY


def new_device(centre: MemoryCentre, device_id: str) -> None:
    """Registered: its chain starts at number 1."""
    centre.state.devices[device_id] = DevicePosition(1, GENESIS)
