"""How a loan is looked after once it is paid out: as data that travels with its terms."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Engine(StrEnum):
    """How interest follows events.

    FIXED: the plan's interest is owed as planned, settlement by actual days (Chinese practice).
    CUMULATIVE: the whole plan is made again from all disbursements and changes of terms.
    PROGRESSIVE: the plan goes on from every event; interest is on the balance of each day.
    """

    FIXED = "fixed"
    CUMULATIVE = "cumulative"
    PROGRESSIVE = "progressive"


class Rest(StrEnum):
    """How often the balance that bears interest is looked at when interest is recalculated."""

    DAILY = "DAILY"
    SAME_AS_REPAYMENT = "SAME_AS_REPAYMENT"


class Reschedule(StrEnum):
    """What a payment off its time does to the plan when interest is recalculated.

    RESCHEDULE_NEXT_REPAYMENTS: principal paid ahead is taken off the instalments that come next.
    """

    ADJUST_LAST_UNPAID_PERIOD = "ADJUST_LAST_UNPAID_PERIOD"
    REDUCE_EMI_AMOUNT = "REDUCE_EMI_AMOUNT"
    REDUCE_NUMBER_OF_INSTALLMENTS = "REDUCE_NUMBER_OF_INSTALLMENTS"
    RESCHEDULE_NEXT_REPAYMENTS = "RESCHEDULE_NEXT_REPAYMENTS"


class Preclose(StrEnum):
    """Up to when interest is owed on settlement."""

    TILL_PRE_CLOSE_DATE = "TILL_PRE_CLOSE_DATE"
    TILL_REST_FREQUENCY_DATE = "TILL_REST_FREQUENCY_DATE"


class Compounding(StrEnum):
    """What unpaid amounts bear interest too."""

    NONE = "NONE"
    INTEREST = "INTEREST"
    FEE = "FEE"
    INTEREST_AND_FEE = "INTEREST_AND_FEE"


@dataclass(frozen=True, slots=True)
class Recalculation:
    """Interest follows what is really paid and when."""

    rest: Rest = Rest.DAILY
    reschedule: Reschedule = Reschedule.ADJUST_LAST_UNPAID_PERIOD
    preclose: Preclose = Preclose.TILL_PRE_CLOSE_DATE
    compounding: Compounding = Compounding.NONE


class ChargeOffBehaviour(StrEnum):
    """What becomes of interest when a loan is charged off."""

    REGULAR = "REGULAR"
    ZERO_INTEREST = "ZERO_INTEREST"
    ACCELERATE_MATURITY = "ACCELERATE_MATURITY"


class Surplus(StrEnum):
    """What money beyond what is due does (`future_installment_rule`, and the borrower's choice).

    NEXT_ and LAST_INSTALLMENT meet rows not yet due from the front or the back; REAMORTIZATION spreads over
    all of them; HOLD keeps it for the borrower; SHORTER_TERM and LOWER_INSTALMENT pay principal ahead and
    make the plan again (缩短期限 / 减少月供).
    """

    NEXT_INSTALLMENT = "NEXT_INSTALLMENT"
    LAST_INSTALLMENT = "LAST_INSTALLMENT"
    NEXT_LAST_INSTALLMENT = "NEXT_LAST_INSTALLMENT"
    REAMORTIZATION = "REAMORTIZATION"
    HOLD = "HOLD"
    SHORTER_TERM = "SHORTER_TERM"
    LOWER_INSTALMENT = "LOWER_INSTALMENT"


@dataclass(frozen=True, slots=True)
class DownPayment:
    """`pct` percent of each disbursement is asked for on its day; `auto`: paid by the system itself."""

    pct: Decimal
    auto: bool = False


@dataclass(frozen=True, slots=True)
class Bucket:
    """A range of delinquent days, both ends counted; `to_day` None: without end."""

    name: str
    from_day: int
    to_day: int | None


class DpdRule(StrEnum):
    """From when days past due count: the day after the due date, or the due date itself as day 1."""

    AFTER_DUE_DAY = "AFTER_DUE_DAY"
    DUE_DAY_COUNTS = "DUE_DAY_COUNTS"


class Accrual(StrEnum):
    """How interest accrues by the day: exactly with one rounding, or each day rounded by itself."""

    EXACT = "EXACT"
    EACH_DAY_ROUNDED = "EACH_DAY_ROUNDED"


class ChargesAccrue(StrEnum):
    """When a charge becomes income: on its due date, or on the day it was posted."""

    DUE_DATE = "DUE_DATE"
    POSTING_DATE = "POSTING_DATE"


@dataclass(frozen=True, slots=True)
class ProductCharge:
    """A charge that each overdue instalment is given at the end of a day: fen, or percent of `percent_of`.

    `percent_of` as in `events.ChargeAdded`, of the instalment.
    """

    name: str
    amount_fen: int | None = None
    percent: Decimal | None = None
    percent_of: str = ""
    is_penalty: bool = True


@dataclass(frozen=True, slots=True)
class Servicing:
    """What happens after the money is out. `arrears_grace_days` shift delinquency, never penalty.

    `credit_allocation`: the order in which a chargeback gives debt back; empty: all of it is principal.
    `interest_refund_for`: the kinds of refund that give the interest on their amount back too.
    `strategy`: the name of the allocation the terms came with (`terms/strategies.py`), "" for none.
    `partial_periods`: interest of a whole period that a tranche or settlement cuts goes by its days.
    `product_charges`: what the product charges by itself for each overdue instalment.
    `accrual_activity`: on each due date the row's income is told as a transaction of its own.
    """

    engine: Engine = Engine.FIXED
    recalculation: Recalculation | None = None
    down_payment: DownPayment | None = None
    charge_off: ChargeOffBehaviour = ChargeOffBehaviour.REGULAR
    interest_refund_for: tuple[str, ...] = ()
    credit_allocation: tuple[str, ...] = ("PENALTY", "FEE", "INTEREST", "PRINCIPAL")
    arrears_grace_days: int = 0
    buckets: tuple[Bucket, ...] = ()
    strategy: str = ""
    partial_periods: bool = True
    product_charges: tuple[ProductCharge, ...] = ()
    dpd_rule: DpdRule = DpdRule.AFTER_DUE_DAY
    accrual: Accrual = Accrual.EXACT
    accrual_activity: bool = False
    charges_accrue: ChargesAccrue = ChargesAccrue.DUE_DATE


AS_PLANNED = Servicing()
