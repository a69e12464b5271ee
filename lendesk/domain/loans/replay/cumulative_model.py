"""Loans whose whole plan is made again from all tranches, changes of terms and, where agreed, payments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from lendesk.domain.loans.cumulative.inputs import (
    Change,
    CumulativeRow,
    Deal,
    Outlay,
)
from lendesk.domain.loans.cumulative.plans import cumulative_rows
from lendesk.domain.loans.cumulative.steps import Step, rows_through
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    DayClosed,
    Disbursed,
    Event,
    RateChanged,
    RepaymentPosted,
    Rescheduled,
)
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.plans.schedule import down_payment_fen
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import FEE, INTEREST, PENALTY, PRINCIPAL, Book, Row, RowKind
from lendesk.domain.loans.replay.charging import row_of
from lendesk.domain.loans.replay.maturity import accelerate, stop_interest
from lendesk.domain.loans.replay.undoing import DownPaid
from lendesk.domain.loans.terms.rules import InterestType, RateStep
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Rounding

_STEPS = (Disbursed, DownPaid, RepaymentPosted, Rescheduled, RateChanged, DayClosed)


class CumulativeModel:
    """The plan is made once, from all that the replay will take (`book.ahead`), and laid into the book.

    Events that change the plan come before the first payment (`undoing.in_order`): laying the rows anew
    never meets money, only charges, which go to the rows of their due dates.
    """

    def __init__(self, terms: LoanTerms) -> None:
        self.terms = terms
        self.made: list[CumulativeRow] | None = None

    def copied(self) -> CumulativeModel:
        """Itself: the plan does not change any more."""
        return self

    def disburse(self, book: Book, _on: date, _amount_fen: int, /) -> None:
        """All tranches are seen with the first one."""
        self._lay(book)

    def reach(self, book: Book, day: date) -> None:
        """Interest of overdue principal is in the plan where the terms ask for it."""

    def payable(self, _book: Book, row: Row, _on: date, /) -> Parts:
        """All that is open."""
        return row.outstanding

    def paid(self, book: Book, row: Row, on: date, interest_fen: int, principal_fen: int) -> None:
        """Payments are seen before, where the plan follows them."""

    def given_back(self, book: Book, row: Row, on: date, interest_fen: int, principal_fen: int) -> None:
        """The row is open again; the plan follows payments, which are seen before."""

    def settle(self, book: Book, on: date) -> None:
        """All that is open settles: the plan asks for no more interest than is owed by then."""

    def change_rate(self, book: Book, on: date, rate_pct: Decimal) -> None:
        """Seen before: the plan already follows it."""

    def reschedule(self, book: Book, event: Rescheduled) -> None:
        """Seen before: the plan already follows it."""

    def charge_off(self, book: Book, on: date, behaviour: ChargeOffBehaviour) -> None:
        """The plan stays owed, or interest stops on the day, or all is due on it with interest so far."""
        if behaviour is ChargeOffBehaviour.ACCELERATE_MATURITY:
            accelerate(book, on, _earned)
        elif behaviour is ChargeOffBehaviour.ZERO_INTEREST:
            stop_interest(book, on, _earned)

    def correct_balance(self, book: Book, on: date, amount_fen: int) -> None:
        """The rows carry what is given back; planned interest stays."""

    def _lay(self, book: Book) -> None:
        if any(any(row.paid) or any(row.waived) for row in book.rows):
            return
        if self.made is None:
            self.made = _made(self.terms, book.ahead)
        book.rows[:] = [_row(no, one) for no, one in enumerate(self.made, 1)]
        for charge in book.charges:
            row_of(book, charge.due_date).due[PENALTY if charge.is_penalty else FEE] += charge.amount_fen


def _made(terms: LoanTerms, ahead: Sequence[Event]) -> list[CumulativeRow]:
    declining = terms.interest_type is InterestType.DECLINING and terms.rate_pct > 0
    if terms.servicing.recalculation is None or not declining:
        return cumulative_rows(deal_of(terms, ahead))
    steps = [_step(terms, ahead[: no + 1]) for no, one in enumerate(ahead) if isinstance(one, _STEPS)]
    return rows_through([step for step in steps if step.deal.outlays])


def _step(terms: LoanTerms, ahead: Sequence[Event]) -> Step:
    event, deal = ahead[-1], deal_of(terms, ahead)
    match event:
        case RepaymentPosted():
            fen = None if event.amount is None else event.amount.minor
            return Step(event.posted_on, deal, event.value_date, (event.value_date, fen))
        case DownPaid():
            fen = down_payment_fen(terms, event.tranche.amount.minor)
            return Step(event.posted_on, deal, event.value_date, (event.value_date, fen))
        case Rescheduled():
            return Step(event.posted_on, deal, event.from_date)
        case DayClosed():
            return Step(event.posted_on, deal, only_late=True)
        case _:
            return Step(event.posted_on, deal, event.value_date)


def deal_of(terms: LoanTerms, ahead: Sequence[Event]) -> Deal:
    """What the plan is made from, out of the events in the order of posting."""
    outlays = [Outlay(one.value_date, one.amount.minor) for one in ahead if isinstance(one, Disbursed)]
    steps = list(terms.rate_steps)
    steps += [RateStep(one.value_date, one.rate_pct) for one in ahead if isinstance(one, RateChanged)]
    return Deal(
        terms,
        tuple(sorted(outlays, key=lambda outlay: outlay.on)),
        tuple(_change(one) for one in ahead if isinstance(one, Rescheduled)),
        tuple(sorted(steps, key=lambda step: step.start)),
        tuple(
            (one.due_date, one.amount.minor)
            for one in ahead
            if isinstance(one, ChargeAdded) and one.amount is not None
        ),
    )


def _change(event: Rescheduled) -> Change:
    return Change(
        event.from_date,
        event.adjusted_due_date,
        event.new_rate_pct,
        event.extra_terms,
        event.grace_principal,
        event.grace_interest,
    )


def _earned(row: Row, on: date) -> int:
    """Interest of a row up to a day, evenly by its days (fen)."""
    days = (row.due_date - row.from_date).days
    past = min(max((on - row.from_date).days, 0), days)
    return DIVIDE[Rounding.HALF_UP](row.due[INTEREST] * past, days) if days else 0


def _row(no: int, made: CumulativeRow) -> Row:
    kind = (
        RowKind.DOWN_PAYMENT if made.down_payment else RowKind.ADDITIONAL if made.extra else RowKind.PLANNED
    )
    row = Row(no, made.from_date, made.due_date, kind)
    row.due[INTEREST], row.due[PRINCIPAL] = made.interest, made.principal
    return row
