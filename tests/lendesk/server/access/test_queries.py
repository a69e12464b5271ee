"""The access matrix of queries and of the pull: every role sees what its scope reaches, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from lendesk.domain.access import Permission, Scope
from lendesk.sample import roles, setup
from lendesk.usecases.administration import centre_queries
from lendesk.usecases.administration import queries as administration
from lendesk.usecases.applications import queries as applications
from lendesk.usecases.catalog import QUERIES
from lendesk.usecases.collections import queries as collections
from lendesk.usecases.contracts import queries as contracts
from lendesk.usecases.customers import queries as customers
from lendesk.usecases.disbursements import queries as disbursements
from lendesk.usecases.messages import Query
from lendesk.usecases.repayments import queries as repayments
from lendesk.usecases.reporting import portfolio
from lendesk.usecases.reporting import queries as reporting
from lendesk.usecases.search.queries import NEEDS, FindAnything, FoundKind
from lendesk.usecases.servicing import queries as servicing
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind
from lendesk.usecases.synchronisation.checks import schema_hash
from lendesk.usecases.today import queries as today
from lendesk.wire import paths

TODAY = date(2026, 3, 2)
CHANGE = ChangeDraft(kind=ChangeKind.REPAYMENT, value_date=TODAY, amount_fen=1)
BOOK = portfolio.PortfolioPart(portfolio.PortfolioFigure.OUTSTANDING, TODAY, TODAY)
PLACES = ("own", "branch", "other", "far")
REACH = {None: 0, Scope.OWN: 1, Scope.BRANCH: 2, Scope.REGION: 3, Scope.ALL: 4}


def one_record(world: Any, place: str, role: str) -> list[Query[Any]]:
    """Questions about one record at a place."""

    def key(kind: str) -> str:
        return world.key(kind, place, role)

    return [
        applications.GetReviewFile(application_id=key("application")),
        customers.GetCustomer(customer_id=key("customer")),
        customers.ListCustomerNotes(customer_id=key("customer")),
        customers.ListCustomerEvents(customer_id=key("customer")),
        contracts.GetContract(contract_id=key("contract")),
        contracts.GetEvidence(contract_id=key("contract")),
        disbursements.GetDisbursement(disbursement_id=key("disbursement")),
        repayments.GetLoan(loan_id=key("loan")),
        collections.GetCase(loan_id=key("loan")),
        repayments.GetStatement(statement_id=key("statement")),
        servicing.GetLoanQuote(loan_id=key("loan"), kind="settlement", on=TODAY),
        servicing.PreviewLoanEvent(loan_id=key("loan"), change=CHANGE),
        servicing.GetLoanLedger(loan_id=key("loan")),
        servicing.ListLoanEvents(loan_id=key("loan")),
        servicing.ListQuotations(loan_id=key("loan")),
        servicing.GetLimit(limit_id=key("limit")),
    ]


LISTS: list[tuple[Query[Any], str]] = [
    (applications.ListApplications(limit=200), "application"),
    (applications.ListReviewQueue(limit=200), "application"),
    (applications.FindCustomers(text="陈"), "customer"),
    (customers.ListCustomers(limit=200), "customer"),
    (contracts.ListContracts(limit=200), "contract"),
    (disbursements.ListDisbursements(limit=200), "disbursement"),
    (repayments.ListLoans(limit=200), "loan"),
    (repayments.ListLoanLines(limit=200), "loan"),
    (repayments.ListReceipts(limit=200), "receipt"),
    (repayments.ListStatements(limit=200), "statement"),
    (repayments.ListRepaymentBatches(), "batch"),
    (servicing.ListLoanProposals(limit=200), "proposal"),
    (servicing.ListLimits(limit=200), "limit"),
    (portfolio.ListPortfolioLoans(part=BOOK, limit=200), "loan"),
]
"""Questions for lists, and the kind of record that they list."""

WHOLE: list[Query[Any]] = [
    applications.ListProducts(),
    applications.FindDuplicates(id_number="440106199003071018", phone=""),
    administration.ListUsers(),
    administration.ListRoles(),
    administration.ListBranches(),
    administration.ListProductVersions(),
    administration.ListCalendars(),
    administration.ListRegions(),
    administration.ListDevices(),
    administration.ListChanges(),
    centre_queries.ListDecisionTables(),
    centre_queries.PreviewRules(
        product_version_id=setup.PRODUCTS[0].key,
        file=centre_queries.TrialFile(amount_fen=1_000_000, term=6, age=30, income_fen=1_000_000),
    ),
    centre_queries.ListContractTemplates(),
    centre_queries.PreviewContract(product_version_id=setup.PRODUCTS[0].key),
    centre_queries.GetCentreSettings(),
    collections.GetStages(),
    collections.ListCases(),
    repayments.CheckPostings(rows=()),
    reporting.ListAudit(),
    reporting.CheckAudit(),
    reporting.GetTrialBalance(),
    portfolio.GetPortfolio(),
    portfolio.ListPortfolioGroups(part=BOOK, split=portfolio.PortfolioSplit.BRANCH),
    reporting.GetCommandResult(command_id="x"),
    reporting.ListQuarantined(),
    today.GetToday(),
    FindAnything(words="陈"),
]


def reach_of(role: Any, query: Query[Any]) -> int:
    """How far the role sees with this question: 0 not at all, 4 everything."""
    permission = type(query).permission
    if permission is Permission.SELF:
        return 4
    scopes = [grant.scope for grant in role.grants if grant.permission is permission]
    return REACH[max(scopes, default=None)]


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
@pytest.mark.parametrize("distance", [1, 2, 3, 4], ids=PLACES)
def test_one_record_at_every_distance(world, role, distance):
    wrong = []
    for query in one_record(world, PLACES[distance - 1], role.key):
        reply = world.ask(query, world.tokens[role.key])
        code = "" if reply.status_code == 200 else reply.json()["code"]
        reach = reach_of(role, query)
        hidden = code.startswith(("access.", "record.missing", "page."))
        assert code != "unexpected", (query, reply.text)
        if hidden != (reach < distance):
            wrong.append((type(query).__name__, reach, distance, code))
    assert not wrong


def expected_keys(world: Any, role: Any, kind: str, reach: int) -> set[str]:
    """Own records of every role lie in Chancheng, so the branch's reach shows them all."""
    keys = {world.key(kind, "own", role.key)} if reach >= 1 else set()
    if reach >= 2:
        keys |= {world.key(kind, "own", one.key) for one in roles.ROLES} | {world.key(kind, "branch", "")}
    if reach >= 3:
        keys.add(world.key(kind, "other", ""))
    return keys | ({world.key(kind, "far", "")} if reach >= 4 else set())


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
def test_lists_show_the_reach_and_nothing_else(world, role):
    wrong = []
    for query, kind in LISTS:
        reply = world.ask(query, world.tokens[role.key])
        reach = reach_of(role, query)
        if reach == 0:
            assert reply.json()["code"] == "access.permission", type(query).__name__
            continue
        assert reply.status_code == 200, reply.text
        answer = reply.json()
        rows = answer["rows"] if isinstance(answer, dict) else answer
        seen = {row["key"] for row in rows if row["key"].startswith(f"{kind}-")}
        beyond = seen - expected_keys(world, role, kind, reach)
        lacking = expected_keys(world, role, kind, reach) - seen
        if beyond or (lacking and len(rows) < 20):
            wrong.append((type(query).__name__, reach, beyond, lacking))
    assert not wrong


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
def test_questions_about_the_whole(world, role):
    wrong = []
    for query in WHOLE:
        reply = world.ask(query, world.tokens[role.key])
        code = "" if reply.status_code == 200 else reply.json()["code"]
        if (code == "") != (reach_of(role, query) > 0):
            wrong.append((type(query).__name__, code))
    assert not wrong


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
@pytest.mark.parametrize("kind", list(FoundKind))
def test_search_shows_of_each_kind_the_reach_of_its_permission(world, role, kind):
    reply = world.ask(FindAnything(words="陈", kinds=(kind,), limit=50), world.tokens[role.key])
    assert reply.status_code == 200, reply.text
    scopes = [grant.scope for grant in role.grants if grant.permission is NEEDS[kind]]
    expected = expected_keys(world, role, kind.value, REACH[max(scopes, default=None)])
    keys = [hit["key"] for hit in reply.json()]
    seen = {key for key in keys if key.startswith(f"{kind.value}-")}
    assert not seen - expected
    assert len(keys) == 50 or not expected - seen
    assert scopes or not keys


