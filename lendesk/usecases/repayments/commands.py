"""Orders around money that comes in: counter, statement, reversal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Command, Route


@dataclass(frozen=True, kw_only=True)
class PostRepayment(Command):
    """Money taken at the counter. `receipt_number` is gapless in the device's series.

    `method`: cash, transfer or card. `tendered_fen` is what the borrower handed over (cash), at least
    the amount. `value_date` is the business date printed on the receipt.
    """

    permission = Permission.REPAYMENT_POST
    route = Route.QUEUED

    loan_id: str
    amount_fen: int
    method: str
    tendered_fen: int
    payer: str
    receipt_number: str
    value_date: date


@dataclass(frozen=True, kw_only=True)
class VoidRepayment(Command):
    """Undo an own counter posting on its own business date (a mistake of the same day).

    `business_date` is the day at the counter when the teller undid it, which off line may be before the
    centre's; None takes the centre's.
    """

    permission = Permission.REPAYMENT_POST
    route = Route.QUEUED

    receipt_id: str
    reason: str
    business_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReverseRepayment(Command):
    """A supervisor undoes a posting of another person; later events are replayed, history stays."""

    permission = Permission.REPAYMENT_REVERSE
    route = Route.ONLINE

    receipt_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ImportStatement(Command):
    """Read a bank statement file that travelled before, and match its lines."""

    permission = Permission.STATEMENT_IMPORT
    route = Route.ONLINE

    sha256: str
    name: str


@dataclass(frozen=True, kw_only=True)
class PostStatementLine(Command):
    """Post one matched or doubtful line to the loan that the person confirmed."""

    permission = Permission.STATEMENT_IMPORT
    route = Route.ONLINE

    line_id: str
    loan_id: str


@dataclass(frozen=True, kw_only=True)
class HoldStatementLine(Command):
    """Put a line nobody can place into suspense; it is explained, not forgotten."""

    permission = Permission.STATEMENT_IMPORT
    route = Route.ONLINE

    line_id: str


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One payment of a list: `row` from 1, `loan_number` as on the contract, `method` as at the counter.

    `name` is the borrower as the list has it, "" where it has none. `confirmed_repeat` says that a person
    looked at the same payment posted before, and that this is another one.
    """

    row: int
    loan_number: str
    name: str
    value_date: date
    amount_fen: int
    method: str
    confirmed_repeat: bool = False


@dataclass(frozen=True, kw_only=True)
class PostRepaymentBatch(Command):
    """Post at most 200 rows of a list; the first order with a `batch_id` opens the batch.

    A row is posted once, however often it comes. Made: `batch_number`, `posted` (a count) and `refused`, JSON
    text of [row, code, facts].
    """

    permission = Permission.REPAYMENT_POST
    route = Route.ONLINE

    batch_id: str
    rows: tuple[BatchRow, ...]


@dataclass(frozen=True, kw_only=True)
class ReverseRepaymentBatch(Command):
    """A supervisor undoes the 200 rows from `first_row` on of a batch that another person posted.

    Made: `reversed` (a count) and `refused`, JSON text of [receipt number, code].
    """

    permission = Permission.REPAYMENT_REVERSE
    route = Route.ONLINE

    batch_id: str
    reason: str
    first_row: int
