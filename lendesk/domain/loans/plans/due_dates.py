"""When the instalments of a loan fall due: as agreed, and as moved off rest days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from lendesk.domain.calendars import Shift, add_months
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.terms.rules import DAYS_IN, MONTHS_IN
from lendesk.domain.loans.terms.terms import LoanTerms


@dataclass(frozen=True, slots=True)
class DueDates:
    """Start and due date of every row, the dates between which interest runs, and a broken first period."""

    starts: list[date]
    dues: list[date]
    interest_starts: list[date]
    interest_ends: list[date]
    broken: bool


def due_dates(terms: LoanTerms, disbursed_on: date, first_due: date | None = None) -> DueDates:
    """The dates of a plan; `first_due` (else that of the terms) moves the whole row of due dates.

    The day of the month is that of the disbursement, or of `first_due` where that breaks the first period;
    months too short take their last day and the next month returns to the agreed one.
    Raises RuleBroken `terms.impossible` (key first_due or disbursement_date).
    """
    first = first_due or terms.first_due
    if not 1900 <= disbursed_on.year <= 2199:
        raise RuleBroken("terms.impossible", key="disbursement_date", reason="out_of_bounds")
    if first is not None and not disbursed_on < first <= add_months(disbursed_on, 1200):
        raise RuleBroken("terms.impossible", key="first_due", reason="not_after_disbursement")
    broken = first is not None and first != _after(terms, disbursed_on, 1)
    anchor, skipped = (first, 0) if broken and first else (disbursed_on, 1)
    agreed = [_after(terms, anchor, no + skipped) for no in range(terms.n)]
    if terms.single_row:
        agreed = agreed[-1:]
    return _moved(terms, disbursed_on, agreed, broken)


def _after(terms: LoanTerms, day: date, periods: int) -> date:
    if terms.unit in MONTHS_IN:
        return add_months(day, periods * terms.every * MONTHS_IN[terms.unit])
    return day + timedelta(days=periods * terms.every * DAYS_IN[terms.unit])


def _moved(terms: LoanTerms, disbursed_on: date, agreed: list[date], broken: bool) -> DueDates:
    rule = terms.holidays
    starts = [disbursed_on, *agreed[:-1]]
    if rule.shift is Shift.NONE:
        return DueDates(starts, agreed, starts, agreed, broken)
    dues = [rule.calendar.shifted(day, rule.shift) for day in agreed]
    # Moved back to before the loan began, a due date goes forward instead.
    dues = [
        due if due > disbursed_on else rule.calendar.shifted(day, Shift.FORWARD)
        for due, day in zip(dues, agreed, strict=True)
    ]
    moved_starts = [disbursed_on, *dues[:-1]]
    if rule.interest_runs:
        return DueDates(moved_starts, dues, moved_starts, dues, broken)
    return DueDates(moved_starts, dues, starts, agreed, broken)
