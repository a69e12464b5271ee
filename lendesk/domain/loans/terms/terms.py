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
    PLAIN,
    STEPS,
    TO_THE_FEN,
    USUAL_PENALTY,
    AllocationRule,
    Amortization,
    DayCount,
    DueRule,
    Fee,
    FeeBase,
    FeeDue,
    Holidays,
    InterestCalc,
    InterestType,
    PaymentRule,
    Penalty,
    Period,
    PeriodDays,
    PrepaymentBase,
    PrepaymentFee,
    RatePer,
    RateStep,
    Reckoning,
    RoundingRule,
    Share,
    Tranche,
    Unit,
)
from lendesk.domain.loans.terms.servicing import AS_PLANNED, Engine, Servicing
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
    first later row, that of the first `interest_free` rows is never asked for. `n` is the most instalments
    where `instalment_amount` decides. `allocations` are kinds of transactions with an order of their own.
    `tranches` and `rate_steps` are what is agreed ahead; `balloon` is principal kept for the last row;
    `fixed_length_days` puts the last due date so many days after the disbursement. `due_dates_from` is the
    day that due dates are counted from, where it is not that of the disbursement. `periods` replace all
    rules of dates. `prepayment_fee` None: paying ahead costs nothing. Raises RuleBroken `terms.impossible`
    with `key` and `reason` when no plan can follow.
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
    reckoning: Reckoning = PLAIN
    interest_free: int = 0
    shares: tuple[Share, ...] = ()
    instalment_amount: Money | None = None
    balloon: Money | None = None
    due_rule: DueRule = DueRule.SAME_DAY
    due_day: int | None = None
    periods: tuple[Period, ...] = ()
    fixed_length_days: int | None = None
    tranches: tuple[Tranche, ...] = ()
    rate_steps: tuple[RateStep, ...] = ()
    allocations: tuple[PaymentRule, ...] = ()
    prepayment_fee: PrepaymentFee | None = None
    due_dates_from: date | None = None

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

    def allocation_for(self, transaction: str) -> AllocationRule:
        """The order in which money of one kind of transaction meets debts."""
        return next((own.rule for own in self.allocations if own.transaction == transaction), self.allocation)


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
        reckoning=preset.reckoning,
        servicing=preset.servicing,
        fees=fees,
        penalty=penalty or preset.penalty,
    )


def _faults(terms: LoanTerms) -> list[tuple[str, str]]:
    """(key, reason) for every way in which these terms contradict themselves."""
    return [
        *((key, reason) for wrong, key, reason in _bounds(terms) if wrong),
        *((key, reason) for wrong, key, reason in _contradictions(terms) if wrong),
        *_allocation_faults(terms),
        *_fee_faults(terms.fees),
        *_prepayment_faults(terms),
    ]


def _bounds(terms: LoanTerms) -> list[tuple[bool, str, str]]:
    rounding, out = terms.rounding, "out_of_bounds"
    multiple, length, digits = (
        rounding.installment_multiple_of,
        terms.fixed_length_days,
        rounding.working_digits,
    )
    return [
        (not 0 < terms.principal.minor < LARGEST_MINOR, "principal", out),
        (not _is_rate(terms.rate_pct), "rate_pct", out),
        (not 1 <= terms.n <= MOST_INSTALMENTS, "n", out),
        (terms.every < 1 or _too_long(terms), "frequency.every", out),
        (not 0 <= rounding.decimals <= 2, "rounding.decimals", out),
        (multiple is not None and multiple.minor < 1, "rounding.installment_multiple_of", out),
        (digits is not None and not 6 <= digits <= 40, "rounding.working_precision_digits", out),
        (not 0 <= terms.grace_principal < terms.n, "grace_principal", out),
        (not 0 <= terms.grace_interest < terms.n, "grace_interest", out),
        (not 0 <= terms.interest_free <= terms.n, "interest_free", out),
        (not 0 <= terms.penalty.markup_pct <= 1000, "penalty.markup_pct", out),
        (not _is_rate(terms.penalty.rate_pct or Decimal(0)), "penalty.rate_pct", out),
        (not 0 <= terms.penalty.grace_days <= 366, "penalty.grace_days", out),
        (length is not None and not 1 <= length <= LONGEST_DAYS, "fixed_length_days", out),
        (not all(_is_rate(step.rate_pct) for step in terms.rate_steps), "rate_changes", out),
    ]


