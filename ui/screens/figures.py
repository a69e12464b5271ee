"""Figures that arrive as text, written for the eye: rates, shares, moments.

Knows no Qt.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from ui.formatting import NOTHING, percent


def percent_text(text: str) -> str:
    """18.25 % from the percent figure "18.2500"; what is no number is shown as it came, "" as —."""
    try:
        return percent(Decimal(text) / 100)
    except InvalidOperation:
        return text or NOTHING


def share(part_fen: int, whole_fen: int) -> str:
    """57 % of two amounts, rounded half up; — where there is no whole."""
    return percent(Decimal(part_fen) / Decimal(whole_fen), 0) if whole_fen > 0 else NOTHING


def parsed(text: str) -> datetime | None:
    """The moment of an ISO text (UTC where it names no zone), None for anything else."""
    try:
        made = datetime.fromisoformat(text)
    except ValueError:
        return None
    return made if made.tzinfo else made.replace(tzinfo=UTC)


def short_moment(text: str) -> str:
    """11-21 14:08 in the desk's own zone, from an ISO text; the text itself where it is none, "" as —."""
    made = parsed(text)
    return made.astimezone().strftime("%m-%d %H:%M") if made else text or NOTHING


def full_moment(text: str) -> str:
    """2026-11-21 14:08:26 in the desk's own zone; the text itself where it is none, "" as —."""
    made = parsed(text)
    return made.astimezone().strftime("%Y-%m-%d %H:%M:%S") if made else text or NOTHING


def waited_seconds(since: str, now: datetime) -> int | None:
    """Whole seconds since an ISO text, None where it is none."""
    made = parsed(since)
    return int((now - made).total_seconds()) if made else None
