"""The accruals of a loan among its transactions, as the history shows them."""

from __future__ import annotations

from collections.abc import Iterable

from lendesk.domain.loans.accruals.history import AccrualHistory, Posting
from lendesk.domain.loans.snapshots.postings import PRINTED, Line

BEHIND = 1_000_000
"""Accruals of a day stand behind what was posted on it."""


def with_accruals(lines: Iterable[Line], history: AccrualHistory) -> tuple[Line, ...]:
    """The transactions with the accruals that stand, by value date."""
    made = [_line(one) for one in (*history.postings, *history.summaries)]
    return tuple(sorted((*lines, *made), key=lambda line: (line.value_date, line.posted)))


def _line(one: Posting) -> Line:
    return Line(
        key=f"{one.kind}:{one.on.isoformat()}:{one.number}",
        type=PRINTED[one.kind.upper()],
        value_date=one.on,
        amount_fen=one.parts.total,
        parts=one.parts,
        posted=BEHIND + one.number,
        replayed=one.changed,
    )
