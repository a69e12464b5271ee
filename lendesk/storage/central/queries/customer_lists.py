"""Long lists about customers: the customers in scope, the notes on one, and what was done with one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, literal, select, tuple_, union_all

from lendesk.domain.access import Permission
from lendesk.domain.limits.limit import LimitStatus
from lendesk.storage.central.kinds import (
    APPLICATIONS,
    CONTRACTS,
    CREDIT_LIMITS,
    CUSTOMER_NOTES,
    CUSTOMERS,
    DISBURSEMENTS,
    LOAN_ACCOUNTS,
    LOAN_PROPOSALS,
    RECEIPTS,
    STATEMENT_LINES,
)
from lendesk.storage.central.projections import time_text
from lendesk.storage.central.queries.asking import (
    Answer,
    AnyQuery,
    Asked,
    moment_and_key,
    most,
    newest_page,
)
from lendesk.storage.central.queries.customers import of_customer
from lendesk.storage.central.queries.histories import remark_of
from lendesk.storage.central.reach import Place, Reach, reach_of
from lendesk.storage.central.tables import AUDIT_RECORDS
from lendesk.usecases.customers.queries import (
    UNTOLD,
    CustomerEvent,
    CustomerFilter,
    CustomerLine,
    ListCustomerEvents,
    ListCustomerNotes,
    ListCustomers,
    NoteLine,
)
from lendesk.usecases.paging import Page
from lendesk.usecases.projections import CustomerRow

_C, _A, _K, _L, _M = (
    each.table for each in (CUSTOMERS, APPLICATIONS, CONTRACTS, LOAN_ACCOUNTS, CREDIT_LIMITS)
)
_N, _D, _R, _P, _S = (
    each.table for each in (CUSTOMER_NOTES, DISBURSEMENTS, RECEIPTS, LOAN_PROPOSALS, STATEMENT_LINES)
)
_LOAN_PLACE = Place(_L.c.branch_id, _L.c.region_id, _L.c.owner_id)
_LIMIT_PLACE = Place(_M.c.branch_id, _M.c.region_id, _M.c.owner_id)
_FILE_PLACE = Place(_A.c.branch_id, _A.c.region_id, _A.c.owner_id)
_CONTRACT_PLACE = Place(_K.c.branch_id, _K.c.region_id, _K.c.owner_id)
_USABLE = (LimitStatus.ACTIVE.value, LimitStatus.FROZEN.value)
_NONE = (0, 0, 0)


def list_customers(query: ListCustomers, asked: Asked) -> Page[CustomerLine]:
    """Raises RuleBroken `access.permission` for a filter by loans or limits without `loan.read`."""
    conditions = [_filtered(query.only, asked)] if query.only is not CustomerFilter.ALL else []
    if query.text.strip():
        conditions.append(of_customer(query.text, asked))
    page = newest_page(asked, "customers", conditions, query.after, query.limit)
    reach = asked.reach_with(Permission.LOAN_READ)
    sums = _loan_sums([row.key for row in page.rows], reach, asked) if reach else None
    return Page(tuple(_line(row, sums) for row in page.rows), page.after)


def _filtered(only: CustomerFilter, asked: Asked) -> ColumnElement[bool]:
    if only is CustomerFilter.OWN_BRANCH:
        return _C.c.branch_id == asked.actor.branch_id
    reach = reach_of(asked.actor, Permission.LOAN_READ)
    if only is CustomerFilter.OVERDUE:
        return exists().where(_L.c.customer_id == _C.c.key, _L.c.days_past_due > 0, reach.covers(_LOAN_PLACE))
    return exists().where(
        _M.c.customer_id == _C.c.key,
        _M.c.status.in_(_USABLE),
        _M.c.valid_to >= asked.business_date,
        reach.covers(_LIMIT_PLACE),
    )


def _loan_sums(keys: list[str], reach: Reach, asked: Asked) -> dict[str, tuple[int, int, int]]:
    """By customer: loans that are not repaid, their principal left, the days past due of the worst."""
    wanted = (
        select(
            _L.c.customer_id,
            func.count(),
            func.sum(_L.c.outstanding_fen),
            func.max(_L.c.days_past_due),
        )
        .where(_L.c.customer_id.in_(keys), _L.c.outstanding_fen > 0, reach.covers(_LOAN_PLACE))
        .group_by(_L.c.customer_id)
    )
    return {
        key: (int(count), int(left), int(days)) for key, count, left, days in asked.connection.execute(wanted)
    }


def _line(row: CustomerRow, sums: dict[str, tuple[int, int, int]] | None) -> CustomerLine:
    count, left, days = (UNTOLD, UNTOLD, UNTOLD) if sums is None else sums.get(row.key, _NONE)
    return CustomerLine(
        key=row.key,
        branch_id=row.branch_id,
        name=row.name,
        id_masked=row.id_masked,
        phone_masked=row.phone_masked,
        loan_count=count,
        outstanding_fen=left,
        days_past_due=days,
    )


def list_customer_notes(query: ListCustomerNotes, asked: Asked) -> Page[NoteLine]:
    asked.one("customers", query.customer_id)
    return notes_on(query.customer_id, asked, query.after, query.limit)


def notes_on(customer_id: str, asked: Asked, after: str = "", limit: int = 50) -> Page[NoteLine]:
    """A page of notes, newest first: keys are UUIDv7 and sort by the time they were made."""
    size = most(limit)
    wanted = select(_N).where(_N.c.customer_id == customer_id).order_by(_N.c.key.desc()).limit(size + 1)
    wanted = wanted.where(_N.c.key < after) if after else wanted
    found = asked.connection.execute(wanted).all()
    names = asked.names(row.author_id for row in found)
    rows = tuple(
        NoteLine(row.key, time_text(row.made_at), names.get(row.author_id, ""), row.text)
        for row in found[:size]
    )
    return Page(rows, rows[-1].key if len(found) > size else "")


def list_customer_events(query: ListCustomerEvents, asked: Asked) -> Page[CustomerEvent]:
    asked.one("customers", query.customer_id)
    return events_with(query.customer_id, asked, query.after, query.limit)


def events_with(customer_id: str, asked: Asked, after: str = "", limit: int = 50) -> Page[CustomerEvent]:
    """A page of what was carried out on the customer's records in reach, newest first."""
    size, audit = most(limit), AUDIT_RECORDS.c
    about = union_all(*_subjects(customer_id, asked)).subquery()
    wanted = (
        select(AUDIT_RECORDS, about.c.about, about.c.number, about.c.open_key)
        .join(about, about.c.record_key == audit.subject)
        .where(audit.outcome == "done")
        .order_by(audit.at.desc(), audit.key.desc())
        .limit(size + 1)
    )
    if after:
        moment, key = moment_and_key(after)
        mark = tuple_(literal(moment, audit.at.type), literal(key, audit.key.type))
        wanted = wanted.where(tuple_(audit.at, audit.key) < mark)
    found = asked.connection.execute(wanted).all()
    names = asked.names(row.person_id for row in found)
    rows = tuple(_event(row, names) for row in found[:size])
    last = found[size - 1] if len(found) > size else None
    return Page(rows, f"{time_text(last.at)}|{last.key}" if last else "")


