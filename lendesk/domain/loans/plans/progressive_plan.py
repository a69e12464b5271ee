"""Equal instalments with a working precision: period factors by day count, and the balanced instalment."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal
from functools import cache, lru_cache

from lendesk.domain.loans.terms.rules import (
    DAYS_IN,
    MONTHS_IN,
    MonthDays,
    RatePer,
    RoundingRule,
    YearDays,
)
from lendesk.domain.loans.terms.terms import LoanTerms

USUAL_DIGITS = 12
MOST_TRIES = 3
_ONE, _ZERO, _HUNDRED = Decimal(1), Decimal(0), Decimal(100)
_FULL = Context(prec=60)
_MONTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def _working(digits: int, mode: str) -> tuple[Context, Decimal]:
    """The arithmetic of so many digits, and its last decimal; few terms differ in them."""
    return Context(prec=digits, rounding=mode), Decimal(1).scaleb(-digits)


@lru_cache(maxsize=4096)
def _factor(rate: Decimal, lengths: tuple[int, int, int, int], digits: int, mode: str) -> Decimal:
    """Of the days of a whole period, of the year, of the span and of the period; few rates are in use."""
    work, place = _working(digits, mode)
    days, year_days, span, period_days = map(Decimal, lengths)
    exact = work.multiply(rate, work.divide(days, year_days))
    return work.divide(work.multiply(exact, span), period_days).quantize(place, mode, _FULL)


class Precision:
    """Arithmetic with so many significant digits, and rounding to the step of the terms (in fen)."""

    __slots__ = ("digits", "down_to", "fen", "mode", "multiple", "place", "step", "work")

    def __init__(self, rule: RoundingRule) -> None:
        self.digits = rule.working_digits or USUAL_DIGITS
        self.mode = rule.mode.value
        self.work, self.place = _working(self.digits, self.mode)
        self.step: int = 10 ** (2 - rule.decimals)
        multiple = rule.installment_multiple_of
        self.multiple = multiple.minor if multiple else 0
        self.fen = Decimal(self.step)
        self.down_to = (rule.instalment_mode or rule.mode).value

    def rounded(self, exact_fen: Decimal) -> int:
        """Whole fen, in the step that the decimals of the terms leave."""
        if self.step == 1:
            return int(exact_fen.to_integral_value(self.mode))
        return int(_FULL.divide(exact_fen, self.fen).to_integral_value(self.mode)) * self.step

    def instalment(self, fen: int) -> int:
        """An instalment rounded to the multiple of the terms, if they have one."""
        if not self.multiple:
            return fen
        parts = _FULL.divide(Decimal(fen), Decimal(self.multiple))
        return int(parts.to_integral_value(self.down_to)) * self.multiple

    def interest(self, balance: int, factor: Decimal, days: int, of_days: int) -> int:
        """Fen for `days` of the `of_days` that the factor is for."""
        if not balance or not of_days:
            return 0
        work = self.work
        whole = work.multiply(Decimal(balance), factor)
        return self.rounded(work.multiply(work.divide(whole, Decimal(of_days)), Decimal(days)))


class Factors:
    """What part of a balance a span inside a period costs, in the working precision.

    factor = rate x (days of the start month or 30, x every | 7 x every | every) / days of the year
    x days of the span / days of the period, to as many decimals as the precision has digits. Under
    days_in_year ACTUAL a span over 31 December is the sum of its parts by each year's length.
    """

    __slots__ = ("days", "month_days", "months", "per_year", "precision", "year_days")

    def __init__(self, terms: LoanTerms, precision: Precision) -> None:
        self.precision = precision
        self.months = MONTHS_IN.get(terms.unit, 0) * terms.every
        self.days = DAYS_IN.get(terms.unit, 0) * terms.every
        self.month_days = 0 if terms.day_count.days_in_month is MonthDays.ACTUAL else 30
        year = terms.day_count.days_in_year
        self.year_days = 0 if year is YearDays.ACTUAL else year.nominal
        self.per_year = _times_a_year(terms)

    def fraction_of_one(self, rate_pct: Decimal) -> Decimal:
        """The yearly rate as a part of one, from percent per the terms' `rate_per`."""
        work = self.precision.work
        return work.divide(work.multiply(rate_pct, self.per_year), _HUNDRED)

    def of(self, rate: Decimal, start: date, end: date, period_days: int) -> Decimal:
        """The factor of the span from `start` to `end` in a period of so many days; 0 for an empty period."""
        if not period_days:
            return _ZERO
        year = start.year
        if not self.year_days and year != end.year:
            return self._placed(self.precision.work.multiply(rate, self._years(start, end)))
        year_days = self.year_days or (366 if isleap(year) else 365)
        days = self.days
        if self.months:
            month = start.month
            days = self.month_days or (_MONTHS[month] if month != 2 or not isleap(year) else 29)
            days *= self.months
        span = (end - start).days
        return _factor(rate, (days, year_days, span, period_days), self.precision.digits, self.precision.mode)

    def _placed(self, exact: Decimal) -> Decimal:
        return exact.quantize(self.precision.place, self.precision.mode, _FULL)

    def _years(self, start: date, end: date) -> Decimal:
        work, years, since = self.precision.work, _ZERO, start
        for year in range(start.year, end.year + 1):
            until = end if year == end.year else date(year, 12, 31)
            length = Decimal(366 if isleap(year) else 365)
            years = work.add(years, work.divide(Decimal((until - since).days), length))
            since = until
        return years


def _times_a_year(terms: LoanTerms) -> Decimal:
    match terms.rate_per:
        case RatePer.DAY:
            return Decimal(terms.day_count.days_in_year.nominal)
        case RatePer.MONTH:
            return Decimal(12)
        case RatePer.YEAR:
            return _ONE
        case RatePer.INSTALLMENT:
            return _instalments_a_year(terms, 1)
        case RatePer.WHOLE_TERM:
            return _instalments_a_year(terms, terms.n)


def _instalments_a_year(terms: LoanTerms, together: int) -> Decimal:
    """How often a year holds so many periods: months of twelve, weeks and days of the year's days."""
    if terms.unit in MONTHS_IN:
        return _FULL.divide(Decimal(12), Decimal(MONTHS_IN[terms.unit] * terms.every * together))
    return _FULL.divide(Decimal(terms.day_count.days_in_year.nominal), Decimal(terms.nominal_days * together))


def equal_instalment(principal_fen: int, growths: Sequence[Decimal], precision: Precision) -> int:
    """P x prod(g) / F in fen, with F(1) = 1 and F(k) = 1 + F(k-1) x g(k); g = 1 + factor of each period."""
    work = precision.work
    one, multiply, add = _ONE, work.multiply, work.add
    sum_of, product = one, multiply(one, growths[0])
    for growth in growths[1:]:
        product = multiply(product, growth)
        sum_of = add(one, multiply(sum_of, growth))
    exact = work.divide(multiply(product, Decimal(principal_fen)), sum_of)
    return precision.instalment(precision.rounded(exact))


def worth_moving(difference_fen: int, periods: int) -> bool:
    """Whether the last instalment differs so much that the others should move: more than n/2 fen."""
    half = periods // 2
    return half > 0 and abs(difference_fen) > half


def moved_by(difference_fen: int, periods: int, precision: Precision) -> int:
    """The difference shared among the periods, in fen."""
    return precision.rounded(precision.work.divide(Decimal(difference_fen), Decimal(max(1, periods))))
