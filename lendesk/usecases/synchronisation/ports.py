"""What the protocol needs of the stores at both ends, as small protocols.

Centre: `Centre`, `CentralTransaction` (commands in), `CentralReading` (changes out) are filled on
PostgreSQL. Workstation: `OutboxStore` and `ReplicaStore` are filled on encrypted SQLite.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from lendesk.usecases.messages import Command, CommandResult
from lendesk.usecases.projections import Row
from lendesk.usecases.synchronisation.chain import Envelope
from lendesk.usecases.synchronisation.exchange import (
    Check,
    Position,
    PullReply,
    PullRequest,
    PushReply,
    PushRequest,
)


class Interrupted(Exception):
    """Something outside the command failed (database lost, lock, deadlock): nothing was consumed.

    The centre's stores raise it from any call, also from `commit` (then the outcome is unknown and
    the command will be sent again).
    """


@dataclass(frozen=True, slots=True)
class DevicePosition:
    """Where a device's chain stands: the number that comes next and the link hash before it."""

    next_number: int
    last_hash: str
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class StoredLink:
    """A link that the centre has taken: its hash and the command whose result answers for it."""

    link_hash: str
    command_id: str


@dataclass(frozen=True, slots=True)
class StoredResult:
    """The one stored result of a command id, with the hash of the body it was given for."""

    body_hash: str
    result: CommandResult


@dataclass(frozen=True, slots=True)
class AuthorFacts:
    """A registered author key: whose it is, its public half (PEM), whether it was revoked."""

    person_id: str
    public_pem: str
    revoked: bool


class CentralTransaction(Protocol):
    """One database transaction of the centre around one command; undone unless `commit` was called."""

    def lock_device(self, device_id: str) -> DevicePosition | None:
        """The device's position, locked until the end (one push of a device at a time); None: unknown."""

    def link(self, device_id: str, number: int) -> StoredLink | None: ...

    def stored_result(self, command_id: str) -> StoredResult | None: ...

    def author_key(self, key_id: str, device_id: str) -> AuthorFacts | None:
        """The key, if it was registered on this device or on the one that this device replaces."""

    def missing_files(self, sha256s: tuple[str, ...]) -> tuple[str, ...]:
        """Those of these files that the centre does not hold."""

    def carry_out(self, command: Command, author_id: str, device_id: str) -> dict[str, str]:
        """Judge and handle the command as this person with the grants in force now; what it made.

        Inside a savepoint that is undone when it raises: RuleBroken for a refusal, Interrupted when the
        database was the cause, anything else for a defect. Rows, ledger entries and feed rows are in
        this transaction.
        """

    def store_result(self, body_hash: str, result: CommandResult, *, author_id: str, device_id: str) -> None:
        """Keep the result under its command id for ever, and write the audit record (also of a refusal).

        Two at once for one id: the later one raises Interrupted.
        """

    def store_link(self, device_id: str, number: int, link: StoredLink) -> None:
        """Keep the link and move the device's position behind it."""

    def quarantine(self, envelope: Envelope, error: Exception) -> str:
        """Keep the command for a person to look at, log the error; the error's id, also shown there."""

    def note_defect(self, command: Command, error: Exception) -> str:
        """Log an unexpected error of an on-line command; the error's id."""

    def stop_device(self, device_id: str) -> None:
        """Take nothing more from this device until it is registered anew; audited."""

    def commit(self) -> None: ...


class Centre(Protocol):
    """The centre's database as the push sees it."""

    def incarnation(self) -> str:
        """The id of this life of the database: another one after each restore from a backup."""

    def begin(self) -> AbstractContextManager[CentralTransaction]:
        """A new transaction; leaving the block without `commit` undoes it. Raises Interrupted."""


class BodyReader(Protocol):
    """Turns the text of a body into its command (older versions are raised to the newest)."""

    def __call__(self, body: str) -> Command:
        """Raises RuleBroken `command.unknown`, `command.version`, `command.malformed`."""


