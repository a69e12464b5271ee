"""Answers about what is in force at the centre beside its records, and trials of it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import func, select

from lendesk.domain.administration.staff import Branch, Lender
from lendesk.domain.products.product import ProductVersion
from lendesk.storage.central.kinds import INTENTS
from lendesk.storage.central.projections import time_text
from lendesk.storage.central.queries.asking import Answer, AnyQuery, Asked, House
from lendesk.usecases.administration.centre_queries import (
    CentreSettings,
    Connector,
    ContractTemplate,
    DecisionTableText,
    GetCentreSettings,
    ListContractTemplates,
    ListDecisionTables,
    PreviewContract,
    PreviewRules,
    SpecimenContract,
    TrialResult,
)
from lendesk.usecases.administration.trials import specimen_paper, trial_inputs, trial_result
from lendesk.usecases.offers import lenders_calendar

_I = INTENTS.table


def list_decision_tables(_query: ListDecisionTables, asked: Asked) -> tuple[DecisionTableText, ...]:
    return _house(asked).decision_tables()


def try_rules(query: PreviewRules, asked: Asked) -> TrialResult:
    product = asked.records.get(ProductVersion, query.product_version_id)
    lender = asked.records.get(Lender, "lender")
    inputs = trial_inputs(query.file, product, lender, asked.business_date, lenders_calendar(asked.records))
    return trial_result(inputs, _house(asked).decide(product.decision_table, inputs))


def list_contract_templates(_query: ListContractTemplates, asked: Asked) -> tuple[ContractTemplate, ...]:
    return _house(asked).templates()


def preview_contract(query: PreviewContract, asked: Asked) -> SpecimenContract:
    """With the asker's own branch, as a contract made there would have."""
    house = _house(asked)
    product = asked.records.get(ProductVersion, query.product_version_id)
    lender = asked.records.get(Lender, "lender")
    branch = asked.records.get(Branch, asked.actor.branch_id)
    calendar = lenders_calendar(asked.records)
    paper = specimen_paper(product, lender, branch, asked.business_date, calendar)
    clauses = house.clauses(product.template, paper, lender.rate_cap_percent / 100)
    form = next(one for one in house.templates() if one.kind == product.template)
    return SpecimenContract(
        title=form.title,
        version=form.version,
        borrower=paper.borrower.name,
        amount_fen=paper.principal.minor,
        term=len(paper.plan),
        rate_disclosed=f"{paper.annualised_rate * 100:.2f}",
        clauses=clauses,
    )


def get_centre_settings(_query: GetCentreSettings, asked: Asked) -> CentreSettings:
    house = _house(asked)
    lender = asked.records.get(Lender, "lender")
    timeout_seconds, attempts = house.patience()
    return CentreSettings(
        lender=lender.name,
        credit_code=lender.credit_code,
        address=lender.address,
        phone=lender.phone,
        rate_cap_percent=f"{lender.rate_cap_percent:f}",
        business_date=asked.business_date.isoformat(),
        fixed_date=house.fixed_date(),
        timeout_seconds=timeout_seconds,
        attempts=attempts,
        security=house.security(),
        connectors=_with_traffic(house.connectors(), asked),
    )


def _with_traffic(connectors: tuple[Connector, ...], asked: Asked) -> tuple[Connector, ...]:
    """What was asked of each, by the centre's own intents."""
    done = _I.c.state == "done"
    wanted = select(
        _I.c.kind,
        func.max(_I.c.made_at).label("asked"),
        func.max(_I.c.made_at).filter(done).label("settled"),
        func.count().filter(~done).label("waiting"),
    ).group_by(_I.c.kind)
    found = {row.kind: row for row in asked.connection.execute(wanted)}
    return tuple(
        replace(
            one,
            asked_at=time_text(row.asked),
            settled_at=time_text(row.settled) if row.settled else "",
            waiting=row.waiting,
        )
        if (row := found.get(one.kind))
        else one
        for one in connectors
    )


def _house(asked: Asked) -> House:
    if asked.house is None:
        raise LookupError("asked outside a centre")
    return asked.house


ANSWERS: dict[type[AnyQuery], Answer] = {
    ListDecisionTables: list_decision_tables,
    PreviewRules: try_rules,
    ListContractTemplates: list_contract_templates,
    PreviewContract: preview_contract,
    GetCentreSettings: get_centre_settings,
}
