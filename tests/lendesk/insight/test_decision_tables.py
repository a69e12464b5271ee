"""Decision tables: the shipped ones decide as required, broken ones are refused with their place."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.decisions.decision import Outcome
from lendesk.domain.decisions.inputs import DecisionInputs
from lendesk.domain.errors import RuleBroken
from lendesk.insight.decision_tables import (
    DecisionTable,
    decide,
    shipped_names,
    shipped_table,
    shipped_text,
)

USUAL = DecisionInputs(
    product="personal_credit",
    amount_fen=500_000,
    term=6,
    age=35,
    income_fen=1_000_000,
    instalment_fen=87_763,
    product_max_fen=20_000_000,
    base_price_ppm=180_000,
    score=780,
    bureau_score=780,
)


@pytest.fixture(scope="module")
def personal() -> DecisionTable:
    return shipped_table("personal-credit-v1")


def test_the_shipped_tables_are_sound() -> None:
    assert shipped_names() == ["micro-business-v1", "personal-credit-v1"]
    assert all(len(shipped_table(name).version) == 64 for name in shipped_names())


@pytest.mark.parametrize(
    ("score", "outcome", "reason"),
    [
        (1000, Outcome.APPROVE, "score.good"),
        (751, Outcome.APPROVE, "score.good"),
        (750, Outcome.MANUAL, "score.middle"),
        (650, Outcome.MANUAL, "score.middle"),
        (600, Outcome.MANUAL, "score.middle"),
        (599, Outcome.DECLINE, "score.low"),
        (0, Outcome.DECLINE, "score.low"),
        (None, Outcome.MANUAL, "score.missing"),
    ],
)
@pytest.mark.parametrize("name", ["personal-credit-v1", "micro-business-v1"])
def test_score_bands(name: str, score: int | None, outcome: Outcome, reason: str) -> None:
    decision = decide(shipped_table(name), replace(USUAL, score=score, bureau_score=score))
    assert decision.outcome is outcome
    assert decision.reasons[0] == reason


def test_an_approval_carries_limit_price_version_and_trace(personal: DecisionTable) -> None:
    decision = decide(personal, USUAL)
    assert decision.limit_fen == 12_000_000  # twelve months of income
    assert decision.price_ppm == 180_000
    assert decision.table_version == personal.version
    trace = json.loads(decision.trace)
    assert trace["facts"]["score"] == 780
    assert [rule["rule"] for rule in trace["rules"]] == ["offer-2", "band-approve"]
    assert decide(personal, USUAL) == decision


@pytest.mark.parametrize(
    ("change", "outcome", "reason"),
    [
        ({"dishonest": True}, Outcome.DECLINE, "court.dishonest_debtor"),
        ({"bureau_score": 649}, Outcome.MANUAL, "bureau_score.below_floor"),
        ({"bureau_score": 650}, Outcome.APPROVE, "score.good"),
        ({"income_fen": 175_525}, Outcome.MANUAL, "income.below_floor"),
        ({"age": 17}, Outcome.DECLINE, "age.too_young"),
        ({"age": 61}, Outcome.DECLINE, "age.too_old"),
        ({"enquiries_3_months": 6}, Outcome.APPROVE, "score.good"),
        ({"enquiries_3_months": 7}, Outcome.MANUAL, "enquiries.many"),
        ({"lenders": 6}, Outcome.MANUAL, "lenders.many"),
        ({"current_overdue_fen": 1}, Outcome.DECLINE, "overdue.current"),
        ({"overdue_90_days_24": 1}, Outcome.DECLINE, "overdue.ninety_days"),
        ({"overdue_months_24": 3}, Outcome.MANUAL, "overdue.repeated"),
        ({"identity_matches": False}, Outcome.MANUAL, "identity.mismatch"),
        ({"amount_fen": 12_000_001}, Outcome.MANUAL, "limit.below_amount"),
        ({"amount_fen": 12_000_000}, Outcome.APPROVE, "score.good"),
    ],
)
def test_each_floor(personal: DecisionTable, change: dict[str, Any], outcome: Outcome, reason: str) -> None:
    decision = decide(personal, replace(USUAL, **change))
    assert decision.outcome is outcome
    assert decision.reasons[0] == reason


def test_income_of_exactly_twice_the_instalment_passes(personal: DecisionTable) -> None:
    inputs = replace(USUAL, income_fen=175_526, amount_fen=100_000)
    assert decide(personal, inputs).outcome is Outcome.APPROVE


def test_the_heaviest_reason_wins_and_all_are_told(personal: DecisionTable) -> None:
    decision = decide(personal, replace(USUAL, dishonest=True, lenders=9))
    assert decision.reasons == ("court.dishonest_debtor", "lenders.many", "score.good")
    assert (decision.limit_fen, decision.price_ppm) == (0, 0)


@settings(max_examples=150, deadline=None)
@given(
    score=st.none() | st.integers(0, 1000),
    amount=st.integers(1, 10**15),
    income=st.integers(0, 10**15),
    instalment=st.integers(0, 10**15),
    most=st.integers(1, 10**15),
    price=st.integers(0, 10_000_000),
    dishonest=st.booleans(),
)
def test_whatever_the_facts_the_decision_is_whole_and_inside_its_bounds(
    score: int | None, amount: int, income: int, instalment: int, most: int, price: int, dishonest: bool
) -> None:
    inputs = replace(
        USUAL,
        score=score,
        amount_fen=amount,
        income_fen=income,
        instalment_fen=instalment,
        product_max_fen=most,
        base_price_ppm=price,
        dishonest=dishonest,
    )
    try:
        decision = decide(TABLE, inputs)
    except RuleBroken as broken:
        raise AssertionError(f"{broken} on {inputs}") from broken
    assert 0 <= decision.limit_fen <= most
    assert 0 <= decision.price_ppm <= 240_000
    assert not (dishonest and decision.outcome is not Outcome.DECLINE)
    if decision.outcome is Outcome.APPROVE:
        assert amount <= decision.limit_fen
        assert income >= 2 * instalment
        assert score is not None
        assert score > 750


TABLE = shipped_table("personal-credit-v1")
GRAPH: dict[str, Any] = json.loads(shipped_text("personal-credit-v1"))


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    graph = copy.deepcopy(GRAPH)
    change(graph)
    return json.dumps(graph).encode()


def offer(graph: dict[str, Any]) -> dict[str, Any]:
    return graph["nodes"][1]["content"]


def screening(graph: dict[str, Any]) -> dict[str, Any]:
    return graph["nodes"][2]["content"]


def refusal(data: bytes) -> tuple[str, object]:
    with pytest.raises(RuleBroken) as broken:
        DecisionTable.parse(data, "trial")
    return broken.value.code, broken.value.facts["reason"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"\xff\xfe", "not_utf8"),
        (b"null", "not_an_object"),
        (b"{}", "nodes_missing"),
        (b"[" * 100_000, "not_json"),
        (b"9" * 5000, "not_json"),
        (b" " * 1_000_001, "too_large"),
        (b'{"nodes": [1], "edges": []}', "nodes_missing"),
        (b'{"nodes": [], "edges": []}', "graph_without_one_input"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, reason: str) -> None:
    assert refusal(data) == ("decision_table.unreadable", reason)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda g: screening(g)["rules"][4].update(c_when="dishonest >>> ("), "cell_does_not_parse"),
        (lambda g: screening(g)["rules"][4].update(c_when="dishonst"), "name_unknown"),
        (lambda g: screening(g)["rules"][0].update(c_score="> 750 and scroe < 5"), "name_unknown"),
        (lambda g: screening(g)["inputs"][0].update(field="scroe"), "name_unknown"),
        (lambda g: screening(g)["rules"][11].update(c_when='age > "x"'), "cell_wrong_type"),
        (lambda g: screening(g)["rules"][11].update(c_when="dishonest > 5"), "cell_wrong_type"),
        (lambda g: screening(g)["rules"][11].update(c_when="current_overdue_fen"), "cell_wrong_type"),
        (lambda g: screening(g)["rules"][11].update(c_score='> "x"'), "cell_wrong_type"),
        (lambda g: screening(g)["rules"][11].update(c_score='"600"'), "cell_wrong_type"),
        (lambda g: screening(g)["rules"][11].update(c_has="1"), "cell_wrong_type"),
        (lambda g: screening(g)["rules"][0].update(r_outcome='"yes"'), "outcome_unknown"),
        (lambda g: screening(g)["rules"][0].update(r_outcome="outcome"), "name_unknown"),
        (lambda g: screening(g)["rules"][0].update(r_outcome=""), "result_empty"),
        (lambda g: screening(g)["rules"][0].update(r_reason='"随便"'), "reason_shape"),
        (lambda g: screening(g).update(hitPolicy="first"), "findings_not_collected"),
        (lambda g: screening(g).update(passThrough=False), "table_mode"),
        (lambda g: offer(g)["rules"].insert(0, {**offer(g)["rules"][3], "_id": "x"}), "rule_unreachable"),
        (lambda g: offer(g)["rules"].insert(1, offer(g)["rules"][0]), "rule_unreachable"),
        (lambda g: offer(g)["rules"][0].update(o_limit="map([0..1000000000], #)"), "function_not_allowed"),
        (lambda g: offer(g)["outputs"][0].update(field="dishonest"), "result_unknown"),
        (lambda g: offer(g)["outputs"][0].update(field="limit"), "result_unknown"),
        (lambda g: g["nodes"].pop(2), "graph_not_a_line"),
        (lambda g: g["edges"].pop(1), "node_unreachable"),
        (lambda g: g["edges"].append({"sourceId": "output", "targetId": "offer"}), "graph_not_a_line"),
        (lambda g: g["nodes"][1].update(type="functionNode", content="while(1){}"), "node_kind"),
        (lambda g: g["nodes"][1].update(type="decisionNode"), "node_kind"),
    ],
)
def test_a_broken_table_is_refused_with_its_reason(
    change: Callable[[dict[str, Any]], object], reason: str
) -> None:
    assert refusal(changed(change)) == ("decision_table.unreadable", reason)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda g: screening(g)["rules"].pop(4), "dishonest_not_declined"),
        (lambda g: screening(g)["rules"].pop(3), "decision.no_finding"),
        (lambda g: offer(g)["rules"].pop(3), "decision.bad_result"),
        (lambda g: offer(g)["rules"][1].update(o_limit="income_fen / 7"), "decision.bad_result"),
        (lambda g: offer(g)["rules"][1].update(o_limit="income_fen / 0"), "decision.bad_result"),
        (lambda g: offer(g)["rules"][1].update(o_limit="product_max_fen + 1"), "decision.bad_result"),
        (lambda g: offer(g)["rules"][1].update(o_price="price_cap_ppm * 2"), "decision.bad_result"),
        (lambda g: offer(g)["rules"][1].update(o_limit='"1000"'), "decision.bad_result"),
    ],
)
def test_an_unsafe_table_is_refused_before_it_decides(
    change: Callable[[dict[str, Any]], object], reason: str
) -> None:
    assert refusal(changed(change)) == ("decision_table.unsafe", reason)


def test_bytes_changed_at_random_never_end_in_another_error() -> None:
    text = shipped_text("personal-credit-v1")
    chance = random.Random(20261121)
    outcomes = {"sound": 0, "refused": 0}
    for _ in range(400):
        data = bytearray(text)
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(len(data))] = chance.choice(b'"{}[]<>=,:0az \\#(')
        try:
            decide(DecisionTable.parse(bytes(data), "trial"), USUAL)
            outcomes["sound"] += 1
        except RuleBroken:
            outcomes["refused"] += 1
    assert outcomes["refused"] > 100
    assert outcomes["sound"] > 10


def test_an_unknown_name_is_refused() -> None:
    for name in ("nothing", "../personal-credit-v1", ""):
        with pytest.raises(RuleBroken) as broken:
            shipped_table(name)
        assert broken.value.code == "decision_table.unknown"