class SignatureCheck(Protocol):
    """Whether a base64 signature over a text is by the key with this public PEM (P-256)."""

    def __call__(self, public_pem: str, text: str, signature: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class FeedChange:
    """A row changed, came or went: the place of the change in the feed, never the content."""

    position: Position
    table: str
    key: str


class CentralReading(Protocol):
    """One consistent view of the centre (repeatable read) in the eyes of one person on one device.

    Scope per table: `scopes.reach`. A change is told to a person if the row is in scope before or after
    it; telling more is harmless (it comes as a removal), telling less loses rows.
    """

    def incarnation(self) -> str: ...

    def epoch(self) -> int:
        """Of the person: rises with every change of what the person may see."""

    def horizon(self) -> Position:
        """(xmin of the view's snapshot, 0): every change before it is committed and visible here."""

    def holds_since(self, position: Position) -> bool:
        """Whether the feed still has every change after the position."""

    def changes(self, after: Position, before: Position, limit: int) -> tuple[FeedChange, ...]:
        """Changes with after < (transaction, sequence) < before, in that order, at most `limit`."""

    def rows(self, table: str, keys: tuple[str, ...]) -> tuple[Row, ...]:
        """Of these keys the rows that exist and are in scope."""

    def page(self, table: str, after_key: str, limit: int) -> tuple[Row, ...]:
        """Rows in scope with a greater key, in the order of their keys (compared as bytes)."""

    def checks(self) -> dict[str, Check] | None:
        """`checks.table_check` of every table in scope; None if a change at or beyond the horizon is
        visible here (the replica cannot have it yet)."""

    def results(self, command_ids: tuple[str, ...]) -> tuple[CommandResult, ...]:
        """Stored results of these commands of this device, of transactions before the horizon only."""

    def business_date(self) -> date: ...


class OutboxStore(Protocol):
    """The workstation's outbox as the push sees it. Each call is one local transaction."""

    def incarnation(self) -> str:
        """Of the centre that the stored results came from; "" before the first contact."""

    def device_id(self) -> str: ...

    def unanswered(self, limit: int, numbered_from: int = 1) -> tuple[Envelope, ...]:
        """In order of number, without a gap: from the first one that has no result of this incarnation
        (or from `numbered_from`, answered or not, when that is lower)."""

    def record_results(self, results: tuple[CommandResult, ...]) -> None:
        """Keep these results by command id; ids that are not here are left out. Idempotent.

        A final result is not replaced by a quarantine of the same incarnation: that reply was late.
        """

    def adopt_incarnation(self, incarnation: str) -> None:
        """A restored centre: from now on results of before count as missing, all is sent again."""

    def files_again(self, sha256s: tuple[str, ...]) -> None:
        """The centre does not hold these files (any more): they are to be sent again, from the start."""

    def move_to_device(self, device_id: str) -> None:
        """Another device from now on: all commands are numbered anew from 1, as never sent."""

    def awaiting(self, known: frozenset[str], limit: int) -> tuple[str, ...]:
        """Ids of commands that have no final result, or whose id is not among `known`; oldest first."""


@dataclass(frozen=True, slots=True)
class ReplicaState:
    """Where a replica stands; `position` None before the first snapshot page."""

    incarnation: str
    epoch: int
    position: Position | None
    business_date: str = ""


class ReplicaTransaction(Protocol):
    """One local transaction of the replica; undone unless the block ends without an error."""

    def state(self) -> ReplicaState: ...

    def set_state(self, state: ReplicaState) -> None: ...

    def purge(self) -> None:
        """Delete all rows of all tables, and what was acknowledged."""

    def begin_snapshot(self) -> None:
        """Rows that the pages of the coming snapshot do not bring are deleted by `end_snapshot`."""

    def put(self, table: str, rows: tuple[Row, ...]) -> None: ...

    def remove(self, table: str, keys: tuple[str, ...]) -> None: ...

    def end_snapshot(self) -> None: ...

    def acknowledge(self, results: tuple[CommandResult, ...]) -> None:
        """The rows of these commands are here: their previews are over. By command id."""


class ReplicaStore(Protocol):
    """The replica of one person on one workstation."""

    def begin(self) -> AbstractContextManager[ReplicaTransaction]: ...

    def state(self) -> ReplicaState: ...

    def acknowledged(self) -> frozenset[str]: ...

    def checks(self) -> dict[str, Check]: ...


class Line(Protocol):
    """The way to the centre. Raises RuleBroken `line.needs_connection` when there is none."""

    def push(self, request: PushRequest) -> PushReply: ...

    def pull(self, request: PullRequest) -> PullReply: ...
