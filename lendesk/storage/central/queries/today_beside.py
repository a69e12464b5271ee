"""Beside the queue of a day: what others did with the asker's work, what is wrong, the asker's month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    select,
    union_all,
)

from lendesk.domain.access import Permission
from lendesk.storage.central.kinds import (
    APPLICATIONS,
    CONTRACTS,
    CREDIT_LIMITS,
    CUSTOMERS,
    DEVICES,
    DISBURSEMENTS,
    LOAN_ACCOUNTS,
    LOAN_PROPOSALS,
    RECEIPTS,
    SETTING_CHANGES,
)
from lendesk.storage.central.queries.asking import Asked
from lendesk.storage.central.queries.histories import remark_of
from lendesk.storage.central.queries.today_columns import covers, name_of
from lendesk.storage.central.queries.today_figures import LATE_DAYS
from lendesk.storage.central.queries.today_rows import day_start, decided_since, number, silent_devices, total
from lendesk.storage.central.tables import AUDIT_RECORDS, BOOKS
from lendesk.usecases.today.queries import MOST_NEWS, NO_AMOUNT, MonthFigure, TodayAlert, TodayNews

P = Permission
_X, _C, _D = AUDIT_RECORDS, CUSTOMERS.table, DEVICES.table
_A, _K, _O, _R = APPLICATIONS.table, CONTRACTS.table, DISBURSEMENTS.table, RECEIPTS.table
_L, _LP, _CL, _SC = LOAN_ACCOUNTS.table, LOAN_PROPOSALS.table, CREDIT_LIMITS.table, SETTING_CHANGES.table
_RUNS = next(table for table in BOOKS if table.name == "day_end_runs")
SHORTEST, LONGEST = timedelta(days=1), timedelta(days=7)
"""How far back news go: to the sign-in before this one, within these bounds."""
SOON = timedelta(days=30)
EXAMPLES = 3


def news_since(asked: Asked) -> datetime:
    """From when on something counts as new to the asker."""
    visits = (
        select(_X.c.at)
        .where(_X.c.person_id == asked.actor.person_id, _X.c.action == "SignIn", _X.c.outcome == "done")
        .order_by(_X.c.at.desc())
        .limit(2)
        .subquery()
    )
    earlier, now = asked.connection.execute(select(func.min(visits.c.at), func.now())).one()
    since: datetime = max(now - LONGEST, min(earlier or now, now - SHORTEST))
    return since


def today_news(asked: Asked, since: datetime) -> tuple[TodayNews, ...]:
    """Newest first."""
    parts = [select(part.subquery()) for part in _news(asked, since)]
    if not parts:
        return ()
    rows = union_all(*parts).subquery()
    wanted = select(rows).order_by(rows.c.at.desc(), rows.c.key).limit(MOST_NEWS)
    found = asked.connection.execute(wanted).mappings()
    return tuple(
        TodayNews(**{**row, "at": row["at"].isoformat(), "note": remark_of(row["note"])}) for row in found
    )


def _news(asked: Asked, since: datetime) -> Iterator[Select[Any]]:
    me = asked.actor.person_id
    for kind, source, permission, owner in (
        ("file", _A, P.APPLICATION_READ, "owner_id"),
        ("contract", _K, P.CONTRACT_READ, "owner_id"),
        ("payment", _O, P.DISBURSEMENT_PREPARE, "prepared_by"),
        ("proposal", _LP, P.LOAN_READ, "proposed_by"),
        ("limit", _CL, P.LIMIT_WRITE, "proposed_by"),
        ("receipt", _R, P.REPAYMENT_POST, "teller_id"),
    ):
        reach = covers(asked, permission, source, owner)
        if reach is not None:
            yield _about(kind, source, source.c[owner] == me, since, me).where(reach)
    if asked.actor.grants_for(P.SETTINGS_APPROVE):
        yield _about("setting", _SC, _SC.c.proposed_by == me, since, me)


def _about(kind: str, source: Any, own: Any, since: datetime, me: str) -> Select[Any]:
    """Steps of others on records of one kind that are the asker's own."""
    customer = source.c.get("customer_id")
    loan = source.c.get("loan_id")
    if customer is None and loan is not None:
        customer = select(_L.c.customer_id).where(_L.c.key == loan).scalar_subquery()
    columns = _news_columns(kind, source, customer)
    steps = select(*columns).select_from(_X).join(source, source.c.key == _X.c.subject)
    if customer is not None:
        steps = steps.join(_C, _C.c.key == customer)
    others = and_(_X.c.at > since, _X.c.outcome == "done", _X.c.person_id != me)
    return steps.where(own, others).order_by(_X.c.at.desc()).limit(MOST_NEWS)


def _news_columns(kind: str, source: Any, customer: Any) -> list[Any]:
    nothing, amount = literal("", Text), source.c.get("amount_fen")
    names = {
        "at": _X.c.at,
        "by_name": name_of(_X.c.person_id),
        "action": _X.c.action,
        "kind": literal(kind),
        "key": source.c.key,
        "customer_id": nothing if customer is None else _C.c.key,
        "title": source.c.subject_id if customer is None else _C.c.name,
        "number": source.c.get("number", nothing),
        "amount_fen": literal(NO_AMOUNT, BigInteger) if amount is None else amount,
        "status": source.c.status,
        "note": _X.c.facts,
    }
    return [value.label(name) for name, value in names.items()]


