"""The parts of loan terms: units, methods, day count, rounding, holidays, fees, penalty, allocation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from lendesk.domain.calendars import NO_REST, Calendar, Shift
from lendesk.domain.loans.terms.servicing import Surplus
from lendesk.domain.money import Money, Rounding


class RatePer(StrEnum):
    """What span of time a rate is for."""

    DAY = "DAY"
    MONTH = "MONTH"
    YEAR = "YEAR"
    INSTALLMENT = "INSTALLMENT"
    WHOLE_TERM = "WHOLE_TERM"


class Unit(StrEnum):
    """The unit of the repayment frequency."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    QUARTER = "QUARTER"


MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3}
DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7}


class InterestType(StrEnum):
    """On what interest is charged: the balance that is left, or the first principal all along."""

    DECLINING = "declining"
    FLAT = "flat"


class Amortization(StrEnum):
    """How principal comes back (等额本息, 等额本金, 先息后本, 到期还本, 到期一次还本付息).

    CUSTOM_SHARES follows `shares`; FIXED_INSTALMENT_AMOUNT pays `instalment_amount` until nothing is left.
    """

    EQUAL_INSTALLMENT = "equal_installment"
    EQUAL_PRINCIPAL = "equal_principal"
    CUSTOM_SHARES = "custom_shares"
    FIXED_INSTALMENT_AMOUNT = "fixed_instalment_amount"
    INTEREST_ONLY = "interest_only"
    BULLET = "bullet"
    BULLET_PRINCIPAL_AND_INTEREST = "bullet_principal_and_interest"


class InterestCalc(StrEnum):
    """Interest by the actual days of a period, or the same for every whole period."""

    DAILY = "daily"
    SAME_AS_REPAYMENT_PERIOD = "same_as_repayment_period"


class YearDays(StrEnum):
    """Days that make a year when a yearly rate becomes a daily one; ACTUAL splits at 31 December."""

    D360 = "360"
    D364 = "364"
    D365 = "365"
    ACTUAL = "ACTUAL"

    @property
    def nominal(self) -> int:
        """The number of days; 365 for ACTUAL, where one number is needed for every year."""
        return 365 if self is YearDays.ACTUAL else int(self.value)


class MonthDays(StrEnum):
    """Days counted for a month under daily interest: all 30, or those that it has."""

    D30 = "30"
    ACTUAL = "ACTUAL"


@dataclass(frozen=True, slots=True)
class DayCount:
    """How days become a fraction of a year."""

    days_in_year: YearDays = YearDays.D360
    days_in_month: MonthDays = MonthDays.D30


class RemainderRow(StrEnum):
    """The row that takes what rounding leaves over; SPREAD: one unit each over the first rows."""

    FIRST = "FIRST"
    LAST = "LAST"
    SPREAD = "SPREAD"


@dataclass(frozen=True, slots=True)
class RoundingRule:
    """How figures of a plan are rounded.

    `decimals` of a yuan (0 to 2) for interest and instalments; the instalment also to a multiple of
    `installment_multiple_of`, by `instalment_mode` (None: `mode`). `working_digits`: significant digits kept
    in every step before that (None: exact). `display_only` is a calculator's way: rows are rounded for show
    alone, so that their parts may miss the sum by a fen; no loan is paid out on such terms.
    """

    mode: Rounding = Rounding.HALF_UP
    decimals: int = 2
    installment_multiple_of: Money | None = None
    remainder: RemainderRow = RemainderRow.LAST
    display_only: bool = False
    instalment_mode: Rounding | None = None
    working_digits: int | None = None


