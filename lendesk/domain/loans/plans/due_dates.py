"""When the instalments of a loan fall due: as agreed, and as moved off rest days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from lendesk.domain.calendars import Shift, add_months
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.terms.rules import DAYS_IN, MONTHS_IN, DueRule
from lendesk.domain.loans.terms.terms import LoanTerms


class DueDates(NamedTuple):
    """Start and due date of every row, the dates between which interest runs, and a broken first period.

    `first_moved`: the first due date was moved off a rest day.
    """

    starts: list[date]
    dues: list[date]
    interest_starts: list[date]
    interest_ends: list[date]
    broken: bool
    first_moved: bool = False


def due_dates(terms: LoanTerms, disbursed_on: date, first_due: date | None = None) -> DueDates:
    """The dates of a plan; `first_due` (else that of the terms) moves the whole row of due dates.

    The day of the month is that of the disbursement (or of `due_dates_from`), or of `first_due` where that
    breaks the first period, or what the due rule says; months too short take their last day and the next
    month returns to the agreed one.
    Raises RuleBroken `terms.impossible` (key first_due, due_dates_from or disbursement_date).
    """
    first = first_due or terms.first_due
    if not 1900 <= disbursed_on.year <= 2199:
        raise RuleBroken("terms.impossible", key="disbursement_date", reason="out_of_bounds")
    if first is not None:
        earliest = 0 if terms.due_rule is DueRule.FIRST_DUE else 1
        if not earliest <= (first - disbursed_on).days or first > add_months(disbursed_on, 1200):
            raise RuleBroken("terms.impossible", key="first_due", reason="not_after_disbursement")
    if terms.periods:
        return _one_by_one(terms)
    counted_from = terms.due_dates_from or disbursed_on
    agreed, broken = _agreed(terms, counted_from, first)
    if counted_from != disbursed_on:
        broken = True
        if agreed[0] <= disbursed_on:
            raise RuleBroken("terms.impossible", key="due_dates_from", reason="not_after_disbursement")
    if terms.fixed_length_days is not None:
        agreed = _cut(terms, counted_from, agreed)
    if terms.single_row:
        agreed = agreed[-1:]
    return _moved(terms, disbursed_on, agreed, broken)


def _agreed(terms: LoanTerms, disbursed_on: date, first: date | None) -> tuple[list[date], bool]:
    """Due dates before rest days move them, and whether the first period is not a whole one."""
    usual = first is None and terms.due_rule is DueRule.SAME_DAY
    if usual and terms.unit in MONTHS_IN and disbursed_on.day <= 28:
        return _months_on(disbursed_on, terms.every * MONTHS_IN[terms.unit], terms.n), False
    whole = _after(terms, disbursed_on, 1)
    if terms.due_rule in (DueRule.DAY_OF_MONTH, DueRule.MONTH_END):
        dates = _by_day_of_month(terms, disbursed_on, first)
        return dates, dates[0] != whole
    if first is not None and (first != whole or terms.due_rule is DueRule.FIRST_DUE):
        return [_after(terms, first, no) for no in range(terms.n)], first != whole
    return [_after(terms, disbursed_on, no) for no in range(1, terms.n + 1)], False


def _months_on(since: date, step: int, count: int) -> list[date]:
    """The same day of every `step`th month: the usual case, made without a look at month ends."""
    day, at = since.day, since.year * 12 + since.month - 1
    months = range(at + step, at + step * count + 1, step)
    return [date(month // 12, month % 12 + 1, day) for month in months]


def _by_day_of_month(terms: LoanTerms, disbursed_on: date, first: date | None) -> list[date]:
    """One fixed day of the month (its last for a month end); the first one after the disbursement."""
    day = terms.due_day or 31
    month = (first or disbursed_on).replace(day=1)
    if first is None and _on_day(month, day) <= disbursed_on:
        month = add_months(month, 1)
    step = terms.every * MONTHS_IN[terms.unit]
    dates = [_on_day(add_months(month, no * step), day) for no in range(terms.n)]
    return [first, *dates[1:]] if first is not None else dates


def _on_day(month: date, day: int) -> date:
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def _after(terms: LoanTerms, day: date, periods: int) -> date:
    if terms.unit in MONTHS_IN:
        return add_months(day, periods * terms.every * MONTHS_IN[terms.unit])
    return day + timedelta(days=periods * terms.every * DAYS_IN[terms.unit])


def _cut(terms: LoanTerms, disbursed_on: date, agreed: list[date]) -> list[date]:
    """A fixed length ends the loan: no due date lies behind it, the last one on it.

    The length counts units of the frequency, as published cases do; days where so many units would be more
    than an instalment longer than all of them.
    """
    length = terms.fixed_length_days or 0
    by_units = length <= (terms.n + 1) * terms.every
    if by_units and terms.unit in MONTHS_IN:
        end = add_months(disbursed_on, length * MONTHS_IN[terms.unit])
    else:
        end = disbursed_on + timedelta(days=length * (DAYS_IN[terms.unit] if by_units else 1))
    return [min(day, end) for day in agreed[:-1]] + [end]


def _one_by_one(terms: LoanTerms) -> DueDates:
    starts = [period.start for period in terms.periods]
    dues = [period.due for period in terms.periods]
    return DueDates(starts, dues, starts, dues, False)


def _moved(terms: LoanTerms, disbursed_on: date, agreed: list[date], broken: bool) -> DueDates:
    rule = terms.holidays
    starts = [disbursed_on, *agreed[:-1]]
    if rule.shift is Shift.NONE:
        # Periods are those counted; interest runs from the day of the money.
        begun = min(terms.due_dates_from or disbursed_on, disbursed_on)
        return DueDates([begun, *starts[1:]], agreed, starts, agreed, broken)
    dues = [rule.calendar.shifted(day, rule.shift) for day in agreed]
    # Moved back to before the loan began, a due date goes forward instead.
    dues = [
        due if due > disbursed_on else rule.calendar.shifted(day, Shift.FORWARD)
        for due, day in zip(dues, agreed, strict=True)
    ]
    moved_starts = [disbursed_on, *dues[:-1]]
    moved = dues[0] != agreed[0]
    if rule.interest_runs:
        return DueDates(moved_starts, dues, moved_starts, dues, broken, moved)
    return DueDates(moved_starts, dues, starts, agreed, broken, moved)
