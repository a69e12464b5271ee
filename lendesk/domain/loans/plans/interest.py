"""Interest as exact fractions: what part of the balance each period of a plan costs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from lendesk.domain.calendars import days_30, leap_days
from lendesk.domain.loans.terms.rules import (
    DAYS_IN,
    MONTHS_IN,
    InterestCalc,
    MonthDays,
    RatePer,
    YearDays,
)
from lendesk.domain.loans.terms.terms import LoanTerms

Fraction: TypeAlias = tuple[int, int]
"""Numerator and denominator, exact."""


def rate_fraction(terms: LoanTerms) -> Fraction:
    """The rate of the terms as a part of one (not of a hundred), per their `rate_per`."""
    over, under = terms.rate_pct.as_integer_ratio()
    return over, under * 100


def daily_rate(terms: LoanTerms) -> Fraction:
    """The part of a balance that one day costs: a year by its nominal days, a month by 30."""
    over, under = rate_fraction(terms)
    match terms.rate_per:
        case RatePer.DAY:
            return over, under
        case RatePer.MONTH:
            return over, under * 30
        case RatePer.YEAR:
            return over, under * terms.day_count.days_in_year.nominal
        case RatePer.INSTALLMENT:
            return over, under * terms.nominal_days
        case RatePer.WHOLE_TERM:
            return over, under * terms.nominal_days * terms.n


def period_rates(
    terms: LoanTerms, starts: Sequence[date], ends: Sequence[date], broken: bool
) -> tuple[list[int], int]:
    """The part of the balance that each period costs, as numerators over one denominator.

    `starts` and `ends` are the interest dates; `broken` says that the first period is not a whole one: it is
    then reckoned by its days also where whole periods are not.
    """
    if terms.interest_calc is InterestCalc.DAILY:
        return _by_days(terms, starts, ends)
    over, under = _whole_period(terms)
    if terms.single_row:
        over *= terms.n
    if not broken or terms.rate_per in (RatePer.INSTALLMENT, RatePer.WHOLE_TERM):
        return [over] * len(ends), under
    day_over, day_under = daily_rate(terms)
    first_days = (ends[0] - starts[0]).days
    if terms.single_row:
        return [day_over * first_days], day_under
    return [day_over * first_days * under] + [over * day_under] * (len(ends) - 1), under * day_under


def _by_days(terms: LoanTerms, starts: Sequence[date], ends: Sequence[date]) -> tuple[list[int], int]:
    if terms.day_count.days_in_month is MonthDays.D30:
        days = list(map(days_30, starts, ends))
    else:
        days = [(end - start).days for start, end in zip(starts, ends, strict=True)]
    over, under = rate_fraction(terms)
    if terms.rate_per is RatePer.YEAR and terms.day_count.days_in_year is YearDays.ACTUAL:
        # Days of leap years cost a 366th of the rate, the others a 365th.
        leap = list(map(leap_days, starts, ends))
        return [over * (366 * (d - x) + 365 * x) for d, x in zip(days, leap, strict=True)], under * 365 * 366
    over, under = daily_rate(terms)
    return [over * d for d in days], under


def _whole_period(terms: LoanTerms) -> Fraction:
    """What one whole period costs: months as twelfths of a year or 30 days, weeks and days counted."""
    over, under = rate_fraction(terms)
    match terms.rate_per:
        case RatePer.INSTALLMENT:
            return over, under
        case RatePer.WHOLE_TERM:
            return over, under * terms.n
    if terms.unit in MONTHS_IN:
        months = MONTHS_IN[terms.unit] * terms.every
        per_month = {RatePer.YEAR: (1, 12), RatePer.MONTH: (1, 1), RatePer.DAY: (30, 1)}[terms.rate_per]
        return over * months * per_month[0], under * per_month[1]
    day_over, day_under = daily_rate(terms)
    return day_over * DAYS_IN[terms.unit] * terms.every, day_under