def today_alerts(asked: Asked) -> tuple[TodayAlert, ...]:
    """What is wrong or runs out; nothing is told of what is in order."""
    parts = [select(part.subquery()) for part in _alerts(asked)]
    if not parts:
        return ()
    found = asked.connection.execute(union_all(*parts))
    return tuple(TodayAlert(row.key, row.number, row.names) for row in found if row.number)


def _alert(key: str, names: Any = None) -> Select[Any]:
    told = literal("", Text) if names is None else func.coalesce(names, "")
    return select(literal(key).label("key"), func.count().label("number"), told.label("names"))


def _alerts(asked: Asked) -> Iterator[Select[Any]]:
    silent = silent_devices(asked)
    if silent is not None:
        first = func.array_agg(_D.c.code)[1:EXAMPLES]
        yield _alert("devices.silent", func.array_to_string(first, ", ")).where(silent)
        late = and_(_RUNS.c.finished_at.is_(None), _RUNS.c.started_at < func.now() - timedelta(hours=6))
        yield _alert("day_end.open", cast(func.min(_RUNS.c.business_date), Text)).where(late)
    if asked.actor.grants_for(P.AUDIT_READ):
        old = and_(_X.c.leaf_index.is_(None), _X.c.at < func.now() - timedelta(hours=1))
        yield _alert("log.unsealed").where(old)
    ending = covers(asked, P.LIMIT_WRITE, _CL)
    if ending is not None:
        runs_out = _CL.c.valid_to.between(asked.business_date, asked.business_date + SOON)
        own = _CL.c.owner_id == asked.actor.person_id
        yield _alert("limits.ending").where(ending, own, _CL.c.status == "active", runs_out)


def today_month(asked: Asked) -> tuple[MonthFigure, ...]:
    """The asker's own month beside all in reach."""
    parts = [select(part.subquery()) for part in _month(asked)]
    found = asked.connection.execute(union_all(*parts)) if parts else ()
    return tuple(MonthFigure(*row) for row in found)


def _month_row(key: str, count: Any, fen: Any, of_count: Any, of_fen: Any) -> Select[Any]:
    sums = {"count": count, "fen": fen, "of_count": of_count, "of_fen": of_fen}
    whole = [cast(func.coalesce(value, 0), BigInteger).label(name) for name, value in sums.items()]
    columns: list[Any] = [literal(key).label("key"), *whole]
    return select(*columns)


def _month(asked: Asked) -> Iterator[Select[Any]]:
    first = asked.business_date.replace(day=1)
    for make in (_handed_in, _paid_out, _decisions, _receipts, _behind):
        yield from make(asked, first)


def _handed_in(asked: Asked, first: date) -> Iterator[Select[Any]]:
    """Files handed in, and how many of them came back."""
    reach = covers(asked, P.APPLICATION_WRITE, _A)
    if reach is None:
        return
    mine = _A.c.owner_id == asked.actor.person_id
    back = case((_A.c.status == "returned", True), else_=_A.c.revision > 1)
    since = _A.c.submitted_at >= day_start(first)
    zero = literal(0)
    yield _month_row("submitted", number(mine), zero, func.count(), zero).where(since, reach)
    yield _month_row("returned", number(mine, back), zero, number(mine), zero).where(since, reach)


def _paid_out(asked: Asked, first: date) -> Iterator[Select[Any]]:
    reach = covers(asked, P.LOAN_READ, _L)
    if reach is None or not asked.actor.grants_for(P.CONTRACT_WRITE):
        return
    mine, fen = _L.c.owner_id == asked.actor.person_id, _L.c.principal_fen
    sums = (number(mine), total(fen, mine), func.count(), func.sum(fen))
    yield _month_row("disbursed", *sums).where(_L.c.disbursed_on >= first, reach)


def _decisions(asked: Asked, first: date) -> Iterator[Select[Any]]:
    if asked.actor.grants_for(P.APPLICATION_REVIEW):
        zero = literal(0)
        yield _month_row("decided", func.count(), zero, zero, zero).where(
            *decided_since(asked, day_start(first))
        )


def _receipts(asked: Asked, first: date) -> Iterator[Select[Any]]:
    reach = covers(asked, P.REPAYMENT_POST, _R, "teller_id")
    if reach is None:
        return
    mine, fen = _R.c.teller_id == asked.actor.person_id, _R.c.amount_fen
    sums = (number(mine), total(fen, mine), func.count(), func.sum(fen))
    yield _month_row("receipts", *sums).where(_R.c.value_date >= first, _R.c.status == "posted", reach)


def _behind(asked: Asked, _first: date) -> Iterator[Select[Any]]:
    """Of the asker's own loans: outstanding of those more than 30 days behind, of all."""
    reach = covers(asked, P.LOAN_READ, _L)
    if reach is None or not asked.actor.grants_for(P.CONTRACT_WRITE):
        return
    late, fen = _L.c.days_past_due > LATE_DAYS, _L.c.outstanding_fen
    sums = (number(late), total(fen, late), func.count(), func.sum(fen))
    yield _month_row("overdue30", *sums).where(_L.c.owner_id == asked.actor.person_id, reach)
