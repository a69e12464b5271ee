"""The words of contracts: states, compliance checks, signatures."""

from __future__ import annotations

from ui.texts import LateText, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec

STATES: dict[str, tuple[LateText, Kind, str]] = {
    "": (late("contracts", "to be prepared"), "accent", ""),
    "draft": (late("contracts", "draft"), "pending", "draft"),
    "presented": (late("contracts", "to be signed"), "warning", "deadline"),
    "signed_borrower": (late("contracts", "being sealed"), "pending", "pending"),
    "signed": (late("contracts", "signed"), "success", "ok"),
    "void": (late("contracts", "void"), "neutral", ""),
}
CHECKS: dict[str, LateText] = {
    "rate_over_cap": late("contracts", "Annualised rate within the cap"),
    "rate_within_cap": late("contracts", "Annualised rate within the cap"),
    "deducted_in_advance": late("contracts", "Paid out in full, nothing kept back"),
    "paid_out_in_full": late("contracts", "Paid out in full, nothing kept back"),
    "clause_missing": late("contracts", "All clauses of the law are there"),
    "required_clauses": late("contracts", "All clauses of the law are there"),
    "plan_does_not_add_up": late("contracts", "The plan adds up"),
    "plan_adds_up": late("contracts", "The plan adds up"),
    "cost_sheet": late("contracts", "Cost sheet explained first"),
    "explained": late("contracts", "All key terms explained"),
    "signatures": late("contracts", "Signatures are good"),
    "sealed": late("contracts", "In the evidence log"),
}


def state_chip(status: str) -> ChipSpec:
    """Where a contract stands."""
    known = STATES.get(status)
    return ChipSpec(*known) if known else ChipSpec(status)


def check_name(code: str) -> LateText | str:
    """The check's words by what stands after its last dot, or its code."""
    return CHECKS.get(code.rpartition(".")[2]) or code
