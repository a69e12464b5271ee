"""The loan register from the replica: any page, sorted and filtered, through indexes alone."""

from __future__ import annotations

from dataclasses import fields

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.storage.replica.answers import ReplicaAnswers
from lendesk.storage.replica.browsing import places
from lendesk.storage.replica.replica import open_replica
from lendesk.usecases.projections import LoanRow
from lendesk.usecases.repayments.queries import LOAN_SORTS, ListLoanLines
from lendesk.usecases.search.words import search_words

KEY = bytes(range(32))
NAMES = {0: "陈嘉豪", 1: "李秀芳", 2: "王建国"}


def loan(number: int) -> LoanRow:
    blank = {field.name: 0 if field.type == "int" else "" for field in fields(LoanRow)}
    name = NAMES[number % 3]
    return LoanRow(
        **{
            **blank,
            "key": f"l{number:04d}",
            "number": f"LN-{number:04d}",
            "customer_id": f"c{number % 3}",
            "customer_name": name,
            "outstanding_fen": (number * 7919) % 1000,
            "next_due": f"2026-{1 + number % 12:02d}-05",
            "days_past_due": number % 40,
            "status": "overdue" if number % 4 == 0 else "active",
        }
    )


LOANS = tuple(loan(number) for number in range(500))


@pytest.fixture(scope="module")
def replica(tmp_path_factory):
    made = open_replica(tmp_path_factory.mktemp("replica") / "replica.db", KEY)
    with made.begin() as writing:
        writing.put("loans", LOANS)
    yield made
    made.close()


@pytest.fixture
def answers(replica) -> ReplicaAnswers:
    return ReplicaAnswers(replica)


@pytest.mark.parametrize("sort", LOAN_SORTS)
@pytest.mark.parametrize("descending", [False, True])
def test_every_page_is_a_piece_of_the_same_order(answers, sort, descending):
    ordered = sorted(LOANS, key=lambda row: (getattr(row, sort), row.key), reverse=descending)
    for first in (0, 90, 480):
        page = answers.answer(ListLoanLines(sort=sort, descending=descending, first=first, limit=40))
        assert [line.key for line in page.rows] == [row.key for row in ordered[first : first + 40]]
        assert page.total == 500


def test_without_a_sort_the_newest_come_first(answers):
    assert [line.key for line in answers.answer(ListLoanLines(limit=2)).rows] == ["l0499", "l0498"]


def test_filtered_rows_are_counted(answers):
    page = answers.answer(ListLoanLines(status="overdue", first=100, limit=50))
    assert page.total == 125
    assert len(page.rows) == 25
    assert {line.status for line in page.rows} == {"overdue"}


def test_a_number_is_found(answers):
    assert [line.number for line in answers.answer(ListLoanLines(text="LN-0042")).rows] == ["LN-0042"]
    assert answers.answer(ListLoanLines(text=search_words("nobody") or "nobody")).total == 0


def test_another_column_is_refused(answers):
    with pytest.raises(RuleBroken) as refusal:
        answers.answer(ListLoanLines(sort="terms; DROP TABLE loans"))
    assert refusal.value.code == "list.unknown_sort"


@pytest.mark.parametrize("sort", ["", *LOAN_SORTS])
@pytest.mark.parametrize("status", ["", "overdue"])
def test_a_page_sorts_nothing_and_reads_only_its_rows(replica, sort, status):
    """The plan says so: an index in order, no temporary tree for the whole list."""
    sql = places(ListLoanLines(sort=sort, status=status), "status = :status" if status else "1")
    values = {"status": status, "most": 50, "first": 400}
    plan = [row[3] for row in replica.file.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert len(plan) == 1
    assert "INDEX" in plan[0]
