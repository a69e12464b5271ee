"""Interest as exact fractions: what part of the balance each period of a plan costs."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import repeat
from math import lcm
from typing import NamedTuple, TypeAlias

from lendesk.domain.calendars import days_30, leap_days
from lendesk.domain.loans.plans.progressive_plan import Factors, Precision
from lendesk.domain.loans.terms.rules import (
    DAYS_IN,
    MONTHS_IN,
    InstalmentFrom,
    InterestCalc,
    LeapYear,
    MonthDays,
    PeriodDays,
    RatePer,
    Unit,
    YearDays,
)
from lendesk.domain.loans.terms.terms import LoanTerms

Fraction: TypeAlias = tuple[int, int]
"""Numerator and denominator, exact."""

Costs: TypeAlias = tuple[list[int], int]
"""Numerators of all periods and their denominator."""


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


def penalty_rate(terms: LoanTerms) -> Fraction:
    """The part of what is overdue that one day costs: a rate of its own, or the daily rate and the markup."""
    rule = terms.penalty
    if rule.rate_pct is not None:
        return daily_rate(replace(terms, rate_pct=rule.rate_pct, rate_per=rule.rate_per))
    over, under = daily_rate(terms)
    markup, of = rule.markup_pct.as_integer_ratio()
    return over * (100 * of + markup), under * 100 * of


class PeriodRates(NamedTuple):
    """What part of the balance each period costs, as whole numerators over one denominator.

    `level` over `level_under` are the costs that the equal instalment is made of. Where changes of the rate
    are agreed ahead, `changes` are the rows (from 0) at which it is made anew, each with the numerator by
    which `level` is to be multiplied from there on. `precision`: that of the costs.
    """

    costs: list[int]
    under: int
    level: list[int]
    level_under: int
    changes: tuple[tuple[int, int], ...] = ()
    precision: Precision | None = None


def period_rates(
    terms: LoanTerms, starts: Sequence[date], ends: Sequence[date], broken: bool, moved_first: bool = False
) -> PeriodRates:
    """The costs of all periods between the interest dates `starts` and `ends`.

    `broken` says that the first period is not a whole one: it is then reckoned by its days also where whole
    periods are not. `moved_first`: the first due date was moved off a rest day.
    """
    if terms.rate_steps:
        return _stepped(terms, starts, ends, broken)
    rule, precision = terms.reckoning, None
    if rule.period_days is PeriodDays.START_MONTH and not terms.single_row:
        precision = Precision(terms.rounding)
        costs, under = _by_start_month(terms, starts, ends, precision)
    else:
        costs, under = _costs(terms, starts, ends, broken)
    level, level_under = costs, under
    if rule.instalment_from in (InstalmentFrom.NOMINAL, InstalmentFrom.NOMINAL_DAYS):
        by_days = rule.instalment_from is InstalmentFrom.NOMINAL_DAYS
        by_days = by_days and terms.interest_calc is InterestCalc.DAILY
        over, level_under = _nominal_by_days(terms) if by_days else _nominal(terms)
        level = [over] * len(costs)
    if moved_first and rule.scale_moved_first and terms.unit in DAYS_IN:
        days = (ends[0] - starts[0]).days
        nominal, level_under = terms.nominal_days, level_under * terms.nominal_days
        level = [cost * nominal for cost in level]
        costs, under = [costs[0] * days, *(cost * nominal for cost in costs[1:])], under * nominal
    if terms.interest_free:
        free = min(terms.interest_free, len(costs))
        costs, level = [0] * free + costs[free:], [0] * free + level[free:]
    return PeriodRates(costs, under, level, level_under, (), precision)


def _costs(terms: LoanTerms, starts: Sequence[date], ends: Sequence[date], broken: bool) -> Costs:
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


def _by_days(terms: LoanTerms, starts: Sequence[date], ends: Sequence[date]) -> Costs:
    if terms.day_count.days_in_month is MonthDays.D30:
        days = list(map(days_30, starts, ends))
    else:
        days = [(end - start).days for start, end in zip(starts, ends, strict=True)]
    over, under = rate_fraction(terms)
    leap_year = terms.reckoning.leap_year
    by_year = terms.rate_per is RatePer.YEAR and terms.day_count.days_in_year is YearDays.ACTUAL
    if by_year and leap_year is not LeapYear.NEVER:
        if leap_year is LeapYear.OF_DISBURSEMENT:
            return [over * d for d in days], under * (366 if isleap(starts[0].year) else 365)
        # Days of leap years cost a 366th of the rate, the others a 365th.
        leap = list(map(leap_days, starts, ends))
        return [over * (366 * (d - x) + 365 * x) for d, x in zip(days, leap, strict=True)], under * 365 * 366
    over, under = daily_rate(terms)
    return [over * d for d in days], under


def _by_start_month(
    terms: LoanTerms, starts: Sequence[date], ends: Sequence[date], precision: Precision
) -> Costs:
    """Factors rounded to the working precision, as whole numbers of its last decimal."""
    factors = Factors(terms, precision)
    rate = factors.fraction_of_one(terms.rate_pct)
    spans = [(end - start).days for start, end in zip(starts, ends, strict=True)]
    digits, of = precision.digits, factors.of
    if factors.year_days and (factors.month_days or not factors.months):
        # Neither the month nor the year tells: periods of equal length cost the same.
        one_each = dict(zip(spans, zip(starts, ends, strict=True), strict=True)).items()
        known = {days: int(of(rate, *dates, days).scaleb(digits)) for days, dates in one_each}
        return [known[days] for days in spans], 10**digits
    factor = map(of, repeat(rate), starts, ends, spans)
    return [int(exact.scaleb(digits)) for exact in factor], 10**digits


def _nominal_by_days(terms: LoanTerms) -> Fraction:
    """A whole period by its nominal days, every month counted as 30."""
    over, under = daily_rate(terms)
    return over * terms.nominal_days, under


def _nominal(terms: LoanTerms) -> Fraction:
    """A whole period as a part of a year of 12 months, 52 weeks or 365 days."""
    over, under = rate_fraction(terms)
    match terms.rate_per:
        case RatePer.INSTALLMENT:
            return over, under
        case RatePer.WHOLE_TERM:
            return over, under * terms.n
    yearly = {RatePer.YEAR: 1, RatePer.MONTH: 12, RatePer.DAY: 365}[terms.rate_per]
    if terms.unit in MONTHS_IN:
        return over * yearly * terms.every * MONTHS_IN[terms.unit], under * 12
    periods = 52 if terms.unit is Unit.WEEK else 365
    return over * yearly * terms.every, under * periods


def _whole_period(terms: LoanTerms) -> Fraction:
    """What one whole period costs: months as twelfths of a year or 30 days, weeks and days counted."""
    if terms.reckoning.nominal_periods:
        return _nominal(terms)
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


def _stepped(terms: LoanTerms, starts: Sequence[date], ends: Sequence[date], broken: bool) -> PeriodRates:
    """Costs under agreed changes of the rate: a period takes each rate for its part of the days."""
    unit = period_rates(replace(terms, rate_pct=Decimal(1), rate_steps=()), starts, ends, broken)
    steps = [(starts[0], terms.rate_pct), *((step.start, step.rate_pct) for step in terms.rate_steps)]
    ratios = [rate.as_integer_ratio() for _, rate in steps]
    scale = lcm(*(under for _, under in ratios))
    rates = [over * scale // under for over, under in ratios]
    lengths = [max((end - start).days, 1) for start, end in zip(starts, ends, strict=True)]
    whole = lcm(*lengths)
    weights, changes = [], [(0, rates[0])]
    for row, (start, end, length) in enumerate(zip(starts, ends, lengths, strict=True)):
        weights.append(_weight(steps, rates, start, end) * (whole // length))
        at_end = rates[max(sum(day < end for day, _ in steps), 1) - 1]
        if at_end != changes[-1][1]:
            changes.append((row, at_end))
    costs = [cost * weight for cost, weight in zip(unit.costs, weights, strict=True)]
    # The instalment is made of the rate then in force: what comes later makes it anew.
    return PeriodRates(
        costs, unit.under * scale * whole, unit.level, unit.level_under * scale, tuple(changes)
    )


def _weight(steps: Sequence[tuple[date, Decimal]], rates: Sequence[int], start: date, end: date) -> int:
    """The sum of rate x days over one period."""
    total, since, rate = 0, start, rates[0]
    for (day, _), following in zip(steps, rates, strict=True):
        if day >= end:
            break
        if day > since:
            total += rate * (day - since).days
            since = day
        rate = following
    return total + rate * max((end - since).days, 1 if start == end else 0)
