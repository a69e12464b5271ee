"""Conventions as data: named presets of how interest, days, rounding and holidays are reckoned."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lendesk.domain.loans.terms.rules import (
    BANK_DAYS,
    NO_SHIFT,
    PLAIN,
    TO_THE_FEN,
    USUAL_PENALTY,
    DayCount,
    Holidays,
    InstalmentFrom,
    InterestCalc,
    LeapYear,
    MonthDays,
    Penalty,
    PeriodDays,
    Reckoning,
    RoundingRule,
    YearDays,
)
from lendesk.domain.loans.terms.servicing import AS_PLANNED, Bucket, Engine, Servicing
from lendesk.domain.money import Money, Rounding


@dataclass(frozen=True, slots=True)
class Convention:
    """What a preset sets; terms may override each part by its own key."""

    interest_calc: InterestCalc = InterestCalc.SAME_AS_REPAYMENT_PERIOD
    day_count: DayCount = BANK_DAYS
    rounding: RoundingRule = TO_THE_FEN
    holidays: Holidays = NO_SHIFT
    reckoning: Reckoning = PLAIN
    servicing: Servicing = AS_PLANNED
    penalty: Penalty = USUAL_PENALTY


CN_MONTHLY = "cn_monthly"
CN_DAILY = "cn_daily"
CN_CALCULATOR = "cn_calculator"

RANGES = (
    Bucket("RANGE_1", 1, 3),
    Bucket("RANGE_3", 4, 30),
    Bucket("RANGE_30", 31, 60),
    Bucket("RANGE_60", 61, 90),
    Bucket("RANGE_90", 91, 120),
    Bucket("RANGE_120", 121, 150),
    Bucket("RANGE_150", 151, 180),
    Bucket("RANGE_180", 181, 240),
    Bucket("RANGE_240", 241, None),
)
"""Delinquency ranges of the conventions that bring their own; days without the product's grace."""

_NO_PENALTY = Penalty(rate_pct=Decimal(0))  # where the source knows penalties as charges alone
_TO_EVEN = RoundingRule(mode=Rounding.HALF_EVEN)
_BY_ACTUAL_YEAR = DayCount(YearDays.ACTUAL, MonthDays.ACTUAL)

PRESETS: dict[str, Convention] = {
    # A twelfth of the yearly rate a month, HALF_UP to the fen, the last row takes the remainder.
    CN_MONTHLY: Convention(),
    # Balance x daily rate x actual days; a yearly rate is divided by 365 (0.05 % a day is 18.25 % a year).
    CN_DAILY: Convention(
        interest_calc=InterestCalc.DAILY,
        day_count=DayCount(YearDays.D365, MonthDays.ACTUAL),
    ),
    # Published Chinese loan calculators: a twelfth a month, rounded only where a figure is shown.
    CN_CALCULATOR: Convention(rounding=RoundingRule(display_only=True)),
    # Twelve digits in every step, the days of the month a period starts in, the instalment moved until the
    # last row differs least; interest follows every event.
    "progressive": Convention(
        interest_calc=InterestCalc.DAILY,
        rounding=RoundingRule(mode=Rounding.HALF_EVEN, working_digits=12),
        reckoning=Reckoning(InstalmentFrom.BALANCED, PeriodDays.START_MONTH),
        penalty=_NO_PENALTY,
        servicing=Servicing(engine=Engine.PROGRESSIVE, buckets=RANGES, credit_allocation=()),
    ),
    # The instalment at a twelfth a month, or at 30 days under daily interest; every year has 365 days.
    "cumulative": Convention(
        day_count=_BY_ACTUAL_YEAR,
        rounding=_TO_EVEN,
        reckoning=Reckoning(InstalmentFrom.NOMINAL_DAYS, leap_year=LeapYear.NEVER, nominal_periods=True),
        penalty=_NO_PENALTY,
        servicing=Servicing(engine=Engine.CUMULATIVE, buckets=RANGES, credit_allocation=()),
    ),
    "cumulative_flat": Convention(
        day_count=_BY_ACTUAL_YEAR,
        rounding=_TO_EVEN,
        reckoning=Reckoning(InstalmentFrom.NOMINAL_DAYS, leap_year=LeapYear.NEVER, nominal_periods=True),
        penalty=_NO_PENALTY,
        servicing=Servicing(engine=Engine.CUMULATIVE, buckets=RANGES, credit_allocation=()),
    ),
    "no_interest": Convention(
        day_count=_BY_ACTUAL_YEAR,
        rounding=_TO_EVEN,
        reckoning=Reckoning(InstalmentFrom.NOMINAL),
        penalty=_NO_PENALTY,
        servicing=Servicing(engine=Engine.CUMULATIVE, buckets=RANGES, credit_allocation=()),
    ),
    # The annuity solved again on what is left, row by row; a moved first date scales the first interest.
    "re_solved_annuity": Convention(
        reckoning=Reckoning(InstalmentFrom.RE_SOLVED, scale_moved_first=True),
        penalty=_NO_PENALTY,
    ),
    "fixed_annuity": Convention(reckoning=Reckoning(InstalmentFrom.NOMINAL), penalty=_NO_PENALTY),
    # Interest by actual days of 365, the instalment a twelfth a month and up to the whole yuan.
    "ceiling_annuity": Convention(
        interest_calc=InterestCalc.DAILY,
        day_count=DayCount(YearDays.D365, MonthDays.ACTUAL),
        rounding=RoundingRule(
            mode=Rounding.HALF_EVEN,
            installment_multiple_of=Money(100),
            instalment_mode=Rounding.CEILING,
        ),
        reckoning=Reckoning(InstalmentFrom.NOMINAL),
        penalty=_NO_PENALTY,
    ),
}

LETTERS = {
    "A": "progressive",
    "B": "cumulative",
    "C": "cumulative_flat",
    "D": "no_interest",
    "E": "re_solved_annuity",
    "F": "fixed_annuity",
    "G": "ceiling_annuity",
    "H": CN_CALCULATOR,
}
"""The letters that published cases name conventions by → the preset's name.

What is published of Chinese practice (H) are calculators, which round for display only; a loan that is paid
out takes CN_MONTHLY or CN_DAILY by name.
"""
