"""Queued commands in the device's chain: signed by their author, read back for push and screens."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from lendesk.domain.errors import RuleBroken
from lendesk.storage.encrypted import Cursor, EncryptedFile
from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.synchronisation.chain import GENESIS, Envelope, hash_of, link_hash
from lendesk.usecases.synchronisation.state import Queued


@dataclass(frozen=True, slots=True)
class NewCommand:
    """A command on its way into the outbox: body as exact text, signed by its author."""

    command_id: str
    name: str
    body: str
    author_id: str
    author_name: str
    author_key_id: str
    signature: str
    subject: str
    amount_fen: int
    queued_at: str


@dataclass(frozen=True, slots=True)
class QueuedCommand:
    """A command of the outbox with what became of it; `result` None while the centre has not answered.

    `solved`: "" or how a person closed it (`drop`, `again`).
    """

    new: NewCommand
    number: int
    result: CommandResult | None
    solved: str


class CommandQueue:
    """Fills `usecases.synchronisation.ports.OutboxStore`. Each call is one local transaction."""

    def __init__(self, file: EncryptedFile) -> None:
        self._file = file

    # -- the device ------------------------------------------------------------------------------------

    def incarnation(self) -> str:
        return self.fact("incarnation")

    def device_id(self) -> str:
        return self.fact("device_id")

    def device_code(self) -> str:
        """What the receipt numbers of this device start with."""
        return self.fact("device_code")

    def set_device(self, device_id: str, device_code: str) -> None:
        """The centre registered this workstation, or registered it anew: all is numbered for it again."""
        with self._file.transaction() as cursor:
            _set_fact(cursor, "device_code", device_code)
            self.move_to_device(device_id)

    def move_to_device(self, device_id: str) -> None:
        with self._file.transaction() as cursor:
            _set_fact(cursor, "device_id", device_id)
            rows = cursor.execute("SELECT * FROM commands ORDER BY rowid").fetchall()
            # Numbers of the old device step aside first: (device_id, number) is unique at every moment.
            cursor.execute("UPDATE commands SET number = -rowid, answered_incarnation = '', outcome = NULL")
            previous = GENESIS
            for number, row in enumerate(rows, start=1):
                envelope = replace(_envelope(row), device_id=device_id, number=number, previous_hash=previous)
                previous = link_hash(envelope)
                cursor.execute(
                    "UPDATE commands SET device_id = ?, number = ?, previous_hash = ?, link_hash = ?"
                    " WHERE command_id = ?",
                    (device_id, number, envelope.previous_hash, previous, envelope.command_id),
                )

    def adopt_incarnation(self, incarnation: str) -> None:
        with self._file.transaction() as cursor:
            _set_fact(cursor, "incarnation", incarnation)

    # -- queueing --------------------------------------------------------------------------------------

    def queue(self, new: NewCommand) -> Queued:
        """Put the command behind the last one. RuleBroken `outbox.disk_full`: nothing is written."""
        with self._file.transaction() as cursor:
            return self._append(cursor, new)

    def queue_receipt(self, make: Callable[[str], NewCommand]) -> tuple[Queued, str]:
        """Take the next receipt number and queue the command made with it, both or neither."""
        with self._file.transaction() as cursor:
            series = self.device_code()
            serial = _next_serial(cursor, series)
            new = make(receipt_number(series, serial))
            queued = self._append(cursor, new)
            cursor.execute("INSERT INTO receipts VALUES (?, ?, ?)", (series, serial, new.command_id))
            return queued, receipt_number(series, serial)

    def next_receipt_number(self) -> str:
        """The number that the next counter posting will carry; not yet taken."""
        series = self.device_code()
        with self._file.transaction() as cursor:
            return receipt_number(series, _next_serial(cursor, series))

    def _append(self, cursor: Cursor, new: NewCommand) -> Queued:
        device_id = self.device_id()
        if not device_id:
            raise RuleBroken("sign_in.device_unknown")
        last = cursor.execute(
            "SELECT number, link_hash FROM commands WHERE device_id = ? ORDER BY number DESC LIMIT 1",
            (device_id,),
        ).fetchone()
        number, previous = (last["number"] + 1, last["link_hash"]) if last else (1, GENESIS)
        envelope = _sealed(new, device_id, number, previous)
        cursor.execute(
            "INSERT INTO commands (command_id, device_id, number, previous_hash, link_hash, name, body,"
            " body_hash, author_id, author_name, author_key_id, signature, subject, amount_fen, queued_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new.command_id,
                device_id,
                number,
                previous,
                link_hash(envelope),
                new.name,
                new.body,
                envelope.body_hash,
                new.author_id,
                new.author_name,
                new.author_key_id,
                new.signature,
                new.subject,
                new.amount_fen,
                new.queued_at,
            ),
        )
        return Queued(new.command_id, number)

    # -- push ------------------------------------------------------------------------------------------

    def unanswered(self, limit: int, numbered_from: int = 2**53) -> tuple[Envelope, ...]:
        device_id = self.device_id()
        first = self._file.value(
            "SELECT min(number) FROM commands WHERE device_id = ? AND"
            " (outcome IS NULL OR answered_incarnation <> ?)",
            (device_id, self.incarnation()),
        )
        start = min(numbered_from, first if first is not None else 2**53)
        rows = self._file.rows(
            "SELECT * FROM commands WHERE device_id = ? AND number >= ? ORDER BY number LIMIT ?",
            (device_id, start, limit),
        )
        return tuple(_envelope(row) for row in rows)

    def record_results(self, results: tuple[CommandResult, ...]) -> None:
        with self._file.transaction() as cursor:
            cursor.executemany(
                "UPDATE commands SET outcome = :outcome, result = :result, answered_incarnation = :life"
                " WHERE command_id = :command_id AND NOT (:outcome = 'quarantined'"
                " AND answered_incarnation = :life AND outcome IN ('done', 'refused'))",
                [
                    {
                        "outcome": result.outcome.value,
                        "result": _result_text(result),
                        "life": self.incarnation(),
                        "command_id": result.command_id,
                    }
                    for result in results
                ],
            )

    def files_again(self, sha256s: tuple[str, ...]) -> None:
        with self._file.transaction() as cursor:
            cursor.executemany(
                "UPDATE files SET sent = 0 WHERE sha256 = ?", [(sha256,) for sha256 in sha256s]
            )

    def awaiting(self, known: frozenset[str], limit: int) -> tuple[str, ...]:
        rows = self._file.rows("SELECT command_id, outcome FROM commands ORDER BY rowid")
        final = {Outcome.DONE.value, Outcome.REFUSED.value}
        asked = [row[0] for row in rows if row["outcome"] not in final or row[0] not in known]
        return tuple(asked[:limit])

    # -- screens ---------------------------------------------------------------------------------------

    def commands(self, *, open_only: bool = False) -> tuple[QueuedCommand, ...]:
        """All commands, newest first; `open_only`: those without a final result."""
        condition = " WHERE outcome IS NULL OR outcome = 'quarantined'" if open_only else ""
        rows = self._file.rows(f"SELECT * FROM commands{condition} ORDER BY rowid DESC")  # noqa: S608
        return tuple(_queued(row) for row in rows)

    def named(self, name: str) -> tuple[QueuedCommand, ...]:
        """Commands of one kind, oldest first."""
        rows = self._file.rows("SELECT * FROM commands WHERE name = ? ORDER BY rowid", (name,))
        return tuple(_queued(row) for row in rows)

    def command(self, command_id: str) -> QueuedCommand:
        """Raises RuleBroken `record.missing`."""
        rows = self._file.rows("SELECT * FROM commands WHERE command_id = ?", (command_id,))
        if not rows:
            raise RuleBroken("record.missing", kind="outbox", key=command_id)
        return _queued(rows[0])

    def solve(self, command_id: str, how: str) -> None:
        """Close a refused command. Raises RuleBroken `outbox.not_refused` for any other."""
        with self._file.transaction() as cursor:
            cursor.execute(
                "UPDATE commands SET solved = ? WHERE command_id = ? AND outcome = 'refused' AND solved = ''",
                (how, command_id),
            )
            if cursor.rowcount != 1:
                raise RuleBroken("outbox.not_refused", command_id=command_id)

    def solve_again(self, command_id: str, new: NewCommand) -> Queued:
        """Close a refused command and queue the one that takes its place, both or neither."""
        with self._file.transaction() as cursor:
            self.solve(command_id, "again")
            return self._append(cursor, new)

    def waiting(self) -> tuple[int, int]:
        """How many commands the centre has not answered, and the sum of their amounts in fen."""
        row = self._file.rows(
            "SELECT count(*), coalesce(sum(amount_fen), 0) FROM commands"
            " WHERE outcome IS NULL OR answered_incarnation <> ?",
            (self.incarnation(),),
        )[0]
        return int(row[0]), int(row[1])

    def attention(self) -> int:
        """How many results wait for a person."""
        return int(
            self._file.value(
                "SELECT count(*) FROM commands WHERE solved = '' AND outcome IN ('refused', 'quarantined')"
            )
        )

    def fact(self, name: str) -> str:
        """A small fact of this workstation, "" when unknown."""
        return str(self._file.value("SELECT value FROM facts WHERE name = ?", (name,)) or "")

    def set_fact(self, name: str, value: str) -> None:
        with self._file.transaction() as cursor:
            _set_fact(cursor, name, value)


def receipt_number(series: str, serial: int) -> str:
    """As printed: the device's code, six digits."""
    return f"{series}-{serial:06d}"


