"""One file in full, as a reviewer needs it on one screen."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from lendesk.domain.access import Actor, Permission, Target, judge
from lendesk.domain.applications.application import Application, FieldReading, StoredDecision
from lendesk.domain.customers.identity import mask_card, mask_id, mask_phone
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.plans.irr import annualised_rate, disclosed
from lendesk.domain.loans.plans.schedule import Plan, plan
from lendesk.domain.products.product import ProductVersion
from lendesk.storage.central.kinds import CUSTOMERS, LOAN_ACCOUNTS
from lendesk.storage.central.projections import decimal_text, rows_where
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked
from lendesk.storage.central.queries.histories import audit_history
from lendesk.usecases.applications.queries import (
    GetReviewFile,
    PlanLine,
    ReportSection,
    ReviewFile,
    RuleLine,
)
from lendesk.usecases.offers import lenders_calendar, offered_terms

NO_CAP = -1
_MASKS = {"id_number": mask_id, "phone": mask_phone, "card_number": mask_card}


def get_review_file(query: GetReviewFile, asked: Asked) -> ReviewFile:
    row = asked.one("applications", query.application_id)
    application = asked.records.get(Application, query.application_id)
    product = asked.records.get(ProductVersion, application.product_version_id)
    is_borrower = CUSTOMERS.table.c.key == application.customer_id
    (customer,) = rows_where(asked.connection, "customers", asked.ring, is_borrower)
    decision = _decision(application, asked)
    planned = _planned(application, product, asked)
    may_decide_fen, blocked = authority(asked.actor, application)
    return ReviewFile(
        application=row,
        customer=customer,
        purpose=application.purpose,
        business_name=application.business_name,
        credit_code=application.credit_code,
        materials=application.materials,
        readings=tuple(masked(reading) for reading in application.readings),
        entered_by=asked.names([application.owner_id]).get(application.owner_id, ""),
        outcome=decision.outcome if decision else "",
        rules=rule_lines(decision) if decision else (),
        report=report_sections(decision.report) if decision else (),
        table_version=decision.table_version if decision else "",
        limit_fen=decision.limit_fen if decision else 0,
        rate_percent=decimal_text(product.rate_percent),
        irr_percent=decimal_text(disclosed(annualised_rate(planned))),
        instalment_fen=planned.rows[0].due_fen,
        total_interest_fen=planned.total_interest.minor,
        exposure_fen=_exposure_fen(application.customer_id, asked),
        plan=plan_lines(planned),
        history=audit_history([application.key], asked),
        may_decide_fen=may_decide_fen,
        blocked=blocked,
        rate_unit=product.rate_unit,
    )


def masked(reading: FieldReading) -> FieldReading:
    """A reading as it travels: what is sealed on the customer is not told beside it in plain."""
    mask = _MASKS.get(reading.field)
    if mask is None:
        return reading
    return replace(reading, raw=mask(reading.raw), confirmed=mask(reading.confirmed))


def authority(actor: Actor, application: Application) -> tuple[int, str]:
    """(the asker's own limit on this file in fen, -1 without cap; a code why not, or "")."""
    target = Target(
        branch_id=application.branch_id,
        region_id=application.region_id,
        owner_id=application.owner_id,
        makers=frozenset({application.owner_id}),
    )
    try:
        judge(actor, Permission.APPLICATION_REVIEW, target)
    except RuleBroken as broken:
        return 0, broken.code
    limits = [grant.limit for grant in actor.grants_for(Permission.APPLICATION_REVIEW)]
    if any(limit is None for limit in limits):
        return NO_CAP, ""
    return max(limit.minor for limit in limits if limit is not None), ""


def rule_lines(decision: StoredDecision) -> tuple[RuleLine, ...]:
    """The rules that applied with what they looked at; without a trace the reasons alone."""
    hits = json.loads(decision.trace or "{}").get("rules", [])
    lines = [line for hit in hits for line in _lines_of(hit)]
    told = {line.code for line in lines}
    alone = [RuleLine(reason, "", "", decision.outcome) for reason in decision.reasons if reason not in told]
    return (*lines, *alone)


def report_sections(report: str) -> tuple[ReportSection, ...]:
    """The bureau's sections in its order, lists as numbered items; `{}` gives none."""
    return tuple(
        ReportSection(name, tuple(_items(content))) for name, content in json.loads(report or "{}").items()
    )


def plan_lines(planned: Plan) -> tuple[PlanLine, ...]:
    """A plan's rows as they travel."""
    return tuple(
        PlanLine(
            no=row.no,
            due_date=row.due_date.isoformat(),
            principal_fen=row.principal_fen,
            interest_fen=row.interest_fen,
            fee_fen=row.fee_fen,
            due_fen=row.due_fen,
            balance_after_fen=row.balance_after_fen,
        )
        for row in planned.rows
    )


def _decision(application: Application, asked: Asked) -> StoredDecision | None:
    """The newest decision of the rules: a file that was returned still shows the one before."""
    made = asked.records.find(StoredDecision, application_id=application.key)
    return max(made, key=lambda each: each.revision, default=None)


def _planned(application: Application, product: ProductVersion, asked: Asked) -> Plan:
    calendar = lenders_calendar(asked.records)
    terms = offered_terms(product, application.amount_fen, application.term, application.method, calendar)
    return plan(terms, asked.business_date)


def _exposure_fen(customer_id: str, asked: Asked) -> int:
    loans = LOAN_ACCOUNTS.table.c
    owed = select(func.coalesce(func.sum(loans.outstanding_fen), 0)).where(loans.customer_id == customer_id)
    return int(asked.connection.scalar(owed) or 0)


def _lines_of(hit: dict[str, Any]) -> Iterable[RuleLine]:
    cells = hit.get("cells", {})
    outcome = str(_cell(cells, "outcome"))
    code = str(_cell(cells, "reason") or hit.get("rule", ""))
    tests = [(name, text) for name, text in cells.items() if name.split("[", 1)[0] in hit.get("facts", {})]
    if not tests:
        yield RuleLine(code, "", "", outcome)
    for name, threshold in tests:
        yield RuleLine(code, str(hit["facts"][name.split("[", 1)[0]]), str(threshold), outcome)


def _cell(cells: dict[str, Any], name: str) -> str:
    found = next((value for key, value in cells.items() if key.split("[", 1)[0] == name), "")
    return str(found).strip('"')


def _items(content: Any, before: str = "") -> Iterable[tuple[str, str]]:
    if isinstance(content, dict):
        for name, value in content.items():
            yield from _items(value, f"{before}.{name}" if before else name)
    elif isinstance(content, list):
        for number, value in enumerate(content, start=1):
            yield from _items(value, f"{before}.{number}" if before else str(number))
    else:
        yield before, "" if content is None else str(content)


ANSWERS: dict[type[AnyQuery], Answer] = {GetReviewFile: get_review_file}
