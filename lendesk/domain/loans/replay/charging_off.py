"""The lender no longer expects the money: charged off for the books, or written off and closed."""

from __future__ import annotations

from datetime import date

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import ChargedOff, WrittenOff
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import Book, Row
from lendesk.domain.loans.replay.running import Run

CHARGE_OFF, WRITE_OFF = "charge_off", "write_off"


def charge_off(run: Run, event: ChargedOff) -> None:
    """The loan stays owed as it is after its behaviour has been applied; its whole debt is the amount.

    Raises RuleBroken `charge_off.twice`.
    """
    book, on = run.book, event.value_date
    if book.charged_off_on is not None:
        raise RuleBroken("charge_off.twice", on=book.charged_off_on.isoformat())
    run.model.charge_off(book, on, event.behaviour or run.terms.servicing.charge_off)
    book.charged_off_on = on
    parts = _open(book)
    run.record(event.key, CHARGE_OFF, on, parts.total, parts=parts)


def write_off(run: Run, event: WrittenOff) -> None:
    """All that is open is written off; money that comes later is a recovery."""
    book, on = run.book, event.value_date
    if book.written_off_on is not None:
        raise RuleBroken("write_off.twice", on=book.written_off_on.isoformat())
    parts = _open(book)
    for row in book.rows:
        _write_off_row(row, on)
    for charge in book.charges:
        charge.written_off_fen += charge.open_fen
    book.written_off_on = on
    run.record(event.key, WRITE_OFF, on, parts.total, parts=parts)


def _write_off_row(row: Row, on: date) -> None:
    for part in range(len(row.due)):
        row.written_off[part] += row.open(part)
    if row.paid_on is None:
        row.paid_on = on


def _open(book: Book) -> Parts:
    total = Parts()
    for row in book.rows:
        total = total.plus(row.outstanding)
    return total
