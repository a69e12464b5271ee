"""What a balance costs from one day to another, and the equal instalment, by the cumulative conventions."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal

from lendesk.domain.loans.cumulative.dates import months_between
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.terms.rules import DAYS_IN, MONTHS_IN, InterestCalc, MonthDays, RatePer
from lendesk.domain.loans.terms.terms import LoanTerms

_EXACT = Context(prec=40, rounding=ROUND_HALF_EVEN)
_WEEKS = 52


class Costs:
    """Interest and instalments under one set of terms; a year whose days are ACTUAL counts 365."""

    def __init__(self, terms: LoanTerms, start: date) -> None:
        self.terms = terms
        self.divide = DIVIDE[terms.rounding.mode]
        self.step = (100, 10, 1)[terms.rounding.decimals]
        multiple = terms.rounding.installment_multiple_of
        self.multiple = self.step if multiple is None else multiple.minor
        self.round_instalment = DIVIDE[terms.rounding.instalment_mode or terms.rounding.mode]
        self.year = terms.day_count.days_in_year.nominal
        self.months = MONTHS_IN.get(terms.unit, 0) * terms.every
        self.days = DAYS_IN.get(terms.unit, 0) * terms.every
        self.anchor_day = (terms.first_due or start).day

    def interest(self, balance: int, rate_pct: Decimal, start: date, end: date, cut: bool = True) -> int:
        """Fen that `balance` costs from `start` to `end`, rounded. `cut`: only a part of a period."""
        part, of = self.years(start, end, cut)
        over, under = self._yearly(rate_pct)
        return self.divide(balance * over * part, under * of * self.step) * self.step

    def years(self, start: date, end: date, cut: bool = True) -> tuple[int, int]:
        """The days from `start` to `end` as a fraction of a year.

        A period that nothing cuts is a whole one where the terms know no partial periods, however long it is.
        """
        daily = self.terms.interest_calc is InterestCalc.DAILY
        by_dates = daily or cut or self.terms.servicing.partial_periods
        if self.months:
            if daily and self.terms.day_count.days_in_month is MonthDays.ACTUAL:
                return (end - start).days, self.year
            part, of = months_between(start, end, self.anchor_day)
            if not by_dates:
                part, of = self.months, 1
            return (part * 30, of * self.year) if daily else (part, of * 12)
        days = (end - start).days if by_dates else self.days
        if daily or DAYS_IN[self.terms.unit] == 1:
            return days, self.year
        return days, 7 * _WEEKS

    def nominal_period(self) -> tuple[int, int]:
        """One repayment period as a fraction of a year, as the equal instalment sees it."""
        if self.terms.interest_calc is InterestCalc.DAILY:
            return (30 * self.months or self.days), self.year
        if self.months:
            return self.months, 12
        return (self.days, self.year) if DAYS_IN[self.terms.unit] == 1 else (self.days, 7 * _WEEKS)

    def instalment(self, balance: int, rate_pct: Decimal, count: int) -> int:
        """The equal instalment that pays `balance` back in `count` periods, rounded to its multiple."""
        if count < 1:
            return balance
        over, under = self._yearly(rate_pct)
        part, of = self.nominal_period()
        if not over:
            return self.round_instalment(balance, count * self.multiple) * self.multiple
        rate = _EXACT.divide(Decimal(over * part), Decimal(under * of))
        growth = _EXACT.power(_EXACT.add(Decimal(1), rate), count)
        exact = _EXACT.divide(_EXACT.multiply(rate, growth), _EXACT.subtract(growth, Decimal(1)))
        amount = _EXACT.divide(_EXACT.multiply(exact, Decimal(balance)), Decimal(self.multiple))
        mode = self.terms.rounding.instalment_mode or self.terms.rounding.mode
        return int(amount.to_integral_value(mode.value, _EXACT)) * self.multiple

    def share(self, balance: int, count: int) -> int:
        """An equal share of principal, to the fen (the multiple is for whole instalments)."""
        return self.divide(balance, max(count, 1) * self.step) * self.step

    def whole(self, amount: int) -> int:
        """An amount rounded to the multiple of the instalments."""
        return self.round_instalment(amount, self.multiple) * self.multiple

    def _yearly(self, rate_pct: Decimal) -> tuple[int, int]:
        over, under = rate_pct.as_integer_ratio()
        part, of = self.nominal_period()
        match self.terms.rate_per:
            case RatePer.YEAR:
                return over, under * 100
            case RatePer.MONTH:
                return over * 12, under * 100
            case RatePer.DAY:
                return over * self.year, under * 100
            case RatePer.INSTALLMENT:
                return over * of, under * 100 * part
            case RatePer.WHOLE_TERM:
                return over * of, under * 100 * part * self.terms.n
