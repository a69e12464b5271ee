"""The state of line and outbox as the foot of a window shows it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from lendesk.usecases.synchronisation.state import LineState, SignedIn
from ui.screens.naming import named
from ui.shell.model import Badge, LineStatus

STALE_AFTER = timedelta(minutes=15)
"""Data older than this are marked: a colleague may have changed what is shown."""


def line_status(line: LineState, signed_in: SignedIn, now: datetime | None = None) -> LineStatus:
    """What the status bar says of a line; `now` with a zone, the clock's when left out."""
    return LineStatus(
        offline_since="" if line.online else clock_text(line.since) or "—",
        outbox_count=line.outbox_count,
        outbox_sum_fen=line.outbox_sum_fen,
        last_sync=clock_text(line.last_sync_at),
        stale_minutes=stale_minutes(line.last_sync_at, now or datetime.now(UTC)),
        branch=named(signed_in.branch_name, signed_in.branch_name_en),
        device=signed_in.device_code,
    )


def sync_badge(line: LineState) -> Badge | None:
    """The mark at Sync: red for what needs a person, else violet for what waits."""
    if line.attention:
        return Badge(line.attention, "person")
    return Badge(line.outbox_count, "outbox") if line.outbox_count else None


def stale_minutes(last_sync_at: str, now: datetime) -> int:
    """The age in minutes of what this workstation knows; 0 while it is fresh, or was never fetched."""
    if not last_sync_at:
        return 0
    age = now - datetime.fromisoformat(last_sync_at)
    return int(age.total_seconds()) // 60 if age >= STALE_AFTER else 0


def clock_text(iso: str) -> str:
    """The local clock time of an ISO time, "" for none."""
    return datetime.fromisoformat(iso).astimezone().strftime("%H:%M") if iso else ""


def role_words(signed_in: SignedIn) -> str:
    """The names of a person's roles in the language in force."""
    return " / ".join(named(chinese, english) for chinese, english in signed_in.role_names)
