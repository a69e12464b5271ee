"""Lists of payments before they are posted, judged row by row, and the batches that were posted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from lendesk.domain.access import Permission, judge
from lendesk.domain.customers.identity import mask_name
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.events.events import Event, RepaymentPosted
from lendesk.domain.loans.replay.replaying import allocate, replay
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.money import Money
from lendesk.domain.repayments.receipt import Receipt
from lendesk.storage.central.kinds import CUSTOMERS, LOAN_ACCOUNTS, LOAN_EVENTS, RECEIPTS, REPAYMENT_BATCHES
from lendesk.storage.central.projections import time_text
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked
from lendesk.storage.central.reach import Place
from lendesk.storage.central.selections import ENDED_LOANS
from lendesk.usecases.loan_book import terms_of
from lendesk.usecases.loan_events import CHANNELS, in_order
from lendesk.usecases.repayments.batches import check_row, repeats, same_name
from lendesk.usecases.repayments.commands import BatchRow
from lendesk.usecases.repayments.handlers import loan_target
from lendesk.usecases.repayments.queries import BatchView, CheckedRow, CheckPostings, ListRepaymentBatches

MOST_ROWS, MOST_BATCHES, MOST_SUGGESTIONS = 1_000, 50, 3
_L, _C, _E, _R, _B = (
    kind.table for kind in (LOAN_ACCOUNTS, CUSTOMERS, LOAN_EVENTS, RECEIPTS, REPAYMENT_BATCHES)
)


class _Book:
    """The loans that the rows name, with what is needed to judge them, read in a few questions."""

    def __init__(self, asked: Asked, rows: Sequence[BatchRow]) -> None:
        self.asked = asked
        reach = asked.reach.covers(Place(_L.c.branch_id, _L.c.region_id, _L.c.owner_id))
        wanted = select(_L).where(_L.c.number.in_({row.loan_number for row in rows}), reach)
        self.loans: dict[str, LoanAccount] = {
            loan.number: loan for loan in _loaded(asked, LOAN_ACCOUNTS, wanted)
        }
        keys = [loan.key for loan in self.loans.values()]
        self.events: defaultdict[str, list[LoanEvent]] = defaultdict(list)
        for event in _loaded(asked, LOAN_EVENTS, select(_E).where(_E.c.loan_id.in_(keys))):
            self.events[event.loan_id].append(event)
        self.receipts: defaultdict[str, list[Receipt]] = defaultdict(list)
        for receipt in _loaded(asked, RECEIPTS, select(_R).where(_R.c.loan_id.in_(keys))):
            self.receipts[receipt.loan_id].append(receipt)
        customers = {loan.customer_id for loan in self.loans.values()}
        named = select(_C.c.key, _C.c.name).where(_C.c.key.in_(customers))
        self.names = {row.key: row.name for row in asked.connection.execute(named)}
        self.pending: defaultdict[str, list[Event]] = defaultdict(list)
        self.namesakes = _namesakes(asked, {row.name for row in rows if row.name}, reach)

    def before(self, loan: LoanAccount) -> tuple[Event, ...]:
        """The loan's events, and the rows of this list that were judged before."""
        return (*in_order(self.events[loan.key]), *self.pending[loan.key])


def check_postings(query: CheckPostings, asked: Asked) -> tuple[CheckedRow, ...]:
    """Each row as posting would judge it now; earlier rows of the same loan are taken as posted."""
    if len(query.rows) > MOST_ROWS:
        raise RuleBroken("batch.too_many_rows", count=len(query.rows), most=MOST_ROWS)
    book = _Book(asked, query.rows)
    return tuple(_checked(row, book) for row in query.rows)


