"""The columns of the loan page: plan, parts, derivations, events, receipts, ledger, quotations, changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from lendesk.usecases.projections import ReceiptRow
from lendesk.usecases.repayments.queries import LoanPlanLine
from lendesk.usecases.servicing.queries import LedgerChange, LoanQuote, ProposalRow, QuoteDay
from ui.formatting import NOTHING, money
from ui.screens.figures import full_moment, short_moment
from ui.screens.loans.change_words import PROPOSALS, change_name, quote_name
from ui.screens.loans.derivation_words import PARTS, ToldLine
from ui.screens.loans.ledger import AccountBalance, EveryAccount, Posting
from ui.screens.loans.words import account_name, entry_name, instalment_chip, row_kind_chip
from ui.screens.repaying import paid_by, receipt_chip
from ui.texts import LateText, Text, late
from ui.widgets.painting import ChipSpec
from ui.widgets.rows_model import Column, RowLook


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A line of the plan, where it comes from, and the day as of which it is shown."""

    line: LoanPlanLine
    kind: str
    on: str

    @property
    def days_late(self) -> int:
        """Days since the due date of an instalment that is overdue."""
        if self.line.status != "overdue":
            return 0
        return (date.fromisoformat(self.on) - date.fromisoformat(self.line.due_date)).days


def _state(row: PlanRow) -> ChipSpec:
    return (
        row_kind_chip(row.kind)
        if row.line.status == "future" and row.kind not in ("planned", "")
        else (instalment_chip(row.line.status, row.days_late))
    )


def _part_name(part: str) -> LateText:
    return late("loans", "Total") if part == "open" else PARTS[part]


def _amount(fen: int | None) -> str:
    return "" if fen is None else money(fen)


def _account(line: Any) -> str:
    return f"{line.account}  {account_name(line.account, line.account_name)}"


def _account_of(row: AccountBalance | EveryAccount) -> tuple[Text, Text]:
    if isinstance(row, EveryAccount):
        return late("loans", "All accounts"), late("loans", "every posting of the loan")
    turned = late(
        "loans", "Dr {debit} · Cr {credit}", debit=money(row.debit_fen), credit=money(row.credit_fen)
    )
    return _account(row), turned


def _balance_of(row: AccountBalance | EveryAccount) -> int | None:
    return row.balance_fen if isinstance(row, AccountBalance) else None


def _issued(quote: LoanQuote) -> tuple[Text, Text]:
    until = late("loans", "holds to {until}", until=quote.valid_until)
    return late("loans", "{kind} {number}", kind=str(quote_name(quote.kind)), number=quote.number), until


def _proposed(row: ProposalRow) -> tuple[Text, Text]:
    words = f"{row.proposed_by_name or NOTHING} · {short_moment(row.made_at)} · {row.reason}"
    return change_name(row.kind), words


def proposal_chip(status: str) -> ChipSpec:
    """How far a proposal is."""
    kinds = {
        "pending": ("pending", "pending"),
        "approved": ("success", "ok"),
        "rejected": ("danger", "error"),
    }
    kind, icon = kinds.get(status, ("neutral", ""))
    return ChipSpec(PROPOSALS.get(status, status), kind, icon)  # type: ignore[arg-type]