def _event(row: Any, names: dict[str, str]) -> CustomerEvent:
    return CustomerEvent(
        at=time_text(row.at),
        person=names.get(row.person_id, ""),
        what=row.action,
        remark=remark_of(row.facts),
        about=row.about,
        number=row.number,
        key=row.open_key,
    )


def _subjects(customer_id: str, asked: Asked) -> list[Select[Any]]:
    """The records whose steps are told: (about, record_key, number, open_key) each."""
    told = [_subject("customer", _C.c.key, literal(""), _C.c.key).where(_C.c.key == customer_id)]
    if reach := asked.reach_with(Permission.APPLICATION_READ):
        files = _subject("application", _A.c.key, _A.c.number, _A.c.key)
        told.append(files.where(_A.c.customer_id == customer_id, reach.covers(_FILE_PLACE)))
    if reach := asked.reach_with(Permission.CONTRACT_READ):
        mine = (_K.c.customer_id == customer_id, reach.covers(_CONTRACT_PLACE))
        told.append(_subject("contract", _K.c.key, _K.c.number, _K.c.key).where(*mine))
        paid = _subject("disbursement", _D.c.key, _K.c.number, _D.c.key)
        told.append(paid.join(_K, _K.c.key == _D.c.contract_id).where(*mine))
    if reach := asked.reach_with(Permission.LOAN_READ):
        mine = (_L.c.customer_id == customer_id, reach.covers(_LOAN_PLACE))
        told.append(_subject("loan", _L.c.key, _L.c.number, _L.c.key).where(*mine))
        told += [
            _subject(about, table.c.key, number, _L.c.key).join(_L, _L.c.key == table.c.loan_id).where(*mine)
            for about, table, number in (
                ("loan", _P, _L.c.number),
                ("receipt", _R, _R.c.number),
                ("loan", _S, _L.c.number),
            )
        ]
        limits = _subject("limit", _M.c.key, _M.c.number, _M.c.key)
        told.append(limits.where(_M.c.customer_id == customer_id, reach.covers(_LIMIT_PLACE)))
    return told


def _subject(
    about: str, key: ColumnElement[str], number: ColumnElement[str], open_key: ColumnElement[str]
) -> Select[Any]:
    columns: list[ColumnElement[Any]] = [
        literal(about).label("about"),
        key.label("record_key"),
        number.label("number"),
        open_key.label("open_key"),
    ]
    return select(*columns)


ANSWERS: dict[type[AnyQuery], Answer] = {
    ListCustomers: list_customers,
    ListCustomerNotes: list_customer_notes,
    ListCustomerEvents: list_customer_events,
}
