"""What happens to a loan, as dated facts that are only ever added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from lendesk.domain.loans.terms.rules import Unit
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour, Surplus
from lendesk.domain.money import Money


class Channel(StrEnum):
    """Where money comes in or goes out."""

    BANK = "bank"
    CASH = "cash"
    SUSPENSE = "suspense"  # money already received, waiting to be told whose it is


class Purpose(StrEnum):
    """What a repayment is for: what is due, everything (提前结清), or principal ahead (提前还款)."""

    INSTALMENT = "instalment"
    SETTLEMENT = "settlement"
    PREPAYMENT = "prepayment"


class PaymentKind(StrEnum):
    """Who or what brings the money that meets the debt; each may have its own allocation order."""

    REPAYMENT = "REPAYMENT"
    DOWN_PAYMENT = "DOWN_PAYMENT"
    GOODWILL_CREDIT = "GOODWILL_CREDIT"
    MERCHANT_ISSUED_REFUND = "MERCHANT_ISSUED_REFUND"
    PAYOUT_REFUND = "PAYOUT_REFUND"
    INTEREST_PAYMENT_WAIVER = "INTEREST_PAYMENT_WAIVER"
    RECOVERY = "RECOVERY"
    DEPOSIT = "DEPOSIT"  # the guarantee deposit (保证金) is drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One fact about a loan. `key` is unique in the loan; `value_date` decides what it does.

    `business_date` is the day on which it was posted (None: the value date): it may be later (back-dated).
    """

    key: str
    value_date: date
    business_date: date | None = None

    @property
    def posted_on(self) -> date:
        """The business date of posting."""
        return self.business_date or self.value_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Disbursed(Event):
    """Principal was paid out: the whole of it, or a tranche. The first one starts the plan."""

    amount: Money
    channel: Channel = Channel.BANK
    no_auto_down_payment: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RepaymentPosted(Event):
    """Money was received, worth `value_date`.

    `amount` None, with purpose SETTLEMENT: whatever settles the loan on that day. `manual_split` (fen:
    penalty, fee, interest, principal) overrides the allocation; `surplus` what prepaid principal does.
    """

    amount: Money | None
    channel: Channel = Channel.BANK
    purpose: Purpose = Purpose.INSTALMENT
    kind: PaymentKind = PaymentKind.REPAYMENT
    manual_split: tuple[int, int, int, int] | None = None
    surplus: Surplus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRefunded(Event):
    """Money held for the borrower was paid back (CREDIT_BALANCE_REFUND)."""

    amount: Money
    channel: Channel = Channel.BANK


@dataclass(frozen=True, slots=True, kw_only=True)
class RepaymentRefunded(Event):
    """Part of what was paid was given back to the borrower: the last paid parts are open again (REFUND)."""

    amount: Money
    channel: Channel = Channel.BANK


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargedBack(Event):
    """The payer's bank took a payment back: it stays in the history, its amount is owed again.

    `target` is the key of the payment. Happens on `posted_on`.
    """

    amount: Money
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeAdded(Event):
    """A fee or penalty was added, due on `due_date`: `amount`, or `percent` of `percent_of`.

    `percent_of`: "loan amount", "loan amount + interest", "interest", "overdue amount" (see loan-case.md).
    """

    name: str
    due_date: date
    amount: Money | None = None
    percent: Decimal | None = None
    percent_of: str = ""
    is_penalty: bool = False
    per_instalment: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeWaived(Event):
    """A charge (the key of its ChargeAdded in `target`) is no longer asked for."""

    target: str
    amount: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeAdjusted(Event):
    """A charge was given back as a payment of `amount` (CHARGE_ADJUSTMENT). Happens on `posted_on`."""

    target: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtWaived(Event):
    """Penalty, fee or interest already accrued is let off, oldest instalment first; parts in fen."""

    penalty_fen: int = 0
    fee_fen: int = 0
    interest_fen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RateChanged(Event):
    """From `value_date` the rate is `rate_pct` (per the terms' `rate_per`)."""

    rate_pct: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceCorrected(Event):
    """The balance on which interest runs differs by `amount` from `value_date` on."""

    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalPaid(Event):
    """Principal of the instalment due on `instalment_due` was paid: no allocation is made."""

    amount: Money
    instalment_due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestPaid(Event):
    """Interest of the instalment due on `instalment_due` was paid: no allocation is made."""

    amount: Money
    instalment_due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescheduled(Event):
    """The rest of the plan changes from the instalment due on or after `from_date` (变更, 展期, 延期).

    `adjusted_due_date`: that instalment and all later ones move (payment holiday). `extra_terms`: so many
    more instalments. `new_rate_pct`: from `from_date`. `grace_principal`, `grace_interest`: instalments from
    there without principal / with interest deferred.
    """

    from_date: date
    adjusted_due_date: date | None = None
    new_rate_pct: Decimal | None = None
    extra_terms: int = 0
    grace_principal: int = 0
    grace_interest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReAged(Event):
    """What is open is spread over `n` new instalments from `start_date`, one every `every` `unit`s."""

    start_date: date
    n: int
    every: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ReAmortised(Event):
    """What is past due is spread over the instalments still to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargedOff(Event):
    """The lender no longer expects the money; it may still come. None: the terms' behaviour."""

    behaviour: ChargeOffBehaviour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOff(Event):
    """All that is open is written off (核销) and the loan closed; money that comes is a recovery."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DelinquencyPaused(Event):
    """From `start` to `end` (both counted) days past due do not grow for classification."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DelinquencyResumed(Event):
    """A pause ends early, on `start`."""

    start: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosed(Event):
    """The day-end of `posted_on` ran for this loan (CLOSE_OF_BUSINESS)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(Event):
    """The event with the key `target` counts as never having happened."""

    target: str
