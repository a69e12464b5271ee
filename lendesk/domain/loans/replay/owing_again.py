"""Debt that comes back to a loan: into the row of its day, or into one more row after the last."""

from __future__ import annotations

from datetime import date, timedelta

from lendesk.domain.loans.replay.book import INTEREST, PRINCIPAL, Book, Row, RowKind
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.terms.servicing import Engine


def owe_again(run: Run, on: date, parts: list[int]) -> Row:
    """Add `parts` (fen by part) to what is owed from the day `on`; the row that asks for them.

    The first planned row due after `on` takes them, else the additional row (its due date moves to `on` when
    it is earlier), else the last row when it is due on that very day, else a new additional row.
    """
    book = run.book
    row = _row_for(book, on, timedelta(days=run.terms.penalty.grace_days))
    for part, fen in enumerate(parts):
        row.due[part] += fen
    row.credited_fen += parts[PRINCIPAL]
    row.credited_interest_fen += parts[INTEREST]
    if any(parts):
        row.paid_on = None
    bear_interest_on(run, on, parts[PRINCIPAL])
    return row


def bear_interest_on(run: Run, on: date, principal_fen: int) -> None:
    """Principal that is owed again bears interest from `on`, where interest is on the balance of each day."""
    if principal_fen and run.terms.servicing.engine is Engine.PROGRESSIVE:
        run.model.correct_balance(run.book, on, principal_fen)


def _row_for(book: Book, on: date, grace: timedelta) -> Row:
    for row in book.rows:
        if row.kind is RowKind.ADDITIONAL:
            row.due_date = max(row.due_date, on)
            book.rows.sort(key=lambda one: one.due_date)
            book.renumber()
            return row
        if row.due_date > on:
            return row
    last = book.rows[-1]
    if last.due_date == on:
        return last
    row = Row(last.no + 1, last.due_date, on, RowKind.ADDITIONAL, penalty_from=on + grace)
    book.rows.append(row)
    return row
