"""What went on between lender and borrower: contacts counted, promises judged, the timeline of a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select

from lendesk.domain.access import Permission
from lendesk.domain.collections.contact import Outcome
from lendesk.domain.collections.promises import JudgedPromise, Payment, Promised, judged
from lendesk.domain.loans.account import LoanEvent
from lendesk.domain.loans.overdue.of_loan import live_events
from lendesk.domain.loans.overdue.pauses import pauses_in
from lendesk.storage.central.kinds import (
    CONTACTS,
    CUSTOMER_NOTES,
    CUSTOMERS,
    LOAN_EVENTS,
    PAYMENT_PROMISES,
    RECEIPTS,
)
from lendesk.storage.central.projections import time_text
from lendesk.storage.central.queries.asking import Asked
from lendesk.storage.central.reach import Place
from lendesk.usecases.collections.queries import CaseEvent
from lendesk.usecases.loan_events import in_order

_K, _P, _R, _N = (each.table for each in (CONTACTS, PAYMENT_PROMISES, RECEIPTS, CUSTOMER_NOTES))
_E, _C = LOAN_EVENTS.table, CUSTOMERS.table
_CONNECTED = tuple(each.value for each in Outcome if each.connected)
_PAUSE = "DELINQUENCY_PAUSE"
MOST_EVENTS = 200
"""The newest of each kind in a timeline."""


def week_start(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def connected_since(customer_ids: Sequence[str], day: date, asked: Asked) -> dict[str, int]:
    """Connected calls by customer from a day on, over all loans and branches: the rule counts them all."""
    wanted = (
        select(_K.c.customer_id, func.count())
        .where(_K.c.customer_id.in_(set(customer_ids)), _K.c.day >= day, _K.c.outcome.in_(_CONNECTED))
        .group_by(_K.c.customer_id)
    )
    return {key: int(count) for key, count in asked.connection.execute(wanted)}


def judged_promises(loan_ids: Sequence[str], asked: Asked) -> dict[str, tuple[JudgedPromise, ...]]:
    """Promises by loan with their states; only repayments that stand count for them."""
    promised: dict[str, list[Promised]] = {}
    for row in asked.connection.execute(select(_P).where(_P.c.loan_id.in_(loan_ids))):
        made = Promised(row.key, row.set_id, row.made_on, row.due_on, row.amount_fen)
        promised.setdefault(row.loan_id, []).append(made)
    paid: dict[str, list[Payment]] = {}
    receipts = select(_R.c.loan_id, _R.c.value_date, _R.c.amount_fen).where(
        _R.c.loan_id.in_(list(promised)), _R.c.status == "posted"
    )
    for loan_id, on, amount_fen in asked.connection.execute(receipts):
        paid.setdefault(loan_id, []).append(Payment(on, amount_fen))
    return {key: judged(made, paid.get(key, ()), asked.business_date) for key, made in promised.items()}


def paused_loans(loan_ids: Sequence[str], asked: Asked) -> frozenset[str]:
    """Those of the loans whose delinquency is paused today; only loans with a pause are looked into."""
    wanted = select(_E.c.loan_id).where(_E.c.loan_id.in_(loan_ids), _E.c.kind == _PAUSE).distinct()
    found = set()
    for loan_id in asked.connection.scalars(wanted).all():
        events = live_events(in_order(asked.records.find(LoanEvent, loan_id=loan_id)))
        if any(pause.active_on(asked.business_date) for pause in pauses_in(events)):
            found.add(loan_id)
    return frozenset(found)


def case_events(loan_id: str, customer_id: str, asked: Asked) -> tuple[CaseEvent, ...]:
    """Contacts, promises, repayments that stand and notes, newest first."""
    events = [
        *_contacts(loan_id, asked),
        *_promises(loan_id, asked),
        *_repayments(loan_id, asked),
        *_notes(customer_id, asked),
    ]
    return tuple(sorted(events, key=lambda each: (each.at, each.key), reverse=True)[:MOST_EVENTS])


def _contacts(loan_id: str, asked: Asked) -> list[CaseEvent]:
    wanted = select(_K).where(_K.c.loan_id == loan_id).order_by(_K.c.key.desc()).limit(MOST_EVENTS)
    rows = asked.connection.execute(wanted).all()
    names = asked.names(row.author_id for row in rows)
    return [
        CaseEvent(
            row.key,
            time_text(row.made_at),
            "contact",
            row.outcome,
            row.text,
            author_name=names.get(row.author_id, ""),
        )
        for row in rows
    ]


def _promises(loan_id: str, asked: Asked) -> list[CaseEvent]:
    rows = {row.key: row for row in asked.connection.execute(select(_P).where(_P.c.loan_id == loan_id))}
    names = asked.names(row.author_id for row in rows.values())
    return [
        CaseEvent(
            each.promise.key,
            time_text(rows[each.promise.key].posted_at),
            "promise",
            each.state.value,
            amount_fen=each.promise.amount_fen,
            paid_fen=each.paid_fen,
            on=each.promise.due_on.isoformat(),
            author_name=names.get(rows[each.promise.key].author_id, ""),
        )
        for each in judged_promises([loan_id], asked).get(loan_id, ())
    ]


def _repayments(loan_id: str, asked: Asked) -> list[CaseEvent]:
    wanted = select(_R).where(_R.c.loan_id == loan_id, _R.c.status == "posted")
    rows = asked.connection.execute(wanted.order_by(_R.c.key.desc()).limit(MOST_EVENTS))
    return [
        CaseEvent(row.key, time_text(row.posted_at), "repayment", row.method, row.number, row.amount_fen)
        for row in rows
    ]


def _notes(customer_id: str, asked: Asked) -> list[CaseEvent]:
    """For whoever may read the customer's page, where they stand too."""
    reach = asked.reach_with(Permission.CUSTOMER_READ)
    if reach is None:
        return []
    place = Place(_C.c.branch_id, _C.c.region_id, _C.c.owner_id)
    wanted = (
        select(_N)
        .join(_C, _C.c.key == _N.c.customer_id)
        .where(_N.c.customer_id == customer_id, reach.covers(place))
        .order_by(_N.c.key.desc())
        .limit(MOST_EVENTS)
    )
    rows = asked.connection.execute(wanted).all()
    names = asked.names(row.author_id for row in rows)
    return [
        CaseEvent(
            row.key, time_text(row.made_at), "note", "", row.text, author_name=names.get(row.author_id, "")
        )
        for row in rows
    ]
