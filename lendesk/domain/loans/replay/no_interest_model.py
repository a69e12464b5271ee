"""Loans without interest: each tranche in equal parts over the rows still to come."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Rescheduled
from lendesk.domain.loans.plans.due_dates import due_dates
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import PRINCIPAL, Book, Row, RowKind
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour, Engine
from lendesk.domain.loans.terms.terms import LoanTerms


class NoInterestModel:
    """Only principal: rows are made with the first tranche, later ones are added to the rows after them.

    Where the whole plan is made again (cumulative), a row due on the tranche's own day takes part and each
    row grows by an n-th of the tranche; else the rows to come share it evenly. The last row takes the rest.
    """

    def __init__(self, terms: LoanTerms) -> None:
        self.terms = terms
        self.whole_plan = terms.servicing.engine is Engine.CUMULATIVE

    def copied(self) -> NoInterestModel:
        """Itself: it keeps nothing."""
        return self

    def disburse(self, book: Book, on: date, amount_fen: int) -> None:
        """Equal shares, each row rounded to the multiple, the last one takes the remainder."""
        if len(book.disbursed) == 1:
            dates = due_dates(self.terms, on)
            book.rows += [
                Row(len(book.rows) + no, start, due)
                for no, (start, due) in enumerate(zip(dates.starts, dates.dues, strict=True), 1)
            ]
        least = on if self.whole_plan else on + timedelta(days=1)
        rows = [row for row in book.rows if row.due_date >= least and row.kind is RowKind.PLANNED]
        if not rows:
            raise RuleBroken("disbursement.after_the_last_row", on=on.isoformat())
        step, divide = multiple_of(self.terms), DIVIDE[self.terms.rounding.mode]
        left, shares = amount_fen, self.terms.n if self.whole_plan else len(rows)
        for row in rows:
            before = row.due[PRINCIPAL]
            share = divide(before * shares + amount_fen, shares * step) * step - before
            row.due[PRINCIPAL] += share
            left -= share
            row.paid_on = None
        rows[-1].due[PRINCIPAL] += left

    def reach(self, _book: Book, _day: date) -> None:
        """Nothing grows."""

    def payable(self, _book: Book, row: Row, _on: date) -> Parts:
        """All that is open."""
        return row.outstanding

    def paid(self, _book: Book, _row: Row, _on: date, _interest_fen: int, _principal_fen: int) -> None:
        """Nothing follows."""

    def settle(self, _book: Book, _on: date) -> None:
        """All that is open is what settles."""

    def change_rate(self, _book: Book, _on: date, _rate_pct: Decimal) -> None:
        """Refused: there is no interest to change."""
        raise RuleBroken("event.not_with_this_engine", event="rate_change")

    def reschedule(self, _book: Book, _event: Rescheduled) -> None:
        """Refused until rows can move: see the engines with interest."""
        raise RuleBroken("event.not_with_this_engine", event="reschedule")

    def charge_off(self, _book: Book, _on: date, _behaviour: ChargeOffBehaviour) -> None:
        """Principal stays owed; ACCELERATE_MATURITY brings it to the row of the day."""

    def correct_balance(self, _book: Book, _on: date, _amount_fen: int) -> None:
        """No interest depends on the balance."""


def multiple_of(terms: LoanTerms) -> int:
    """Instalments are whole multiples of this (fen)."""
    multiple = terms.rounding.installment_multiple_of
    return 10 ** (2 - terms.rounding.decimals) if multiple is None else multiple.minor
