"""One customer in full: who it is, what is at stake, and each record of the customer in reach."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, not_, select

from lendesk.domain.access import Permission
from lendesk.domain.applications.application import Application
from lendesk.domain.loans.states import LoanStatus
from lendesk.storage.central.kinds import (
    APPLICATIONS,
    BRANCHES,
    CONSENTS,
    CONTRACTS,
    CREDIT_LIMITS,
    CUSTOMERS,
    DECISIONS,
    LOAN_ACCOUNTS,
    WITH_BUSINESS,
)
from lendesk.storage.central.projections import PROJECTIONS, day_text, time_text
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked
from lendesk.storage.central.queries.contracts import contracts_of
from lendesk.storage.central.queries.customer_lists import events_with, notes_on
from lendesk.storage.central.queries.customers import of_elsewhere
from lendesk.storage.central.queries.limits import exposure_of, limits_of
from lendesk.storage.central.reach import Place, Reach
from lendesk.usecases.customers.queries import (
    Business,
    Consented,
    CustomerFigures,
    CustomerFile,
    CustomerPaper,
    FiledApplication,
    GetCustomer,
    RelatedCustomer,
)

MOST_ROWS = 100
"""Of one kind of record on one page; people who have more are no retail customers."""
MOST_RELATED = 20
_C, _A, _D, _L, _B = (
    CUSTOMERS.table,
    APPLICATIONS.table,
    DECISIONS.table,
    LOAN_ACCOUNTS.table,
    BRANCHES.table,
)
_SECTIONS: dict[str, tuple[Table, Permission]] = {
    "applications": (_A, Permission.APPLICATION_READ),
    "loans": (_L, Permission.LOAN_READ),
    "contracts": (CONTRACTS.table, Permission.CONTRACT_READ),
    "limits": (CREDIT_LIMITS.table, Permission.LOAN_READ),
}
_ENDED = (LoanStatus.SETTLED.value, LoanStatus.WRITTEN_OFF.value)
_LISTED = {"dishonest": "court.dishonest_debtor", "court_records": "court.records"}
"""What of a decision's inputs puts a customer on a watch-list, with the code of the reason."""


def get_customer(query: GetCustomer, asked: Asked) -> CustomerFile:
    row = asked.one("customers", query.customer_id)
    key = query.customer_id
    reaches = {name: asked.reach_with(permission) for name, (_, permission) in _SECTIONS.items()}
    files, loans = reaches["applications"], reaches["loans"]
    rows = asked.rows("applications", _rows_of("applications", key, files)) if files else ()
    said = _decisions([one.key for one in rows], asked)
    newest = max(said.values(), key=lambda one: one.made_at, default=None)
    stored = [asked.records.get(Application, one.key) for one in rows]
    kept = asked.connection.execute(select(_C).where(_C.c.key == key)).one()
    branch = asked.connection.execute(select(_B).where(_B.c.key == row.branch_id)).first()
    return CustomerFile(
        row=row,
        branch_name=branch.name if branch else "",
        branch_name_en=branch.name_en if branch else "",
        owner_name=asked.names([row.owner_id]).get(row.owner_id, ""),
        ethnicity=kept.ethnicity,
        known_since=day_text(kept.made_at.date()),
        consent=_consent(key, asked),
        business=_business(stored),
        watch_lists=_watch_lists(newest),
        reported_on=day_text(newest.made_at.date()) if newest is not None else "",
        figures=_figures(key, asked) if loans else None,
        loans=asked.rows("loans", _rows_of("loans", key, loans)) if loans else (),
        applications=_filed(rows, stored, said, asked),
        contracts=contracts_of(key, asked, reach, MOST_ROWS) if (reach := reaches["contracts"]) else (),
        limits=limits_of(key, asked, reach, MOST_ROWS) if (reach := reaches["limits"]) else (),
        papers=_papers(stored),
        related=_related(kept, stored, asked),
        notes=notes_on(key, asked),
        history=events_with(key, asked),
        elsewhere=tuple(_elsewhere(key, reaches, asked)),
        hidden=tuple(name for name, reach in reaches.items() if reach is None),
    )


def _rows_of(table: str, customer_id: str, reach: Reach) -> Select[Any]:
    """The rows of a projection that belong to a customer within a reach, newest first."""
    projection = PROJECTIONS[table]
    mine = and_(_SECTIONS[table][0].c.customer_id == customer_id, reach.covers(projection.place))
    return projection.select().where(mine).order_by(projection.key.desc()).limit(MOST_ROWS)


def _elsewhere(customer_id: str, reaches: dict[str, Reach | None], asked: Asked) -> Iterable[tuple[str, int]]:
    """How many records of a section lie beyond the reach: that they are there is all that is told."""
    for name, reach in reaches.items():
        table = _SECTIONS[name][0].c
        if reach is None:
            continue
        beyond = not_(reach.covers(Place(table.branch_id, table.region_id, table.owner_id)))
        wanted = select(func.count()).where(table.customer_id == customer_id, beyond)
        if count := int(asked.connection.scalar(wanted) or 0):
            yield name, count


