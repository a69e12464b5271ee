"""Every query of the catalogue is answered, within the asker's reach and nowhere beyond it."""

import importlib.util
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from lendesk.domain.access import Actor, Permission, Scope
from lendesk.domain.errors import RuleBroken
from lendesk.storage.central.queries.answers import ANSWERS, answer
from lendesk.storage.central.sealed import KeyRing
from lendesk.usecases.administration import queries as administration
from lendesk.usecases.applications import queries as applications
from lendesk.usecases.catalog import QUERIES
from lendesk.usecases.contracts import queries as contracts
from lendesk.usecases.disbursements import queries as disbursements
from lendesk.usecases.messages import Query
from lendesk.usecases.repayments import queries as repayments
from lendesk.usecases.reporting import queries as reporting

_SPEC = importlib.util.spec_from_file_location("filled_centre", Path(__file__).parent / "filled_centre.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
centre: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(centre)
s, fill, actor, LogArithmetic = centre.s, centre.fill, centre.actor, centre.LogArithmetic
filled, ask = centre.filled, centre.ask


def test_the_register_is_the_catalogue() -> None:
    assert set(ANSWERS) == set(QUERIES.values())


GRANTED = sorted(name for name, query in QUERIES.items() if query.permission is not Permission.SELF)


@pytest.mark.parametrize("name", GRANTED)
def test_nothing_is_answered_without_a_grant(filled: Engine, keys: KeyRing, name: str) -> None:
    wanted = QUERIES[name]
    given: dict[str, Any] = {each.name: "x" for each in fields(wanted) if each.default is MISSING}
    with filled.connect() as connection, pytest.raises(RuleBroken) as refusal:
        answer(wanted(**given), Actor("p1", "b1", "r1"), connection, keys, s.TODAY, LogArithmetic())
    assert refusal.value.code == "access.permission"


LISTS: list[tuple[Query[Any], str, dict[Scope, list[str]]]] = [
    (applications.FindCustomers(text="c"), "key", {Scope.OWN: ["c1"], Scope.BRANCH: ["c1"]}),
    (
        applications.ListApplications(),
        "key",
        {
            Scope.OWN: ["a1"],
            Scope.BRANCH: ["a4", "a3", "a1"],
            Scope.REGION: ["a4", "a3", "a2", "a1"],
            Scope.ALL: ["a5x", "a4", "a3", "a2", "a1"],
        },
    ),
    (
        applications.ListReviewQueue(),
        "key",
        {Scope.BRANCH: ["a1", "a3"], Scope.REGION: ["a1", "a2", "a3"], Scope.ALL: ["a1", "a2", "a3", "a5x"]},
    ),
    (
        contracts.ListContracts(),
        "application_id",
        {Scope.OWN: ["a1"], Scope.BRANCH: ["a4", "a3", "a4", "a1"]},
    ),
    (
        disbursements.ListDisbursements(),
        "contract_id",
        {Scope.OWN: ["k1"], Scope.BRANCH: ["k7", "k1"], Scope.ALL: ["k7", "k5", "k1"]},
    ),
    (repayments.ListLoans(), "key", {Scope.OWN: ["l1"], Scope.BRANCH: ["l1"], Scope.REGION: ["l2", "l1"]}),
    (repayments.ListReceipts(), "key", {Scope.OWN: ["t1"], Scope.BRANCH: ["t1"], Scope.ALL: ["t2", "t1"]}),
    (repayments.ListStatements(), "key", {Scope.OWN: [], Scope.BRANCH: ["s1"], Scope.ALL: ["s1"]}),
    (
        administration.ListUsers(),
        "key",
        {Scope.OWN: ["p1"], Scope.BRANCH: ["p1", "p2", "p3"], Scope.ALL: ["p1", "p2", "p3", "p9"]},
    ),
    (
        administration.ListBranches(),
        "key",
        {Scope.BRANCH: ["b1"], Scope.REGION: ["b1", "b2"], Scope.ALL: ["b1", "b2", "b3"]},
    ),
    (administration.ListRoles(), "key", {Scope.OWN: ["officer"]}),
    (administration.ListRegions(), "key", {Scope.OWN: ["r1", "r2"]}),
    (administration.ListProductVersions(), "key", {Scope.OWN: ["pv2", "pv1"]}),
    (administration.ListCalendars(), "key", {Scope.OWN: ["2026-v2", "2026-v1"]}),
    (administration.ListDevices(), "key", {Scope.BRANCH: ["dev1"], Scope.REGION: ["dev1"]}),
    (administration.ListChanges(), "key", {Scope.OWN: ["sc1"], Scope.BRANCH: ["sc1"]}),
    (
        reporting.ListAudit(),
        "key",
        {Scope.OWN: ["x1"], Scope.BRANCH: ["x3", "x1"], Scope.ALL: ["x3", "x2", "x1"]},
    ),
    (reporting.ListQuarantined(), "key", {Scope.OWN: ["q1"], Scope.BRANCH: ["q1", "q3"]}),
    (applications.ListProducts(), "key", {Scope.OWN: ["pv2"]}),
]  # fmt: skip


@pytest.mark.parametrize(("query", "field", "by_scope"), LISTS, ids=lambda value: type(value).__name__)
def test_lists_end_where_the_reach_ends(
    ask: Any, query: Query[Any], field: str, by_scope: dict[Scope, list[str]]
) -> None:
    for scope, wanted in by_scope.items():
        found = ask(query, scope)
        rows = found if isinstance(found, tuple) else found.rows
        assert [getattr(row, field) for row in rows] == wanted, scope


@pytest.mark.parametrize(
    "query",
    [
        applications.GetReviewFile(application_id="a1"),
        contracts.GetContract(contract_id="k1"),
        contracts.GetEvidence(contract_id="k1"),
        disbursements.GetDisbursement(disbursement_id="o1"),
        repayments.GetLoan(loan_id="l1"),
        repayments.GetStatement(statement_id="s1"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_one_record_out_of_reach_is_as_if_absent(ask: Any, query: Query[Any]) -> None:
    with pytest.raises(RuleBroken) as elsewhere:
        ask(query, branch_id="b2")
    with pytest.raises(RuleBroken) as not_own:
        ask(query, Scope.OWN, person_id="p7")
    assert {elsewhere.value.code, not_own.value.code} == {"record.missing"}


@pytest.mark.parametrize(
    "page_of",
    [
        applications.ListApplications,
        applications.ListReviewQueue,
        contracts.ListContracts,
        disbursements.ListDisbursements,
        repayments.ListLoans,
        repayments.ListReceipts,
        reporting.ListAudit,
    ],
)
def test_pages_of_one_make_the_whole_list(ask: Any, page_of: Any) -> None:
    whole = ask(page_of(), Scope.ALL)
    assert whole.after == ""
    rows, after = [], ""
    for _ in range(len(whole.rows)):
        page = ask(page_of(limit=1, after=after), Scope.ALL)
        rows += page.rows
        after = page.after
    assert tuple(rows) == whole.rows
    assert after == ""


def test_customers_are_found_by_name_initials_and_tails(ask: Any) -> None:
    def found(text_: str) -> list[str]:
        return [row.key for row in ask(applications.FindCustomers(text=text_))]

    assert found("小明") == ["c1"]
    assert found("CX") == ["c1"]
    assert found("ls") == ["c3"]
    assert found("0003") == ["c3"]
    assert found(s.id_number(1)[-4:]) == ["c1"]
    assert found("138 1234 0003") == ["c3"]
    assert found(s.id_number(1).lower()) == ["c1"]
    assert found("%") == []
    assert found("   ") == []


def test_duplicates_are_found_over_all_branches(ask: Any) -> None:
    found = ask(applications.FindDuplicates(id_number=s.id_number(2), phone="13812340004"), Scope.OWN)
    assert [row.key for row in found] == ["c2", "c4"]
    assert "*" in found[0].id_masked
    stranger = found[0]
    assert (stranger.name[1:].strip("*"), stranger.address, stranger.birth) == ("", "", "")
    assert (stranger.monthly_income_fen, stranger.search_words) == (0, "")
    own = ask(applications.FindDuplicates(id_number=s.id_number(1), phone=""), Scope.OWN)[0]
    assert (own.name, own.address != "") == ("陈小明", True)
    assert ask(applications.FindDuplicates(id_number="", phone="")) == ()


def test_loans_come_by_the_day_of_payout_page_by_page(ask: Any) -> None:
    whole = ask(repayments.ListLoans(), Scope.REGION).rows
    days = [(row.disbursed_on, row.key) for row in whole]
    assert days == sorted(days, reverse=True)
    first = ask(repayments.ListLoans(limit=1), Scope.REGION)
    second = ask(repayments.ListLoans(limit=1, after=first.after), Scope.REGION)
    assert (*first.rows, *second.rows) == whole
    assert second.after == ""


def test_lists_are_narrowed(ask: Any) -> None:
    assert [row.key for row in ask(applications.ListApplications(status="approved")).rows] == ["a4"]
    assert [row.key for row in ask(applications.ListApplications(text="李四")).rows] == ["a4", "a3"]
    assert [row.key for row in ask(applications.ListApplications(text="A000001")).rows] == ["a1"]
    assert [row.key for row in ask(applications.ListReviewQueue(mine=True)).rows] == ["a3"]
    assert [row.key for row in ask(repayments.ListLoans(text="0001")).rows] == ["l1"]
    assert ask(repayments.ListLoans(status="settled")).rows == ()
    assert ask(repayments.ListLoans(customer_id="c2")).rows == ()
    assert [row.key for row in ask(repayments.ListReceipts(day="2026-03-02")).rows] == ["t1"]
    assert ask(repayments.ListReceipts(day="2026-03-03")).rows == ()
    assert [row.key for row in ask(repayments.ListReceipts(text="D1-000001")).rows] == ["t1"]
    assert [row.key for row in ask(reporting.ListAudit(subject="a3")).rows] == ["x3"]
    assert ask(reporting.ListAudit(action="VoidRepayment")).rows == ()
    assert [row.key for row in ask(contracts.ListContracts(status="void")).rows] == ["k6"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (applications.ListReviewQueue(after="yesterday|a1"), "page.unknown_mark"),
        (disbursements.ListDisbursements(after="x|o1"), "page.unknown_mark"),
        (reporting.ListAudit(after="?"), "page.unknown_mark"),
        (repayments.ListLoans(after="l1"), "page.unknown_mark"),
        (repayments.ListReceipts(day="02.03.2026"), "date.not_a_date"),
    ],
)
def test_marks_and_days_that_make_no_sense_are_refused(ask: Any, query: Query[Any], code: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        ask(query)
    assert refusal.value.code == code
