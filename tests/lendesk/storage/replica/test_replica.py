"""The replica: rebuilt when of another shape, answers by SQL, never shows more than the pull brought."""

from __future__ import annotations

from dataclasses import fields

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.storage.encrypted import EncryptedFile
from lendesk.storage.replica.answers import ReplicaAnswers
from lendesk.storage.replica.replica import READ_AT_ONCE, open_replica
from lendesk.usecases.applications.queries import FindCustomers, ListApplications, ListProducts
from lendesk.usecases.contracts.queries import ListContracts
from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.projections import TABLES
from lendesk.usecases.repayments.queries import ListLoans, ListReceipts
from lendesk.usecases.search.words import search_words
from lendesk.usecases.synchronisation.checks import table_check
from lendesk.usecases.synchronisation.exchange import Position
from lendesk.usecases.synchronisation.ports import ReplicaState

KEY = bytes(range(32))
STATE = ReplicaState("life-1", 3, Position(7, 2), "2026-03-02")


def row(table: str, key: str, **named: object):
    blank = {field.name: 0 if field.type == "int" else "" for field in fields(TABLES[table])}
    return TABLES[table](**{**blank, "key": key, **named})


@pytest.fixture
def path(tmp_path):
    return tmp_path / "replica.db"


@pytest.fixture
def replica(path):
    made = open_replica(path, KEY)
    yield made
    made.close()


@pytest.fixture
def answers(replica):
    with replica.begin() as writing:
        writing.put(
            "customers",
            (
                row(
                    "customers",
                    "c1",
                    name="欧阳明",
                    search_words=search_words("欧阳明"),
                    phone_tail="4321",
                    id_tail="051X",
                ),
                row(
                    "customers", "c2", name="李一_二", search_words=search_words("李一_二"), phone_tail="1111"
                ),
            ),
        )
        loans = [
            row(
                "loans",
                f"l{n}",
                number=f"D{n}",
                customer_id=f"c{1 + n % 2}",
                status="active",
                disbursed_on=f"2026-0{7 if n == 1 else 5 if n == 5 else 6}-01",
            )
            for n in range(1, 6)
        ]
        writing.put("loans", tuple(loans))
        writing.put("receipts", (row("receipts", "r1", number="L01-000001", value_date="2026-03-02"),))
        writing.put(
            "applications", (row("applications", "a1", customer_id="c1", status="review", number="S1"),)
        )
        writing.put(
            "products",
            (row("products", "p1", code="XF", version=1), row("products", "p2", code="XF", version=2)),
        )
    return ReplicaAnswers(replica)


def test_state_rows_and_acknowledgements_are_there_after_reopening(path):
    replica = open_replica(path, KEY)
    with replica.begin() as writing:
        writing.put("loans", (row("loans", "l1"),))
        writing.acknowledge((CommandResult("m1", Outcome.DONE),))
        writing.set_state(STATE)
    replica.close()
    again = open_replica(path, KEY)
    assert (again.state(), again.acknowledged()) == (STATE, {"m1"})
    assert [each.key for each in again.rows("loans")] == ["l1"]
    again.close()


@pytest.mark.parametrize("count", [0, 1, READ_AT_ONCE, 2 * READ_AT_ONCE + 1])
def test_rows_read_some_at_a_time_are_all_of_them_in_order(replica, count):
    brought = tuple(row("receipts", f"r{n:05d}") for n in range(count))
    with replica.begin() as writing:
        writing.put("receipts", tuple(reversed(brought)))
    assert replica.rows("receipts") == brought
    assert replica.checks()["receipts"] == table_check(brought)


def test_others_come_to_the_file_between(replica):
    with replica.begin() as writing:
        writing.put("receipts", tuple(row("receipts", f"r{n:05d}") for n in range(READ_AT_ONCE + 2)))
    reading = replica.each("receipts")
    first = next(reading)
    with replica.begin() as writing:
        writing.remove("receipts", (f"r{READ_AT_ONCE:05d}",))
    assert [first.key, *(one.key for one in reading)][-2:] == [
        f"r{READ_AT_ONCE - 1:05d}",
        f"r{READ_AT_ONCE + 1:05d}",
    ]


def test_another_shape_another_key_or_damage_builds_it_anew(path):
    def filled():
        replica = open_replica(path, KEY)
        with replica.begin() as writing:
            writing.set_state(STATE)
        return replica

    replica = filled()
    with replica.file.transaction() as cursor:
        cursor.execute("UPDATE facts SET value = 'other' WHERE name = 'schema'")
    replica.close()
    again = open_replica(path, KEY)
    assert again.state().position is None
    again.close()
    filled().close()
    other = open_replica(path, bytes(32))
    assert other.state() == ReplicaState("", 0, None)
    other.close()
    path.write_bytes(b"not a database" * 1000)
    damaged = open_replica(path, KEY)
    assert damaged.state().position is None
    damaged.close()


def test_nothing_of_it_is_readable_on_the_disk(path, replica, answers):
    for file in path.parent.iterdir():
        assert "欧阳明".encode() not in file.read_bytes()
    with pytest.raises(RuleBroken, match=r"replica\.unreadable"):
        EncryptedFile(path, bytes(32), "replica")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("欧", ["c1"]),
        ("oy", ["c1"]),
        ("4321", ["c1"]),
        ("051x", ["c1"]),
        ("李一", ["c2"]),
        ("liyier", ["c2"]),
        ("_", []),
        ("%", []),
        ("  ", []),
    ],
)
def test_customers_are_found_by_name_initials_and_tails(answers, text, keys):
    assert [each.key for each in answers.answer(FindCustomers(text=text))] == keys


def test_loans_come_in_pages_newest_first_and_by_their_customer(answers):
    first = answers.answer(ListLoans(limit=2))
    assert ([each.key for each in first.rows], first.after) == (["l1", "l4"], "2026-06-01|l4")
    second = answers.answer(ListLoans(limit=10, after=first.after))
    assert ([each.key for each in second.rows], second.after) == (["l3", "l2", "l5"], "")
    with pytest.raises(RuleBroken, match=r"page\.unknown_mark"):
        answers.answer(ListLoans(after="l4"))
    assert [each.key for each in answers.answer(ListLoans(text="oym")).rows] == ["l4", "l2"]
    assert [each.key for each in answers.answer(ListLoans(text="D3")).rows] == ["l3"]
    assert answers.answer(ListLoans(status="settled")).rows == ()


def test_other_answers(answers):
    assert [each.version for each in answers.answer(ListProducts())] == [2]
    assert [each.key for each in answers.answer(ListReceipts(day="2026-03-02")).rows] == ["r1"]
    assert answers.answer(ListReceipts(day="2026-03-03")).rows == ()
    assert [each.key for each in answers.answer(ListApplications(text="欧阳")).rows] == ["a1"]
    with pytest.raises(RuleBroken, match=r"line\.needs_connection"):
        answers.answer(ListContracts())
    with pytest.raises(RuleBroken, match=r"record\.missing"):
        answers.loan("unknown")
