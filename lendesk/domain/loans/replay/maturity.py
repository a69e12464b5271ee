"""The end of a loan comes forward: what was still to come is due on one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from lendesk.domain.loans.replay.book import FEE, INTEREST, PENALTY, PRINCIPAL, Book, Row


def accelerate(book: Book, on: date, earned: Callable[[Row, date], int]) -> None:
    """The running row takes all principal and charges still to come and falls due on `on`; later rows go.

    `earned` tells its interest up to that day (fen). Nothing happens on or after the last due date.
    """
    if on >= book.rows[-1].due_date:
        return
    current = next((row for row in book.rows if row.from_date < on <= row.due_date), book.rows[0])
    interest = earned(current, on)
    current.due_date = on
    later = [row for row in book.rows if row.due_date > on]
    for part in (PENALTY, FEE, PRINCIPAL):
        current.due[part] += sum(row.due[part] for row in later)
    for row in later:
        current.paid = list(map(int.__add__, current.paid, row.paid))
        current.credited_fen += row.credited_fen
    current.due[INTEREST] = max(interest, current.paid[INTEREST] + current.waived[INTEREST])
    book.rows = [row for row in book.rows if row.due_date <= on]
    if current.outstanding.total:
        current.paid_on = None


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
