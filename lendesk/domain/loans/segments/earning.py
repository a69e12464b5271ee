"""How much interest each instalment period of a loan has earned: the lines that accrual follows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from lendesk.domain.loans.plans.schedule import PlanRow
from lendesk.domain.loans.replay.state import LoanState, RowState
from lendesk.domain.loans.segments.segment import Reached, half_up
from lendesk.domain.loans.terms.servicing import Accrual
from lendesk.domain.loans.terms.terms import LoanTerms


class Earning(NamedTuple):
    """Interest of one period: `earned_fen` over `days` from `from_date`, all of it by `due_date`.

    So many days have earned half_up(`daily` x days / `under`) x `step` fen: the same as
    `plans.settlement`, whatever the terms round to.
    """

    from_date: date
    due_date: date
    before_fen: int
    earned_fen: int
    days: int
    daily: int
    under: int
    step: int

    @property
    def full_on(self) -> date:
        """The day by which all is earned: before a due date that a rest day moved without interest."""
        return self.from_date + timedelta(days=self.days)

    def by(self, day: date) -> int:
        """Fen of this period earned by a day, itself not counted."""
        days = (min(day, self.full_on) - self.from_date).days
        if day >= self.due_date or (days == self.days and self.under == 1):
            return self.earned_fen
        return half_up(self.daily * max(days, 0), self.under) * self.step


def earnings(state: LoanState) -> list[Earning]:
    """The periods of all instalments, oldest first.

    Interest put off in an interest grace is earned in its own period, not in the one that collects it. What
    an event has changed (a settlement, a new rate) is earned evenly from the row's first day to its due date.
    """
    planned = {} if state.plan is None else {row.no: row for row in state.plan.rows}
    found, before, deferred = [], 0, 0
    for row in state.rows:
        made = planned.get(row.no)
        total, days = row.due.interest, (row.due_date - row.from_date).days
        if made is not None and _as_planned(row, made):
            total, days = made.earned_fen, made.days
            deferred += made.earned_fen - made.interest_fen
        else:
            total -= deferred
            deferred = 0
        line = _line(state.terms, total, days)
        found.append(Earning(row.from_date, row.due_date, before, total, days, *line))
        before += total
    return found


def _line(terms: LoanTerms, fen: int, days: int) -> tuple[int, int, int]:
    """Numerator of a day, denominator and step of the rounding."""
    if terms.servicing.accrual is Accrual.EACH_DAY_ROUNDED:
        return half_up(fen, days) if days else 0, 1, 1
    step = int(10 ** (2 - terms.rounding.decimals))
    return fen, max(days, 1) * step, step


def reached_by(state: LoanState) -> Reached:
    """The figures of a state on its own day, straight from its rows.

    What a closed loan was asked for is earned: its last money has paid it, or it was written off.
    """
    interest = sum(one.by(state.as_of) for one in earnings(state))
    if not state.outstanding.total:
        interest = state.due.interest
    return Reached(interest, state.due.penalty, state.due_now.total, state.days_past_due)


def is_joined(found: list[Earning], since: int) -> bool:
    """Whether the periods from number `since` on follow each other without gap and never shrink."""
    for earlier, later in zip(found[since:], found[since + 1 :], strict=False):
        if later.from_date != earlier.due_date:
            return False
    # Longer than its period, interest would still grow after the due date.
    return all(one.earned_fen >= 0 and one.full_on <= one.due_date for one in found[since:])


def _as_planned(row: RowState, made: PlanRow) -> bool:
    return (row.due.interest, row.from_date, row.due_date) == (
        made.interest_fen,
        made.from_date,
        made.due_date,
    )
