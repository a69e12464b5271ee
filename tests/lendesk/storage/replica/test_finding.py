"""Search in the replica: the same words as at the centre, kept right through every kind of change."""

from __future__ import annotations

from dataclasses import fields

import pytest

from lendesk.storage.replica.answers import ReplicaAnswers
from lendesk.storage.replica.replica import open_replica
from lendesk.usecases.projections import TABLES
from lendesk.usecases.search.queries import FindAnything, FoundKind
from lendesk.usecases.search.words import search_words

KEY = bytes(range(32))


def row(table: str, key: str, **named: object):
    blank = {field.name: 0 if field.type == "int" else "" for field in fields(TABLES[table])}
    return TABLES[table](**{**blank, "key": key, **named})


def customer(key: str, name: str, **named: object):
    return row("customers", key, name=name, search_words=search_words(name), **named)


def loan(key: str, number: str, customer_id: str, name: str):
    return row("loans", key, number=number, customer_id=customer_id, customer_name=name, outstanding_fen=500)


@pytest.fixture
def replica(tmp_path):
    made = open_replica(tmp_path / "replica.db", KEY)
    with made.begin() as writing:
        writing.put(
            "customers",
            (
                customer("c1", "李秀芳", phone_tail="2210", phone_masked="138****2210"),
                customer("c2", "李秀芬", phone_tail="2218", id_tail="112X", id_masked="4406**********112X"),
                customer("c3", "仇英", phone_tail="2210", phone_masked="139****2210"),
            ),
        )
        writing.put(
            "loans",
            (loan("l1", "XF-2025-0212", "c1", "李秀芳"), loan("l2", "XF-2025-0213", "c9", "外支客户")),
        )
        writing.put(
            "applications",
            (row("applications", "a1", number="JJ-20261121-0037", customer_id="c1", customer_name="李秀芳"),),
        )
    yield made
    made.close()


@pytest.fixture
def find(replica):
    def finding(words: str, **more: object) -> list[str]:
        return [each.key for each in ReplicaAnswers(replica).answer(FindAnything(words=words, **more))]

    return finding


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("李秀芳", ["c1", "a1", "l1"]),
        ("秀芳", ["c1", "a1", "l1"]),
        ("lxf", ["c2", "c1", "a1", "l1"]),
        ("lixiufang", ["c1", "a1", "l1"]),
        ("qiu", ["c3"]),
        ("chou", []),
        ("2210", ["c3", "c1", "a1", "l1"]),
        ("李 2210", ["c1", "a1", "l1"]),
        ("138 7766 2210", ["c1", "a1", "l1"]),
        ("112x", ["c2"]),
        ("0212", ["l1"]),
        ("xf-2025", ["l2", "l1"]),
        ("1121-0037", ["a1"]),
        ("外支", ["l2"]),
        ("%", []),
        ('"', []),
        ("lxf OR qy", []),
        ("  ", []),
    ],
)
def test_found_by(find, words, keys):
    assert find(words) == keys


def test_kinds_and_limit_narrow(find):
    assert find("lxf", kinds=(FoundKind.LOAN,)) == ["l1"]
    assert find("lxf", limit=1) == ["c2", "a1", "l1"]
    assert find("lxf", kinds=(FoundKind.CONTRACT,)) == []


def test_a_hit_tells_what_the_line_shows(replica):
    answer = ReplicaAnswers(replica).answer(FindAnything(words="0212"))
    assert [(each.kind, each.name, each.number, each.amount_fen) for each in answer] == [
        (FoundKind.LOAN, "李秀芳", "XF-2025-0212", 500)
    ]


def test_a_changed_name_is_found_by_the_new_one_only(replica, find):
    with replica.begin() as writing:
        writing.put("customers", (customer("c1", "王芳", phone_tail="2210"),))
    assert find("秀芳", kinds=(FoundKind.CUSTOMER,)) == []
    assert find("wf") == ["c1", "a1", "l1"]


def test_what_is_removed_or_left_out_of_a_snapshot_is_not_found(replica, find):
    with replica.begin() as writing:
        writing.remove("customers", ("c3",))
    assert find("qy") == []
    with replica.begin() as writing:
        writing.begin_snapshot()
        writing.put("customers", (customer("c2", "李秀芬"),))
        writing.end_snapshot()
    assert find("l") == ["c2"]
    with replica.begin() as writing:
        writing.purge()
    assert find("l") == []
