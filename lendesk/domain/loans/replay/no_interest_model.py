"""Loans without interest: each tranche in equal parts over the rows still to come."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from lendesk.domain.calendars import add_months
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Rescheduled
from lendesk.domain.loans.plans.due_dates import due_dates
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import PRINCIPAL, Book, Row, RowKind
from lendesk.domain.loans.replay.maturity import accelerate
from lendesk.domain.loans.terms.rules import DAYS_IN, MONTHS_IN
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour
from lendesk.domain.loans.terms.terms import LoanTerms


class NoInterestModel:
    """Only principal: rows are made with the first tranche, later ones are shared evenly by the rows to come.

    The last row takes what rounding leaves.
    """

    def __init__(self, terms: LoanTerms) -> None:
        self.terms = terms

    def copied(self) -> NoInterestModel:
        """Itself: it keeps nothing."""
        return self

    def disburse(self, book: Book, on: date, amount_fen: int) -> None:
        """Equal shares, each row rounded to the multiple, the last one takes the remainder.

        Raises RuleBroken `disbursement.after_the_last_row`; `reschedule.no_row` when nothing is due from the
        day on from which something was agreed anew.
        """
        if len(book.disbursed) == 1:
            dates = due_dates(self.terms, on)
            book.rows += [
                Row(len(book.rows) + no, start, due)
                for no, (start, due) in enumerate(zip(dates.starts, dates.dues, strict=True), 1)
            ]
        rows = [row for row in book.rows if row.due_date > on and row.kind is RowKind.PLANNED]
        if not rows:
            raise RuleBroken("disbursement.after_the_last_row", on=on.isoformat())
        self._share(rows, amount_fen)
        if len(book.disbursed) == 1:
            for move in book.moves:
                self._move(book, move)

    def _share(self, rows: list[Row], amount_fen: int) -> None:
        step, divide = multiple_of(self.terms), DIVIDE[self.terms.rounding.mode]
        cent = 10 ** (2 - self.terms.rounding.decimals)
        left, more = amount_fen, divide(amount_fen, len(rows) * cent) * cent
        for row in rows:
            before = row.due[PRINCIPAL]
            share = min(divide(before + more, step) * step - before, left)
            row.due[PRINCIPAL] += share
            left -= share
        rows[-1].due[PRINCIPAL] += left
        for row in rows:
            if row.outstanding.total:
                row.paid_on = None

    def reach(self, _book: Book, _day: date) -> None:
        """Nothing grows."""

    def payable(self, _book: Book, row: Row, _on: date) -> Parts:
        """All that is open."""
        return row.outstanding

    def paid(self, _book: Book, _row: Row, _on: date, _interest_fen: int, _principal_fen: int) -> None:
        """Nothing follows."""

    def given_back(self, _book: Book, _row: Row, _on: date, _interest_fen: int, _principal_fen: int) -> None:
        """Nothing follows."""

    def settle(self, _book: Book, _on: date) -> None:
        """All that is open is what settles."""

    def change_rate(self, _book: Book, _on: date, _rate_pct: Decimal) -> None:
        """Refused: there is no interest to change."""
        raise RuleBroken("event.not_with_this_engine", event="rate_change")

    def reschedule(self, book: Book, event: Rescheduled) -> None:
        """Seen when the rows were made: payments before it meet the rows as they are agreed now."""

    def _move(self, book: Book, event: Rescheduled) -> None:
        """Rows due on or after a day move, grow in number, or begin with rows without principal."""
        rows = [row for row in book.rows if row.due_date >= event.from_date and row.kind is RowKind.PLANNED]
        if not rows:
            raise RuleBroken("reschedule.no_row", from_date=event.from_date.isoformat())
        extra = event.extra_terms + event.grace_principal
        dues = self._dues(rows, event.adjusted_due_date or rows[0].due_date, extra)
        more = [Row(0, due, due) for due in dues[len(rows) :]]
        place = book.rows.index(rows[-1]) + 1
        book.rows[place:place] = more
        for row, due in zip((*rows, *more), dues, strict=True):
            row.due_date = due
        if extra:
            self._share_again([*rows, *more], event.grace_principal)
        _chain(book, rows[0])

    def _dues(self, rows: list[Row], first: date, extra: int) -> list[date]:
        """A period from each to the next; one that was cut to a fixed length keeps its days."""
        dues, last = [first], rows[0].due_date
        for row in rows[1:]:
            whole = periods_after(self.terms, last, 1) == row.due_date or row is not rows[-1]
            dues.append(
                periods_after(self.terms, dues[0], len(dues)) if whole else dues[-1] + (row.due_date - last)
            )
            last = row.due_date
        return dues + [periods_after(self.terms, dues[-1], no) for no in range(1, extra + 1)]

    def _share_again(self, rows: list[Row], free: int) -> None:
        step, divide = multiple_of(self.terms), DIVIDE[self.terms.rounding.mode]
        left = sum(row.due[PRINCIPAL] for row in rows)
        share = divide(left, (len(rows) - free) * step) * step
        for at, row in enumerate(rows):
            row.due[PRINCIPAL] = 0 if at < free else left if row is rows[-1] else min(share, left)
            left -= row.due[PRINCIPAL]
            if row.outstanding.total:
                row.paid_on = None

    def charge_off(self, book: Book, on: date, behaviour: ChargeOffBehaviour) -> None:
        """Principal stays owed; ACCELERATE_MATURITY brings it to the row of the day."""
        if behaviour is ChargeOffBehaviour.ACCELERATE_MATURITY:
            accelerate(book, on, lambda _row, _on: 0)

    def correct_balance(self, _book: Book, _on: date, _amount_fen: int) -> None:
        """No interest depends on the balance."""


def periods_after(terms: LoanTerms, day: date, periods: int) -> date:
    """So many whole periods later."""
    if terms.unit in MONTHS_IN:
        return add_months(day, periods * terms.every * MONTHS_IN[terms.unit])
    return day + timedelta(days=periods * terms.every * DAYS_IN[terms.unit])


def _chain(book: Book, first: Row) -> None:
    """Rows from `first` on begin where the one before them ends; down payments keep their day."""
    book.rows.sort(key=lambda row: row.due_date)
    last = next((row.from_date for row in book.rows if row is first), first.from_date)
    for row in book.rows[book.rows.index(first) :]:
        if row.kind is not RowKind.DOWN_PAYMENT:
            row.from_date, last = last, row.due_date
    book.renumber()


def multiple_of(terms: LoanTerms) -> int:
    """Instalments are whole multiples of this (fen)."""
    multiple = terms.rounding.installment_multiple_of
    return 10 ** (2 - terms.rounding.decimals) if multiple is None else multiple.minor
