"""What a loan has earned up to a day: interest of its rows and the charges that have fallen due."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.replay.book import FEE, INTEREST, PENALTY, Book, Row, RowKind
from lendesk.domain.loans.replay.progressive_model import ProgressiveModel
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.spreading import in_row

BY_PLAN = (RowKind.PLANNED,)


class Earned(NamedTuple):
    """Income of one row up to a day, in fen; `charges` are (key of the charge, due date, fen, is penalty)."""

    from_date: date
    due_date: date
    interest: int
    charges: tuple[tuple[str, date, int, bool], ...]


def earned_by(run: Run, till: date, whole: bool = False) -> tuple[Earned, ...]:
    """Income of every row up to `till` (counted); `whole`: everything the rows ask for, whatever the day."""
    book = run.book
    made = []
    for at, row in enumerate(book.rows):
        if row.kind is RowKind.DOWN_PAYMENT or (row.from_date > till and not whole):
            continue
        last = at == len(book.rows) - 1
        made.append(
            Earned(
                row.from_date,
                row.due_date,
                _interest(run, row, till, whole),
                tuple(_charges(book, row, till, whole, last)),
            )
        )
    return tuple(made)


def interest_until(run: Run, row: Row, on: date) -> int:
    """Interest of a row as far as it has run by a day: on the balance of each day, or evenly by days."""
    if on >= row.due_date:
        return row.due[INTEREST]
    if on <= row.from_date:
        return 0
    if isinstance(run.model, ProgressiveModel):
        return run.model.interest_until(row, on)
    days = (row.due_date - row.from_date).days
    return DIVIDE[run.terms.rounding.mode](row.due[INTEREST] * (on - row.from_date).days, days)


def _interest(run: Run, row: Row, till: date, whole: bool) -> int:
    if row.kind not in BY_PLAN:
        return 0
    run_up = row.due[INTEREST] if whole else interest_until(run, row, till)
    return max(run_up - row.waived[INTEREST], 0)


def _charges(book: Book, row: Row, till: date, whole: bool, last: bool) -> list[tuple[str, date, int, bool]]:
    found = []
    for charge in book.charges:
        inside = in_row(charge.due_date, row) or (last and charge.due_date > row.due_date)
        if inside and (whole or charge.due_date <= till):
            fen = charge.amount_fen - charge.waived_fen
            if fen > 0:
                found.append((charge.key, charge.due_date, fen, charge.is_penalty))
    return found


def asked_of(row: Row) -> list[int]:
    """Penalty, fee, interest that a row asks for, in fen; no principal."""
    return [row.due[PENALTY], row.due[FEE], row.due[INTEREST], 0]
