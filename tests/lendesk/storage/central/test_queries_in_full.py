"""What the queries of one record, of reports and of the log answer."""

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from lendesk.documents.evidence.bundle import contract_leaf
from lendesk.documents.evidence.merkle import leaf_hash, tree_root
from lendesk.domain.access import Actor, Grant, Permission, Scope
from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money
from lendesk.storage.central import log
from lendesk.storage.central.queries.answers import answer
from lendesk.storage.central.sealed import KeyRing
from lendesk.usecases.administration import queries as administration
from lendesk.usecases.applications import queries as applications
from lendesk.usecases.contracts import queries as contracts
from lendesk.usecases.disbursements import queries as disbursements
from lendesk.usecases.messages import Outcome
from lendesk.usecases.repayments import queries as repayments
from lendesk.usecases.reporting import queries as reporting

_SPEC = importlib.util.spec_from_file_location("filled_centre", Path(__file__).parent / "filled_centre.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
centre: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(centre)
s, fill, actor, LogArithmetic = centre.s, centre.fill, centre.actor, centre.LogArithmetic
filled, ask = centre.filled, centre.ask


def test_what_was_read_from_papers_is_masked_as_on_the_customer(ask: Any) -> None:
    file = ask(applications.GetReviewFile(application_id="a1"), person_id="p2")
    [reading] = file.readings
    assert reading.field == "id_number"
    assert reading.raw == reading.confirmed == file.customer.id_masked


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
    assert [one.field for one in file.readings] == [one.field for one in s.application().readings]


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
