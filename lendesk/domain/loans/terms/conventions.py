"""Conventions as data: named presets of how interest, days, rounding and holidays are reckoned."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.loans.terms.rules import (
    BANK_DAYS,
    NO_SHIFT,
    TO_THE_FEN,
    DayCount,
    Holidays,
    InterestCalc,
    MonthDays,
    RoundingRule,
    YearDays,
)


@dataclass(frozen=True, slots=True)
class Convention:
    """What a preset sets; terms may override each part by its own key."""

    interest_calc: InterestCalc = InterestCalc.SAME_AS_REPAYMENT_PERIOD
    day_count: DayCount = BANK_DAYS
    rounding: RoundingRule = TO_THE_FEN
    holidays: Holidays = NO_SHIFT


CN_MONTHLY = "cn_monthly"
CN_DAILY = "cn_daily"
CN_CALCULATOR = "cn_calculator"

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
}
