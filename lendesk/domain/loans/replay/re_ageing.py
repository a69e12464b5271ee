"""What is open of the principal is spread over new rows from a later day on."""

from __future__ import annotations

from datetime import date, timedelta

from lendesk.domain.calendars import add_months
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import ReAged
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import INTEREST, PRINCIPAL, Row, RowKind
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.shares import shares
from lendesk.domain.loans.terms.rules import DAYS_IN, MONTHS_IN, Unit
from lendesk.domain.loans.terms.servicing import Engine

RE_AGE = "re_age"


def re_age(run: Run, event: ReAged) -> None:
    """Rows keep what was paid and their charges; principal moves to `n` rows from `start_date` on.

    With interest as planned (engine FIXED) the open interest moves too; else it stays where it is. Where a
    back-dated payment has left nothing open there are no new rows. Raises RuleBroken `re_age.no_rows`.
    """
    book, on = run.book, event.value_date
    if event.n < 1 or event.every < 1:
        raise RuleBroken("re_age.no_rows", n=event.n, every=event.every)
    moving = (PRINCIPAL, INTEREST) if run.terms.servicing.engine is Engine.FIXED else (PRINCIPAL,)
    moved = [0, 0, 0, 0]
    for row in book.rows:
        for part in moving:
            fen = row.open(part)
            row.due[part] -= fen
            moved[part] += fen
        if not row.outstanding.total and row.paid_on is None:
            row.paid_on = on
    if any(moved):
        _add_rows(run, event, moved)
    run.record(event.key, RE_AGE, on, sum(moved), parts=Parts(*moved))


def _add_rows(run: Run, event: ReAged, moved: list[int]) -> None:
    due = event.start_date
    rows = [row for row in run.book.rows if row.kind is not RowKind.DOWN_PAYMENT]
    start = max((row.due_date for row in rows if row.due_date < due), default=rows[0].from_date)
    grace = timedelta(days=run.terms.penalty.grace_days)
    parts = {part: shares(run.terms, moved[part], event.n) for part in (INTEREST, PRINCIPAL)}
    for at in range(event.n):
        row = Row(0, start, due, RowKind.RE_AGED, penalty_from=due + grace)
        for part, fens in parts.items():
            row.due[part] = fens[at]
        run.book.rows.append(row)
        start, due = due, later(due, event.every, event.unit)
    run.book.rows.sort(key=lambda row: row.due_date)
    run.book.renumber()


def later(day: date, every: int, unit: Unit) -> date:
    """The due date after `day`."""
    if unit in MONTHS_IN:
        return add_months(day, every * MONTHS_IN[unit])
    return day + timedelta(days=every * DAYS_IN[unit])
