"""The figures of a person's day: counts and sums over what each permission shows, in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, select, true, union_all
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by, array

from lendesk.domain.access import Permission
from lendesk.domain.loans.overdue.buckets import STAGES
from lendesk.domain.loans.terms.servicing import Bucket
from lendesk.storage.central.kinds import APPLICATIONS, LOAN_ACCOUNTS, PERSONS, RECEIPTS
from lendesk.storage.central.queries.asking import Asked
from lendesk.storage.central.queries.today_columns import covers
from lendesk.storage.central.queries.today_due import due_today
from lendesk.storage.central.queries.today_rows import (
    day_start,
    decided_since,
    figure,
    number,
    silent_devices,
    total,
)
from lendesk.storage.central.reach import Place, reach_of
from lendesk.storage.central.selections import ENDED_LOANS
from lendesk.storage.central.tables import AUDIT_RECORDS, LOG_HEADS
from lendesk.usecases.today.queries import TodayFigure, TodayItem

P = Permission
_A, _L, _R = APPLICATIONS.table, LOAN_ACCOUNTS.table, RECEIPTS.table
_X, _W = AUDIT_RECORDS, PERSONS.table
LATE_DAYS = 30
ORDER = (
    "received.cash",
    "received.transfer",
    "statement.lines",
    "todo",
    "review.mine",
    "review.decided",
    "payment.confirm",
    "proposals",
    "reversals",
    "orders.held",
    "devices.silent",
    "people",
    "log.size",
    "log.unsealed",
    "log.records",
    "overdue",
    "due",
    "disbursed",
    "par30",
)
_COUNTED: dict[str, tuple[tuple[Permission, ...], tuple[str, ...]]] = {
    "todo": ((P.APPLICATION_WRITE, P.APPLICATION_REVIEW, P.DISBURSEMENT_CONFIRM, P.SETTINGS_APPROVE), ()),
    "review.mine": ((P.APPLICATION_REVIEW,), ("review.mine",)),
    "payment.confirm": ((P.DISBURSEMENT_CONFIRM,), ("payment.confirm", "payment.rejected")),
    "proposals": ((P.LOAN_APPROVE,), ("proposal.decide", "limit.decide")),
    "orders.held": ((P.SYNC_SOLVE,), ("order.held",)),
    "statement.lines": ((P.STATEMENT_IMPORT,), ("statement.match",)),
}
"""Figures over the queue, with who gets them (even at nothing) and the kinds of items that count."""


def today_figures(asked: Asked, items: tuple[TodayItem, ...]) -> tuple[TodayFigure, ...]:
    """In the order in which they matter; those that count items come from the items."""
    found = dict(_counted(asked, items))
    parts = [select(part.subquery()) for part in _parts(asked)]
    for row in asked.connection.execute(union_all(*parts)) if parts else ():
        found[row.key] = _read(row)
    return tuple(found[key] for key in ORDER if key in found)


def _read(row: Any) -> TodayFigure:
    return TodayFigure(
        key=row.key,
        count=row.count,
        fen=row.fen,
        part_count=row.part_count,
        part_fen=row.part_fen,
        at=row.at.isoformat() if row.at else "",
        days=tuple(row.days or ()),
    )


def _counted(asked: Asked, items: Iterable[TodayItem]) -> Iterator[tuple[str, TodayFigure]]:
    waiting = [one for one in items if one.mine]
    for key, (permissions, kinds) in _COUNTED.items():
        if any(asked.actor.grants_for(one) for one in permissions):
            yield key, _sum(key, [one for one in waiting if not kinds or one.kind in kinds])


def _sum(key: str, items: list[TodayItem]) -> TodayFigure:
    count = sum(one.count for one in items) if key == "statement.lines" else len(items)
    fen = sum(one.amount_fen for one in items if one.amount_fen > 0)
    return TodayFigure(key, count, fen, at=min((one.since for one in items if one.since), default=""))


def _parts(asked: Asked) -> Iterator[Select[Any]]:
    for make in (_received, _decided, _reversals, _devices, _people, _log, _overdue, _due, _disbursed, _par):
        yield from make(asked)


def _taken_today(asked: Asked) -> tuple[ColumnElement[bool], ...]:
    """Receipts of the day in reach that stand."""
    owner = select(_L.c.owner_id).where(_L.c.key == _R.c.loan_id).scalar_subquery()
    place = Place(_R.c.branch_id, _R.c.region_id, owner)
    reach = reach_of(asked.actor, P.LOAN_READ).covers(place)
    return (_R.c.value_date == asked.business_date, _R.c.status == "posted", reach)


def _received(asked: Asked) -> Iterator[Select[Any]]:
    """What the asker took today in cash, and what came in otherwise; the part is that of all in reach."""
    if not asked.actor.grants_for(P.REPAYMENT_POST) or not asked.actor.grants_for(P.LOAN_READ):
        return
    mine, fen = _R.c.teller_id == asked.actor.person_id, _R.c.amount_fen
    cash = _R.c.method == "cash"
    for key, way in (("received.cash", cash), ("received.transfer", ~cash)):
        sums = {"count": number(mine), "fen": total(fen, mine), "part_count": func.count()}
        yield figure(key, **sums, part_fen=func.sum(fen)).where(way, *_taken_today(asked))


def _decided(asked: Asked) -> Iterator[Select[Any]]:
    """Files that the asker decided today; the part was approved."""
    if not asked.actor.grants_for(P.APPLICATION_REVIEW):
        return
    since = decided_since(asked, day_start(asked.business_date))
    counts = {"count": func.count(), "part_count": number(_A.c.status.in_(("approved", "contracted")))}
    yield figure("review.decided", **counts).select_from(_X).join(_A, _A.c.key == _X.c.subject).where(*since)


def _reversals(asked: Asked) -> Iterator[Select[Any]]:
    """Receipts taken back today, whoever did it."""
    reach = covers(asked, P.REPAYMENT_REVERSE, _R, "teller_id")
    if reach is None:
        return
    sums = {"count": func.count(), "fen": func.sum(_R.c.amount_fen), "at": func.max(_X.c.at)}
    yield (
        figure("reversals", **sums)
        .select_from(_X)
        .join(_R, _X.c.subject == _R.c.key)
        .where(
            _X.c.at >= day_start(asked.business_date),
            _X.c.action.in_(("VoidRepayment", "ReverseRepayment")),
            _X.c.outcome == "done",
            reach,
        )
    )


def _devices(asked: Asked) -> Iterator[Select[Any]]:
    silent = silent_devices(asked)
    if silent is not None:
        yield figure("devices.silent", count=func.count()).where(silent)


def _people(asked: Asked) -> Iterator[Select[Any]]:
    """Active members of staff; the part cannot sign in at the moment."""
    reach = covers(asked, P.USER_WRITE, _W, "key")
    if reach is not None:
        locked = number(_W.c.locked_until > func.now())
        yield figure("people", count=func.count(), part_count=locked).where(_W.c.active, reach)


def _log(asked: Asked) -> Iterator[Select[Any]]:
    """The log as `CheckAudit` tells it of the whole; the day's records in reach."""
    if not asked.actor.grants_for(P.AUDIT_READ):
        return
    newest = select(LOG_HEADS.c.size, LOG_HEADS.c.at).order_by(LOG_HEADS.c.size.desc()).limit(1).subquery()
    yield figure("log.size", count=func.max(newest.c.size), at=func.max(newest.c.at))
    unsealed = {"count": func.count(), "at": func.min(_X.c.at)}
    yield figure("log.unsealed", **unsealed).where(_X.c.leaf_index.is_(None))
    place = Place(_X.c.branch_id, _X.c.region_id, _X.c.person_id)
    reach = reach_of(asked.actor, P.AUDIT_READ).covers(place)
    counts = {"count": func.count(), "part_count": number(_X.c.outcome != "done")}
    yield figure("log.records", **counts).where(_X.c.at >= day_start(asked.business_date), reach)


