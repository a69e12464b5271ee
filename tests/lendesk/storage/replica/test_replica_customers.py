"""Customers off line: what the workstation holds, no more, and it says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.storage.replica.answers import ReplicaAnswers
from lendesk.storage.replica.replica import open_replica
from lendesk.usecases.customers.queries import (
    UNTOLD,
    CustomerFile,
    CustomerFilter,
    GetCustomer,
    ListCustomerEvents,
    ListCustomerNotes,
    ListCustomers,
)
from lendesk.usecases.projections import TABLES


def row(table: str, key: str, **named: object) -> Any:
    blank = {field.name: 0 if field.type == "int" else "" for field in fields(TABLES[table])}
    return TABLES[table](**{**blank, "key": key, **named})


@pytest.fixture
def answers(tmp_path: Path) -> Iterator[ReplicaAnswers]:
    replica = open_replica(tmp_path / "replica.db", bytes(range(32)))
    with replica.begin() as writing:
        people = [
            row("customers", f"c{n}", name=f"客户{n}", phone_tail=f"000{n}", branch_id="b1", owner_id="p1")
            for n in range(1, 6)
        ]
        writing.put("customers", tuple(people))
        loans = (
            row("loans", "l1", customer_id="c2", outstanding_fen=500, due_fen=20, days_past_due=7,
                status="overdue"),
            row("loans", "l2", customer_id="c2", outstanding_fen=300, status="active"),
            row("loans", "l3", customer_id="c4", outstanding_fen=900, status="active"),
        )  # fmt: skip
        writing.put("loans", loans)
        writing.put("applications", (row("applications", "a1", customer_id="c2", status="waiting"),))
        writing.put("branches", (row("branches", "b1", name="朝阳支行", name_en="Chaoyang"),))
        writing.put("persons", (row("persons", "p1", name="员工1"),))
    yield ReplicaAnswers(replica)
    replica.close()


def test_the_list_pages_with_the_sums_of_what_is_held(answers: ReplicaAnswers) -> None:
    first = answers.answer(ListCustomers(limit=2))
    assert ([line.key for line in first.rows], first.after) == (["c5", "c4"], "c4")
    second = answers.answer(ListCustomers(limit=2, after=first.after))
    worst = second.rows[1]
    assert (worst.key, worst.loan_count, worst.outstanding_fen, worst.days_past_due) == ("c2", 2, 800, 7)
    assert [line.key for line in answers.answer(ListCustomers(limit=2, after=second.after)).rows] == ["c1"]


def test_the_list_finds_by_tail_and_filters_by_what_is_overdue(answers: ReplicaAnswers) -> None:
    assert [line.key for line in answers.answer(ListCustomers(text="0004")).rows] == ["c4"]
    assert answers.answer(ListCustomers(text="9999")).rows == ()
    overdue = answers.answer(ListCustomers(only=CustomerFilter.OVERDUE))
    assert [line.key for line in overdue.rows] == ["c2"]
    assert len(answers.answer(ListCustomers(only=CustomerFilter.OWN_BRANCH)).rows) == 5


def test_one_customer_says_that_it_is_a_copy(answers: ReplicaAnswers) -> None:
    file: CustomerFile = answers.answer(GetCustomer(customer_id="c2"))
    assert file.from_replica
    assert [loan.key for loan in file.loans] == ["l2", "l1"]
    assert [one.row.key for one in file.applications] == ["a1"]
    assert (file.branch_name_en, file.owner_name) == ("Chaoyang", "员工1")
    assert file.figures is not None
    assert (file.figures.outstanding_fen, file.figures.due_fen, file.figures.days_past_due) == (800, 20, 7)
    assert (file.figures.exposure_fen, file.figures.settled_loans) == (UNTOLD, UNTOLD)
    assert file.notes.rows == file.history.rows == ()


@pytest.mark.parametrize(
    "query",
    [
        ListCustomers(only=CustomerFilter.WITH_LIMIT),
        ListCustomerNotes(customer_id="c2"),
        ListCustomerEvents(customer_id="c2"),
    ],
)
def test_what_no_workstation_holds_needs_the_line(answers: ReplicaAnswers, query: Any) -> None:
    with pytest.raises(RuleBroken) as refused:
        answers.answer(query)
    assert refused.value.code == "line.needs_connection"


def test_a_customer_of_another_branch_is_not_here(answers: ReplicaAnswers) -> None:
    with pytest.raises(RuleBroken) as missing:
        answers.answer(GetCustomer(customer_id="c9"))
    assert missing.value.code == "record.missing"
