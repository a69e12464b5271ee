"""The queue of a person's day: every kind of work as one SELECT, all of them in one statement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Select, and_, case, exists, literal, or_, select, union_all

from lendesk.domain.access import Permission
from lendesk.storage.central.kinds import APPLICATIONS, CONTRACTS, DISBURSEMENTS, WAITING
from lendesk.storage.central.mapping import TEXT
from lendesk.storage.central.queries.asking import Asked
from lendesk.storage.central.queries.today_columns import (
    covers,
    item_columns,
    last_step,
    name_of,
    of_customer,
    oldest,
    with_customer,
)
from lendesk.storage.central.queries.today_duties import DUTIES
from lendesk.usecases.today.deadlines import due_moment
from lendesk.usecases.today.queries import TodayItem

P = Permission
_A, _K, _O = APPLICATIONS.table, CONTRACTS.table, DISBURSEMENTS.table


def today_items(asked: Asked) -> tuple[TodayItem, ...]:
    """The asker's turn first, then what others have; each kind oldest first."""
    parts = [select(part.subquery()) for part in _parts(asked)]
    if not parts:
        return ()
    found = asked.connection.execute(union_all(*parts)).all()
    items = [_item(row) for row in found]
    return tuple(sorted(items, key=lambda one: (not one.mine, one.due or "9999", -one.count, one.since)))


def _item(row: Any) -> TodayItem:
    since = row.since.isoformat() if row.since else ""
    return TodayItem(
        kind=row.kind,
        key=row.key,
        customer_id=row.customer_id,
        title=row.title,
        product_name=row.product_name,
        product_name_en=row.product_name_en,
        number=row.number,
        amount_fen=row.amount_fen,
        count=row.count,
        since=since,
        due=_end_of(row.last_day) if row.last_day else due_moment(row.kind, since),
        by_name=row.by_name,
        note=row.note,
        mine=row.mine,
    )


def _end_of(day: date) -> str:
    return datetime.combine(day, time(15, 59, 59), UTC).isoformat()  # the end of that day in China


def _parts(asked: Asked) -> Iterator[Select[Any]]:
    for make in (_own_files, _review, _contracts, _to_prepare, _payments, *DUTIES):
        yield from make(asked)


def _own_files(asked: Asked) -> Iterator[Select[Any]]:
    """The asker's own files on their way; one that is approved waits for its contract."""
    reach = covers(asked, P.APPLICATION_READ, _A)
    if reach is None:
        return
    me = asked.actor
    status = _A.c.status
    mine = [literal("returned")] if me.grants_for(P.APPLICATION_WRITE) else []
    mine += [literal("approved")] if me.grants_for(P.CONTRACT_WRITE) else []
    columns = item_columns(
        case((status == "approved", "contract.prepare"), else_=literal("file.", TEXT) + status),
        status.in_(mine),
        _A.c.key,
        **of_customer(_A),
        since=last_step(_A.c.key, _A.c.submitted_at),
        by_name=name_of(case((status == "in_review", _A.c.claimed_by), else_=_A.c.decided_by)),
        note=_A.c.remark,
    )
    open_states = ("deciding", "waiting", "in_review", "returned", "approved")
    wanted = with_customer(_A, columns).where(reach, _A.c.owner_id == me.person_id, status.in_(open_states))
    yield oldest(wanted, _A.c.key)


def _review(asked: Asked) -> Iterator[Select[Any]]:
    """Files that the asker may decide: nobody's, or claimed by the asker; never the own entry."""
    reach = covers(asked, P.APPLICATION_REVIEW, _A)
    if reach is None:
        return
    me = asked.actor.person_id
    claimed = _A.c.claimed_by == me
    columns = item_columns(
        case((claimed, "review.mine"), else_="review.waiting"),
        True,
        _A.c.key,
        **of_customer(_A),
        since=_A.c.submitted_at,
        by_name=name_of(_A.c.owner_id),
    )
    free = or_(_A.c.claimed_by == "", claimed)
    wanted = with_customer(_A, columns).where(WAITING, reach, free, _A.c.owner_id != me)
    yield oldest(wanted, _A.c.submitted_at, _A.c.key)


def _contracts(asked: Asked) -> Iterator[Select[Any]]:
    """The asker's own contracts until they are sealed."""
    reach = covers(asked, P.CONTRACT_READ, _K)
    if reach is None or not asked.actor.grants_for(P.CONTRACT_WRITE):
        return
    kinds = {"draft": "contract.explain", "presented": "contract.sign", "signed_borrower": "contract.sealing"}
    columns = item_columns(
        case(kinds, value=_K.c.status),
        _K.c.status != "signed_borrower",
        _K.c.key,
        **of_customer(_K),
        since=last_step(_K.c.key, _K.c.made_at),
    )
    wanted = with_customer(_K, columns).where(
        reach, _K.c.owner_id == asked.actor.person_id, _K.c.status.in_(list(kinds))
    )
    yield oldest(wanted, _K.c.key)


def _to_prepare(asked: Asked) -> Iterator[Select[Any]]:
    """The asker's signed contracts for which no payment was prepared."""
    reach = covers(asked, P.DISBURSEMENT_PREPARE, _K)
    if reach is None:
        return
    paid = exists().where(_O.c.contract_id == _K.c.key, _O.c.status != "cancelled")
    since = last_step(_K.c.key, _K.c.made_at)
    columns = item_columns("payment.prepare", True, _K.c.key, **of_customer(_K), since=since)
    own = _K.c.owner_id == asked.actor.person_id
    yield oldest(with_customer(_K, columns).where(reach, own, _K.c.status == "signed", ~paid), _K.c.key)


def _payments(asked: Asked) -> Iterator[Select[Any]]:
    """Payments to release by the asker, and the asker's own until the bank has paid."""
    me = asked.actor.person_id
    releases = covers(asked, P.DISBURSEMENT_CONFIRM, _O, "prepared_by")
    prepares = covers(asked, P.DISBURSEMENT_PREPARE, _O, "prepared_by")
    made = or_(_O.c.prepared_by == me, _K.c.prepared_by == me)
    seen = []
    if releases is not None:
        seen.append(and_(releases, or_(~made, _O.c.confirmed_by == me)))
    if prepares is not None:
        seen.append(and_(prepares, _O.c.prepared_by == me))
    if not seen:
        return
    status = _O.c.status
    kind = case(
        (status == "instructed", "payment.bank"),
        (status == "rejected", "payment.rejected"),
        (made, "payment.confirming"),
        else_="payment.confirm",
    )
    columns = item_columns(
        kind,
        and_(status != "instructed", or_(~made, status == "rejected")),
        _O.c.key,
        **{**of_customer(_K), "amount_fen": _O.c.amount_fen},
        since=last_step(_O.c.key, _O.c.made_at),
        by_name=name_of(_O.c.prepared_by),
        note=_O.c.remark,
    )
    wanted = with_customer(_K, columns).join(_O, _O.c.contract_id == _K.c.key)
    yield oldest(wanted.where(status.in_(("prepared", "instructed", "rejected")), or_(*seen)), _O.c.key)