def _overdue(asked: Asked) -> Iterator[Select[Any]]:
    """Loans behind with their arrears, and how many are in each stage."""
    reach = covers(asked, P.COLLECTION_WORK, _L)
    if reach is None:
        return
    days = _L.c.days_past_due
    stages = cast(array([number(*_within(days, stage)) for stage in STAGES]), ARRAY(BigInteger))
    sums = {"count": func.count(), "fen": func.sum(_L.c.due_fen), "days": stages}
    yield figure("overdue", **sums).where(reach, _L.c.status == "overdue", days > 0)


def _within(days: Any, stage: Bucket) -> tuple[ColumnElement[bool], ...]:
    above = days >= stage.from_day
    return (above,) if stage.to_day is None else (above, days <= stage.to_day)


def _due(asked: Asked) -> Iterator[Select[Any]]:
    """Instalments that fall due today and are open; the part is what was taken today."""
    found = due_today(asked)
    if found is None:
        return
    rows = found.subquery()
    taken = select(func.count().label("n"), func.sum(_R.c.amount_fen).label("fen")).where(
        *_taken_today(asked)
    )
    part = taken.subquery()
    open_ones = select(func.count().label("n"), func.sum(rows.c.due_fen).label("fen")).subquery()
    sums = {"count": open_ones.c.n, "fen": open_ones.c.fen, "part_count": part.c.n, "part_fen": part.c.fen}
    yield figure("due", **sums).select_from(open_ones.join(part, true()))


def _disbursed(asked: Asked) -> Iterator[Select[Any]]:
    """Loans paid out in this month, and the sum of each of its days so far in whole yuan."""
    reach = covers(asked, P.LOAN_READ, _L)
    writes = (P.CONTRACT_WRITE, P.DISBURSEMENT_CONFIRM)
    if reach is None or not any(asked.actor.grants_for(one) for one in writes):
        return
    by_day = (
        select(_L.c.disbursed_on, func.count().label("n"), func.sum(_L.c.principal_fen).label("fen"))
        .where(_L.c.disbursed_on >= asked.business_date.replace(day=1), reach)
        .group_by(_L.c.disbursed_on)
        .subquery()
    )
    yuan = cast(by_day.c.fen / 100, BigInteger)
    days = func.array_agg(aggregate_order_by(yuan, by_day.c.disbursed_on))
    yield figure("disbursed", count=func.sum(by_day.c.n), fen=func.sum(by_day.c.fen), days=days)


def _par(asked: Asked) -> Iterator[Select[Any]]:
    """Outstanding principal of loans more than 30 days behind, of all that is outstanding."""
    reach = covers(asked, P.LOAN_READ, _L)
    if reach is None:
        return
    late, fen = _L.c.days_past_due > LATE_DAYS, _L.c.outstanding_fen
    sums = {"count": number(late), "fen": total(fen, late), "part_count": func.count()}
    yield figure("par30", **sums, part_fen=func.sum(cast(fen, BigInteger))).where(
        reach, _L.c.status.not_in((*ENDED_LOANS, "written_off"))
    )
