"""The frozen picture of where a run has come to."""

from __future__ import annotations

from datetime import date
from operator import add

from lendesk.domain.loans.events.events import Event
from lendesk.domain.loans.replay.allocation import NOTHING, Parts
from lendesk.domain.loans.replay.book import PRINCIPAL, Book, Charge
from lendesk.domain.loans.replay.running import Run, by_date_and_posting
from lendesk.domain.loans.replay.state import DISBURSEMENT, ChargeState, LoanState, RowState, Transaction
from lendesk.domain.loans.states import LoanChange, LoanStatus, after
from lendesk.domain.money import Money

_NOTHING = list(NOTHING)
_tuple = tuple.__new__  # named tuples without the call in between: a state is made for every posting


def frozen(run: Run, events: tuple[Event, ...], as_of: date) -> LoanState:
    """The state on `as_of`; `run` itself is kept in it as it is, for a later event to go on from."""
    shown = run
    if run.reached is None or run.reached < as_of:
        shown = run.copied()
        shown.reach(as_of)
    book = shown.book
    rows = _rows(book)
    oldest = next((row.due_date for row in book.rows if row.open_fen), None)
    late = 0 if oldest is None else max((as_of - oldest).days, 0)
    return LoanState(
        terms=run.terms,
        events=events,
        as_of=as_of,
        plan=book.plan,
        rows=rows,
        transactions=_transactions(book),
        credit=Money(book.credit_fen),
        status=_status(book, oldest, late),
        days_past_due=late,
        charges=tuple(map(_charge, book.charges)),
        disbursed=tuple(book.disbursed),
        run=run,
    )


def _rows(book: Book) -> tuple[RowState, ...]:
    tranches = sorted(book.disbursed)
    begun = book.disbursed[0][0] if book.disbursed else None  # a row that asks for nothing is done at once
    balance, made = 0, []
    for row in book.rows:
        while tranches and (tranches[0][0] < row.due_date or tranches[0][0] == row.from_date):
            balance += tranches.pop(0)[1]
        balance -= row.due[PRINCIPAL] - row.credited_fen
        relieved = NOTHING
        if row.waived != _NOTHING or row.written_off != _NOTHING:
            relieved = Parts(*map(add, row.waived, row.written_off))
        shown = (
            row.no,
            row.from_date,
            row.due_date,
            _tuple(Parts, row.due),
            _tuple(Parts, row.paid),
            row.paid_on or (begun if row.due == _NOTHING else None),
            row.kind,
            relieved,
            balance if row.balance_fen is None else row.balance_fen,
            row.in_advance_fen,
            row.late_fen,
        )
        made.append(_tuple(RowState, shown))
    return tuple(made)


def _transactions(book: Book) -> tuple[Transaction, ...]:
    """By date and posting, each with the principal that is open after it."""
    balance, made = 0, []
    for done in sorted(book.transactions, key=by_date_and_posting):
        if done.kind == DISBURSEMENT:
            balance += done.amount_fen
        balance -= done.parts.principal
        made.append(done._replace(balance_fen=balance, sequence=0))
    return tuple(made)


def _charge(charge: Charge) -> ChargeState:
    return ChargeState(
        charge.key,
        charge.name,
        charge.is_penalty,
        charge.due_date,
        charge.amount_fen,
        charge.paid_fen,
        charge.waived_fen,
        charge.open_fen,
        None if charge.percent is None else format(charge.percent, "f"),
    )


_ACTIVE = after(LoanStatus.AWAITING, LoanChange.DISBURSED)
_OVERDUE = after(_ACTIVE, LoanChange.FELL_BEHIND)
_SETTLED = after(_ACTIVE, LoanChange.PAID_IN_FULL)
_WRITTEN_OFF = after(_ACTIVE, LoanChange.WRITTEN_OFF)


def _status(book: Book, oldest: date | None, late: int) -> LoanStatus:
    if oldest is None:
        return _SETTLED if book.written_off_on is None else _WRITTEN_OFF
    return _OVERDUE if late else _ACTIVE
