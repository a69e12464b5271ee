"""The three kinds of message: commands that change, queries that ask, changes that tell screens."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar

from uuid6 import uuid7

from lendesk.domain.access import Permission
from lendesk.domain.errors import Fact


class Route(StrEnum):
    """How a command travels: queued in the outbox, on line at once, or from a job of the centre."""

    QUEUED = "queued"
    ONLINE = "online"
    JOB = "job"


def new_id() -> str:
    """A UUIDv7 as text: sorts by the time it was made; the key of commands and of what they make."""
    return str(uuid7())


@dataclass(frozen=True, kw_only=True)
class Command:
    """An order to change something. Subclasses are frozen, named verb + noun, and declare the three marks.

    `command_id` is made once, where the person acts; the server stores one result for it for ever.
    """

    # An unknown key in a message is refused, not dropped (read by the wire floor).
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    permission: ClassVar[Permission]
    route: ClassVar[Route]
    version: ClassVar[int] = 1

    command_id: str = field(default_factory=new_id)


Answer = TypeVar("Answer")


@dataclass(frozen=True, kw_only=True)
class Query(Generic[Answer]):
    """A question; `Answer` is the type of its reply. `offline` ones are answered from the replica too."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    permission: ClassVar[Permission]
    offline: ClassVar[bool] = False


class Outcome(StrEnum):
    """What became of a command. REFUSED and DONE are final and stored; QUARANTINED waits for a person."""

    DONE = "done"
    REFUSED = "refused"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class CommandResult:
    """The stored result of one command: same id, same result, for ever.

    `code` and `facts` are those of the RuleBroken when refused; `made` names what came into being
    (`{"receipt_number": …}`), as text.
    """

    command_id: str
    outcome: Outcome
    code: str = ""
    facts: dict[str, Fact] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)


class Area(StrEnum):
    """The parts of the business from which screens refresh."""

    CUSTOMERS = "customers"
    APPLICATIONS = "applications"
    CONTRACTS = "contracts"
    DISBURSEMENTS = "disbursements"
    LOANS = "loans"
    LIMITS = "limits"
    REPAYMENTS = "repayments"
    STATEMENTS = "statements"
    COLLECTIONS = "collections"
    SETTINGS = "settings"
    SYNC = "sync"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Changes:
    """Told to screens after a command or a pull: refresh if one of yours is among `areas`."""

    areas: frozenset[Area]
