"""The balance proof of a statement: each running balance is the one before plus the amount."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lendesk.connectors.statements.cells import read_amount
from lendesk.domain.repayments.statement import BalanceProof, ProofState

_STATED = re.compile(r"(期初|上期|期末|本期)余额[^0-9+-]{0,12}([+-]?[0-9][0-9,]*(?:\.[0-9]+)?)")


@dataclass(frozen=True, slots=True)
class Step:
    """One line for the proof: its place in the file, its signed amount and the balance after it."""

    line: int
    amount_fen: int
    balance_fen: int


def stated(remarks: Iterable[str]) -> tuple[int | None, int | None]:
    """Opening and closing balance in fen as the remarks around the lines state them, else None."""
    opening = closing = None
    for remark in remarks:
        for word, number in _STATED.findall(remark):
            amount = read_amount(number.rstrip(","))
            if amount is not None and word in {"期初", "上期"}:
                opening = amount.minor
            elif amount is not None:
                closing = amount.minor
    return opening, closing


def prove_total(total_fen: int, given: tuple[int | None, int | None]) -> BalanceProof:
    """Without running balances: opening plus all amounts is the closing balance, if both are stated."""
    opening, closing = given
    if opening is None or closing is None:
        return BalanceProof(ProofState.NONE)
    off = closing - opening - total_fen
    return BalanceProof(ProofState.FAILED if off else ProofState.PROVED, opening, closing, 0, off)


def prove(steps: Sequence[Step], given: tuple[int | None, int | None] = (None, None)) -> BalanceProof:
    """Prove the lines in the order in which they hold, oldest or newest first.

    `given` are the opening and closing balance that the file states beside its lines, None if it does not.
    """
    if not steps:
        return BalanceProof(ProofState.NONE)
    forward, backward = _chain(steps, given), _chain(steps[::-1], given)
    newest_first = backward.state is ProofState.PROVED and forward.state is not ProofState.PROVED
    return backward if newest_first else forward


def _chain(steps: Sequence[Step], given: tuple[int | None, int | None]) -> BalanceProof:
    opening = steps[0].balance_fen - steps[0].amount_fen
    closing = steps[-1].balance_fen
    expected = opening if given[0] is None else given[0]
    for step in steps:
        expected += step.amount_fen
        if expected != step.balance_fen:
            off = step.balance_fen - expected
            return BalanceProof(ProofState.FAILED, opening, closing, step.line, off)
    if given[1] is not None and given[1] != closing:
        return BalanceProof(ProofState.FAILED, opening, closing, steps[-1].line, given[1] - closing)
    return BalanceProof(ProofState.PROVED, opening, closing)