def test_every_query_of_the_catalogue_has_its_row(world):
    rows = {type(query).__name__ for query in (*one_record(world, "branch", ""), *WHOLE)}
    assert rows | {type(query).__name__ for query, _ in LISTS} == set(QUERIES)


def everything(world: Any) -> list[Query[Any]]:
    return [*one_record(world, "branch", ""), *(query for query, _ in LISTS), *WHOLE]


@pytest.mark.parametrize("token", ["", "not-a-token"], ids=["anonymous", "foreign"])
def test_without_a_token_nothing_is_answered(world, token):
    for query in everything(world):
        assert world.ask(query, token).status_code == 401, type(query).__name__
    assert pull(world, token).status_code == 401


def pull(world: Any, token: str) -> Any:
    body = {
        "protocol": 1, "incarnation": "", "epoch": 0, "schema_hash": schema_hash(), "position": None,
        "awaiting": [],
    }  # fmt: skip
    return world.post(paths.PULL, json.dumps(body), token)


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
def test_the_pull_brings_the_own_branch_at_most(world, role):
    reply = pull(world, world.tokens[role.key])
    assert reply.status_code == 200, reply.text
    tables = reply.json()["rows"]
    kinds = {
        "customers": ("customer", Permission.CUSTOMER_READ),
        "applications": ("application", Permission.APPLICATION_READ),
        "loans": ("loan", Permission.LOAN_READ),
        "receipts": ("receipt", Permission.LOAN_READ),
    }
    for table, (kind, permission) in kinds.items():
        keys = {row["key"] for row in tables.get(table, [])}
        scopes = [grant.scope for grant in role.grants if grant.permission is permission]
        reach = min(REACH[max(scopes, default=None)], 2)
        assert keys <= expected_keys(world, role, kind, reach), (table, keys)
        if kind in ("customer", "loan"):
            assert keys == expected_keys(world, role, kind, reach), table


def test_a_revoked_person_is_nobody(world):
    """Whoever left is shut out at once, with a token that would still be good."""
    token = world.tokens["collector"]
    with world.centre.engine.begin() as connection:
        connection.execute(text("UPDATE persons SET active = false WHERE key = 'm-collector'"))
    try:
        for query in everything(world):
            reply = world.ask(query, token)
            assert reply.status_code in (401, 403), (type(query).__name__, reply.text)
        assert pull(world, token).status_code in (401, 403)
    finally:
        with world.centre.engine.begin() as connection:
            connection.execute(text("UPDATE persons SET active = true WHERE key = 'm-collector'"))
