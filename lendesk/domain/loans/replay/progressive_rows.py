"""Rows beside a progressive schedule: the dates they are made with, and sums that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from lendesk.domain.calendars import add_months
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Rescheduled
from lendesk.domain.loans.plans.due_dates import due_dates
from lendesk.domain.loans.progressive.periods import Period
from lendesk.domain.loans.replay.book import PRINCIPAL, Row
from lendesk.domain.loans.terms.rules import DAYS_IN, MONTHS_IN
from lendesk.domain.loans.terms.terms import LoanTerms


def level(rows: list[Row], missing: int, part: int = PRINCIPAL) -> None:
    """What the rows together lack of a part (or have too much of) goes to the last open ones."""
    for row in reversed(rows):
        if not missing:
            return
        if row.outstanding.total:
            change = max(missing, -row.open(part))
            row.due[part] += change
            missing -= change


def met(row: Row, part: int) -> int:
    """What of a part is paid or let off already: a row never asks for less."""
    return row.paid[part] + row.waived[part] + row.written_off[part]


def periods_of(terms: LoanTerms, on: date, moves: Sequence[Rescheduled]) -> list[Period]:
    """The periods of a loan paid out on a day, with due dates moved and rows added as agreed later.

    A period whose own due date moves keeps its days: what it is longer costs in proportion.
    Raises RuleBroken `reschedule.before_the_period`.
    """
    dates = due_dates(terms, on)
    spans = list(zip(dates.starts, dates.dues, strict=True))
    days = [(due - start).days for start, due in spans]
    for move in moves:
        if move.extra_terms:
            end = spans[-1][1]
            ends = [_after(terms, end, step) for step in range(1, move.extra_terms + 1)]
            spans += list(zip([end, *ends[:-1]], ends, strict=True))
            days += [(due - start).days for start, due in spans[len(days) :]]
        at = next((no for no, span in enumerate(spans) if span[1] >= move.from_date), None)
        if move.adjusted_due_date is not None and at is not None:
            to = move.adjusted_due_date
            if to <= spans[at][0]:
                raise RuleBroken(
                    "reschedule.before_the_period", due=to.isoformat(), start=spans[at][0].isoformat()
                )
            ends = [to, *(_after(terms, to, step) for step in range(1, len(spans) - at))]
            spans[at:] = zip([spans[at][0], *ends[:-1]], ends, strict=True)
            days[at + 1 :] = [(due - start).days for start, due in spans[at + 1 :]]
    return [Period(start, due, length) for (start, due), length in zip(spans, days, strict=True)]


def _after(terms: LoanTerms, day: date, periods: int) -> date:
    if terms.unit in MONTHS_IN:
        return add_months(day, periods * terms.every * MONTHS_IN[terms.unit])
    return day + timedelta(days=periods * terms.every * DAYS_IN[terms.unit])