def _figures(customer_id: str, asked: Asked) -> CustomerFigures:
    """Over all branches: what the lender has at stake is one figure wherever it was lent."""
    at_stake = exposure_of(customer_id, asked)
    open_loan = _L.c.status.not_in(_ENDED)
    wanted = select(
        func.coalesce(func.sum(_L.c.outstanding_fen), 0).label("outstanding"),
        func.coalesce(func.sum(_L.c.due_fen), 0).label("due"),
        func.coalesce(func.max(_L.c.days_past_due), 0).label("days"),
        func.min(_L.c.disbursed_on).label("first"),
        func.count().filter(open_loan).label("open"),
        func.count().filter(_L.c.status == LoanStatus.SETTLED.value).label("settled"),
    ).where(_L.c.customer_id == customer_id)
    found = asked.connection.execute(wanted).one()
    return CustomerFigures(
        exposure_fen=at_stake.total_fen,
        undrawn_fen=at_stake.undrawn_fen,
        outstanding_fen=int(found.outstanding),
        due_fen=int(found.due),
        days_past_due=int(found.days),
        first_loan_on=day_text(found.first),
        open_loans=int(found.open),
        settled_loans=int(found.settled),
    )


def _decisions(application_ids: list[str], asked: Asked) -> dict[str, Any]:
    """The newest decision of the rules on each file."""
    columns = (_D.c.application_id, _D.c.outcome, _D.c.reasons, _D.c.inputs, _D.c.made_at)
    wanted = select(*columns).where(_D.c.application_id.in_(application_ids)).order_by(_D.c.revision)
    return {row.application_id: row for row in asked.connection.execute(wanted)}


def _filed(
    rows: tuple[Any, ...], stored: list[Application], said: dict[str, Any], asked: Asked
) -> tuple[FiledApplication, ...]:
    names = asked.names(one.decided_by for one in stored)
    return tuple(
        FiledApplication(
            row=row,
            outcome=said[row.key].outcome if row.key in said else "",
            reasons=tuple(said[row.key].reasons) if row.key in said else (),
            decided_by_name=names.get(one.decided_by, ""),
        )
        for row, one in zip(rows, stored, strict=True)
    )


def _watch_lists(newest: Any) -> tuple[str, ...]:
    """By the newest report alone: who was struck off a list is not kept on it."""
    inputs = json.loads(newest.inputs) if newest is not None else {}
    return tuple(code for name, code in _LISTED.items() if inputs.get(name))


def _business(stored: list[Application]) -> Business | None:
    """Of the newest file that names a business, else of the newest."""
    named = next((one for one in stored if one.business_name), stored[0] if stored else None)
    if named is None:
        return None
    on = day_text(named.submitted_at.date())
    return Business(named.business_name, named.credit_code, named.purpose, on)


def _papers(stored: list[Application]) -> tuple[CustomerPaper, ...]:
    return tuple(
        CustomerPaper(one.kind, one.name, one.sha256, file.number, time_text(file.submitted_at)[:10])
        for file in stored
        for one in file.materials
    )


def _consent(customer_id: str, asked: Asked) -> Consented | None:
    consents = CONSENTS.table
    wanted = select(consents).where(consents.c.customer_id == customer_id)
    row = asked.connection.execute(wanted.order_by(consents.c.given_at.desc()).limit(1)).first()
    if row is None:
        return None
    withdrawn = day_text(row.withdrawn_at.date()) if row.withdrawn_at else ""
    return Consented(day_text(row.given_at.date()), row.text_version, tuple(row.purposes), withdrawn)


def _related(kept: Any, stored: list[Application], asked: Asked) -> tuple[RelatedCustomer, ...]:
    """Others with the same phone, or with the same business on a file."""
    by_phone = _others(_C.c.phone_index == kept.phone_index, kept.key, asked)
    codes = {one.credit_code for one in stored if one.credit_code}
    same_code = select(_A.c.customer_id).where(WITH_BUSINESS, _A.c.credit_code.in_(codes))
    by_business = _others(_C.c.key.in_(same_code), kept.key, asked) if codes else ()
    found = [("phone", row) for row in by_phone] + [("business", row) for row in by_business]
    keys = [row.key for _, row in found]
    in_reach = set(
        asked.connection.scalars(select(_C.c.key).where(_C.c.key.in_(keys), asked.covers("customers")))
    )
    return tuple(
        RelatedCustomer(row if row.key in in_reach else of_elsewhere(row), why, row.key in in_reach)
        for why, row in found
    )


def _others(same: ColumnElement[bool], key: str, asked: Asked) -> tuple[Any, ...]:
    wanted = PROJECTIONS["customers"].select().where(same, _C.c.key != key)
    return asked.rows("customers", wanted.order_by(_C.c.key).limit(MOST_RELATED))


ANSWERS: dict[type[AnyQuery], Answer] = {GetCustomer: get_customer}
