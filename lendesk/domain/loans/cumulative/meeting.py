"""Money meeting the rows of a plan in the making: only to see what is paid ahead and what is late."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lendesk.domain.loans.cumulative.inputs import CumulativeRow
from lendesk.domain.loans.terms.rules import AllocationRule


class Met(NamedTuple):
    """What became of an amount: fen of principal and interest that it paid, and what no row took."""

    principal: int
    interest: int
    charges: int
    left: int


def meet_rows(rows: Sequence[CumulativeRow], fen: int, principal_first: bool) -> Met:
    """Let `fen` meet the rows, oldest first; within one charges, interest, principal (or the last first)."""
    principal = interest = charges = 0
    for row in rows:
        if not fen:
            break
        if principal_first:
            fen, took = _pay_principal(row, fen)
            principal += took
        took = min(fen, row.charges - row.paid_charges)
        row.paid_charges, fen, charges = row.paid_charges + took, fen - took, charges + took
        took = min(fen, row.interest - row.paid_interest)
        row.paid_interest, fen, interest = row.paid_interest + took, fen - took, interest + took
        if not principal_first:
            fen, took = _pay_principal(row, fen)
            principal += took
    return Met(principal, interest, charges, fen)


def principal_comes_first(rule: AllocationRule) -> bool:
    """Whether a rule pays a row's principal before its interest."""
    steps = [step.rsplit("_", 1)[1] for step in rule.order]
    if "PRINCIPAL" not in steps or "INTEREST" not in steps:
        return False
    return steps.index("PRINCIPAL") < steps.index("INTEREST")


def _pay_principal(row: CumulativeRow, fen: int) -> tuple[int, int]:
    took = max(min(fen, row.principal - row.paid_principal), 0)
    row.paid_principal += took
    return fen - took, took