class InstalmentFrom(StrEnum):
    """Of which rates the equal instalment is made.

    ROWS: what each row really costs. NOMINAL: a twelfth of the year a month (days by 365), whatever the rows
    cost. NOMINAL_DAYS: the same, but under daily interest 30 days a month by the days of the year. BALANCED:
    as ROWS, then moved until the last row differs least. RE_SOLVED: again for every row, on the balance and
    the rows that are left.
    """

    ROWS = "ROWS"
    NOMINAL = "NOMINAL"
    NOMINAL_DAYS = "NOMINAL_DAYS"
    BALANCED = "BALANCED"
    RE_SOLVED = "RE_SOLVED"


class PeriodDays(StrEnum):
    """Which days a whole period is taken to have.

    ACTUAL: those between its dates, under daily interest. START_MONTH: those of the month it starts in (or
    30), times `every`, whatever way interest is calculated.
    """

    ACTUAL = "ACTUAL"
    START_MONTH = "START_MONTH"


class LeapYear(StrEnum):
    """Which length days_in_year ACTUAL means: each day's own year, that of the disbursement, or 365."""

    EACH_DAY = "EACH_DAY"
    OF_DISBURSEMENT = "OF_DISBURSEMENT"
    NEVER = "NEVER"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The choices of a plan that conventions differ in, beside day count and rounding.

    `scale_moved_first`: where the first due date moves off a rest day and periods count days, the first
    interest is scaled by actual over nominal days though whole periods cost the same.
    `nominal_periods`: whole periods are parts of a year of 12 months, 52 weeks or 365 days, whatever the day
    count says.
    """

    instalment_from: InstalmentFrom = InstalmentFrom.ROWS
    period_days: PeriodDays = PeriodDays.ACTUAL
    leap_year: LeapYear = LeapYear.EACH_DAY
    scale_moved_first: bool = False
    nominal_periods: bool = False


class DueRule(StrEnum):
    """Which day of its month an instalment falls due on.

    SAME_DAY: that of the disbursement, or of a first due date that breaks the first period. FIRST_DUE: that
    of the first due date, be it the disbursement's own day. DAY_OF_MONTH: `due_day`. MONTH_END: the last one.
    """

    SAME_DAY = "SAME_DAY"
    FIRST_DUE = "FIRST_DUE"
    DAY_OF_MONTH = "DAY_OF_MONTH"
    MONTH_END = "MONTH_END"


@dataclass(frozen=True, slots=True)
class Period:
    """One instalment's dates where they are agreed one by one."""

    start: date
    due: date


@dataclass(frozen=True, slots=True)
class Share:
    """What part of the principal (and of flat interest) one instalment pays; parts of one."""

    principal: Decimal
    interest: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Tranche:
    """A part of the principal that goes out on `date`."""

    day: date
    amount: Money


@dataclass(frozen=True, slots=True)
class RateStep:
    """From `start` the rate is `rate_pct` (per the terms' `rate_per`)."""

    start: date
    rate_pct: Decimal


@dataclass(frozen=True, slots=True)
class Holidays:
    """What a rest day does to a due date; interest runs to the moved date, or to the agreed one."""

    shift: Shift = Shift.NONE
    interest_runs: bool = True
    calendar: Calendar = NO_REST


class FeeDue(StrEnum):
    """When a fee is paid."""

    DISBURSEMENT = "DISBURSEMENT"
    EACH_INSTALMENT = "EACH_INSTALMENT"
    FIRST_INSTALMENT = "FIRST_INSTALMENT"
    LAST_INSTALMENT = "LAST_INSTALMENT"


class FeeBase(StrEnum):
    """Of what a fee in percent is taken: the loan's principal, or the row's interest or whole instalment."""

    PRINCIPAL = "PRINCIPAL"
    INTEREST = "INTEREST"
    INSTALMENT = "INSTALMENT"