def _next_serial(cursor: Cursor, series: str) -> int:
    found = cursor.execute("SELECT max(serial) FROM receipts WHERE series = ?", (series,)).fetchone()[0]
    return int(found or 0) + 1


def _set_fact(cursor: Cursor, name: str, value: str) -> None:
    cursor.execute(
        "INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def _sealed(new: NewCommand, device_id: str, number: int, previous: str) -> Envelope:
    return Envelope(
        device_id,
        number,
        new.command_id,
        new.body,
        hash_of(new.body),
        previous,
        new.author_id,
        new.author_key_id,
        new.signature,
    )


def _envelope(row: Any) -> Envelope:
    return Envelope(**{name: row[name] for name in Envelope.__dataclass_fields__})


def _queued(row: Any) -> QueuedCommand:
    new = NewCommand(**{name: row[name] for name in NewCommand.__dataclass_fields__})
    result = _result(row["result"]) if row["outcome"] is not None else None
    return QueuedCommand(new, row["number"], result, row["solved"])


def _result_text(result: CommandResult) -> str:
    named = {
        "command_id": result.command_id,
        "outcome": result.outcome.value,
        "code": result.code,
        "facts": result.facts,
        "made": result.made,
    }
    return json.dumps(named, ensure_ascii=False)


def _result(text: str) -> CommandResult:
    named = json.loads(text)
    return CommandResult(**{**named, "outcome": Outcome(named["outcome"])})
