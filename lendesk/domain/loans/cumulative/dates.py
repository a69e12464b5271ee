"""Due dates one after the other, moved by holidays and changes; and how many months lie between two days."""

from __future__ import annotations

from datetime import date, timedelta

from lendesk.domain.calendars import Shift, add_months
from lendesk.domain.loans.terms.rules import DAYS_IN, MONTHS_IN
from lendesk.domain.loans.terms.terms import LoanTerms


class DueDays:
    """The due dates of a loan in their order. A moved date starts a new row of dates."""

    def __init__(self, terms: LoanTerms, start: date) -> None:
        self.terms = terms
        first = terms.first_due
        if first is None or first == later(terms, start, 1):
            self.anchor, self.steps = terms.due_dates_from or start, 0
        else:
            self.anchor, self.steps = first, -1
        self.day = start

    def next(self) -> date:
        """The next due date, off rest days where the terms say so."""
        self.steps += 1
        self.day = later(self.terms, self.anchor, self.steps)
        return self.shifted

    @property
    def shifted(self) -> date:
        """The current date as moved off a rest day."""
        rule = self.terms.holidays
        return self.day if rule.shift is Shift.NONE else rule.calendar.shifted(self.day, rule.shift)

    def move(self, day: date) -> None:
        """The current date becomes `day`; later ones follow from there."""
        self.anchor = self.day = day
        self.steps = 0


def later(terms: LoanTerms, day: date, periods: int) -> date:
    """`periods` repayment periods after `day`."""
    if terms.unit in MONTHS_IN:
        return add_months(day, periods * terms.every * MONTHS_IN[terms.unit])
    return day + timedelta(days=periods * terms.every * DAYS_IN[terms.unit])


def fixed_end(terms: LoanTerms, start: date) -> date | None:
    """The last due date of a loan of fixed length (None without one).

    The length counts units of the frequency; days where so many units would be more than an instalment longer
    than all of them.
    """
    length = terms.fixed_length_days
    if length is None:
        return None
    by_units = length <= (terms.n + 1) * terms.every
    if by_units and terms.unit in MONTHS_IN:
        return add_months(start, length * MONTHS_IN[terms.unit])
    return start + timedelta(days=length * (DAYS_IN[terms.unit] if by_units else 1))


def months_between(start: date, end: date, anchor_day: int) -> tuple[int, int]:
    """Months from `start` to `end` as an exact fraction: whole ones, and days over those of the month begun.

    `anchor_day` is the agreed day of the month: a date at a shorter month's end counts as that day.
    """
    # Only a month's last day can stand for an agreed day that the month does not have.
    day = max(start.day, anchor_day) if (start + timedelta(days=1)).day == 1 else start.day
    whole = (end.year - start.year) * 12 + end.month - start.month
    if _agreed(add_months(start, whole), day) > end:
        whole -= 1
    begun, ended = (_agreed(add_months(start, whole + more), day) for more in (0, 1))
    of = (ended - begun).days
    return whole * of + (end - begun).days, of


def _agreed(day: date, anchor_day: int) -> date:
    if anchor_day <= day.day:
        return day
    first = day.replace(day=1)
    return min(first + timedelta(days=anchor_day - 1), add_months(first, 1) - timedelta(days=1))