PLAN: tuple[Column[PlanRow], ...] = (
    Column("no", late("loans", "No."), lambda r: r.line.no, "number", 44),
    Column("due_date", late("loans", "Due date"), lambda r: r.line.due_date, "date", 88),
    Column("principal", late("loans", "Principal"), lambda r: r.line.principal_fen, "money", 96),
    Column("interest", late("loans", "Interest"), lambda r: r.line.interest_fen, "money", 84),
    Column("fee", late("loans", "Fee"), lambda r: r.line.fee_fen or None, "money", 64),
    Column("penalty", late("loans", "Penalty"), lambda r: r.line.penalty_fen or None, "money", 66),
    Column("due", late("loans", "Due"), lambda r: r.line.due_fen, "money", 94),
    Column("paid", late("loans", "Paid"), lambda r: r.line.paid_fen, "money", 94),
    Column("left", late("loans", "Open"), lambda r: r.line.left_fen or None, "money", 94),
    Column("after", late("loans", "Remaining"), lambda r: r.line.balance_after_fen, "money", 100),
    Column("state", late("loans", "State"), _state, "chip", 104, stretch=True),
)
PART_FIGURES: tuple[Column[Any], ...] = (
    Column("part", late("loans", "Part"), lambda r: _part_name(r.part), "text", 76, stretch=True),
    Column("due", late("loans", "Due"), lambda r: r.due_fen or None, "money", 86),
    Column("paid", late("loans", "Paid"), lambda r: r.paid_fen or None, "money", 86),
    Column("let_off", late("loans", "Let off"), lambda r: r.let_off_fen or None, "money", 70),
    Column("open", late("loans", "Open"), lambda r: r.open_fen or None, "money", 86),
)
LINES: tuple[Column[ToldLine], ...] = (
    Column("line", late("loans", "Line"), lambda r: (r.title, r.detail), "two_line", 240, stretch=True),
    Column("amount", late("loans", "Amount"), lambda r: _amount(r.amount_fen), "text", 110, align_right=True),
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
POSTINGS: tuple[Column[Posting], ...] = (
    Column("at", late("loans", "Posted at"), lambda r: full_moment(r.line.at)[:16], "text", 118),
    Column("entry", late("loans", "Entry"), lambda r: entry_name(r.line.entry), "text", 100),
    Column("account", late("loans", "Account"), lambda r: _account(r.line), "text", 150, stretch=True),
    Column("debit", late("loans", "Debit"), lambda r: r.line.debit_fen or None, "money", 92),
    Column("credit", late("loans", "Credit"), lambda r: r.line.credit_fen or None, "money", 92),
    Column("balance", late("loans", "Balance"), lambda r: r.balance_fen, "money", 106),
)
ACCOUNT_BALANCES: tuple[Column[AccountBalance | EveryAccount], ...] = (
    Column("account", late("loans", "Account"), _account_of, "two_line", 120, stretch=True),
    Column("balance", late("loans", "Balance"), _balance_of, "money", 96),
)
LEDGER_CHANGES: tuple[Column[LedgerChange], ...] = (
    Column("account", late("loans", "Account"), _account, "text", 140, stretch=True),
    Column("debit", late("loans", "Debit"), lambda r: r.debit_fen or None, "money", 92),
    Column("credit", late("loans", "Credit"), lambda r: r.credit_fen or None, "money", 92),
)
QUOTE_DAYS: tuple[Column[QuoteDay], ...] = (
    Column("on", late("loans", "Money worth on"), lambda r: r.on, "date", 92, stretch=True),
    Column("amount", late("loans", "Amount"), lambda r: r.amount_fen, "money", 96),
)
ISSUED: tuple[Column[LoanQuote], ...] = (
    Column("quote", late("loans", "Issued"), _issued, "two_line", 150, stretch=True),
    Column("amount", late("loans", "Amount"), lambda r: r.amount_fen, "money", 96),
)
PROPOSED: tuple[Column[ProposalRow], ...] = (
    Column("what", late("loans", "Proposed"), _proposed, "two_line", 190, stretch=True),
    Column("state", late("loans", "State"), lambda r: proposal_chip(r.status), "chip", 116),
)


def plan_look(line: LoanPlanLine, current: int) -> RowLook:
    """Paid in ink, the current row bold, what is overdue tinted, what is to come grey."""
    if line.status == "overdue":
        return RowLook(strong=line.no == current, tint="danger")
    return RowLook(strong=line.no == current, faint=line.status == "future" and line.no != current)


def receipt_look(row: ReceiptRow) -> RowLook:
    """A receipt that was undone is grey; one that waits is hatched."""
    return RowLook(pending=row.status == "waiting", faint=row.status in ("voided", "reversed"))
