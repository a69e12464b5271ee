"""The end of a loan comes forward: what was still to come is due on one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from lendesk.domain.loans.replay.book import FEE, INTEREST, PENALTY, Book, Charge, Row, RowKind


def accelerate(book: Book, on: date, earned: Callable[[Row, date], int]) -> None:
    """The running row takes all principal still to come and falls due on `on`; later rows go.

    `earned` tells its interest up to that day (fen). Charges of a later day stay due on theirs: they follow
    in an additional row. Nothing happens on or after the last due date.
    """
    if on >= book.rows[-1].due_date:
        return
    current = next((row for row in book.rows if row.from_date < on <= row.due_date), book.rows[0])
    interest = earned(current, on)
    current.due_date = on
    for row in book.rows:
        if row.due_date > on:
            current.take_in(row)
    book.rows = [row for row in book.rows if row.due_date <= on]
    current.due[INTEREST] = max(interest, current.paid[INTEREST] + current.waived[INTEREST])
    still_to_come = [charge for charge in book.charges if charge.due_date > on]
    if still_to_come:
        _follow(book, current, still_to_come)
    if current.outstanding.total:
        current.paid_on = None


def _follow(book: Book, last: Row, charges: list[Charge]) -> None:
    """Charges leave the last row, with what was paid and let off of them, for an additional one after it."""
    row = Row(last.no + 1, last.due_date, max(charge.due_date for charge in charges), RowKind.ADDITIONAL)
    for charge in charges:
        part = PENALTY if charge.is_penalty else FEE
        for mine, its, fen in (
            (row.due, last.due, charge.amount_fen),
            (row.paid, last.paid, charge.paid_fen),
            (row.waived, last.waived, charge.waived_fen),
            (row.written_off, last.written_off, charge.written_off_fen),
        ):
            mine[part] += fen
            its[part] -= fen
    row.in_advance_fen = sum(row.paid)
    last.in_advance_fen = max(last.in_advance_fen - row.in_advance_fen, 0)
    row.paid_on = None if row.outstanding.total else last.due_date
    book.rows.append(row)


def stop_interest(book: Book, on: date, earned: Callable[[Row, date], int]) -> None:
    """The running row asks for interest up to `on`, later rows for none beyond what was paid."""
    for row in book.rows:
        if row.due_date <= on:
            continue
        most = earned(row, on) if row.from_date < on else 0
        settled = row.paid[INTEREST] + row.waived[INTEREST]
        row.due[INTEREST] = max(min(row.due[INTEREST], most), settled)
        if not row.outstanding.total and row.paid_on is None:
            row.paid_on = on
