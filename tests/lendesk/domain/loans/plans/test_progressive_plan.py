"""Period factors by day count and the equal instalment, against figures worked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lendesk.domain.loans.plans.progressive_plan import (
    Factors,
    Precision,
    equal_instalment,
    moved_by,
    worth_moving,
)
from lendesk.domain.loans.terms.rules import (
    DayCount,
    InterestCalc,
    MonthDays,
    RatePer,
    RoundingRule,
    Unit,
    YearDays,
)
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Rounding, yuan

TO_EVEN = RoundingRule(mode=Rounding.HALF_EVEN, working_digits=12)
TERMS = LoanTerms(
    principal=yuan("100"),
    rate_pct=Decimal("9.4822"),
    rate_per=RatePer.YEAR,
    n=6,
    interest_calc=InterestCalc.DAILY,
    rounding=TO_EVEN,
)


def counted(year: YearDays, month: MonthDays, **changes: object) -> LoanTerms:
    return replace(TERMS, day_count=DayCount(year, month), **changes)  # type: ignore[arg-type]


def factor(terms: LoanTerms, start: date, end: date, period_days: int | None = None) -> str:
    factors = Factors(terms, Precision(terms.rounding))
    rate = factors.fraction_of_one(terms.rate_pct)
    return format(factors.of(rate, start, end, period_days or (end - start).days), "f")


@pytest.mark.parametrize(
    ("terms", "start", "end", "expected"),
    [
        # 9.4822 % x 30 / 360, whatever the month
        (counted(YearDays.D360, MonthDays.D30), (2024, 2, 1), (2024, 3, 1), "0.007901833333"),
        # x 29 / 366, and x 31 / 366
        (counted(YearDays.ACTUAL, MonthDays.ACTUAL), (2024, 2, 1), (2024, 3, 1), "0.007513218579"),
        (counted(YearDays.ACTUAL, MonthDays.ACTUAL), (2024, 3, 1), (2024, 4, 1), "0.008031371585"),
        # over 31 December: 19 / 365 + 12 / 366
        (counted(YearDays.ACTUAL, MonthDays.ACTUAL), (2023, 12, 12), (2024, 1, 12), "0.008044857759"),
        # x 30 / 365 in November, x 31 / 365 in December, and x 60 / 360 for two months
        (counted(YearDays.D365, MonthDays.ACTUAL), (2023, 11, 1), (2023, 12, 1), "0.007793589041"),
        (counted(YearDays.D365, MonthDays.ACTUAL), (2023, 12, 1), (2023, 12, 31), "0.008053375342"),
        (counted(YearDays.D360, MonthDays.D30, every=2), (2024, 1, 1), (2024, 3, 1), "0.015803666667"),
        # x 7 x 2 / 364
        (
            counted(YearDays.D364, MonthDays.ACTUAL, unit=Unit.WEEK, every=2),
            (2024, 1, 1),
            (2024, 1, 15),
            "0.003647000000",
        ),
        # x 15 / 360
        (
            counted(YearDays.D360, MonthDays.D30, unit=Unit.DAY, every=15),
            (2024, 1, 1),
            (2024, 1, 16),
            "0.003950916667",
        ),
    ],
)
def test_a_whole_period(
    terms: LoanTerms, start: tuple[int, int, int], end: tuple[int, int, int], expected: str
) -> None:
    assert factor(terms, date(*start), date(*end)) == expected


def test_a_part_of_a_period_costs_by_its_days() -> None:
    terms = counted(YearDays.D360, MonthDays.D30)
    assert factor(terms, date(2024, 1, 1), date(2024, 1, 8), 31) == "0.001784284946"
    assert factor(terms, date(2024, 1, 8), date(2024, 2, 1), 31) == "0.006117548387"


def test_an_empty_period_costs_nothing() -> None:
    terms = counted(YearDays.D360, MonthDays.D30)
    factors = Factors(terms, Precision(terms.rounding))
    assert factors.of(Decimal("0.1"), date(2024, 1, 1), date(2024, 1, 1), 0) == 0


@pytest.mark.parametrize(
    ("per", "rate", "yearly"),
    [(RatePer.MONTH, "1", "0.12"), (RatePer.DAY, "0.05", "0.18"), (RatePer.YEAR, "7", "0.07")],
)
def test_the_rate_as_a_part_of_one_a_year(per: RatePer, rate: str, yearly: str) -> None:
    terms = replace(TERMS, rate_per=per)
    factors = Factors(terms, Precision(terms.rounding))
    assert factors.fraction_of_one(Decimal(rate)) == Decimal(yearly)


def test_a_rate_for_an_instalment_or_the_whole_term() -> None:
    for per, times in ((RatePer.INSTALLMENT, 12), (RatePer.WHOLE_TERM, 2)):
        terms = replace(TERMS, rate_per=per, interest_calc=InterestCalc.SAME_AS_REPAYMENT_PERIOD)
        factors = Factors(terms, Precision(TO_EVEN))
        assert factors.fraction_of_one(Decimal(1)) == Decimal(times) / 100


def test_the_equal_instalment_is_the_annuity() -> None:
    # 100 x 0.0079018333 x 1.0079018333 ** 6 / (1.0079018333 ** 6 - 1) = 17.1305
    precision = Precision(TO_EVEN)
    assert equal_instalment(10_000, [Decimal("1.007901833333")] * 6, precision) == 1713


def test_the_instalment_is_rounded_to_the_multiple() -> None:
    growths = [Decimal("1.007901833333")] * 6
    assert (
        equal_instalment(10_000, growths, Precision(replace(TO_EVEN, installment_multiple_of=yuan("1"))))
        == 1700
    )
    up = replace(TO_EVEN, installment_multiple_of=yuan("1"), instalment_mode=Rounding.CEILING)
    assert equal_instalment(10_000, growths, Precision(up)) == 1800
    assert equal_instalment(10_000, growths, Precision(replace(TO_EVEN, decimals=1))) == 1710


def test_interest_by_the_days_of_the_factor() -> None:
    precision = Precision(TO_EVEN)
    factor_of_a_month = Decimal("0.005833333333")
    assert precision.interest(8357, factor_of_a_month, 14, 29) == 24  # 83.57 x 7 % / 12 x 14 / 29 = 0.2353
    assert precision.interest(0, factor_of_a_month, 14, 29) == 0
    assert precision.interest(8357, factor_of_a_month, 0, 0) == 0


def test_when_the_instalment_moves_and_by_how_much() -> None:
    assert worth_moving(4, 6)
    assert worth_moving(-4, 7)
    assert not worth_moving(3, 6)
    assert not worth_moving(100, 1)
    assert moved_by(-123, 4, Precision(TO_EVEN)) == -31
    assert moved_by(5, 0, Precision(TO_EVEN)) == 5
