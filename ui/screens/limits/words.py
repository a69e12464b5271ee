"""The words of credit limits: states of a limit and of its drawings, what was done."""

from __future__ import annotations

from lendesk.usecases.servicing.queries import DrawingRow, LimitRow
from ui.texts import LateText, Text, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec

STATES: dict[str, tuple[LateText, Kind, str]] = {
    "proposed": (late("limits", "to be approved"), "pending", "pending"),
    "active": (late("limits", "in force"), "success", "ok"),
    "frozen": (late("limits", "frozen"), "warning", "locked"),
    "rejected": (late("limits", "rejected"), "danger", "error"),
    "closed": (late("limits", "closed"), "neutral", ""),
}
BLOCKED: dict[str, LateText] = {
    "limit.not_active": late("limits", "not in force"),
    "limit.frozen": late("limits", "frozen"),
    "limit.not_yet_valid": late("limits", "not valid yet"),
    "limit.expired": late("limits", "validity over"),
    "limit.drawing_overdue": late("limits", "a drawing is overdue"),
}
DRAWINGS: dict[str, tuple[LateText, Kind, str]] = {
    "presented": (late("limits", "to be signed"), "accent", ""),
    "signed_borrower": (late("limits", "being sealed"), "pending", "pending"),
    "signed": (late("limits", "to be paid out"), "pending", "payout"),
    "void": (late("limits", "cancelled"), "neutral", ""),
}
DONE: dict[str, LateText] = {
    "proposed": late("limits", "Limit proposed; another person approves it"),
    "approved": late("limits", "The limit is in force"),
    "rejected": late("limits", "The limit is rejected"),
    "drawn": late("limits", "Drawing note made; it is signed on the contract screen"),
    "cancelled": late("limits", "Drawing cancelled; its amount can be drawn again"),
    "frozen": late("limits", "The limit is frozen"),
    "unfrozen": late("limits", "The limit is open again"),
    "closed": late("limits", "The limit is closed"),
}


def limit_chip(row: LimitRow) -> ChipSpec:
    """Where a limit stands; one in force that cannot be drawn on says why."""
    if row.status == "active" and row.blocked in BLOCKED:
        kind: Kind = "danger" if row.blocked == "limit.drawing_overdue" else "warning"
        return ChipSpec(BLOCKED[row.blocked], kind, "warning")
    return ChipSpec(*STATES[row.status]) if row.status in STATES else ChipSpec(row.status)


def blocked_words(code: str) -> Text:
    """Why nothing may be drawn, in two words."""
    return BLOCKED.get(code, late("limits", "cannot be drawn"))


def drawing_chip(row: DrawingRow) -> ChipSpec:
    """Where a drawing stands: its loan if there is one, else its drawing note."""
    if row.days_past_due > 0:
        return ChipSpec(late("limits", "{days} d overdue", days=row.days_past_due), "danger", "warning")
    if row.loan_id:
        if row.ended:
            return ChipSpec(late("limits", "repaid"), "success", "ok")
        return ChipSpec(late("limits", "running"), "accent")
    known = DRAWINGS.get(row.contract_status)
    return ChipSpec(*known) if known else ChipSpec(row.contract_status)
