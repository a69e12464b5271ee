"""Orders around loans that are out: quotations, money, proposed changes, undoing, credit limits.

All are on line. Where the lender gives something up, one person proposes and another approves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Command, Route


@dataclass(frozen=True, kw_only=True)
class IssueQuotation(Command):
    """Hand a quotation out: stored with its derivation, and what a settlement or prepayment refers to.

    Fields as in `GetLoanQuote`. Makes `quotation_id`, `number`, `amount_fen`.
    """

    permission = Permission.LOAN_QUOTE
    route = Route.ONLINE

    loan_id: str
    kind: str
    on: date
    valid_days: int = 5
    amount_fen: int = 0
    mode: str = ""
    extra_terms: int = 0
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class SettleLoan(Command):
    """The borrower pays what an issued settlement quotation asks for on `value_date`.

    `method`: cash, transfer, card. Makes `receipt_id`, `receipt_number`, `amount_fen`.
    """

    permission = Permission.REPAYMENT_POST
    route = Route.ONLINE

    loan_id: str
    quotation_id: str
    method: str
    payer: str
    value_date: date


@dataclass(frozen=True, kw_only=True)
class PrepayLoan(Command):
    """The borrower pays principal ahead by an issued prepayment quotation, which names amount and mode."""

    permission = Permission.REPAYMENT_POST
    route = Route.ONLINE

    loan_id: str
    quotation_id: str
    method: str
    payer: str
    value_date: date


@dataclass(frozen=True, kw_only=True)
class RecordRecovery(Command):
    """Money came in on a loan that is written off."""

    permission = Permission.REPAYMENT_POST
    route = Route.ONLINE

    loan_id: str
    amount_fen: int
    method: str
    payer: str
    value_date: date


@dataclass(frozen=True, kw_only=True)
class DrawDeposit(Command):
    """The guarantee deposit (保证金) meets what is due."""

    permission = Permission.LOAN_SERVICE
    route = Route.ONLINE

    loan_id: str
    amount_fen: int
    value_date: date


@dataclass(frozen=True, kw_only=True)
class AddCharge(Command):
    """Charge the borrower a fee or penalty, due on `due_date`."""

    permission = Permission.LOAN_SERVICE
    route = Route.ONLINE

    loan_id: str
    name: str
    amount_fen: int
    due_date: date
    value_date: date
    is_penalty: bool = False


@dataclass(frozen=True, kw_only=True)
class ReverseEvent(Command):
    """A supervisor undoes an event that another person posted; what follows is replayed, history stays."""

    permission = Permission.REPAYMENT_REVERSE
    route = Route.ONLINE

    loan_id: str
    event_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ResumeDelinquency(Command):
    """End a pause of delinquency before its time."""

    permission = Permission.LOAN_SERVICE
    route = Route.ONLINE

    loan_id: str
    on: date
    reason: str


# -- proposed by one person, approved by another: each makes `proposal_id` -------------------------------


@dataclass(frozen=True, kw_only=True)
class WaiveDebt(Command):
    """Propose to let off penalty, fee or interest that is due (fen)."""

    permission = Permission.LOAN_SERVICE
    route = Route.ONLINE

    loan_id: str
    value_date: date
    reason: str
    penalty_fen: int = 0
    fee_fen: int = 0
    interest_fen: int = 0


@dataclass(frozen=True, kw_only=True)
class WaiveCharge(Command):
    """Propose to drop a charge; `charge_id` is the key of the event that added it."""

    permission = Permission.LOAN_SERVICE
    route = Route.ONLINE

    loan_id: str
    charge_id: str
    value_date: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class RefundCredit(Command):
    """Propose to pay back what is held for the borrower."""

    permission = Permission.LOAN_SERVICE
    route = Route.ONLINE

    loan_id: str
    amount_fen: int
    method: str
    value_date: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ChangeRate(Command):
    """Propose another rate (percent, per the unit of the terms) from `value_date` on."""

    permission = Permission.LOAN_SERVICE
    route = Route.ONLINE

    loan_id: str
    rate_percent: str
    value_date: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ExtendLoan(Command):
    """Propose an extension (展期): `extra_terms` more instalments, or the last one moved to `until`."""

    permission = Permission.LOAN_SERVICE
    route = Route.ONLINE

    loan_id: str
    value_date: date
    reason: str
    extra_terms: int = 0
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class RescheduleLoan(Command):
    """Propose another plan from the instalment due on `from_date`.

    `until`: its new due date, all later ones move with it (another due day, a payment holiday);
    `grace_principal`, `grace_interest`: so many instalments without principal, with interest deferred.
    """

    permission = Permission.LOAN_SERVICE
    route = Route.ONLINE

    loan_id: str
    from_date: date
    value_date: date
    reason: str
    until: date | None = None
    grace_principal: int = 0
    grace_interest: int = 0


@dataclass(frozen=True, kw_only=True)
class WriteOffLoan(Command):
    """Propose to write off (核销) all that is open of an overdue loan."""

    permission = Permission.LOAN_SERVICE
    route = Route.ONLINE

    loan_id: str
    value_date: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class PauseDelinquency(Command):
    """Propose that days past due do not grow for classification from `start` to `end` (both counted)."""

    permission = Permission.LOAN_SERVICE
    route = Route.ONLINE

    loan_id: str
    start: date
    end: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ApproveLoanChange(Command):
    """Put a proposed change into force: never the own one, within the own amount. Makes `event_id`."""

    permission = Permission.LOAN_APPROVE
    route = Route.ONLINE

    proposal_id: str


@dataclass(frozen=True, kw_only=True)
class RejectLoanChange(Command):
    """Turn a proposed change down."""

    permission = Permission.LOAN_APPROVE
    route = Route.ONLINE

    proposal_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class WithdrawLoanChange(Command):
    """Take a proposal back before anybody decided."""

    permission = Permission.LOAN_SERVICE
    route = Route.ONLINE

    proposal_id: str
    reason: str


# -- credit limits ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class GrantLimit(Command):
    """Propose a limit of a customer for a product. Makes `limit_id`, `number`."""

    permission = Permission.LIMIT_WRITE
    route = Route.ONLINE

    customer_id: str
    product_version_id: str
    amount_fen: int
    valid_from: date
    valid_to: date
    review_on: date
    basis: str


@dataclass(frozen=True, kw_only=True)
class ApproveLimit(Command):
    """Put a proposed limit into force: never the own one, within the own amount."""

    permission = Permission.LIMIT_APPROVE
    route = Route.ONLINE

    limit_id: str


@dataclass(frozen=True, kw_only=True)
class RejectLimit(Command):
    permission = Permission.LIMIT_APPROVE
    route = Route.ONLINE

    limit_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class DrawLimit(Command):
    """The customer draws: a drawing note is made, to be explained, signed and paid as any contract.

    Makes `contract_id`, `number`.
    """

    permission = Permission.LIMIT_WRITE
    route = Route.ONLINE

    limit_id: str
    amount_fen: int
    term: int
    method: str
    purpose: str


@dataclass(frozen=True, kw_only=True)
class CancelDrawing(Command):
    """Void a drawing note for which no payment is prepared; its amount can be drawn again."""

    permission = Permission.LIMIT_WRITE
    route = Route.ONLINE

    contract_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class FreezeLimit(Command):
    """Nothing may be drawn until it is opened again; what is drawn runs on."""

    permission = Permission.LIMIT_WRITE
    route = Route.ONLINE

    limit_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class UnfreezeLimit(Command):
    """Open a frozen limit again."""

    permission = Permission.LIMIT_APPROVE
    route = Route.ONLINE

    limit_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class CloseLimit(Command):
    """End a limit under which nothing is open."""

    permission = Permission.LIMIT_APPROVE
    route = Route.ONLINE

    limit_id: str
    reason: str
