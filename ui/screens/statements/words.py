"""The words of statement matching: states of lines, and why a line belongs to a loan."""

from __future__ import annotations

from ui.texts import LateText, late
from ui.tokens import Kind
from ui.widgets.checklist import CheckState
from ui.widgets.painting import ChipSpec

LINES: dict[str, tuple[LateText, Kind, str]] = {
    "matched": (late("statements", "Matched"), "success", "ok"),
    "doubtful": (late("statements", "To confirm"), "warning", "warning"),
    "unmatched": (late("statements", "Unknown"), "danger", "error"),
    "posted": (late("statements", "Posted"), "accent", "ok"),
    "suspense": (late("statements", "In suspense"), "neutral", ""),
}
REASONS: dict[str, tuple[LateText, CheckState]] = {
    "note.contract_number": (late("statements", "The note names the loan number"), "ok"),
    "note.virtual_account": (late("statements", "The note names the virtual account"), "ok"),
    "payer.account": (late("statements", "The account is the borrower's own"), "ok"),
    "payer.name": (late("statements", "The payer's name is the borrower's"), "ok"),
    "amount.due": (late("statements", "The amount is exactly what is due"), "ok"),
    "amount.payoff": (late("statements", "The amount settles the loan exactly"), "ok"),
    "amount.over_payoff": (late("statements", "The amount is more than settles the loan"), "warning"),
    "match.several": (late("statements", "Several loans come into question"), "warning"),
    "line.not_incoming": (late("statements", "This line is not money that came in"), "info"),
}
SOURCES: dict[str, LateText] = {
    "icbc": late("statements", "ICBC"),
    "ccb": late("statements", "CCB"),
    "cmb": late("statements", "CMB"),
    "generic": late("statements", "other"),
    "alipay": late("statements", "Alipay"),
    "wechat": late("statements", "WeChat Pay"),
}
OPEN = ("matched", "doubtful", "unmatched")
"""States of lines that still wait for a person."""


def line_chip(status: str) -> ChipSpec:
    """The state of a line, or its code for one this version does not know."""
    return ChipSpec(*LINES[status]) if status in LINES else ChipSpec(status)


def reason(code: str) -> tuple[LateText | str, CheckState]:
    """Why a line belongs to a loan (or does not), and how it weighs."""
    return REASONS.get(code, (code, "info"))


def source_name(source: str) -> LateText | str:
    """Where a statement came from."""
    return SOURCES.get(source, source)
