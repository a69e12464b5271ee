"""A schedule of interest that every event changes from its own day on, while instalments stay equal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from lendesk.domain.loans.plans.progressive_plan import (
    MOST_TRIES,
    Factors,
    Precision,
    equal_instalment,
    moved_by,
    worth_moving,
)
from lendesk.domain.loans.progressive.periods import Period
from lendesk.domain.loans.terms.terms import LoanTerms

_ZERO = Decimal(0)


class Asked(NamedTuple):
    """What one period asks for on a day, in fen."""

    emi: int
    principal: int
    interest: int


class Owed(NamedTuple):
    """What settles the schedule on a day, in fen."""

    principal: int
    interest: int


class Schedule:
    """Periods, the balance in them by the day, and what they ask for. All amounts in fen.

    Made empty; `disburse` fills it. Dates outside of all periods change nothing.
    """

    __slots__ = ("factors", "fixed_emi", "periods", "precision", "rates")

    def __init__(self, terms: LoanTerms, periods: Sequence[Period], fixed_emi: int | None = None) -> None:
        self.precision = Precision(terms.rounding)
        self.factors = Factors(terms, self.precision)
        self.rates = [(date.min, self.factors.fraction_of_one(terms.rate_pct))]
        self.periods = list(periods)
        self.fixed_emi = fixed_emi

    def copy(self, until: date = date.max) -> Schedule:
        """The same schedule, on its own; periods that start after `until` without any slice."""
        other = Schedule.__new__(Schedule)
        other.precision, other.factors, other.fixed_emi = self.precision, self.factors, self.fixed_emi
        other.rates = list(self.rates)
        other.periods = [period.copy(until) for period in self.periods]
        return other

    @property
    def maturity(self) -> date:
        """The last due date."""
        return self.periods[-1].due

    @property
    def principal_left(self) -> int:
        """What was paid out and not yet paid back."""
        return sum(period.disbursed - period.paid_principal for period in self.periods)

    def find(self, due: date) -> Period | None:
        """The period with this due date."""
        return next((period for period in self.periods if period.due == due), None)

    def around(self, day: date) -> Period | None:
        """The period that `day` belongs to: after its start (the first one: from it) up to its due date."""
        for at, period in enumerate(self.periods):
            if (period.start < day or (at == 0 and period.start == day)) and day <= period.due:
                return period
        return None

    # --- events ------------------------------------------------------------------------------------------

    def disburse(self, on: date, amount: int) -> None:
        """Money goes out: instalments not yet due grow by what it alone would ask for, and are made equal.

        On a due date those after it grow.
        """
        period = self.around(on)
        if period is None:
            return
        alone = self._alone(on, amount) if any(one.disbursed for one in self.periods) else None
        period.split(on, amount, 0)
        self._equalise(self._from(period, on), alone)

    def change_rate(self, first_day: date, rate_pct: Decimal) -> None:
        """From `first_day` (counted) another rate, in percent per the terms' `rate_per`."""
        until = first_day - timedelta(days=1)
        rate = self.factors.fraction_of_one(rate_pct)
        self.rates = [known for known in self.rates if known[0] != until] + [(until, rate)]
        self.rates.sort(key=lambda known: known[0])
        period = self.around(until)
        if period is not None:
            period.split(until, 0, 0)
            self._equalise(self._from(period, until))

    def correct_balance(self, on: date, amount: int) -> None:
        """From `on` interest runs on a balance that differs by `amount`; the last unpaid period absorbs."""
        period = self.around(on)
        if period is not None:
            period.split(on, 0, amount)
            self._weigh(period)
            self._refresh()
            self._absorb()

    def pay_interest(self, due: date, amount: int) -> None:
        """Interest of the period due on `due` is paid."""
        period = self.find(due)
        if period is not None:
            period.paid_interest += amount
        self._refresh()
        self._absorb()
        self._fill(period)

    def pay_principal(self, due: date, on: date, amount: int) -> None:
        """Principal of the period due on `due` is paid: the balance falls on `on`, at the latest on `due`."""
        if not amount:
            return
        period = self.find(due)
        if period is not None:
            period.paid_principal += amount
        self.correct_balance(min(on, due), -amount)
        self._fill(period)

    def close(self, on: date) -> None:
        """All principal is paid back: no balance bears interest after `on`."""
        period = self.around(on)
        if period is None:
            return
        period.split(on, 0, 0)
        self._weigh(period)
        for other in self.periods:
            for piece in other.slices:
                if piece.end > on:
                    piece.corrected = 0
        self._refresh()
        last = next(piece for piece in period.slices if piece.end == on)
        place = self.periods.index(period)
        after = [piece for one in self.periods[place:] for piece in one.slices if piece.start >= on]
        last.corrected -= after[0].balance if after else 0
        self._refresh()
        self._absorb()

    def level_after(self, on: date) -> None:
        """Instalments not paid, after the period that `on` lies in, are made equal on what is left."""
        periods = [one for one in self.periods if one.start >= on and not (one.paid and one.fully_paid)]
        if periods:
            self._equalise(periods)

    # --- questions ---------------------------------------------------------------------------------------

    def asked(self, due: date, on: date) -> Asked:
        """What the period due on `due` asks for if it is paid on `on`: interest only up to that day."""
        then = self._as_of(due, on)
        period = _found(then, due)
        open_periods = sum(1 for other in then.periods if not other.fully_paid)
        if open_periods > 1 and on <= period.start:
            period.emi = period.planned_emi
        return Asked(period.emi, period.due_principal, period.due_interest)

    def interest_until(self, due: date, on: date) -> int:
        """Interest of the period due on `due` reckoned up to `on`."""
        return _found(self._as_of(due, on), due).reckoned

    def total_interest_on(self, on: date) -> int:
        """What all periods together would ask for in interest on a day."""
        return sum(self.asked(period.due, on).interest for period in self.periods)

    def owed(self, on: date) -> Owed:
        """Principal and interest that settle everything, with interest up to `on`."""
        then = self.copy()
        then._cut(on)
        for period in then.periods:
            for piece in period.slices:
                if on < piece.end:
                    piece.factor = piece.factor_to_due = _ZERO
                    piece.stale = True
        then._refresh()
        then._absorb()
        principal = sum(period.disbursed - period.paid_principal for period in then.periods)
        interest = sum(piece.interest for period in then.periods for piece in period.slices)
        return Owed(max(principal, 0), max(interest - sum(p.paid_interest for p in then.periods), 0))

    # --- inside ------------------------------------------------------------------------------------------

    def _from(self, period: Period, on: date) -> list[Period]:
        """The periods that an event on `on` in `period` reaches: on its due date only those after it."""
        at = self.periods.index(period)
        if period.due == on and at + 1 < len(self.periods):
            at += 1
        return self.periods[at:]

    def _as_of(self, due: date, on: date) -> Schedule:
        """A copy that ends on `on`, in which the period due on `due` has interest up to that day only."""
        then = self.copy(on)
        period = _found(then, due)
        then._cut(on)
        if on <= period.start:
            period.end_on(period.start)
        elif on > period.due:
            period.end_on(period.due)
        for other in then.periods:
            if other.start <= on < other.due:
                other.end_on(on)
        # A slice that ends earlier keeps its factor to the due date: only its days are fewer.
        then._refresh()
        then._absorb()
        return then

    def _cut(self, on: date) -> None:
        """The slice that `on` lies in ends there."""
        for period in self.periods:
            if period.start < on <= period.due:
                for piece in reversed(period.slices):
                    if piece.start < on <= piece.end:
                        piece.end, piece.stale = on, True
                        return

    def _weigh(self, *periods: Period) -> None:
        """Factors of every slice of these periods."""
        of, rate_on = self.factors.of, self._rate_on
        for period in periods:
            due, days = period.due, period.days
            for piece in period.slices:
                rate = rate_on(piece.start)
                factor = of(rate, piece.start, piece.end, days)
                to_due = factor if piece.end == due else of(rate, piece.start, due, days)
                if to_due != piece.factor_to_due:
                    piece.stale = True
                piece.factor, piece.factor_to_due = factor, to_due

    def _rate_on(self, day: date) -> Decimal:
        rate = self.rates[0][1]
        for since, known in self.rates[1:]:
            if since <= day:
                rate = known
        return rate

    def _refresh(self) -> None:
        """Balances and interest of every period, first to last."""
        carried, before = 0, None
        for period in self.periods:
            carried = period.refresh(before, carried, self.precision)
            before = period

    def _reckon(self) -> int:
        """Interest of every period; gives what instalments fall short of all principal and interest."""
        carried = short = 0
        for period in self.periods:
            carried = period.reckon(carried)
            short += period.disbursed + period.due_interest - period.emi
        return short

    def _fill(self, period: Period | None) -> None:
        """A period that got more than it asked for counts as paid in full."""
        if period is not None and period.paid > period.emi:
            period.emi = period.paid
            self._absorb()

    def _absorb(self) -> None:
        """The last period that is not fully paid takes what the others leave of principal and interest."""
        while True:
            short = self._reckon()
            last = next((period for period in reversed(self.periods) if not period.fully_paid), None)
            if last is None and short > 0 and self.principal_left > 0:
                last = self.periods[-1]  # instalments rounded down to nothing
            if last is None:
                return
            last.emi += short
            if last.emi >= last.paid:
                self._reckon()
                return
            last.emi = last.paid

    def _alone(self, on: date, amount: int) -> Schedule:
        """A schedule of the same dates and rates on which only this money goes out."""
        alone = self.copy()
        alone.periods = [Period(period.start, period.due, period.days) for period in self.periods]
        alone.disburse(on, amount)
        return alone

    def _equalise(self, periods: list[Period], more: Schedule | None = None) -> None:
        """Instalments of these periods are made equal again, or grow by those of `more`; the last absorbs."""
        self._weigh(*periods)
        self._refresh()
        if self.fixed_emi or more is None:
            _set(periods, self.fixed_emi or self._equal(periods))
        else:
            for period in periods:
                found = more.find(period.due)
                _set([period], period.emi + (found.emi if found else 0))
        self._refresh()
        self._absorb()
        if not self.fixed_emi:
            self._balance(periods)

    def _equal(self, periods: list[Period]) -> int:
        first = self.periods.index(periods[0])
        balance = self.periods[first - 1].balance_after if first else 0
        growths = [period.growth for period in periods]
        return equal_instalment(balance + periods[0].disbursed, growths, self.precision)

    def _balance(self, periods: list[Period]) -> None:
        """Move the instalment by difference / n while the last one differs and the difference shrinks."""
        places = [self.periods.index(period) for period in periods]
        tried: Schedule | None = None
        for _ in range(MOST_TRIES):
            emi, difference = _last_difference(periods)
            if not worth_moving(difference, len(periods)):
                return
            beyond = sum(1 for period in periods if emi < period.paid)
            step = moved_by(difference, len(periods) - beyond, self.precision)
            instalment = self.precision.instalment(emi + step)
            if instalment == emi or instalment <= periods[0].reckoned:
                return
            if tried is None:
                tried = self.copy()
            others = [tried.periods[place] for place in places]
            _set(others, instalment)
            tried._refresh()
            tried._absorb()
            if abs(_last_difference(tried.periods)[1]) >= abs(difference):
                return
            for period, other in zip(periods, others, strict=True):
                period.emi = period.planned_emi = other.emi
            self._refresh()


def _set(periods: list[Period], instalment: int) -> None:
    for period in periods:
        if instalment >= period.paid:
            period.emi = period.planned_emi = instalment


def _last_difference(periods: list[Period]) -> tuple[int, int]:
    """The instalment, and by how much the last unpaid period differs from the unpaid one before it."""
    for at in range(len(periods) - 1, 0, -1):
        last, before = periods[at], periods[at - 1]
        if not last.fully_paid and not before.fully_paid:
            return before.emi, last.emi - before.emi
    return periods[0].emi, 0


def _found(schedule: Schedule, due: date) -> Period:
    period = schedule.find(due)
    if period is None:
        raise KeyError(due.isoformat())
    return period
