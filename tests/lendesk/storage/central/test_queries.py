"""Every query of the catalogue is answered, within the asker's reach and nowhere beyond it."""

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, text

from lendesk.documents.evidence.bundle import contract_leaf
from lendesk.documents.evidence.merkle import leaf_hash, tree_root
from lendesk.domain.access import Actor, Grant, Permission, Scope
from lendesk.domain.errors import RuleBroken
from lendesk.domain.ledger.entries import Entry, Posting
from lendesk.domain.money import Money
from lendesk.storage.central import log
from lendesk.storage.central.engine import make_engine
from lendesk.storage.central.queries.answers import ANSWERS, answer
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing
from lendesk.storage.central.tables import AUDIT_RECORDS, COMMAND_RESULTS, QUARANTINED_COMMANDS
from lendesk.usecases.administration import queries as administration
from lendesk.usecases.applications import queries as applications
from lendesk.usecases.catalog import QUERIES
from lendesk.usecases.contracts import queries as contracts
from lendesk.usecases.disbursements import queries as disbursements
from lendesk.usecases.messages import Outcome, Query
from lendesk.usecases.repayments import queries as repayments
from lendesk.usecases.reporting import queries as reporting

_SPEC = importlib.util.spec_from_file_location("central_specimens", Path(__file__).parent / "specimens.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
s: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(s)


class LogArithmetic:
    """What the server hands in."""

    leaf_hash = staticmethod(leaf_hash)
    tree_root = staticmethod(tree_root)
    contract_leaf = staticmethod(contract_leaf)

    def bundle(self, number: str, pdf_sha256: str, index: int, head: log.StoredHead, node: Any) -> str:
        return json.dumps([number, pdf_sha256, index, head.size, node(0, index).hex()])


REVIEW_TRACE = json.dumps(
    {
        "rules": [
            {
                "table": "bands",
                "row": 2,
                "rule": "r2",
                "cells": {
                    "bureau_score[x]": "[600..750]",
                    "outcome[y]": '"manual"',
                    "reason[z]": '"score.middle"',
                },
                "facts": {"bureau_score": 702},
            }
        ]
    }
)


def fill(connection: Connection, keys: KeyRing) -> None:
    records = CentralRecords(connection, keys)
    for each in s.everything():
        changed = each
        if each.key == "d1":
            report = '{"summary": {"lenders": 2, "open": [5, null]}}'
            changed = replace(each, trace=REVIEW_TRACE, report=report)
        records.add(changed)
    for each in (
        s.person(9, branch_id="b3", region_id="r2"),
        s.customer(2, branch_id="b2", owner_id="p9", name="王五"),
        s.customer(3, owner_id="p2", name="李四"),
        s.customer(4, branch_id="b3", region_id="r2", owner_id="p9", name="赵六"),
        s.application(2, customer_id="c2", branch_id="b2", owner_id="p9"),
        s.application(3, customer_id="c3", owner_id="p2", status="in_review", claimed_by="p1"),
        s.application(4, customer_id="c3", owner_id="p2", status="approved", approved_fen=400_000),
        s.contract(5, application_id="a5x", branch_id="b3", region_id="r2", owner_id="p9"),
        s.contract(6, application_id="a4", status="void", owner_id="p2"),
        s.contract(7, application_id="a3", customer_id="c3", owner_id="p2"),
        s.application(5, key="a5x", customer_id="c4", branch_id="b3", region_id="r2", owner_id="p9"),
        s.loan(2, contract_id="k2", customer_id="c2", branch_id="b2", owner_id="p9"),
        s.receipt(2, loan_id="l2", customer_id="c2", branch_id="b2"),
        s.line(2, number=2, status="doubtful", payer="某人", loan_id=""),
        s.line(3, number=3, status="unmatched", payer="无人", payer_account="", loan_id=""),
        s.product(2),
    ):
        records.add(each)
    for key, loan_id, branch in (("g1", "l1", "b1"), ("g2", "l2", "b2")):
        records.post(
            Entry(
                key=key, kind="disbursement", value_date=s.TODAY, posted_at=s.NOON, loan_id=loan_id,
                branch_id=branch, command_id="m1", by="p1",
                postings=(Posting("1303", 5_000_000, 0), Posting("1002", 0, 5_000_000)),
            )
        )  # fmt: skip
    fill_beside(connection)


def fill_beside(connection: Connection) -> None:
    for n, (person, branch, region) in enumerate(
        [("p1", "b1", "r1"), ("p9", "b3", "r2"), ("p2", "b1", "r1")], start=1
    ):
        connection.execute(
            insert(AUDIT_RECORDS).values(
                key=f"x{n}", at=s.NOON, person_id=person, device_id="dev1", branch_id=branch,
                region_id=region, action="SubmitApplication", subject=f"a{n}", outcome="done",
                facts='{"reason": "急用"}',
            )
        )  # fmt: skip
        connection.execute(
            insert(QUARANTINED_COMMANDS).values(
                key=f"q{n}", command="PostRepayment", version=1, body=b"sealed", device_id="dev1",
                person_id=person, branch_id=branch, region_id=region, error_id=f"E{n}", status="waiting",
                at=s.NOON,
            )
        )  # fmt: skip
    connection.execute(
        insert(COMMAND_RESULTS).values(
            command_id="m1", body_hash="h", outcome="refused", code="x.y", facts={"n": 1}, made={},
            person_id="p1", device_id="dev1", at=s.NOON,
        )
    )  # fmt: skip


@pytest.fixture(scope="module")
def filled(module_postgres_url: str, keys: KeyRing) -> Iterator[Engine]:
    engine = make_engine(module_postgres_url)
    with engine.begin() as connection:
        fill(connection, keys)
    yield engine
    engine.dispose()


@pytest.fixture
def ask(filled: Engine, keys: KeyRing) -> Iterator[Any]:
    with filled.connect() as connection:

        def asking(query: Query[Any], scope: Scope = Scope.BRANCH, **place: str) -> Any:
            of = actor(scope, type(query).permission, **place)
            return answer(query, of, connection, keys, s.TODAY, LogArithmetic())

        yield asking
        connection.rollback()


def actor(scope: Scope, permission: Permission, limit: Money | None = None, **place: str) -> Actor:
    where = {"person_id": "p1", "branch_id": "b1", "region_id": "r1", "device_id": "dev1", **place}
    return Actor(grants=(Grant(permission, scope, limit),), **where)


def test_the_register_is_the_catalogue() -> None:
    assert set(ANSWERS) == set(QUERIES.values())


GRANTED = sorted(name for name, query in QUERIES.items() if query.permission is not Permission.SELF)
NEEDED = ("application_id", "contract_id", "loan_id", "disbursement_id", "statement_id", "text", "id_number")


@pytest.mark.parametrize("name", GRANTED)
def test_nothing_is_answered_without_a_grant(filled: Engine, keys: KeyRing, name: str) -> None:
    wanted = QUERIES[name]
    given = dict.fromkeys({*NEEDED, "phone"} & set(wanted.__dataclass_fields__), "x")
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
    (administration.ListProductVersions(), "key", {Scope.OWN: ["pv2", "pv1"]}),
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
    assert ask(applications.FindDuplicates(id_number="", phone="")) == ()


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
        (repayments.ListReceipts(day="02.03.2026"), "date.not_a_date"),
    ],
)
def test_marks_and_days_that_make_no_sense_are_refused(ask: Any, query: Query[Any], code: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        ask(query)
    assert refusal.value.code == code


def test_a_review_file_is_complete(ask: Any) -> None:
    file = ask(applications.GetReviewFile(application_id="a1"), person_id="p2")
    assert file.application.score == 702
    assert file.customer.name == "陈小明"
    assert file.entered_by == "员工1"
    assert file.rules == (applications.RuleLine("score.middle", "702", "[600..750]", "manual"),)
    assert file.report == (
        applications.ReportSection("summary", (("lenders", "2"), ("open.1", "5"), ("open.2", ""))),
    )
    assert (file.limit_fen, file.rate_percent, file.irr_percent) == (6_000_000, "12.60", "12.60")
    assert len(file.plan) == 12
    assert sum(line.principal_fen for line in file.plan) == 5_000_000
    assert file.plan[0].due_fen == file.instalment_fen
    assert sum(line.interest_fen for line in file.plan) == file.total_interest_fen
    assert file.exposure_fen == 5_000_000
    assert file.history == (
        applications.HistoryLine("2026-03-02T04:00:00+00:00", "员工1", "SubmitApplication", "急用"),
    )
    assert file.readings == s.application().readings


def test_the_limit_is_the_askers_own(filled: Engine, keys: KeyRing) -> None:
    def limit(of: Actor) -> tuple[int, str]:
        grants = (*of.grants, Grant(Permission.APPLICATION_READ, Scope.ALL))
        with filled.connect() as connection:
            query = applications.GetReviewFile(application_id="a1")
            file = answer(query, replace(of, grants=grants), connection, keys, s.TODAY, LogArithmetic())
        return file.may_decide_fen, file.blocked

    review = Permission.APPLICATION_REVIEW
    assert limit(actor(Scope.BRANCH, review, Money(10_000_000), person_id="p2")) == (10_000_000, "")
    assert limit(actor(Scope.BRANCH, review, None, person_id="p2")) == (-1, "")
    assert limit(actor(Scope.BRANCH, review, None)) == (0, "access.four_eyes")
    assert limit(actor(Scope.BRANCH, review, None, person_id="p2", branch_id="b2")) == (0, "access.scope")
    assert limit(actor(Scope.ALL, Permission.LOAN_READ)) == (0, "access.permission")


def test_a_contract_in_full(ask: Any) -> None:
    file = ask(contracts.GetContract(contract_id="k1"))
    assert file.pdf_sha256 == "b" * 64
    told = [(term.term_id, term.explained) for term in file.key_terms]
    assert told == [("cost_sheet", False), ("rate", True)]
    assert dict(file.checks)["contract.rate_under_cap"] is True
    assert dict(file.checks)["contract.key_terms_explained"] is False
    assert file.signatures == ("borrower", "lender")
    assert (file.leaf_index, file.prepared_by) == (-1, "员工1")
    with pytest.raises(RuleBroken) as early:
        ask(contracts.GetEvidence(contract_id="k1"))
    assert early.value.code == "contract.not_sealed_yet"


def test_a_disbursement_with_its_checks(ask: Any, filled: Engine, keys: KeyRing) -> None:
    file = ask(disbursements.GetDisbursement(disbursement_id="o1"))
    assert file.checks == (
        ("disbursement.contract_signed", 5_000_000, True),
        ("disbursement.contract_amount", 5_000_000, True),
        ("disbursement.own_account", 5_000_000, True),
    )
    assert file.row.account_masked == "*" * 15 + "0001"
    assert file.blocked == "access.permission"
    of = actor(Scope.BRANCH, Permission.DISBURSEMENT_CONFIRM, None, person_id="p2")
    of = replace(of, grants=(*of.grants, Grant(Permission.LOAN_READ, Scope.ALL)))
    with filled.connect() as connection:
        query = disbursements.GetDisbursement(disbursement_id="o1")
        own = answer(query, of, connection, keys, s.TODAY, LogArithmetic())
    assert own.blocked == "access.four_eyes"


def test_a_loan_in_full(ask: Any) -> None:
    file = ask(repayments.GetLoan(loan_id="l1"))
    assert len(file.plan) == 12
    assert file.plan[0].left_fen == file.plan[0].due_fen > 0
    assert file.payoff_fen == 5_000_000
    assert [row.key for row in file.receipts] == ["t1"]
    assert [(line.account, line.debit_fen, line.credit_fen) for line in file.entries] == [
        ("1303", 5_000_000, 0),
        ("1002", 0, 5_000_000),
    ]
    assert file.entries[0].account_name == "贷款"
    assert not file.from_replica


def test_a_statement_names_its_candidates(ask: Any) -> None:
    view = ask(repayments.GetStatement(statement_id="s1"))
    assert (view.row.posted_count, view.row.open_count, view.row.imported_by) == (0, 3, "员工3")
    by_name, by_card, unknown = view.lines
    assert by_name.loan_number == "L000001"
    assert by_name.candidates == (("l1", "L000001", "陈小明", 0),)
    assert by_card.candidates == by_name.candidates
    assert unknown.candidates == ()


def test_changes_show_no_password_hash(filled: Engine, keys: KeyRing, ask: Any) -> None:
    from lendesk.storage.central.queries.administration import without_hash

    shown = without_hash('{"name": "员工", "password_hash": "$argon2id$", "of": [{"password_hash": "x"}]}')
    assert json.loads(shown) == {"name": "员工", "of": [{}]}
    assert without_hash("") == ""
    (change,) = ask(administration.ListChanges())
    assert (change.proposed_by_name, change.before) == ("员工1", "{}")


def test_the_trial_balance_balances_in_every_reach(ask: Any) -> None:
    for scope, fen in ((Scope.OWN, 5_000_000), (Scope.BRANCH, 5_000_000), (Scope.ALL, 10_000_000)):
        lines = ask(reporting.GetTrialBalance(), scope)
        assert [(line.account, line.debit_fen, line.credit_fen) for line in lines] == [
            ("1002", 0, fen),
            ("1303", fen, 0),
        ]


def test_only_the_own_results_are_told(ask: Any) -> None:
    own = ask(reporting.GetCommandResult(command_id="m1"))
    assert (own.outcome, own.code, own.facts) == (Outcome.REFUSED, "x.y", {"n": 1})
    assert ask(reporting.GetCommandResult(command_id="m1"), person_id="p2") is None
    assert ask(reporting.GetCommandResult(command_id="m9")) is None


def test_the_log_is_checked_from_its_first_leaf(engine: Engine, keys: KeyRing) -> None:
    of = actor(Scope.ALL, Permission.AUDIT_READ)
    with engine.connect() as connection:
        fill(connection, keys)

        def check() -> reporting.AuditCheck:
            return answer(reporting.CheckAudit(), of, connection, keys, s.TODAY, LogArithmetic())

        assert check() == reporting.AuditCheck(True, 0, 3, tree_root([]).hex(), "")
        entries = log.unsealed_audit(connection, 10)
        leaves = [log.Leaf(n, log.AUDIT, one.key, leaf_hash(one.content())) for n, one in enumerate(entries)]
        leaves.append(log.Leaf(3, log.CONTRACT, "k1", leaf_hash(contract_leaf("K000001", "b" * 64))))
        nodes = [log.StoredNode(0, leaf.index, leaf.leaf_hash) for leaf in leaves]
        log.append(connection, leaves, nodes)
        root = tree_root([leaf.leaf_hash for leaf in leaves])
        log.add_head(connection, log.StoredHead(4, root, b"signed", s.NOON))
        assert check() == reporting.AuditCheck(True, 4, 0, root.hex(), "")
        reader = actor(Scope.ALL, Permission.CONTRACT_READ)
        query = contracts.GetEvidence(contract_id="k1")
        bundle = answer(query, reader, connection, keys, s.TODAY, LogArithmetic())
        assert json.loads(bundle) == ["K000001", "b" * 64, 3, 4, leaves[3].leaf_hash.hex()]
        (first, *_) = answer(reporting.ListAudit(), of, connection, keys, s.TODAY, LogArithmetic()).rows
        assert (first.leaf_index, first.leaf_hash) == (2, leaves[2].leaf_hash.hex())
        log.add_head(connection, log.StoredHead(5, root, b"signed", s.NOON))
        assert check().first_bad == "head-5"
        connection.execute(text("UPDATE audit_records SET person_id = 'p7' WHERE key = 'x2'"))
        assert (check().sound, check().first_bad) == (False, "x2")
