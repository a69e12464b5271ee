"""The columns of the loan page: plan, receipts, ledger entries."""

from __future__ import annotations

from lendesk.usecases.projections import ReceiptRow
from lendesk.usecases.repayments.queries import LedgerLine, LoanPlanLine
from ui.screens.figures import full_moment
from ui.screens.loans.words import account_name, entry_name, instalment_chip
from ui.screens.repaying import paid_by, receipt_chip
from ui.texts import late
from ui.widgets.rows_model import Column, RowLook

PLAN: tuple[Column[LoanPlanLine], ...] = (
    Column("no", late("loans", "No."), lambda r: r.no, "number", 44),
    Column("due_date", late("loans", "Due date"), lambda r: r.due_date, "date", 88),
    Column("principal", late("loans", "Principal"), lambda r: r.principal_fen, "money", 96),
    Column("interest", late("loans", "Interest"), lambda r: r.interest_fen, "money", 84),
    Column("fee", late("loans", "Fee"), lambda r: r.fee_fen or None, "money", 58),
    Column("penalty", late("loans", "Penalty"), lambda r: r.penalty_fen or None, "money", 66),
    Column("due", late("loans", "Due"), lambda r: r.due_fen, "money", 96),
    Column("paid", late("loans", "Paid"), lambda r: r.paid_fen, "money", 96),
    Column("left", late("loans", "Open"), lambda r: r.left_fen or None, "money", 96),
    Column("after", late("loans", "Principal after"), lambda r: r.balance_after_fen, "money", 104),
    Column("state", late("loans", "State"), lambda r: instalment_chip(r.status), "chip", 100, stretch=True),
)
RECEIPTS: tuple[Column[ReceiptRow], ...] = (
    Column("number", late("loans", "Receipt"), lambda r: r.number, "strong", 170),
    Column("day", late("loans", "Value date"), lambda r: r.value_date, "date", 96),
    Column("amount", late("loans", "Amount"), lambda r: r.amount_fen, "money", 110),
    Column("method", late("loans", "Method"), lambda r: paid_by(r.method), "text", 110),
    Column("payer", late("loans", "Payer"), lambda r: r.payer, "text", 140, stretch=True),
    Column("at", late("loans", "Posted at"), lambda r: full_moment(r.posted_at), "text", 150),
    Column("state", late("loans", "State"), receipt_chip, "chip", 110),
)


def _account(line: LedgerLine) -> str:
    return f"{line.account}  {account_name(line.account, line.account_name)}"


ENTRIES: tuple[Column[LedgerLine], ...] = (
    Column("at", late("loans", "Posted at"), lambda r: full_moment(r.at), "text", 160),
    Column("entry", late("loans", "Entry"), lambda r: entry_name(r.entry), "text", 130),
    Column("account", late("loans", "Account"), _account, "text", 240, stretch=True),
    Column("debit", late("loans", "Debit"), lambda r: r.debit_fen or None, "money", 120),
    Column("credit", late("loans", "Credit"), lambda r: r.credit_fen or None, "money", 120),
)


def plan_look(line: LoanPlanLine, current: int) -> RowLook:
    """Paid in ink, the current row bold, what is overdue tinted, what is to come grey."""
    if line.status == "overdue":
        return RowLook(strong=line.no == current, tint="danger")
    return RowLook(strong=line.no == current, faint=line.status == "future" and line.no != current)


def receipt_look(row: ReceiptRow) -> RowLook:
    """A receipt that was undone is grey; one that waits is hatched."""
    return RowLook(pending=row.status == "waiting", faint=row.status in ("voided", "reversed"))
