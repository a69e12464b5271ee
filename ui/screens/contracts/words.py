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
    "rate_under_cap": late("contracts", "Annualised rate within the cap"),
    "key_terms_explained": late("contracts", "All key terms explained"),
    "signed_by_both": late("contracts", "Signed by both"),
    "in_evidence_log": late("contracts", "In the evidence log"),
    "rate_over_cap": late("contracts", "Annualised rate within the cap"),
    "deducted_in_advance": late("contracts", "Paid out in full, nothing kept back"),
    "clause_missing": late("contracts", "All clauses of the law are there"),
    "plan_does_not_add_up": late("contracts", "The plan adds up"),
}
# These come true on the way: not yet is no failure.
ON_THE_WAY = frozenset({"key_terms_explained", "signed_by_both", "in_evidence_log"})


def state_chip(status: str) -> ChipSpec:
    """Where a contract stands."""
    known = STATES.get(status)
    return ChipSpec(*known) if known else ChipSpec(status)


def check_name(code: str) -> LateText | str:
    """The check's words by what stands after its last dot, or its code."""
    return CHECKS.get(code.rpartition(".")[2]) or code


def is_failure(code: str, passed: bool) -> bool:
    """Whether a check stops the signing, rather than being still to come."""
    return not passed and code.rpartition(".")[2] not in ON_THE_WAY
