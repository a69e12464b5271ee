"""The words of the loan page: states of instalments, kinds of ledger entries."""

from __future__ import annotations

from lendesk.usecases.servicing.derivations import InstalmentFigures, LoanDetail
from ui.screens.naming import change_name
from ui.texts import LateText, TextFact, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec

INSTALMENTS: dict[str, tuple[LateText, Kind, str]] = {
    "paid": (late("loans", "Paid"), "success", "ok"),
    "overdue": (late("loans", "Overdue"), "danger", "warning"),
    "due": (late("loans", "Due today"), "accent", ""),
    "future": (late("loans", "Not due"), "neutral", ""),
}
ROW_KINDS: dict[str, LateText] = {
    "planned": late("loans", "as planned"),
    "down_payment": late("loans", "Down payment"),
    "additional": late("loans", "Added charge"),
    "re_aged": late("loans", "Re-aged"),
}
STAGES: dict[str, Kind] = {"M1": "warning", "M2": "danger", "M3": "danger", "M3+": "danger"}
CATEGORIES: dict[str, tuple[LateText, Kind]] = {
    "normal": (late("loans", "Normal"), "success"),
    "special_mention": (late("loans", "Special mention"), "warning"),
    "substandard": (late("loans", "Substandard"), "danger"),
    "doubtful": (late("loans", "Doubtful"), "danger"),
    "loss": (late("loans", "Loss"), "danger"),
}
ENTRIES: dict[str, LateText] = {
    "disbursement": late("loans", "Disbursement"),
    "day": late("loans", "Day closed"),
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
    "1132.02": late("loans", "Penalty receivable"),
    "1304": late("loans", "Loan loss provision"),
    "2241.03": late("loans", "Payables: guarantee deposits"),
    "6301.01": late("loans", "Recoveries of loans written off"),
    "6702": late("loans", "Impairment loss"),
    "6711.01": late("loans", "Interest and fees waived"),
    "9001": late("loans", "Interest earned, not income yet"),
    "9002": late("loans", "Loans written off"),
    "9999": late("loans", "Memorandum"),
}


def instalment_chip(status: str, days_late: int = 0) -> ChipSpec:
    """The state of a row of the plan, or its code for one this version does not know."""
    if days_late:
        return ChipSpec(late("loans", "{days} d overdue", days=days_late), "danger", "warning")
    return ChipSpec(*INSTALMENTS[status]) if status in INSTALMENTS else ChipSpec(status)


def row_kind_chip(kind: str) -> ChipSpec:
    """Where an instalment comes from that is not of the plan."""
    return ChipSpec(ROW_KINDS.get(kind, kind), "info")


def row_kind(figures: InstalmentFigures) -> LateText:
    """The period of an instalment, where it comes from, and when it was paid."""
    facts: dict[str, TextFact] = {
        "kind": ROW_KINDS.get(figures.kind, LateText("", figures.kind)),
        "since": figures.from_date,
        "until": figures.due_date,
    }
    if figures.paid_on:
        return late("loans", "{since} to {until} · {kind} · paid {day}", day=figures.paid_on, **facts)
    return late("loans", "{since} to {until} · {kind}", **facts)


def stage_chip(detail: LoanDetail) -> ChipSpec | None:
    """The collection stage of a loan that is behind."""
    if not detail.stage:
        return None
    return ChipSpec(late("loans", "Stage {stage}", stage=detail.stage), STAGES.get(detail.stage, "danger"))


def category_chip(detail: LoanDetail) -> ChipSpec | None:
    """The category of loan quality by days past due; none once nothing is owed."""
    if detail.status not in ("active", "overdue") or detail.category not in CATEGORIES:
        return None
    return ChipSpec(*CATEGORIES[detail.category])


def entry_name(kind: str) -> LateText | str:
    """The kind of a ledger entry."""
    return ENTRIES.get(kind.lower()) or change_name(kind.lower())


def account_name(code: str, printed: str) -> LateText | str:
    """The account in the language in force; as printed in the books where this version has no word."""
    return ACCOUNTS.get(code, printed or code)
