"""The register of all answers: every query of the catalogue has exactly one."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from sqlalchemy import Connection

from lendesk.domain.access import Actor
from lendesk.storage.central.queries import (
    administration,
    applications,
    batches,
    centre,
    collections,
    contracts,
    customer_file,
    customer_lists,
    customers,
    disbursements,
    limits,
    loan_file,
    loans,
    portfolio,
    reporting,
    review_file,
    search,
    servicing,
    statements,
    today,
)
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, Evidence, House
from lendesk.storage.central.reach import reach_of
from lendesk.storage.central.sealed import KeyRing
from lendesk.usecases.messages import Query

Reply = TypeVar("Reply")

_ROOMS = (
    administration,
    applications,
    batches,
    centre,
    collections,
    contracts,
    customer_file,
    customer_lists,
    customers,
    disbursements,
    limits,
    loan_file,
    loans,
    portfolio,
    reporting,
    review_file,
    search,
    servicing,
    statements,
    today,
)
ANSWERS: dict[type[AnyQuery], Answer] = {
    query: answer for room in _ROOMS for query, answer in room.ANSWERS.items()
}


def answer(
    query: Query[Reply],
    actor: Actor,
    connection: Connection,
    ring: KeyRing,
    business_date: date,
    evidence: Evidence,
    house: House | None = None,
) -> Reply:
    """Answer within the reach of the query's permission.

    Raises RuleBroken `access.permission` without a grant, `record.missing` for what is absent or out of
    reach, and the codes of the query.
    """
    reach = reach_of(actor, type(query).permission)
    asked = Asked(actor, reach, connection, ring, business_date, evidence, house)
    made: Reply = ANSWERS[type(query)](query, asked)
    return made
