"""Questions about loans, receipts and statements."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from lendesk.usecases.applications.queries import HistoryLine
from lendesk.usecases.messages import Query
from lendesk.usecases.paging import Page
from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.commands import BatchRow


@dataclass(frozen=True, kw_only=True)
class ListLoans(Query[Page[LoanRow]]):
    """Loans by customer name, pinyin initials, number, phone or ID tail; `status` "" for all.

    The newest payouts first; raises RuleBroken `page.unknown_mark` for an `after` of another list.
    """

    permission = Permission.LOAN_READ
    offline = True

    text: str = ""
    status: str = ""
    customer_id: str = ""
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class LoanLine:
    """A loan as a line of the loan register; figures as of `as_of`."""

    key: str
    branch_id: str
    number: str
    customer_id: str
    customer_name: str
    product_name: str
    product_name_en: str
    principal_fen: int
    outstanding_fen: int
    due_fen: int
    next_due: str
    days_past_due: int
    status: str
    disbursed_on: str
    as_of: str


LOAN_SORTS = ("number", "outstanding_fen", "next_due", "days_past_due")


@dataclass(frozen=True, kw_only=True)
class ListLoanLines(Query[Page[LoanLine]]):
    """The loan register by position: the rows from `first` on, and in `total` how many there are in all.

    `sort` is one of LOAN_SORTS, "" for the newest first; `text` and `status` as in ListLoans. Raises
    RuleBroken `list.unknown_sort` (sort).
    """

    permission = Permission.LOAN_READ
    offline = True

    text: str = ""
    status: str = ""
    sort: str = ""
    descending: bool = False
    first: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class LoanPlanLine:
    """A row of a living loan in fen: what is due, what was paid, what is left."""

    no: int
    due_date: str
    principal_fen: int
    interest_fen: int
    fee_fen: int
    penalty_fen: int
    due_fen: int
    paid_fen: int
    left_fen: int
    balance_after_fen: int
    status: str


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One posting of an entry: account code, debit and credit in fen."""

    at: str
    entry: str
    account: str
    account_name: str
    debit_fen: int
    credit_fen: int


@dataclass(frozen=True, slots=True)
class LoanFile:
    """A loan in full. Off line `entries` and `history` are empty and `from_replica` is true."""

    row: LoanRow
    rate_disclosed: str
    payoff_fen: int
    plan: tuple[LoanPlanLine, ...]
    receipts: tuple[ReceiptRow, ...]
    entries: tuple[LedgerLine, ...]
    history: tuple[HistoryLine, ...]
    from_replica: bool = False


@dataclass(frozen=True, kw_only=True)
class GetLoan(Query[LoanFile]):
    permission = Permission.LOAN_READ
    offline = True

    loan_id: str


@dataclass(frozen=True, kw_only=True)
class ListReceipts(Query[Page[ReceiptRow]]):
    """Receipts in scope, newest first; `day` ISO or "" for all days."""

    permission = Permission.LOAN_READ
    offline = True

    day: str = ""
    text: str = ""
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class AllocationPart:
    """What one row of the plan takes of a payment, in fen."""

    no: int
    due_date: str
    due_fen: int
    penalty_fen: int
    fee_fen: int
    interest_fen: int
    principal_fen: int


@dataclass(frozen=True, slots=True)
class AllocationPreview:
    """How a payment would be split on the confirmed rows and what waits in the outbox.

    `surplus_fen` is held as the borrower's credit.
    """

    loan_id: str
    amount_fen: int
    parts: tuple[AllocationPart, ...]
    surplus_fen: int
    due_now_fen: int
    payoff_fen: int


@dataclass(frozen=True, slots=True)
class StatementRow:
    key: str
    name: str
    source: str
    line_count: int
    skipped_count: int
    posted_count: int
    open_count: int
    total_fen: int
    imported_by: str
    made_at: str


@dataclass(frozen=True, kw_only=True)
class ListStatements(Query[Page[StatementRow]]):
    permission = Permission.STATEMENT_IMPORT

    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class StatementLineRow:
    """`candidates` are loans (key, number, customer name, due in fen) that the line may belong to.

    `customer_name` is that of the borrower of `loan_id`, "" without one.
    """

    key: str
    number: int
    booked_on: str
    amount_fen: int
    payer: str
    note: str
    status: str
    loan_id: str
    loan_number: str
    reasons: tuple[str, ...]
    candidates: tuple[tuple[str, str, str, int], ...]
    customer_name: str = ""


@dataclass(frozen=True, slots=True)
class StatementFileView:
    row: StatementRow
    lines: tuple[StatementLineRow, ...]


@dataclass(frozen=True, kw_only=True)
class GetStatement(Query[StatementFileView]):
    permission = Permission.STATEMENT_IMPORT

    statement_id: str


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """What posting a row would do today. `code` says why it would be refused, "" where it would not.

    `closes` is the last instalment that it settles and `part_of` the one that it leaves `left_fen` short, 0
    for none; `surplus_fen` would be held for the borrower. `suggestions` are numbers of loans in reach whose
    borrower has the row's name; `name_masked` is the borrower where the name differs.
    """

    row: int
    code: str
    closes: int = 0
    part_of: int = 0
    left_fen: int = 0
    surplus_fen: int = 0
    settles_loan: bool = False
    days_back: int = 0
    name_masked: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CheckPostings(Query[tuple[CheckedRow, ...]]):
    """At most 1,000 rows of a list against the book of loans, within reach. Raises `batch.too_many_rows`."""

    permission = Permission.REPAYMENT_POST

    rows: tuple[BatchRow, ...]


@dataclass(frozen=True, slots=True)
class BatchView:
    """A batch with what became of it; `standing_count` rows are posted and not undone."""

    key: str
    number: str
    made_by: str
    made_at: str
    posted_count: int
    total_fen: int
    standing_count: int
    last_row: int


@dataclass(frozen=True, kw_only=True)
class ListRepaymentBatches(Query[tuple[BatchView, ...]]):
    """The newest batches in reach, 50 at most."""

    permission = Permission.LOAN_READ
