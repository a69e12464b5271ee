"""A fixed plan made anew in the middle of its life: principal ahead, another rate, other due dates (展期)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from lendesk.domain.calendars import add_months
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Rescheduled
from lendesk.domain.loans.plans.due_dates import DueDates
from lendesk.domain.loans.plans.figures import Flow
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.plans.schedule import collected, flow_over
from lendesk.domain.loans.plans.settlement import accrued_in
from lendesk.domain.loans.replay.allocation import NOTHING, AllocationLine, Parts
from lendesk.domain.loans.replay.book import FEE, INTEREST, PENALTY, PRINCIPAL, Book, Row, RowKind
from lendesk.domain.loans.terms.rules import DAYS_IN, MONTHS_IN, Amortization, InterestType
from lendesk.domain.loans.terms.servicing import Surplus
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Rounding

_HALF_UP = DIVIDE[Rounding.HALF_UP]
_BY_SHARE = (Amortization.EQUAL_INSTALLMENT, Amortization.EQUAL_PRINCIPAL)


def pay_ahead(
    terms: LoanTerms, book: Book, on: date, purse: int, mode: Surplus
) -> tuple[tuple[AllocationLine, ...], int]:
    """Take principal before its time (提前还款) and plan the rest from that day on.

    Interest of the running period is paid up to the day with it (Civil Code 677): a row of its own, due and
    paid on `on`. SHORTER_TERM keeps as few rows as the old instalment allows, LOWER_INSTALMENT all of them.
    A purse that does not go beyond the interest pays that alone. Returns what was met and what is left of
    the purse; nothing happens where it would settle the loan.
    """
    later = _to_come(book, on)
    if not later:
        return (), purse
    running = later[0]
    so_far = accrued_in(book.rows, book.plan, on)
    interest = max((so_far.fen if so_far else 0) - running.paid[INTEREST], 0)
    ahead = purse - interest
    owed = sum(row.open(PRINCIPAL) for row in later)
    if ahead <= 0:
        return (_interest_only(running, purse),), 0
    if ahead >= owed:
        return (), purse
    wanted = _usual(later)
    own = Row(running.no, min(running.from_date, on), on, due=[0, 0, interest, ahead], paid_on=on)
    own.paid = own.due[:]
    own.in_advance_fen = 0
    running.from_date = on
    count = len(later) if mode is Surplus.LOWER_INSTALMENT else _fewest(terms, later, owed - ahead, wanted)
    _lay(terms, later[:count], owed - ahead, on != own.from_date)
    for row in later[count:]:
        _empty(book, row)
    book.rows.insert(book.rows.index(running), own)
    book.renumber()
    return (AllocationLine(own.no, own.due_date, Parts(*own.paid), NOTHING),), 0


def _interest_only(running: Row, purse: int) -> AllocationLine:
    """Interest that has accrued is paid before its row is due."""
    running.paid[INTEREST] += purse
    running.in_advance_fen += purse
    return AllocationLine(running.no, running.due_date, Parts(interest=purse), running.outstanding)


def change_rate(terms: LoanTerms, book: Book, on: date) -> None:
    """`terms` already hold the new rate: what the running period earned until `on` stays, the rest is new."""
    later = _to_come(book, on)
    if later:
        _go_on(terms, book, later, on, sum(row.open(PRINCIPAL) for row in later))


def add_tranche(terms: LoanTerms, book: Book, on: date, fen: int) -> None:
    """More principal goes out: rows due after `on` are planned for it too, its interest runs from that day.

    Raises RuleBroken `disbursement.after_the_last_row`.
    """
    later = _to_come(book, on)
    if not later:
        raise RuleBroken("disbursement.after_the_last_row", on=on.isoformat())
    _go_on(terms, book, later, on, sum(row.open(PRINCIPAL) for row in later) + fen)
    for row in later:
        row.paid_on = row.paid_on if not row.outstanding.total else None


def _go_on(terms: LoanTerms, book: Book, later: list[Row], on: date, principal: int) -> None:
    """Plan `principal` over the rows to come; the running one keeps what it earned until `on`."""
    running = later[0]
    so_far = accrued_in(book.rows, book.plan, on)
    days = (running.due_date - running.from_date).days
    ahead = (running.due_date - max(on, running.from_date)).days
    _lay(terms, later, principal, False)
    if so_far is not None and days > ahead:
        old = so_far.fen - running.paid[INTEREST]
        new = running.due[INTEREST] - running.paid[INTEREST]
        running.due[INTEREST] = running.paid[INTEREST] + max(old, 0) + _HALF_UP(new * ahead, days)


def reschedule(terms: LoanTerms, book: Book, event: Rescheduled) -> None:
    """Due dates move, rows are added, principal or interest is deferred, from an instalment on.

    Raises RuleBroken `reschedule.no_such_instalment` when none is due on or after `event.from_date`.
    """
    rows = _asked_for_from(terms, book, event.from_date)
    if not rows:
        raise RuleBroken("reschedule.no_such_instalment", from_date=event.from_date.isoformat())
    before = [row.due_date for row in rows]
    dues = _moved(terms, before, event.adjusted_due_date)
    if event.extra_terms and terms.single_row:
        dues = [*dues[:-1], _after(terms, dues[-1], event.extra_terms)]
    else:
        dues += [_after(terms, dues[-1], number) for number in range(1, event.extra_terms + 1)]
    for row, due in zip(rows, dues, strict=False):
        row.due_date = due
    _link(rows)
    for due in dues[len(rows) :]:
        added = Row(0, rows[-1].due_date, due)
        rows.append(added)
        book.insert(added)
    _take_in(book, rows)
    for row in rows:
        row.penalty_from = row.due_date + timedelta(days=terms.penalty.grace_days)
        row.paid_on = None
    grace = replace(
        terms,
        n=max(len(rows), terms.n),
        grace_principal=min(event.grace_principal, len(rows) - 1),
        grace_interest=min(event.grace_interest, len(rows) - 1),
    )
    moved = dues[0] != before[0] or (terms.single_row and bool(event.extra_terms))
    _lay(grace, rows, sum(row.open(PRINCIPAL) for row in rows), moved)
    book.renumber()


def _to_come(book: Book, on: date) -> list[Row]:
    """Rows of the plan due after `on`: what was charged for a day after the last one is no part of it."""
    return [row for row in book.rows if row.due_date > on and row.kind is not RowKind.ADDITIONAL]


def _asked_for_from(terms: LoanTerms, book: Book, since: date) -> list[Row]:
    """The open rows that a change from `since` on takes; of a loan that is one row, its last."""
    rows = [row for row in book.rows if row.due_date >= since and row.outstanding.total]
    rows = [row for row in rows if row.kind is not RowKind.ADDITIONAL] or rows
    return rows[-1:] if terms.single_row else rows


def _take_in(book: Book, rows: Sequence[Row]) -> None:
    """An additional row that the plan now reaches beyond is a row no longer: that of its day asks for it."""
    gone = [
        row
        for row in book.rows
        if row.kind is RowKind.ADDITIONAL and row.due_date <= rows[-1].due_date and row not in rows
    ]
    for extra in gone:
        next(row for row in rows if row.due_date >= extra.due_date).take_in(extra)
    book.rows[:] = [row for row in book.rows if row not in gone]


def with_rate(terms: LoanTerms, rate_pct: Decimal) -> LoanTerms:
    """The terms as they are from a change of the rate on."""
    return replace(terms, rate_pct=rate_pct, rate_steps=())


def _lay(terms: LoanTerms, rows: list[Row], principal: int, broken: bool) -> None:
    """Plan `principal` over these rows, from the start of the first; what they were paid stays paid."""
    flow = _flow(terms, rows, principal, broken)
    rest = _tail(terms, len(rows))
    for row, share, interest in zip(rows, flow.principals, collected(rest, flow.earned), strict=True):
        row.due[PRINCIPAL] = row.due[PRINCIPAL] - row.open(PRINCIPAL) + share
        # Interest paid ahead of its time was paid for this very period: it counts.
        row.due[INTEREST] = max(interest, row.due[INTEREST] - row.open(INTEREST))
        if not row.outstanding.total:
            row.paid_on = row.paid_on or row.from_date


def _flow(terms: LoanTerms, rows: Sequence[Row], principal: int, broken: bool) -> Flow:
    if terms.interest_type is InterestType.FLAT or terms.shares or terms.periods:
        raise RuleBroken("event.not_with_this_engine", event="plan_anew")
    starts, dues = [row.from_date for row in rows], [row.due_date for row in rows]
    dates = DueDates(starts, dues, starts, dues, broken)
    return flow_over(_tail(terms, len(rows)), dates, principal)


def _tail(terms: LoanTerms, count: int) -> LoanTerms:
    """The terms for `count` rows; a single row keeps its number of periods, which its interest is made of."""
    n = terms.n if terms.single_row else count
    return replace(
        terms,
        n=n,
        fees=(),
        grace_principal=min(terms.grace_principal, n - 1) if terms.grace_principal else 0,
        grace_interest=min(terms.grace_interest, n - 1) if terms.grace_interest else 0,
        first_due=None,
        disbursement_date=None,
        interest_free=0,
    )


def _usual(rows: Sequence[Row]) -> int:
    """The instalment that a borrower is used to (principal and interest, fen): not the odd last one."""
    row = rows[0] if len(rows) < 3 else rows[1]
    return row.due[INTEREST] + row.due[PRINCIPAL]


def _fewest(terms: LoanTerms, rows: Sequence[Row], principal: int, wanted: int) -> int:
    """The fewest rows whose instalment is not above the one wanted; all where none is paid by shares."""
    if terms.amortization not in _BY_SHARE:
        return len(rows)
    least, most = 1, len(rows)
    while least < most:
        middle = (least + most) // 2
        flow = _flow(terms, rows[:middle], principal, True)
        at = min(1, middle - 1)
        if flow.principals[at] + flow.earned[at] <= wanted:
            most = middle
        else:
            least = middle + 1
    return least


def _empty(book: Book, row: Row) -> None:
    """A row that is no longer needed goes, unless something was paid on it."""
    if any(row.paid) or any(row.waived) or row.due[PENALTY]:
        for part in (FEE, INTEREST, PRINCIPAL):
            row.due[part] -= row.open(part)
    else:
        book.rows.remove(row)


def _moved(terms: LoanTerms, dues: list[date], first: date | None) -> list[date]:
    """The due dates with the first on its new day, the others as many periods after it as before."""
    if first is None:
        return dues
    return [first, *(_after(terms, first, number) for number in range(1, len(dues)))]


def _link(rows: Sequence[Row]) -> None:
    """Each period begins when the one before it is due."""
    for earlier, later in pairwise(rows):
        later.from_date = earlier.due_date


def _after(terms: LoanTerms, day: date, periods: int) -> date:
    if terms.unit in MONTHS_IN:
        return add_months(day, periods * terms.every * MONTHS_IN[terms.unit])
    return day + timedelta(days=periods * terms.every * DAYS_IN[terms.unit])
