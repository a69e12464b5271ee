"""Questions about what may become of a loan, about its ledger, and about credit limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lendesk.domain.access import Permission
from lendesk.domain.errors import Fact
from lendesk.usecases.messages import Query
from lendesk.usecases.paging import Page
from lendesk.usecases.repayments.queries import LedgerLine, LoanPlanLine
from lendesk.usecases.servicing.changes import ChangeDraft


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One line of a derivation: `code` for its text, fen (negative: taken off), the facts it came from."""

    code: str
    amount_fen: int
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuoteDay:
    """The figure when the money is worth this day (ISO)."""

    on: str
    amount_fen: int


@dataclass(frozen=True, slots=True)
class LoanQuote:
    """A quotation: `amount_fen` for the day `on` is the sum of `lines`; it holds to `valid_until`.

    `kind`: settlement, prepayment or extension (`amount_fen` of an extension is the interest it adds).
    `key` and `number` are those of an issued one, "" otherwise.
    """

    kind: str
    on: str
    valid_until: str
    amount_fen: int
    lines: tuple[QuoteLine, ...]
    days: tuple[QuoteDay, ...]
    facts: dict[str, Fact] = field(default_factory=dict)
    key: str = ""
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class GetLoanQuote(Query[LoanQuote]):
    """What it costs to settle, prepay or extend on a day; nothing is stored.

    settlement: nothing else. prepayment: `amount_fen`, `mode`. extension: `extra_terms` or `until`.
    """

    permission = Permission.LOAN_QUOTE

    loan_id: str
    kind: str
    on: date
    valid_days: int = 5
    amount_fen: int = 0
    mode: str = ""
    extra_terms: int = 0
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class ListQuotations(Query[tuple[LoanQuote, ...]]):
    """The quotations that were issued for a loan, newest first."""

    permission = Permission.LOAN_READ

    loan_id: str


@dataclass(frozen=True, slots=True)
class LoanTotals:
    """A loan in figures (fen) on a day: what is open, what is due now, what is held."""

    status: str
    days_past_due: int
    maturity: str
    penalty_fen: int
    fee_fen: int
    interest_fen: int
    principal_fen: int
    due_now_fen: int
    interest_ahead_fen: int
    credit_fen: int
    paid_fen: int
    payoff_fen: int


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One instalment before and after; None where there is none."""

    no: int
    before: LoanPlanLine | None
    after: LoanPlanLine | None
    changed: bool


@dataclass(frozen=True, slots=True)
class LedgerChange:
    """What an account would be debited or credited with (fen)."""

    account: str
    account_name: str
    debit_fen: int
    credit_fen: int


@dataclass(frozen=True, slots=True)
class LoanComparison:
    """A loan before and after an event, both as of `on`: rows, totals and the entry that would be posted."""

    on: str
    before: LoanTotals
    after: LoanTotals
    rows: tuple[ComparedRow, ...]
    ledger: tuple[LedgerChange, ...]


@dataclass(frozen=True, kw_only=True)
class PreviewLoanEvent(Query[LoanComparison]):
    """What a change would do; nothing is stored. Refused as the change itself would be."""

    permission = Permission.LOAN_READ

    loan_id: str
    change: ChangeDraft


@dataclass(frozen=True, kw_only=True)
class GetLoanLedger(Query[tuple[LedgerLine, ...]]):
    """Every posting of a loan's entries, oldest first."""

    permission = Permission.LOAN_READ

    loan_id: str


@dataclass(frozen=True, slots=True)
class LoanEventRow:
    """One event of a loan. `undone_by` names the event that undid it, "" while it counts.

    `undoable`: it counts and is not a disbursement; `details` are its fields (yuan text, ISO dates).
    """

    key: str
    sequence: int
    kind: str
    value_date: str
    posted_at: str
    by_name: str
    amount_fen: int
    details: dict[str, Fact]
    receipt_id: str
    undone_by: str
    undoable: bool


@dataclass(frozen=True, kw_only=True)
class ListLoanEvents(Query[tuple[LoanEventRow, ...]]):
    """The events of a loan in the order of posting."""

    permission = Permission.LOAN_READ

    loan_id: str


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A change of a loan that waits for, or has met, a second person."""

    key: str
    loan_id: str
    loan_number: str
    customer_name: str
    kind: str
    change: ChangeDraft
    comparison: LoanComparison
    given_up_fen: int
    reason: str
    status: str
    proposed_by: str
    proposed_by_name: str
    decided_by_name: str
    decision_reason: str
    valid_until: str
    made_at: str


@dataclass(frozen=True, kw_only=True)
class ListLoanProposals(Query[Page[ProposalRow]]):
    """Proposals in scope, newest first; `status` "" for all, `loan_id` "" for all loans."""

    permission = Permission.LOAN_READ

    status: str = "pending"
    loan_id: str = ""
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A credit limit with what is used of it today; `blocked` names why nothing may be drawn, or ""."""

    key: str
    number: str
    customer_id: str
    customer_name: str
    product_version_id: str
    product_name: str
    product_name_en: str
    amount_fen: int
    used_fen: int
    available_fen: int
    valid_from: str
    valid_to: str
    review_on: str
    status: str
    blocked: str
    reason: str
    proposed_by: str


@dataclass(frozen=True, kw_only=True)
class ListLimits(Query[Page[LimitRow]]):
    """Limits in scope, newest first; `status` "" for all, `customer_id` "" for all customers."""

    permission = Permission.LOAN_READ

    status: str = ""
    customer_id: str = ""
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class DrawingRow:
    """A drawing under a limit: its drawing note, and its loan once the money is out ("" before)."""

    contract_id: str
    contract_number: str
    contract_status: str
    loan_id: str
    amount_fen: int
    open_fen: int
    drawn_on: str
    days_past_due: int
    ended: bool


@dataclass(frozen=True, slots=True)
class LimitFile:
    """A limit in full with the customer's exposure over all limits and loans (fen)."""

    row: LimitRow
    basis: str
    proposed_by_name: str
    decided_by_name: str
    drawings: tuple[DrawingRow, ...]
    exposure_drawn_fen: int
    exposure_undrawn_fen: int
    exposure_loans_fen: int
    exposure_total_fen: int


@dataclass(frozen=True, kw_only=True)
class GetLimit(Query[LimitFile]):
    permission = Permission.LOAN_READ

    limit_id: str
