"""The words of loans and of money that came in: states, ways of paying; shared by Counter and Loans."""

from __future__ import annotations

from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.queries import LoanLine
from ui.texts import LateText, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec

PAID_BY: dict[str, LateText] = {
    "cash": late("repaying", "Cash"),
    "transfer": late("repaying", "Transfer slip"),
    "card": late("repaying", "Card"),
    "statement": late("repaying", "Bank statement"),
    "suspense": late("repaying", "From suspense"),
}
LOAN_STATES: dict[str, tuple[LateText, Kind, str]] = {
    "awaiting": (late("repaying", "Not disbursed"), "neutral", ""),
    "active": (late("repaying", "Active"), "accent", ""),
    "overdue": (late("repaying", "Overdue"), "danger", "warning"),
    "settled": (late("repaying", "Settled"), "success", "ok"),
    "written_off": (late("repaying", "Written off"), "danger", ""),
}
RECEIPT_STATES: dict[str, tuple[LateText, Kind, str]] = {
    "posted": (late("repaying", "Posted"), "success", "ok"),
    "voided": (late("repaying", "Voided"), "neutral", ""),
    "reversed": (late("repaying", "Reversed"), "neutral", ""),
    "waiting": (late("repaying", "Pending"), "pending", "pending"),
}


def paid_by(method: str) -> LateText | str:
    """The way of paying, or its code for one this version does not know."""
    return PAID_BY.get(method, method)


def loan_chip(row: LoanRow | LoanLine) -> ChipSpec:
    """The state of a loan; an overdue one says for how many days."""
    if row.days_past_due > 0:
        return ChipSpec(late("repaying", "{days} d overdue", days=row.days_past_due), "danger", "warning")
    return _chip(LOAN_STATES, row.status)


def receipt_chip(row: ReceiptRow) -> ChipSpec:
    """The state of a receipt."""
    return _chip(RECEIPT_STATES, row.status)


def _chip(states: dict[str, tuple[LateText, Kind, str]], status: str) -> ChipSpec:
    return ChipSpec(*states[status]) if status in states else ChipSpec(status)