class Payer(StrEnum):
    """Who bears a fee; only the borrower's are in the plan and in the annualised rate."""

    BORROWER = "BORROWER"
    LENDER = "LENDER"


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee: a fixed `amount`, or `rate_pct` percent of `percent_of`; paid to `collector`."""

    name: str
    due: FeeDue = FeeDue.DISBURSEMENT
    amount: Money | None = None
    rate_pct: Decimal | None = None
    percent_of: FeeBase = FeeBase.PRINCIPAL
    payer: Payer = Payer.BORROWER
    collector: str = ""


class PenaltyBase(StrEnum):
    """On what penalty interest runs: overdue principal, or overdue principal and interest (复利)."""

    PRINCIPAL = "PRINCIPAL"
    INSTALMENT = "INSTALMENT"


@dataclass(frozen=True, slots=True)
class Penalty:
    """Penalty interest: the contract rate plus `markup_pct` percent of it, from the day after due + grace.

    With `rate_pct` per `rate_per` it has a rate of its own and no markup. `compound_markup_pct`: unpaid
    interest bears interest too, at the contract rate plus so many percent of it (复利). `cap_pct`: never more
    than so many percent of a row's principal. `stops_after_days`: no longer than so many days a row.
    """

    markup_pct: Decimal = Decimal(50)
    grace_days: int = 0
    base: PenaltyBase = PenaltyBase.PRINCIPAL
    rate_pct: Decimal | None = None
    rate_per: RatePer = RatePer.YEAR
    compound_markup_pct: Decimal | None = None
    cap_pct: Decimal | None = None
    stops_after_days: int | None = None


class PrepaymentBase(StrEnum):
    """What the fee for paying ahead is made of: the principal paid ahead, or months of interest on it."""

    PRINCIPAL = "PRINCIPAL"
    INTEREST_MONTHS = "INTEREST_MONTHS"


@dataclass(frozen=True, slots=True)
class PrepaymentFee:
    """What principal paid before its time costs (提前还款违约金).

    `rate_pct` percent of it, or `months` months' interest on it at the contract rate (a month is 30 days).

    Once `free_after_instalments` instalments of the plan have fallen due it costs nothing (None: never free).
    """

    base: PrepaymentBase = PrepaymentBase.PRINCIPAL
    rate_pct: Decimal | None = None
    months: int | None = None
    free_after_instalments: int | None = None


class Processing(StrEnum):
    """Instalment by instalment (横向), or one kind of debt over all instalments first (纵向)."""

    HORIZONTAL = "HORIZONTAL"
    VERTICAL = "VERTICAL"


TIMINGS = ("PAST_DUE", "DUE", "IN_ADVANCE")
PARTS = ("PENALTY", "FEE", "INTEREST", "PRINCIPAL")
STEPS = tuple(f"{timing}_{part}" for timing in TIMINGS for part in PARTS)
DUE_ORDER = tuple(
    f"{timing}_{part}"
    for timing in ("PAST_DUE", "DUE")
    for part in ("FEE", "PENALTY", "INTEREST", "PRINCIPAL")
)
"""Civil Code 561: costs, interest (penalty interest before the rest), principal; nothing in advance."""


@dataclass(frozen=True, slots=True)
class AllocationRule:
    """The order in which money meets debts, as steps such as `PAST_DUE_INTEREST`.

    Without any `IN_ADVANCE_…` step a surplus is held for the borrower until the next due date; with them
    `surplus` says which rows not yet due it meets. `due_charges_first`: of a row not yet due, fees and
    penalties whose own date has come go before everything else.
    """

    order: tuple[str, ...] = DUE_ORDER
    processing: Processing = Processing.HORIZONTAL
    surplus: Surplus = Surplus.NEXT_INSTALLMENT
    due_charges_first: bool = False


@dataclass(frozen=True, slots=True)
class PaymentRule:
    """The allocation of one kind of transaction (`GOODWILL_CREDIT`, …) where it has its own."""

    transaction: str
    rule: AllocationRule


BANK_DAYS = DayCount()
TO_THE_FEN = RoundingRule()
NO_SHIFT = Holidays()
PLAIN = Reckoning()
USUAL_PENALTY = Penalty()
CIVIL_CODE_ORDER = AllocationRule()
