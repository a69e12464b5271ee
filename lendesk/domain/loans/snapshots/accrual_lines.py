"""The accruals of a loan among its transactions, as the history shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lendesk.domain.loans.accruals.history import ACTIVITY, AccrualHistory, Posting
from lendesk.domain.loans.snapshots.postings import PLACES, PRINTED, Line

_ACCRUALS, _SUMMARIES = PLACES // 2, 3 * PLACES // 4


def with_accruals(
    lines: Iterable[Line], history: AccrualHistory, made_with: Mapping[str, int]
) -> tuple[Line, ...]:
    """The transactions with the accruals that stand, by value date, then posting.

    `made_with`: the number of the event with which each accrual was posted, by key.
    """
    made = [_line(one, made_with) for one in _all(history)]
    return tuple(sorted((*lines, *made), key=lambda line: (line.value_date, line.place)))


def placed(history: AccrualHistory, made_with: Mapping[str, int], number: int) -> dict[str, int]:
    """`made_with` after the event of this number: what is new was made with it."""
    return {**{_key(one): number for one in _all(history)}, **made_with}


def _all(history: AccrualHistory) -> tuple[Posting, ...]:
    return (*history.postings, *history.summaries)


def _key(one: Posting) -> str:
    return f"{one.kind}:{one.on.isoformat()}:{one.number}"


def _line(one: Posting, made_with: Mapping[str, int]) -> Line:
    rank = _SUMMARIES if one.kind == ACTIVITY else _ACCRUALS
    place = made_with.get(_key(one), 0) * PLACES + rank + min(one.number, PLACES // 4 - 1)
    return Line(
        key=_key(one),
        type=PRINTED[one.kind.upper()],
        value_date=one.on,
        amount_fen=one.parts.total,
        parts=one.parts,
        posted=place,
        place=place,
        replayed=one.changed,
    )