def _checked(row: BatchRow, book: _Book) -> CheckedRow:
    loan = book.loans.get(row.loan_number)
    others = tuple(one for one in book.namesakes.get(row.name, ()) if one != row.loan_number)
    if loan is None:
        return CheckedRow(row.row, "batch.no_such_loan", suggestions=others)
    name = book.names[loan.customer_id]
    if not same_name(row.name, name):
        return CheckedRow(row.row, "batch.other_name", name_masked=mask_name(name), suggestions=others)
    try:
        judge(book.asked.actor, Permission.REPAYMENT_POST, loan_target(loan, row.amount_fen))
        check_row(row, loan.disbursed_on, book.asked.actor, book.asked.business_date)
        if loan.status == LoanStatus.SETTLED.value:
            raise RuleBroken("batch.loan_ended")
        done = _effect(row, loan, book)
    except RuleBroken as broken:
        return CheckedRow(row.row, broken.code)
    return done


def _effect(row: BatchRow, loan: LoanAccount, book: _Book) -> CheckedRow:
    """What the money would do, by the engine. Raises what the engine refuses."""
    today = book.asked.business_date
    day: date = row.value_date
    state = replay(terms_of(loan), book.before(loan), today)
    made = allocate(state, Money(row.amount_fen), day)
    posted = RepaymentPosted(
        key=f"row-{row.row}", value_date=day, amount=Money(row.amount_fen), channel=CHANNELS[row.method]
    )
    book.pending[loan.key].append(posted)
    after = replay(terms_of(loan), book.before(loan), today)
    closed = [line.no for line in made.lines if not line.left.total]
    partly = next((line for line in made.lines if line.left.total), None)
    repeated = not row.confirmed_repeat and repeats(row, book.receipts[loan.key])
    return CheckedRow(
        row.row,
        "batch.repeated" if repeated else "",
        closes=max(closed, default=0),
        part_of=partly.no if partly else 0,
        left_fen=partly.left.total if partly else 0,
        surplus_fen=made.surplus.minor,
        settles_loan=after.status is LoanStatus.SETTLED,
        days_back=(today - day).days,
    )


def _loaded(asked: Asked, kind: Any, wanted: Any) -> Iterable[Any]:
    return [kind.load(row, asked.ring) for row in asked.connection.execute(wanted).mappings()]


def _namesakes(asked: Asked, names: set[str], reach: Any) -> dict[str, list[str]]:
    """Numbers of living loans in reach by the borrower's name, a few of each."""
    wanted = (
        select(_C.c.name, _L.c.number)
        .join(_C, _C.c.key == _L.c.customer_id)
        .where(_C.c.name.in_(names), _L.c.status.not_in(ENDED_LOANS), reach)
        .order_by(_L.c.number)
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in asked.connection.execute(wanted):
        if len(found[row.name]) <= MOST_SUGGESTIONS:
            found[row.name].append(row.number)
    return found


def list_batches(_query: ListRepaymentBatches, asked: Asked) -> tuple[BatchView, ...]:
    """Newest first, each with how many of its receipts stand."""
    # The text is compared as bytes: "." is the sign after "-", so these are the numbers below the batch's.
    standing = (
        select(func.count())
        .where(_R.c.number > _B.c.number + "-", _R.c.number < _B.c.number + ".", _R.c.status == "posted")
        .scalar_subquery()
    )
    wanted = (
        select(_B, standing.label("standing"))
        .where(asked.reach.covers(Place(_B.c.branch_id, _B.c.region_id, _B.c.made_by)))
        .order_by(_B.c.made_at.desc())
        .limit(MOST_BATCHES)
    )
    rows = asked.connection.execute(wanted).mappings().all()
    names = asked.names(row["made_by"] for row in rows)
    return tuple(
        BatchView(
            key=row["key"],
            number=row["number"],
            made_by=names.get(row["made_by"], ""),
            made_at=time_text(row["made_at"]),
            posted_count=row["posted_count"],
            total_fen=row["total_fen"],
            standing_count=row["standing"],
            last_row=row["last_row"],
        )
        for row in rows
    )


ANSWERS: dict[type[AnyQuery], Answer] = {CheckPostings: check_postings, ListRepaymentBatches: list_batches}
