"""The collections workbench: loans in arrears by stage, the queue, and one case in full."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from lendesk.domain.collections.stages import days_of
from lendesk.domain.collections.steps import Next, next_step
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.overdue.buckets import STAGES
from lendesk.domain.loans.states import LoanStatus
from lendesk.storage.central.kinds import CONTACTS, CUSTOMERS, LOAN_ACCOUNTS, PRODUCT_VERSIONS
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, most
from lendesk.storage.central.queries.collections_history import (
    case_events,
    connected_since,
    judged_promises,
    paused_loans,
    week_start,
)
from lendesk.storage.central.queries.loan_file import loan_state
from lendesk.storage.central.reach import Place
from lendesk.usecases.collections.previews import arrears_lines, next_number, paused_until
from lendesk.usecases.collections.queries import (
    CaseFile,
    CaseLine,
    CaseOrder,
    GetCase,
    GetStages,
    ListCases,
    StageSum,
)
from lendesk.usecases.paging import Page

_L, _C, _V, _K = LOAN_ACCOUNTS.table, CUSTOMERS.table, PRODUCT_VERSIONS.table, CONTACTS.table
_PLACE = Place(_L.c.branch_id, _L.c.region_id, _L.c.owner_id)
_ORDERED = {CaseOrder.DAYS: _L.c.days_past_due, CaseOrder.ARREARS: _L.c.due_fen}


def get_stages(query: GetStages, asked: Asked) -> tuple[StageSum, ...]:
    """All four stages, empty ones with zeros."""
    ends = [(_L.c.days_past_due <= each.to_day, each.name) for each in STAGES if each.to_day is not None]
    stage = case(*ends, else_=STAGES[-1].name).label("stage")
    wanted = (
        select(stage, func.count(), cast(func.sum(_L.c.due_fen), BigInteger))
        .where(*_behind(query.mine, asked))
        .group_by(stage)
    )
    found = {key: (count, total) for key, count, total in asked.connection.execute(wanted)}
    return tuple(StageSum(each.name, *found.get(each.name, (0, 0))) for each in STAGES)


def list_cases(query: ListCases, asked: Asked) -> Page[CaseLine]:
    """Raises RuleBroken `page.unknown_mark`."""
    size, column = most(query.limit), _ORDERED[query.order]
    first, last = days_of(query.stage)
    wanted = _lines().where(*_behind(query.mine, asked), _L.c.days_past_due >= first)
    if last is not None:
        wanted = wanted.where(_L.c.days_past_due <= last)
    if query.after:
        amount, key = _mark(query.after)
        mark = tuple_(literal(amount, BigInteger()), literal(key, _L.c.key.type))
        wanted = wanted.where(tuple_(column, _L.c.key) < mark)
    wanted = wanted.order_by(column.desc(), _L.c.key.desc()).limit(size + 1)
    rows = asked.connection.execute(wanted).mappings().all()
    shown, value = rows[:size], column.name
    after = f"{shown[-1][value]}|{shown[-1]['key']}" if len(rows) > size else ""
    return Page(_with_steps(shown, asked), after)


def get_case(query: GetCase, asked: Asked) -> CaseFile:
    """Raises RuleBroken `record.missing`."""
    wanted = _lines().where(_L.c.key == query.loan_id, asked.reach.covers(_PLACE))
    rows = asked.connection.execute(wanted).mappings().all()
    if not rows:
        raise RuleBroken("record.missing", kind="loans", key=query.loan_id)
    line, customer_id = _with_steps(rows, asked)[0], rows[0]["customer_id"]
    state = loan_state(asked.records.get(LoanAccount, query.loan_id), asked)
    today, monday = asked.business_date, week_start(asked.business_date)
    return CaseFile(
        line=line,
        term=len(state.rows),
        next_no=next_number(state),
        due_fen=state.due_now.total,
        arrears=arrears_lines(state),
        connected_today=connected_since([customer_id], today, asked).get(customer_id, 0),
        connected_this_week=connected_since([customer_id], monday, asked).get(customer_id, 0),
        paused_until=paused_until(state),
        events=case_events(query.loan_id, customer_id, asked),
    )


def _lines() -> Select[Any]:
    names = (_C.c.name.label("customer_name"), _C.c.phone, _V.c.name, _V.c.name_en)
    figures = (_L.c.key, _L.c.number, _L.c.customer_id, _L.c.due_fen, _L.c.days_past_due)
    return (
        select(*figures, *names)
        .join(_C, _C.c.key == _L.c.customer_id)
        .join(_V, _V.c.key == _L.c.product_version_id)
    )


def _behind(mine: bool, asked: Asked) -> list[ColumnElement[bool]]:
    conditions = [
        _L.c.status == LoanStatus.OVERDUE.value,
        _L.c.days_past_due > 0,
        asked.reach.covers(_PLACE),
    ]
    if mine:
        me = asked.actor.person_id
        called = exists().where(_K.c.loan_id == _L.c.key, _K.c.author_id == me)
        conditions.append(or_(_L.c.owner_id == me, called))
    return conditions


def _with_steps(rows: Any, asked: Asked) -> tuple[CaseLine, ...]:
    """The rows as lines, with phone tails and next steps, in a few statements for the whole page."""
    keys = [row["key"] for row in rows]
    promises, paused = judged_promises(keys, asked), paused_loans(keys, asked)
    connected = connected_since([row["customer_id"] for row in rows], asked.business_date, asked)
    return tuple(
        _line(
            row,
            next_step(
                promises.get(row["key"], ()),
                connected.get(row["customer_id"], 0),
                asked.business_date,
                paused=row["key"] in paused,
            ),
            CUSTOMERS.reveal({"phone": row["phone"]}, "phone", row["customer_id"], asked.ring)[-4:],
        )
        for row in rows
    )


def _line(row: Any, following: Next, phone_tail: str) -> CaseLine:
    return CaseLine(
        key=row["key"],
        number=row["number"],
        customer_id=row["customer_id"],
        customer_name=row["customer_name"],
        phone_tail=phone_tail,
        product_name=row["name"],
        product_name_en=row["name_en"],
        due_fen=row["due_fen"],
        days_past_due=row["days_past_due"],
        step=following.step.value,
        step_on=following.on.isoformat() if following.on else "",
    )


def _mark(after: str) -> tuple[int, str]:
    amount, _, key = after.partition("|")
    if not amount.isdecimal() or not key:
        raise RuleBroken("page.unknown_mark", after=after[:60])
    return int(amount), key


ANSWERS: dict[type[AnyQuery], Answer] = {
    GetStages: get_stages,
    ListCases: list_cases,
    GetCase: get_case,
}
