"""A loan on a day: what each instalment asks for and got, what is held, where the loan stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lendesk.domain.loans.events.events import Channel, Event
from lendesk.domain.loans.plans.schedule import Plan
from lendesk.domain.loans.replay.allocation import NOTHING, AllocationLine, Debt, Parts
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Money


class RowState(NamedTuple):
    """One instalment on the state's day. `due` holds the penalty accrued up to that day; fen by part."""

    no: int
    from_date: date
    due_date: date
    due: Parts
    paid: Parts
    paid_on: date | None
    """Value date of the money that finished it, None while something is open."""

    @property
    def outstanding(self) -> Parts:
        """What is still asked for, by part, in fen."""
        return self.due.minus(self.paid)

    @property
    def debt(self) -> Debt:
        """This row as the allocation sees it."""
        return Debt(self.no, self.due_date, self.outstanding)


class Transaction(NamedTuple):
    """What one live event (or a due date meeting held money) did.

    `amount_fen` moved through `channel`: out for a disbursement, in for a repayment, nothing where held
    credit was put to use. For money received: amount_fen = parts.total + credit_change_fen.
    """

    key: str
    kind: str
    value_date: date
    amount_fen: int
    channel: Channel
    parts: Parts
    credit_change_fen: int
    lines: tuple[AllocationLine, ...]


DISBURSEMENT, REPAYMENT, CREDIT_USED = "disbursement", "repayment", "credit_used"


@dataclass(frozen=True, slots=True)
class LoanState:
    """A loan as of the day `as_of`, after all `events`. Made by `replaying.replay` alone.

    `plan` is None and `rows` empty before the disbursement. `credit` is money held for the borrower.
    `days_past_due` counts from the oldest due date that has anything open (0 on the due date itself).
    """

    terms: LoanTerms
    events: tuple[Event, ...]
    as_of: date
    plan: Plan | None
    rows: tuple[RowState, ...]
    transactions: tuple[Transaction, ...]
    credit: Money
    status: LoanStatus
    days_past_due: int

    @property
    def due(self) -> Parts:
        """Everything asked for over the loan's life as known on this day, by part."""
        return _summed([row.due for row in self.rows])

    @property
    def paid(self) -> Parts:
        """Everything paid so far, by part."""
        return _summed([row.paid for row in self.rows])

    @property
    def outstanding(self) -> Parts:
        """What is open over all rows, by part, those not yet due included."""
        return self.due.minus(self.paid)

    @property
    def outstanding_principal(self) -> Money:
        """Principal not yet paid back."""
        return Money(self.outstanding.principal)

    @property
    def due_now(self) -> Parts:
        """What is open of the rows due on or before this day, by part."""
        return _summed([row.outstanding for row in self.rows if row.due_date <= self.as_of])

    @property
    def overdue(self) -> Parts:
        """What is open of the rows due before this day, by part."""
        return _summed([row.outstanding for row in self.rows if row.due_date < self.as_of])

    @property
    def next_row(self) -> RowState | None:
        """The oldest row with anything open, None when all is paid."""
        return next((row for row in self.rows if row.outstanding.total), None)

    @property
    def next_due(self) -> date | None:
        """The due date of `next_row`."""
        row = self.next_row
        return None if row is None else row.due_date


def _summed(parts: list[Parts]) -> Parts:
    return Parts(*map(sum, zip(*parts, strict=True))) if parts else NOTHING
