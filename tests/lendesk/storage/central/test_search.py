"""Search everywhere at the centre: what is found, and that each kind ends where its own reach ends."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from lendesk.domain.access import Actor, Grant, Permission, Scope
from lendesk.storage.central.queries.answers import answer
from lendesk.storage.central.sealed import KeyRing
from lendesk.usecases.search.queries import FindAnything, FoundKind
from lendesk.usecases.search.words import GAP, in_signs

_SPEC = importlib.util.spec_from_file_location("filled_centre", Path(__file__).parent / "filled_centre.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
centre: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(centre)
s, filled = centre.s, centre.filled
P = Permission
READS = (P.CUSTOMER_READ, P.APPLICATION_READ, P.CONTRACT_READ, P.LOAN_READ)


@pytest.fixture
def find(filled: Engine, keys: KeyRing) -> Any:
    def finding(
        words: str, scope: Scope = Scope.ALL, permissions: tuple[Permission, ...] = READS, **more: Any
    ) -> list[str]:
        actor = Actor("p1", "b1", "r1", tuple(Grant(one, scope) for one in permissions))
        with filled.connect() as connection:
            query = FindAnything(words=words, **more)
            found = answer(query, actor, connection, keys, s.TODAY, centre.LogArithmetic())
        return [each.key for each in found]

    return finding


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("李四", ["c3", "a4", "a3", "k7"]),
        ("四", ["c3", "a4", "a3", "k7"]),
        ("lisi", ["c3", "a4", "a3", "k7"]),
        ("ls", ["c3", "a4", "a3", "k7"]),
        ("王", ["c2", "a2", "l2"]),
        ("0003", ["c3", "a4", "a3", "k7"]),
        ("李 0003", ["c3", "a4", "a3", "k7"]),
        ("王 0003", []),
        ("40003", ["c3", "a4", "a3", "k7"]),
        ("138 1234 0003", ["c3", "a4", "a3", "k7"]),
        ("90003", []),
        ("a000001", ["a1"]),
        ("%", []),
        ("' OR 1=1", []),
        ("   ", []),
    ],
)
def test_found_by(find: Any, words: str, wanted: list[str]) -> None:
    assert find(words) == wanted


def test_each_kind_ends_where_its_reach_ends(find: Any) -> None:
    assert find("c", Scope.OWN) == ["c1", "a1", "k1", "l1"]
    assert find("王五", Scope.BRANCH) == []
    assert find("王五", Scope.REGION) == ["c2", "a2", "l2"]
    assert find("赵", Scope.REGION) == []
    assert find("赵", Scope.ALL) == ["c4", "a5x"]


def test_a_kind_without_a_grant_is_left_out_and_none_at_all_finds_nothing(find: Any) -> None:
    assert find("李四", permissions=(P.APPLICATION_READ,)) == ["a4", "a3"]
    assert find("李四", permissions=()) == []


def test_a_file_in_reach_of_a_person_of_another_branch_is_found(
    filled: Engine, keys: KeyRing, find: Any
) -> None:
    with filled.begin() as connection:
        connection.execute(text("UPDATE applications SET branch_id = 'b1' WHERE key = 'a2'"))
    try:
        assert find("王五", Scope.BRANCH) == ["a2"]
    finally:
        with filled.begin() as connection:
            connection.execute(text("UPDATE applications SET branch_id = 'b2' WHERE key = 'a2'"))


def test_kinds_and_limit_narrow_and_hits_are_masked(find: Any, filled: Engine, keys: KeyRing) -> None:
    assert find("李四", kinds=(FoundKind.CONTRACT,)) == ["k7"]
    assert find("李四", limit=1) == ["c3", "a4", "k7"]
    actor = Actor("p1", "b1", "r1", (Grant(P.CUSTOMER_READ, Scope.ALL),))
    with filled.connect() as connection:
        (hit,) = answer(FindAnything(words="李四"), actor, connection, keys, s.TODAY, centre.LogArithmetic())
    assert (hit.name, hit.number, hit.phone_masked) == ("李四", "", "138****0003")
    assert hit.id_masked.count("*") == 10


def test_a_single_letter_is_found_by_index(filled: Engine) -> None:
    with filled.connect() as connection:
        connection.execute(text("SET enable_seqscan = off"))
        pattern = f"%{GAP}{in_signs('陈')}%"
        plan = connection.scalars(
            text("EXPLAIN SELECT key FROM customers WHERE search_words LIKE :pattern"), {"pattern": pattern}
        ).all()
        parts = connection.scalar(text("SELECT cardinality(show_trgm(:pattern))"), {"pattern": pattern})
    assert parts == 4
    assert any("customers_by_words" in line for line in plan)
