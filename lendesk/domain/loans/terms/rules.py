"""The parts of loan terms: units, methods, day count, rounding, holidays, fees, penalty, allocation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lendesk.domain.calendars import NO_REST, Calendar, Shift
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
    """How principal comes back (等额本息, 等额本金, 先息后本, 到期还本, 到期一次还本付息)."""

    EQUAL_INSTALLMENT = "equal_installment"
    EQUAL_PRINCIPAL = "equal_principal"
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
    """The row that takes what rounding leaves over."""

    FIRST = "FIRST"
    LAST = "LAST"


@dataclass(frozen=True, slots=True)
class RoundingRule:
    """How figures of a plan are rounded.

    `decimals` of a yuan (0 to 2) for interest and instalments; the instalment also to a multiple of
    `installment_multiple_of`. `display_only` is a calculator's way: rows are rounded for show alone, so that
    their parts may miss the sum by a fen; no loan is paid out on such terms.
    """

    mode: Rounding = Rounding.HALF_UP
    decimals: int = 2
    installment_multiple_of: Money | None = None
    remainder: RemainderRow = RemainderRow.LAST
    display_only: bool = False


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
    """Penalty interest: the contract rate plus `markup_pct` percent of it, from the day after due + grace."""

    markup_pct: Decimal = Decimal(50)
    grace_days: int = 0
    base: PenaltyBase = PenaltyBase.PRINCIPAL


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

    Without any `IN_ADVANCE_…` step a surplus is held for the borrower until the next due date.
    """

    order: tuple[str, ...] = DUE_ORDER
    processing: Processing = Processing.HORIZONTAL


BANK_DAYS = DayCount()
TO_THE_FEN = RoundingRule()
NO_SHIFT = Holidays()
USUAL_PENALTY = Penalty()
CIVIL_CODE_ORDER = AllocationRule()