def _contradictions(terms: LoanTerms) -> list[tuple[bool, str, str]]:
    by_day = terms.interest_calc is InterestCalc.DAILY
    # By the start month such a rate is reckoned as that of a year.
    no_days = terms.rate_per in (RatePer.INSTALLMENT, RatePer.WHOLE_TERM)
    no_days = no_days and terms.reckoning.period_days is not PeriodDays.START_MONTH
    by_shares = terms.amortization is Amortization.CUSTOM_SHARES
    by_amount = terms.amortization is Amortization.FIXED_INSTALMENT_AMOUNT
    rests = terms.holidays.shift is not Shift.NONE
    out = sum(tranche.amount.minor for tranche in terms.tranches)
    return [
        (by_day and no_days, "interest_calc", "rate_has_no_days"),
        (rests and len(terms.holidays.calendar.weekend) == 7, "calendar.weekend", "no_working_day"),
        (not _dates_agree(terms), "first_due", "not_after_disbursement"),
        (by_shares != bool(terms.shares), "shares", "go_with_custom_shares"),
        (by_shares and len(terms.shares) != terms.n - terms.grace_principal, "shares", "one_a_row"),
        (by_shares and sum(share.principal for share in terms.shares) != 1, "shares", "not_the_whole"),
        (
            by_amount != (terms.instalment_amount is not None),
            "instalment_amount",
            "goes_with_fixed_instalment",
        ),
        (
            by_amount and terms.interest_type is InterestType.FLAT,
            "interest_type",
            "not_with_fixed_instalment",
        ),
        (
            (terms.due_rule is DueRule.DAY_OF_MONTH) != (terms.due_day is not None),
            "due_day",
            "goes_with_day_of_month",
        ),
        (
            terms.due_rule is DueRule.FIRST_DUE and terms.first_due is None,
            "first_due",
            "needed_by_due_date_rule",
        ),
        (
            terms.unit in DAYS_IN and terms.due_rule in (DueRule.DAY_OF_MONTH, DueRule.MONTH_END),
            "due_date_rule",
            "not_by_months",
        ),
        (
            terms.balloon is not None and terms.balloon.minor > terms.principal.minor,
            "balloon",
            "above_principal",
        ),
        (bool(terms.periods) and not _periods_agree(terms), "periods", "not_in_order"),
        (bool(terms.tranches) and out != terms.principal.minor, "tranches", "not_the_whole"),
        (bool(terms.tranches) and by_shares, "tranches", "not_with_custom_shares"),
    ]


def _is_rate(rate: Decimal) -> bool:
    return rate.is_finite() and 0 <= rate <= 10_000


def _too_long(terms: LoanTerms) -> bool:
    if terms.unit in MONTHS_IN:
        return terms.n * terms.every * MONTHS_IN[terms.unit] > LONGEST_MONTHS
    return terms.n * terms.every * DAYS_IN[terms.unit] > LONGEST_DAYS


def _dates_agree(terms: LoanTerms) -> bool:
    first, start = terms.first_due, terms.disbursement_date
    if first is None or start is None:
        return True
    # Some lenders ask for the first instalment on the day the money goes out.
    return first >= start if terms.due_rule is DueRule.FIRST_DUE else first > start


def _periods_agree(terms: LoanTerms) -> bool:
    """One a row, none backwards, none overlapping; a gap between two is somebody's wish."""
    ends = [period.due for period in terms.periods]
    return (
        len(ends) == terms.n
        and all(period.start <= period.due for period in terms.periods)
        and all(end <= period.start for end, period in zip(ends, terms.periods[1:], strict=False))
    )


def _allocation_faults(terms: LoanTerms) -> list[tuple[str, str]]:
    faults = []
    for rule in (terms.allocation, *(own.rule for own in terms.allocations)):
        if set(rule.order) - set(STEPS):
            faults.append(("payment_allocation", "unknown_step"))
        if len(set(rule.order)) != len(rule.order):
            faults.append(("payment_allocation", "step_twice"))
    return faults


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


def _prepayment_faults(terms: LoanTerms) -> list[tuple[str, str]]:
    """A percentage goes with the principal as base, a number of months with interest; never both.

    A plan made anew from all payments knows no principal ahead of its time: nothing tells what the fee is of.
    """
    rule, servicing = terms.prepayment_fee, terms.servicing
    if rule is None:
        return []
    anew = servicing.engine is Engine.CUMULATIVE and servicing.recalculation is not None
    key, by_principal = "prepayment_fee", rule.base is PrepaymentBase.PRINCIPAL
    wrong = [
        (by_principal == (rule.rate_pct is None), f"{key}.rate_pct", "goes_with_principal"),
        (by_principal != (rule.months is None), f"{key}.months", "goes_with_interest_months"),
        (rule.rate_pct is not None and not 0 <= rule.rate_pct <= 100, f"{key}.rate_pct", "out_of_bounds"),
        (rule.months is not None and not 1 <= rule.months <= 120, f"{key}.months", "out_of_bounds"),
        (anew, key, "not_with_recalculation"),
        (not 0 <= (rule.free_after_instalments or 0) <= MOST_INSTALMENTS, key, "out_of_bounds"),
    ]
    return [(key, reason) for fault, key, reason in wrong if fault]
