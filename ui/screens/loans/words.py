"""The words of the loan page: states of instalments, kinds of ledger entries."""

from __future__ import annotations

from ui.texts import LateText, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec

INSTALMENTS: dict[str, tuple[LateText, Kind, str]] = {
    "paid": (late("loans", "Paid"), "success", "ok"),
    "overdue": (late("loans", "Overdue"), "danger", "warning"),
    "due": (late("loans", "Due today"), "accent", ""),
    "future": (late("loans", "Not due"), "neutral", ""),
}
ENTRIES: dict[str, LateText] = {
    "disbursement": late("loans", "Disbursement"),
    "repayment": late("loans", "Repayment"),
    "credit_used": late("loans", "Credit used"),
    "undo": late("loans", "Reversal"),
    "suspense": late("loans", "Suspense"),
}
ACCOUNTS: dict[str, LateText] = {
    "1001": late("loans", "Cash"),
    "1002": late("loans", "Bank deposits"),
    "1132": late("loans", "Interest receivable"),
    "1303": late("loans", "Loans"),
    "2241.01": late("loans", "Payables: money not yet placed"),
    "2241.02": late("loans", "Payables: borrowers' credit"),
    "6011.01": late("loans", "Income: loan interest"),
    "6011.02": late("loans", "Income: penalty interest"),
    "6021": late("loans", "Income: fees"),
}


def instalment_chip(status: str) -> ChipSpec:
    """The state of a row of the plan, or its code for one this version does not know."""
    return ChipSpec(*INSTALMENTS[status]) if status in INSTALMENTS else ChipSpec(status)


def entry_name(kind: str) -> LateText | str:
    """The kind of a ledger entry."""
    return ENTRIES.get(kind.lower(), kind)


def account_name(code: str, printed: str) -> LateText | str:
    """The account in the language in force; as printed in the books where this version has no word."""
    return ACCOUNTS.get(code, printed or code)
