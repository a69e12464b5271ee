"""A loan on a day: what each instalment asks for and got, what is held, where the loan stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from lendesk.domain.loans.events.events import Channel, Event
from lendesk.domain.loans.plans.schedule import Plan
from lendesk.domain.loans.replay.allocation import NOTHING, AllocationLine, Parts
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Money


class RowState(NamedTuple):
    """One instalment on the state's day. `due` holds the penalty accrued up to that day; fen by part.

    `kind` is that of `book.RowKind`. `relieved` is what was waived or written off. `balance_after_fen` is the
    principal lent up to the row less all that is due up to and with it. `in_advance_fen` and `late_fen` are
    what of `paid` came before and after the due date.
    """

    no: int
    from_date: date
    due_date: date
    due: Parts
    paid: Parts
    paid_on: date | None
    """Value date of the money that finished it, None while something is open."""
    kind: str = "planned"
    relieved: Parts = NOTHING
    balance_after_fen: int = 0
    in_advance_fen: int = 0
    late_fen: int = 0

    @property
    def outstanding(self) -> Parts:
        """What is still asked for, by part, in fen."""
        return Parts(*(d - p - r for d, p, r in zip(self.due, self.paid, self.relieved, strict=True)))


class ChargeState(NamedTuple):
    """A fee or penalty added after the plan was made; amounts in fen. `percent` None: a fixed amount."""

    key: str
    name: str
    is_penalty: bool
    due_date: date
    amount_fen: int
    paid_fen: int
    waived_fen: int
    open_fen: int
    percent: str | None = None


class Transaction(NamedTuple):
    """What one live event (or a due date meeting held money) did.

    `amount_fen` is the money that moved: received for a repayment, paid out for a disbursement, nothing where
    held credit was put to use. For money received: amount_fen = parts.total + credit_change_fen.
    `balance_fen` is the principal open after it; `target` the key of what this one takes back or gives back.
    `sequence`, the place of its event in the order of posting,
    only sorts while a run is under way: it is 0 in a state, where an undone event leaves no trace.
    """

    key: str
    kind: str
    value_date: date
    amount_fen: int
    channel: Channel
    parts: Parts
    credit_change_fen: int
    lines: tuple[AllocationLine, ...]
    sequence: int = 0
    posted_on: date | None = None
    balance_fen: int = 0
    target: str = ""


DISBURSEMENT, REPAYMENT, CREDIT_USED, DOWN_PAYMENT = (
    "disbursement",
    "repayment",
    "credit_used",
    "down_payment",
)
"""Kinds of transactions; the others are the names of `events.PaymentKind` in lower case."""


@dataclass(frozen=True, slots=True)
class LoanState:
    """A loan as of the day `as_of`, after all `events`. Made by `replaying` alone.

    `plan` is None and `rows` empty before the disbursement; later `plan` is what was first agreed, `rows` are
    what is asked for now. `credit` is money held for the borrower (overpaid). `disbursed` are the live
    tranches (day, fen). `days_past_due` counts from the oldest due date that has anything open (0 on the due
    date itself). `run` is the finished run that a later event goes on from.
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
    charges: tuple[ChargeState, ...] = ()
    disbursed: tuple[tuple[date, int], ...] = ()
    run: Any = field(default=None, compare=False, repr=False)

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
        return _summed([row.outstanding for row in self.rows])

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
    def overpaid(self) -> bool:
        """Nothing is owed any more and money is held for the borrower."""
        return bool(self.rows) and bool(self.credit) and not self.outstanding.total

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
