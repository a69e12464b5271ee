"""What stands on the paper of a contract and of a receipt, before any drawing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from lendesk.domain.errors import Fact
from lendesk.domain.money import ZERO, Money


class FeeTiming(StrEnum):
    """When a fee is taken; a fee taken at disbursement comes out of the principal or before it."""

    AT_DISBURSEMENT = "at_disbursement"
    WITH_INSTALMENTS = "with_instalments"


class RateUnit(StrEnum):
    """The period that a nominal rate is quoted for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class IdKind(StrEnum):
    """What a party is identified by."""

    ID_CARD = "id_card"
    USCC = "uscc"


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a contract; `id_number` is printed as given, masked or in full."""

    name: str
    id_number: str
    address: str = ""
    phone: str = ""
    id_kind: IdKind = IdKind.ID_CARD


@dataclass(frozen=True, slots=True)
class FeeLine:
    """A certain charge beside the interest, a row of the cost sheet; `amount` is its total over the term.

    The texts are codes of `plans.cost_sheet` that the paper words with the `facts`, or words already.
    """

    name: str
    payer: str
    standard: str
    method: str
    collector: str
    amount: Money
    timing: FeeTiming = FeeTiming.WITH_INSTALMENTS
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class ContingentCost:
    """A cost that arises only if something happens (late payment …): its standard and who collects it.

    `name` is a code of `plans.cost_sheet` that the paper words with the `facts`, or words already.
    """

    name: str
    condition: str
    standard: str
    collector: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One instalment; `balance_after` is the principal still owed after it."""

    no: int
    due_date: date
    principal: Money
    interest: Money
    fee: Money
    total: Money
    balance_after: Money


@dataclass(frozen=True, slots=True)
class ContractPaper:
    """Everything that a contract's PDF states.

    `annualised_rate` is the IRR on the actual cash flows × periods a year, `nominal_rate` the quoted one:
    both fractions (0.1825 is 18.25 %). `method` is a code (`equal_installment` …) that the template's pack
    names. `paid_out` is what reaches the borrower. `choices` fill the template's adjustable slots.
    """

    number: str
    lender: Party
    borrower: Party
    principal: Money
    paid_out: Money
    nominal_rate: Decimal
    rate_unit: RateUnit
    annualised_rate: Decimal
    method: str
    prepared_on: date
    start_date: date
    maturity_date: date
    purpose: str
    payout_account: str
    plan: tuple[PlanRow, ...]
    fees: tuple[FeeLine, ...] = ()
    contingent: tuple[ContingentCost, ...] = ()
    choices: dict[str, str | int | Decimal] = field(default_factory=dict)
    branch: str = ""

    @property
    def interest_total(self) -> Money:
        """Interest over the whole plan."""
        return Money(sum(row.interest.minor for row in self.plan))

    @property
    def fee_total(self) -> Money:
        """All certain fees over the term."""
        return Money(sum(fee.amount.minor for fee in self.fees))

    @property
    def repayment_total(self) -> Money:
        """All that the plan asks for: principal, interest and fees."""
        return Money(sum(row.total.minor for row in self.plan))


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """A repayment receipt; `provisional` until the centre has posted it. Parts add up to `received`."""

    number: str
    lender: str
    branch: str
    cashier: str
    payer: str
    contract_number: str
    value_date: date
    received: Money
    provisional: bool
    penalty: Money = ZERO
    fee: Money = ZERO
    interest: Money = ZERO
    principal: Money = ZERO
    unallocated: Money = ZERO
    principal_left: Money | None = None
