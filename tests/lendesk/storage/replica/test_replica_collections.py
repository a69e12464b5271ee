"""The queue of collections off line: stages, order, pages, and who is the customer."""

from __future__ import annotations

from dataclasses import fields

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.storage.replica.answers import ReplicaAnswers
from lendesk.storage.replica.collections import get_stages, list_cases
from lendesk.storage.replica.replica import open_replica
from lendesk.usecases.collections.queries import CaseOrder, GetStages, ListCases
from lendesk.usecases.projections import TABLES


def row(table, key, **named):
    blank = {field.name: 0 if field.type == "int" else "" for field in fields(TABLES[table])}
    return TABLES[table](**{**blank, "key": key, **named})


def behind(key, days, due_fen, owner="p1", status="overdue"):
    return row(
        "loans", key, customer_id=f"c-{key}", customer_name=key, days_past_due=days, due_fen=due_fen,
        owner_id=owner, status=status,
    )  # fmt: skip


@pytest.fixture
def replica(tmp_path):
    made = open_replica(tmp_path / "replica.db", bytes(range(32)))
    loans = (
        behind("l1", 1, 500),
        behind("l2", 30, 100, owner="p2"),
        behind("l3", 30, 300),
        behind("l4", 31, 70),
        behind("l5", 400, 40),
        behind("l6", 0, 40),
        behind("l7", 20, 40, status="written_off"),
    )
    with made.begin() as writing:
        writing.put("loans", loans)
        writing.put("customers", (row("customers", "c-l1", name="罗志文", phone_tail="4418"),))
    yield made
    made.close()


def test_stages_are_counted(replica):
    counted = get_stages(replica.file, GetStages(), "p1")
    assert [(one.stage, one.count, one.due_fen) for one in counted] == [
        ("M1", 3, 900), ("M2", 1, 70), ("M3", 0, 0), ("M3+", 1, 40),
    ]  # fmt: skip
    assert get_stages(replica.file, GetStages(mine=True), "p1")[0].count == 2


@pytest.mark.parametrize(
    ("order", "keys"), [(CaseOrder.DAYS, ["l3", "l2", "l1"]), (CaseOrder.ARREARS, ["l1", "l3", "l2"])]
)
def test_pages_are_pieces_of_one_order(replica, order, keys):
    found, after = [], ""
    while True:
        page = list_cases(replica.file, ListCases(order=order, after=after, limit=1), "p1")
        found += [line.key for line in page.rows]
        after = page.after
        if not after:
            break
    assert found == keys


def test_a_line_has_the_tail_of_the_phone_where_the_customer_is_held(replica):
    lines = list_cases(replica.file, ListCases(order=CaseOrder.ARREARS), "p1").rows
    assert [line.phone_tail for line in lines] == ["4418", "", ""]
    assert {line.step for line in lines} == {"call"}
    assert ReplicaAnswers(replica).phone_tail("c-l1") == "4418"
    assert ReplicaAnswers(replica).phone_tail("nobody") == ""


def test_wrong_marks_and_stages_are_refused(replica):
    with pytest.raises(RuleBroken, match=r"page\.unknown_mark"):
        list_cases(replica.file, ListCases(after="x|y"), "p1")
    with pytest.raises(RuleBroken, match=r"stage\.unknown"):
        list_cases(replica.file, ListCases(stage="M9"), "p1")
