"""Interest as planned (Chinese practice): penalty interest by the day, settlement by the actual days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Rescheduled
from lendesk.domain.loans.plans.interest import penalty_rate
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.plans.settlement import accrued_in
from lendesk.domain.loans.replay import fixed_planning
from lendesk.domain.loans.replay.allocation import AllocationLine, Parts
from lendesk.domain.loans.replay.book import FEE, INTEREST, Book, Row
from lendesk.domain.loans.replay.maturity import stop_interest
from lendesk.domain.loans.replay.penalising import compound_rate, grow
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour, Surplus
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Money


class FixedModel:
    """The plan's interest is owed as planned, whatever is paid when; overdue principal costs penalty."""

    def __init__(self, terms: LoanTerms) -> None:
        self.terms = terms
        self._rates()

    def _rates(self) -> None:
        self.penalty_rate = penalty_rate(self.terms)
        self.compound_rate = compound_rate(self.terms)

    def copied(self) -> FixedModel:
        """One of its own: another rate may be agreed on."""
        other = FixedModel.__new__(FixedModel)
        other.__dict__.update(self.__dict__)
        return other

    def disburse(self, book: Book, on: date, amount_fen: int) -> None:
        """The plan is made for what goes out; a later tranche makes the rest of it anew."""
        if book.plan is not None:
            fixed_planning.add_tranche(self.terms, book, on, amount_fen)
            return
        if self.terms.tranches:
            self.terms = replace(self.terms, principal=Money(amount_fen), tranches=())
        made = book.plan = plan(self.terms, on)
        grace = timedelta(days=self.terms.penalty.grace_days)
        book.rows += [
            Row(
                row.no,
                row.from_date,
                row.due_date,
                due=[0, row.fee_fen, row.interest_fen, row.principal_fen],
                penalty_from=row.due_date + grace,
            )
            for row in made.rows
        ]

    def reach(self, book: Book, day: date) -> None:
        """Penalty interest of what is overdue."""
        for row in book.rows:
            since = row.penalty_from
            if since is not None and since < day and row.due_date <= day:
                grow(row, day, self.terms.penalty, self.penalty_rate, self.compound_rate)

    def payable(self, _book: Book, row: Row, _on: date) -> Parts:
        """All that is open."""
        return row.outstanding

    def paid(self, _book: Book, _row: Row, _on: date, _interest_fen: int, _principal_fen: int) -> None:
        """Nothing follows from a payment before its row is overdue."""

    def given_back(self, _book: Book, _row: Row, _on: date, _interest_fen: int, _principal_fen: int) -> None:
        """The row is open again; nothing else follows."""

    def settle(self, book: Book, on: date) -> None:
        """Everything is due on `on`, with interest for the actual days only (Civil Code 677).

        Rows not yet due ask for interest so far, no future fee and their principal; interest or fees already
        paid in advance stay paid.
        """
        accrued = accrued_in(book.rows, book.plan, on)
        for row in book.rows:
            if row.due_date > on:
                interest = accrued.fen if accrued and accrued.no == row.no else 0
                row.due[FEE] = row.paid[FEE]
                row.due[INTEREST] = max(interest, row.paid[INTEREST])
                row.due_date = on

    def pay_ahead(
        self, book: Book, on: date, purse_fen: int, mode: Surplus
    ) -> tuple[tuple[AllocationLine, ...], int]:
        """Principal ahead of its time; see `fixed_planning.pay_ahead`."""
        return fixed_planning.pay_ahead(self.terms, book, on, purse_fen, mode)

    def change_rate(self, book: Book, on: date, rate_pct: Decimal) -> None:
        """Interest and penalty follow the new rate from the day on; what was earned before stays."""
        self.terms = fixed_planning.with_rate(self.terms, rate_pct)
        self._rates()
        fixed_planning.change_rate(self.terms, book, on)

    def reschedule(self, book: Book, event: Rescheduled) -> None:
        """Due dates, number of rows, grace and rate as agreed anew; what was due before stays due."""
        if event.new_rate_pct is not None:
            self.change_rate(book, event.value_date, event.new_rate_pct)
        fixed_planning.reschedule(self.terms, book, event)

    def charge_off(self, book: Book, on: date, behaviour: ChargeOffBehaviour) -> None:
        """The plan's interest stays owed, ends on the day, or all is due on it with the interest so far."""
        if behaviour is ChargeOffBehaviour.ACCELERATE_MATURITY:
            later = [row for row in book.rows if row.due_date > on]
            self.settle(book, on)
            for row in later:
                row.penalty_from = on + timedelta(days=self.terms.penalty.grace_days)
        elif behaviour is ChargeOffBehaviour.ZERO_INTEREST:
            accrued = accrued_in(book.rows, book.plan, on)
            stop_interest(book, on, lambda row, _on: accrued.fen if accrued and accrued.no == row.no else 0)
            for row in book.rows:
                row.penalty_from = None

    def correct_balance(self, _book: Book, _on: date, _amount_fen: int) -> None:
        """Refused: the plan's interest is fixed."""
        raise RuleBroken("event.not_with_this_engine", event="balance_correction")
