"""Loans whose instalment falls due today and is open, with what falls due by the book's own segment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select

from lendesk.domain.access import Permission
from lendesk.storage.central.kinds import CUSTOMERS, LOAN_ACCOUNTS, PRODUCT_VERSIONS
from lendesk.storage.central.queries.asking import Asked
from lendesk.storage.central.queries.today_columns import covers
from lendesk.storage.central.selections import ENDED_LOANS
from lendesk.storage.central.tables import BOOKS
from lendesk.usecases.today.queries import MOST_DUE, WORKS_ON_LOANS, DueLoan

_L, _C, _V = LOAN_ACCOUNTS.table, CUSTOMERS.table, PRODUCT_VERSIONS.table
_SEGMENTS = next(table for table in BOOKS if table.name == "accrual_segments")


def due_today(asked: Asked) -> Select[Any] | None:
    """Key and sum of the open instalments of the day in reach; None for whoever does not work on loans."""
    reach = covers(asked, Permission.LOAN_READ, _L)
    if reach is None or not any(asked.actor.grants_for(one) for one in WORKS_ON_LOANS):
        return None
    day = asked.business_date
    falls_due = (
        select(_SEGMENTS.c.due_fen)
        .where(_SEGMENTS.c.loan_id == _L.c.key, _SEGMENTS.c.from_date <= day, _SEGMENTS.c.until > day)
        .limit(1)
        .scalar_subquery()
    )
    amount = func.coalesce(falls_due, _L.c.due_fen).label("due_fen")
    return select(_L.c.key, amount).where(
        _L.c.next_due == day, _L.c.status.not_in((*ENDED_LOANS, "written_off")), reach
    )


def due_loans(asked: Asked) -> tuple[DueLoan, ...]:
    """The largest first."""
    found = due_today(asked)
    if found is None:
        return ()
    due = found.subquery()
    wanted = (
        select(
            _L.c.key,
            _L.c.number,
            _C.c.name.label("customer_name"),
            _V.c.name.label("product_name"),
            _V.c.name_en.label("product_name_en"),
            due.c.due_fen,
        )
        .join(due, due.c.key == _L.c.key)
        .join(_C, _C.c.key == _L.c.customer_id)
        .join(_V, _V.c.key == _L.c.product_version_id)
        .order_by(due.c.due_fen.desc(), _L.c.key)
        .limit(MOST_DUE)
    )
    return tuple(DueLoan(**row) for row in asked.connection.execute(wanted).mappings())
