"""The terms of a loan: what was agreed, exact and complete, so that every figure follows from them alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lendesk.domain.calendars import Shift
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.terms.conventions import CN_MONTHLY, PRESETS
from lendesk.domain.loans.terms.rules import (
    BANK_DAYS,
    CIVIL_CODE_ORDER,
    DAYS_IN,
    MONTHS_IN,
    NO_SHIFT,
    STEPS,
    TO_THE_FEN,
    USUAL_PENALTY,
    AllocationRule,
    Amortization,
    DayCount,
    Fee,
    FeeBase,
    FeeDue,
    Holidays,
    InterestCalc,
    InterestType,
    Penalty,
    RatePer,
    RemainderRow,
    RoundingRule,
    Unit,
)
from lendesk.domain.loans.terms.servicing import AS_PLANNED, Servicing
from lendesk.domain.money import LARGEST_MINOR, Money

MOST_INSTALMENTS = 1200
LONGEST_MONTHS = 1200  # a hundred years
LONGEST_DAYS = 36_525


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanTerms:
    """Everything agreed about a loan. Made by `agree` (preset filled in) or `terms_from_data`.

    `rate_pct` is percent per `rate_per`. Instalments: `n`, one every `every` `unit`s. `convention` only names
    the preset that the parts came from: the parts themselves travel with the loan and are what counts.
    `grace_principal` and `grace_interest` are counts of instalments; interest in grace is deferred to the
    first later row. Raises RuleBroken `terms.impossible` with `key` and `reason` when no plan can follow.
    """

    principal: Money
    rate_pct: Decimal
    rate_per: RatePer
    n: int
    every: int = 1
    unit: Unit = Unit.MONTH
    amortization: Amortization = Amortization.EQUAL_INSTALLMENT
    interest_type: InterestType = InterestType.DECLINING
    convention: str = CN_MONTHLY
    interest_calc: InterestCalc = InterestCalc.SAME_AS_REPAYMENT_PERIOD
    day_count: DayCount = BANK_DAYS
    rounding: RoundingRule = TO_THE_FEN
    holidays: Holidays = NO_SHIFT
    grace_principal: int = 0
    grace_interest: int = 0
    fees: tuple[Fee, ...] = ()
    penalty: Penalty = USUAL_PENALTY
    allocation: AllocationRule = CIVIL_CODE_ORDER
    servicing: Servicing = AS_PLANNED
    disbursement_date: date | None = None
    first_due: date | None = None

    def __post_init__(self) -> None:
        for key, reason in _faults(self):
            raise RuleBroken("terms.impossible", key=key, reason=reason)

    @property
    def single_row(self) -> bool:
        """Whether everything is paid in one row at maturity."""
        return self.amortization is Amortization.BULLET_PRINCIPAL_AND_INTEREST

    @property
    def nominal_days(self) -> int:
        """Days of one whole period, every month counted as 30."""
        if self.unit in MONTHS_IN:
            return 30 * MONTHS_IN[self.unit] * self.every
        return DAYS_IN[self.unit] * self.every


def agree(
    *,
    principal: Money,
    rate_pct: Decimal,
    rate_per: RatePer,
    n: int,
    convention: str = CN_MONTHLY,
    amortization: Amortization = Amortization.EQUAL_INSTALLMENT,
    interest_type: InterestType = InterestType.DECLINING,
    fees: tuple[Fee, ...] = (),
    penalty: Penalty | None = None,
) -> LoanTerms:
    """Terms from the few things that a branch asks for; the preset `convention` fills in the rest.

    Raises RuleBroken `terms.bad_value` (key convention) or `terms.impossible`.
    """
    if convention not in PRESETS:
        raise RuleBroken("terms.bad_value", key="convention", value=convention[:40])
    preset = PRESETS[convention]
    return LoanTerms(
        principal=principal,
        rate_pct=rate_pct,
        rate_per=rate_per,
        n=n,
        amortization=amortization,
        interest_type=interest_type,
        convention=convention,
        interest_calc=preset.interest_calc,
        day_count=preset.day_count,
        rounding=preset.rounding,
        holidays=preset.holidays,
        fees=fees,
        penalty=penalty or USUAL_PENALTY,
    )


def _faults(terms: LoanTerms) -> list[tuple[str, str]]:
    """(key, reason) for every way in which these terms contradict themselves."""
    rounding, per = terms.rounding, terms.rate_per
    by_day = terms.interest_calc is InterestCalc.DAILY
    uneven = (
        terms.amortization is Amortization.EQUAL_INSTALLMENT and terms.interest_type is InterestType.DECLINING
    )
    multiple = rounding.installment_multiple_of
    checks = [
        (not 0 < terms.principal.minor < LARGEST_MINOR, "principal", "out_of_bounds"),
        (not terms.rate_pct.is_finite() or not 0 <= terms.rate_pct <= 10_000, "rate_pct", "out_of_bounds"),
        (not 1 <= terms.n <= MOST_INSTALMENTS, "n", "out_of_bounds"),
        (terms.every < 1 or _too_long(terms), "frequency.every", "out_of_bounds"),
        (not 0 <= rounding.decimals <= 2, "rounding.decimals", "out_of_bounds"),
        (multiple is not None and multiple.minor < 1, "rounding.installment_multiple_of", "out_of_bounds"),
        (by_day and per in (RatePer.INSTALLMENT, RatePer.WHOLE_TERM), "interest_calc", "rate_has_no_days"),
        (uneven and rounding.remainder is RemainderRow.FIRST, "rounding.remainder", "only_last_row"),
        (not 0 <= terms.grace_principal < terms.n, "grace_principal", "out_of_bounds"),
        (not 0 <= terms.grace_interest < terms.n, "grace_interest", "out_of_bounds"),
        (not 0 <= terms.penalty.markup_pct <= 1000, "penalty.markup_pct", "out_of_bounds"),
        (not 0 <= terms.penalty.grace_days <= 366, "penalty.grace_days", "out_of_bounds"),
        (
            terms.holidays.shift is not Shift.NONE and not _can_work(terms),
            "calendar.weekend",
            "no_working_day",
        ),
        (bool(set(terms.allocation.order) - set(STEPS)), "payment_allocation", "unknown_step"),
        (len(set(terms.allocation.order)) != len(terms.allocation.order), "payment_allocation", "step_twice"),
        (not _dates_agree(terms), "first_due", "not_after_disbursement"),
    ]
    return [(key, reason) for wrong, key, reason in checks if wrong] + _fee_faults(terms.fees)


def _too_long(terms: LoanTerms) -> bool:
    if terms.unit in MONTHS_IN:
        return terms.n * terms.every * MONTHS_IN[terms.unit] > LONGEST_MONTHS
    return terms.n * terms.every * DAYS_IN[terms.unit] > LONGEST_DAYS


def _can_work(terms: LoanTerms) -> bool:
    return len(terms.holidays.calendar.weekend) < 7


def _dates_agree(terms: LoanTerms) -> bool:
    first, start = terms.first_due, terms.disbursement_date
    return first is None or start is None or first > start


def _fee_faults(fees: tuple[Fee, ...]) -> list[tuple[str, str]]:
    faults = []
    for index, fee in enumerate(fees):
        key = f"fees[{index}]"
        if (fee.amount is None) == (fee.rate_pct is None):
            faults.append((key, "amount_or_rate"))
        elif fee.due is FeeDue.DISBURSEMENT and fee.percent_of is not FeeBase.PRINCIPAL:
            faults.append((f"{key}.percent_of", "no_instalment_yet"))
        elif fee.amount is not None and not 0 <= fee.amount.minor < LARGEST_MINOR:
            faults.append((f"{key}.amount", "out_of_bounds"))
        elif fee.rate_pct is not None and not 0 <= fee.rate_pct <= 1000:
            faults.append((f"{key}.rate_pct", "out_of_bounds"))
    return faults
