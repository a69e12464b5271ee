"""The words of proposed loan changes: where they stand, what a change asks for, what it does."""

from __future__ import annotations

from lendesk.usecases.servicing.changes import ChangeDraft
from lendesk.usecases.servicing.queries import LoanTotals, ProposalRow
from ui.formatting import NOTHING, day, money
from ui.screens.naming import change_name
from ui.screens.repaying import LOAN_STATES, paid_by
from ui.texts import LateText, Text, late
from ui.tokens import Kind
from ui.widgets.comparison import Compared
from ui.widgets.facts import Fact
from ui.widgets.painting import ChipSpec

STATES: dict[str, tuple[LateText, Kind, str]] = {
    "pending": (late("proposals", "to be decided"), "pending", "pending"),
    "approved": (late("proposals", "in force"), "success", "ok"),
    "rejected": (late("proposals", "rejected"), "danger", "error"),
    "withdrawn": (late("proposals", "withdrawn"), "neutral", ""),
}
UNTIL: dict[str, LateText] = {
    "reschedule": late("proposals", "Moved to"),
    "extension": late("proposals", "New last day"),
}
GIVES_UP = frozenset({"waive_debt", "waive_charge", "write_off", "refund_credit"})
"""Kinds whose `given_up_fen` is money that leaves the lender; of the others it is the principal concerned."""


def state_chip(row: ProposalRow, today: str) -> ChipSpec:
    """Where a proposal stands; one that nobody decided in time has lapsed."""
    if is_lapsed(row, today):
        return ChipSpec(late("proposals", "lapsed"), "warning", "deadline")
    return ChipSpec(*STATES[row.status]) if row.status in STATES else ChipSpec(row.status)


def is_lapsed(row: ProposalRow, today: str) -> bool:
    """Whether it still waits after the last day on which it may be approved (ISO texts)."""
    return row.status == "pending" and row.valid_until < today


def done_words(status: str, row: ProposalRow) -> LateText:
    """What has happened, for the toast."""
    change = change_name(row.kind)
    if status == "approved":
        return late("proposals", "{change} is in force", change=change)
    if status == "rejected":
        return late("proposals", "{change} is rejected; the loan stays as it is", change=change)
    return late("proposals", "{change} is taken back; the loan stays as it is", change=change)


def asked_facts(row: ProposalRow) -> list[Fact]:
    """What is asked for, field by field, then what the second person's authority is measured by."""
    draft = row.change
    facts = [Fact(late("proposals", "Value date"), day(draft.value_date))]
    facts += [Fact(name, value) for name, value in _fields(draft) if value not in ("", NOTHING)]
    label = (
        late("proposals", "The lender gives up")
        if row.kind in GIVES_UP
        else late("proposals", "Principal concerned")
    )
    facts.append(Fact(label, money(row.given_up_fen), kind="warning" if row.kind in GIVES_UP else None))
    return facts


def _fields(draft: ChangeDraft) -> list[tuple[Text, Text]]:
    """The fields that this kind of change has filled."""
    refund = draft.kind.value == "refund_credit"
    return [
        (late("proposals", "Penalty let off"), _amount(draft.penalty_fen)),
        (late("proposals", "Fees let off"), _amount(draft.fee_fen)),
        (late("proposals", "Interest let off"), _amount(draft.interest_fen)),
        (late("proposals", "Amount"), _amount(draft.amount_fen)),
        (late("proposals", "Paid by"), paid_by(draft.method) if refund else ""),
        (late("proposals", "New rate"), f"{draft.rate_percent} %" if draft.rate_percent else ""),
        (late("proposals", "More instalments"), str(draft.extra_terms or "")),
        (late("proposals", "From the instalment due"), day(draft.from_date)),
        (UNTIL.get(draft.kind.value, late("proposals", "Until")), day(draft.until)),
        (late("proposals", "Instalments without principal"), str(draft.grace_principal or "")),
        (late("proposals", "Instalments with interest put off"), str(draft.grace_interest or "")),
    ]


def _amount(fen: int) -> str:
    return money(fen) if fen else ""


def compared_totals(before: LoanTotals, after: LoanTotals) -> list[Compared]:
    """The loan in figures before and after; a line that is nil on both sides is left out."""
    rows = [
        Compared(late("proposals", "Due now"), money(before.due_now_fen), money(after.due_now_fen)),
        Compared(late("proposals", "Penalty open"), money(before.penalty_fen), money(after.penalty_fen)),
        Compared(late("proposals", "Fees open"), money(before.fee_fen), money(after.fee_fen)),
        Compared(
            late("proposals", "Interest open, in all"), money(before.interest_fen), money(after.interest_fen)
        ),
        Compared(
            late("proposals", "Interest not due yet"),
            money(before.interest_ahead_fen),
            money(after.interest_ahead_fen),
        ),
        Compared(
            late("proposals", "Principal open"), money(before.principal_fen), money(after.principal_fen)
        ),
        Compared(late("proposals", "To settle that day"), money(before.payoff_fen), money(after.payoff_fen)),
        Compared(
            late("proposals", "Held for the borrower"), money(before.credit_fen), money(after.credit_fen)
        ),
    ]
    nil = money(0)
    shown = [row for row in rows if row.changed or row.before != nil]
    return [
        *shown,
        Compared(late("proposals", "Last instalment due"), day(before.maturity), day(after.maturity)),
        Compared(late("proposals", "Days past due"), str(before.days_past_due), str(after.days_past_due)),
        Compared(late("proposals", "State of the loan"), _status(before.status), _status(after.status)),
    ]


def _status(status: str) -> Text:
    return LOAN_STATES[status][0] if status in LOAN_STATES else status
