"""A centre with something in every table, and questions to it: for the tests of queries."""

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert

from lendesk.documents.evidence.bundle import contract_leaf
from lendesk.documents.evidence.merkle import leaf_hash, tree_root
from lendesk.domain.access import Actor, Grant, Permission, Scope
from lendesk.domain.ledger.entries import Entry, Posting
from lendesk.domain.money import Money
from lendesk.storage.central import log
from lendesk.storage.central.engine import make_engine
from lendesk.storage.central.queries.answers import answer
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing
from lendesk.storage.central.tables import AUDIT_RECORDS, COMMAND_RESULTS, QUARANTINED_COMMANDS
from lendesk.usecases.messages import Query

_SPEC = importlib.util.spec_from_file_location("central_specimens", Path(__file__).parent / "specimens.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
s: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(s)


class LogArithmetic:
    """What the server hands in."""

    leaf_hash = staticmethod(leaf_hash)
    tree_root = staticmethod(tree_root)
    contract_leaf = staticmethod(contract_leaf)

    def head_holds(self, head: log.StoredHead) -> bool:
        return head.signature == b"signed"

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
        s.calendar(2),
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
