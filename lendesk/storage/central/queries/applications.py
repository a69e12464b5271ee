"""Files in scope and the review queue."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, literal, select, true, tuple_

from lendesk.storage.central.kinds import APPLICATIONS, WAITING
from lendesk.storage.central.projections import PROJECTIONS
from lendesk.storage.central.queries.asking import (
    Answer,
    AnyQuery,
    Asked,
    any_of,
    moment_and_key,
    most,
    newest_page,
)
from lendesk.storage.central.queries.customers import of_customer
from lendesk.usecases.applications.queries import ListApplications, ListReviewQueue
from lendesk.usecases.paging import Page
from lendesk.usecases.projections import ApplicationRow

_A = APPLICATIONS.table


def list_applications(query: ListApplications, asked: Asked) -> Page[ApplicationRow]:
    conditions: list[ColumnElement[bool]] = []
    if query.status:
        conditions.append(_A.c.status == query.status)
    if query.text.strip():
        by_number = _A.c.number == query.text.strip()
        conditions.append(any_of([by_number, of_customer(query.text, asked)]))
    return newest_page(asked, "applications", conditions, query.after, query.limit)


def list_review_queue(query: ListReviewQueue, asked: Asked) -> Page[ApplicationRow]:
    """Oldest first. The page's keys come from an index alone, so that every page costs the same."""
    size = most(query.limit)
    keys = _waiting_keys(query, asked).limit(size + 1).subquery()
    projection = PROJECTIONS["applications"]
    wanted = projection.select().join(keys, keys.c.key == _A.c.key)
    rows = asked.rows("applications", wanted.order_by(_A.c.submitted_at, _A.c.key))
    return Page(rows[:size], _mark(rows[size - 1]) if len(rows) > size else "")


def _waiting_keys(query: ListReviewQueue, asked: Asked) -> Select[Any]:
    mine = _A.c.claimed_by == asked.actor.person_id if query.mine else true()
    # The bare table and not the projection: nothing is joined before the page is cut.
    keys = select(_A.c.key).select_from(_A).where(WAITING, mine, asked.covers("applications"))
    if query.after:
        moment, key = moment_and_key(query.after)
        keys = keys.where(
            tuple_(_A.c.submitted_at, _A.c.key)
            > tuple_(literal(moment, _A.c.submitted_at.type), literal(key, _A.c.key.type))
        )
    return keys.order_by(_A.c.submitted_at, _A.c.key)


def _mark(row: ApplicationRow) -> str:
    return f"{row.submitted_at}|{row.key}"


ANSWERS: dict[type[AnyQuery], Answer] = {
    ListApplications: list_applications,
    ListReviewQueue: list_review_queue,
}
