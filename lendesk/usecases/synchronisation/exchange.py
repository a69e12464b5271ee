"""What the two ends say to each other, as plain values; the wire floor turns them into bytes and back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from lendesk.usecases.messages import CommandResult
from lendesk.usecases.projections import Row
from lendesk.usecases.synchronisation.chain import Envelope

LARGEST_BATCH = 100
"""Commands in one push."""
LARGEST_PULL = 1_000
"""Rows and removals in one reply to a pull."""
LARGEST_AWAITED = 500
"""Command ids that one pull may ask about."""


FeedRows: TypeAlias = tuple[dict[str, tuple[Row, ...]], dict[str, tuple[str, ...]]]
"""Rows and removed keys by table."""


class Stop(StrEnum):
    """Why the centre took no more of a batch; nothing from there on consumed a number."""

    NONE = ""
    NEW_INCARNATION = "incarnation.new"
    GAP = "chain.gap"
    DAMAGED = "body.damaged"
    UNREADABLE = "body.unreadable"
    ALTERED = "command.altered"
    BUSY = "centre.busy"
    FILE_MISSING = "file.missing"
    KEY_UNKNOWN = "author.key_unknown"
    DEVICE_STOPPED = "device.stopped"
    DEVICE_UNKNOWN = "device.unknown"


@dataclass(frozen=True, slots=True)
class PushRequest:
    """Queued commands in order. `incarnation` is the centre's that the outbox knows, "" at first."""

    device_id: str
    incarnation: str
    envelopes: tuple[Envelope, ...]


@dataclass(frozen=True, slots=True)
class PushReply:
    """Results by number of what was taken, in order; then why it stopped.

    Applied only if `base_incarnation` is still the outbox's own; `expected` is the number that the
    centre waits for; `missing_files` are SHA-256 to send again when stopped by FILE_MISSING.
    """

    base_incarnation: str
    incarnation: str
    results: tuple[tuple[int, CommandResult], ...]
    stop: Stop = Stop.NONE
    expected: int = 0
    missing_files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in the feed: all of before (`transaction`, `sequence`) and itself is known.

    Within a snapshot `table` is set: the tables before it are read, and it up to `key`; the feed is then
    followed from (`transaction`, `sequence`), which was taken before the first page.
    """

    transaction: int
    sequence: int
    table: str = ""
    key: str = ""

    @property
    def in_snapshot(self) -> bool:
        return bool(self.table)


@dataclass(frozen=True, slots=True)
class PullRequest:
    """`position` None asks for a snapshot. `awaiting`: commands whose result or rows are not here yet."""

    incarnation: str
    epoch: int
    schema: str
    position: Position | None
    awaiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """How many rows a table has in the asker's scope, and the order-free hash over them (hex)."""

    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class PullReply:
    """Rows since the position that it starts from; applied only if all `base_…` are still the replica's.

    `first` marks the first page of a snapshot, `snapshot` every page of one. `acknowledged` come only
    with the last reply (`more` false): the rows of these commands are then in the replica. `checks` may
    be missing when the centre is being written to. `business_date` is ISO.
    """

    base_incarnation: str
    base_epoch: int
    base_position: Position | None
    incarnation: str
    epoch: int
    position: Position
    snapshot: bool
    first: bool
    more: bool
    rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    removals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    acknowledged: tuple[CommandResult, ...] = ()
    checks: dict[str, Check] | None = None
    business_date: str = ""
