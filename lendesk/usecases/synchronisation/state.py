"""What a person sees of the line: its state, and what waits in the outbox."""

from __future__ import annotations

from dataclasses import dataclass, field

from lendesk.domain.errors import Fact


@dataclass(frozen=True, slots=True)
class Queued:
    """A queued command is safe in the outbox under this number of the device; the centre has not seen it."""

    command_id: str
    number: int


@dataclass(frozen=True, slots=True)
class LineState:
    """`problem` is a code (`line.device_stopped`, `line.sign_in_again`, …) or ""; times are ISO text.

    `attention` counts results that wait for a person (refused, quarantined).
    """

    online: bool
    since: str = ""
    last_sync_at: str = ""
    outbox_count: int = 0
    outbox_sum_fen: int = 0
    attention: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One queued command as the Sync screen shows it.

    `status`: waiting, done, refused, quarantined, solved. `mine` and `theirs` are both sides' facts
    (field, value): what was ordered here, and what the centre holds or answered.
    """

    command_id: str
    number: int
    command: str
    subject: str
    amount_fen: int
    author_id: str
    author_name: str
    at: str
    status: str
    code: str = ""
    facts: dict[str, Fact] = field(default_factory=dict)
    mine: tuple[tuple[str, str], ...] = ()
    theirs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it stood when the person last paused; `data` is JSON text of the screen's own making."""

    key: str
    kind: str
    title: str
    data: str
    saved_at: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who sits at this workstation. `offline_until` is "" when signed in on line."""

    person_id: str
    staff_number: str
    name: str
    branch_id: str
    branch_name: str
    role_names: tuple[tuple[str, str], ...]
    permissions: frozenset[str]
    device_code: str
    business_date: str
    offline_until: str = ""
    branch_name_en: str = ""
