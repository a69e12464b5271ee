"""The columns of the queue, and the deadline in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ui.formatting import time_left
from ui.screens.figures import short_moment
from ui.screens.naming import named
from ui.screens.today.words import detail_of, title_of, work_of
from ui.screens.today.work import AT_THE_COUNTER, LOAN_DUE, WorkRow
from ui.texts import language, late
from ui.widgets.painting import ChipSpec
from ui.widgets.rows_model import Column, RowLook, Toned

DAY_SECONDS = 86_400


def deadline(row: WorkRow, now: datetime) -> Toned | str:
    """What is left or over; for work without a limit how long it waits, for a change when it was."""
    if row.kind == "loan.overdue":
        return Toned(late("today", "{count} d late", count=row.count), "danger", "deadline")
    if row.kind == LOAN_DUE:
        return Toned(late("today", "today"), "warning", "deadline")
    if row.kind.startswith("news.") and row.since is not None:
        return Toned(short_moment(row.since.isoformat()), None, "deadline")
    if row.due is not None:
        words, kind = time_left(int((row.due - now).total_seconds()), language())
        return Toned(words, None if kind == "neutral" else kind, "deadline")
    return waits(row, now)


def waits(row: WorkRow, now: datetime) -> Toned | str:
    """How long a piece of work has been where it is."""
    if row.since is None:
        return ""
    seconds = max(0, int((now - row.since).total_seconds()))
    days = seconds // DAY_SECONDS
    hours, minutes = divmod(seconds // 60, 60)
    if days:
        return Toned(late("today", "for {days} d", days=days), None, "deadline")
    if not (hours or minutes):
        return Toned(late("today", "just now"), None, "deadline")
    return Toned(late("today", "for {time}", time=f"{hours}:{minutes:02d}"), None, "deadline")


def next_step(row: WorkRow, takes_money: bool = False) -> Toned:
    """A link where there is something to do, plain where others are at it."""
    work = work_of(row)
    if takes_money and row.kind in AT_THE_COUNTER:
        return Toned(late("today", "Take the payment"), "accent")
    return Toned(work.next, "accent" if work.turn else "neutral")


def _state(row: WorkRow) -> ChipSpec:
    return work_of(row).state


def look(row: WorkRow) -> RowLook:
    """Hatched while the centre has not seen it."""
    return RowLook(pending=row.pending)


def columns(now: Callable[[], datetime], takes_money: bool = False) -> tuple[Column[WorkRow], ...]:
    """The six columns of the queue."""
    return (
        Column("work", late("today", "Work"), lambda r: (work_of(r).icon, work_of(r).name), "icon_text", 146),
        Column(
            "customer",
            late("today", "Customer / product"),
            lambda r: (title_of(r), detail_of(r, named(*r.product))),
            "two_line",
            220,
            stretch=True,
        ),
        Column("amount", late("today", "Amount"), lambda r: r.amount_fen, "money", 112),
        Column("due", late("today", "Time limit"), lambda r: deadline(r, now()), "text", 118),
        Column("state", late("today", "State"), _state, "chip", 132),
        Column("next", late("today", "Next step"), lambda r: next_step(r, takes_money), "link", 168),
    )
