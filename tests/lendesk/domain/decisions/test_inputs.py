"""Facts of a file on their way into the rules: whole, in range, nothing unknown."""

from __future__ import annotations

import pytest

from lendesk.domain.decisions.decision import Finding, Outcome, concluded
from lendesk.domain.decisions.inputs import FACT_NAMES, read_inputs, rule_facts
from lendesk.domain.errors import RuleBroken

GIVEN = {
    "product": "personal_credit",
    "amount_fen": 500_000,
    "term": 6,
    "age": 35,
    "income_fen": 1_000_000,
    "instalment_fen": 87_763,
    "product_max_fen": 20_000_000,
    "base_price_ppm": 180_000,
}


def refusal(**change: object) -> tuple[str, object]:
    with pytest.raises(RuleBroken) as broken:
        read_inputs({**GIVEN, **change})
    return broken.value.code, broken.value.facts["field"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("amount_fen", 0, "input_out_of_range"),
        ("amount_fen", -1, "input_out_of_range"),
        ("amount_fen", 10**15 + 1, "input_out_of_range"),
        ("amount_fen", 1.0, "input_not_whole"),
        ("amount_fen", "500000", "input_not_whole"),
        ("amount_fen", True, "input_not_whole"),
        ("amount_fen", None, "input_not_whole"),
        ("score", float("nan"), "input_not_whole"),
        ("score", 1001, "input_out_of_range"),
        ("dishonest", 0, "input_not_a_flag"),
        ("dishonest", "false", "input_not_a_flag"),
        ("product", "", "input_not_text"),
        ("product", "\ud800", "input_not_text"),
        ("salary", 1, "input_unknown"),
    ],
)
def test_a_fact_that_is_none_is_refused(field: str, value: object, code: str) -> None:
    assert refusal(**{field: value}) == (f"decision.{code}", field)


@pytest.mark.parametrize("field", sorted(GIVEN))
def test_a_missing_fact_is_refused(field: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        read_inputs({name: value for name, value in GIVEN.items() if name != field})
    assert (broken.value.code, broken.value.facts["field"]) == ("decision.input_missing", field)


def test_the_rules_see_no_null() -> None:
    facts = rule_facts(read_inputs(GIVEN))
    assert facts["score"] == 0
    assert facts["has_score"] is False
    assert set(facts) == FACT_NAMES
    assert None not in facts.values()
    assert rule_facts(read_inputs({**GIVEN, "score": 0}))["has_score"] is True


@pytest.mark.parametrize(
    ("outcome", "offer", "code"),
    [
        (Outcome.APPROVE, (0, 180_000), "decision.bad_result"),
        (Outcome.APPROVE, (20_000_001, 180_000), "decision.bad_result"),
        (Outcome.APPROVE, (500_000, 240_001), "decision.bad_result"),
        (Outcome.MANUAL, (-1, 0), "decision.bad_result"),
        (None, (1, 1), "decision.no_finding"),
    ],
)
def test_an_offer_outside_its_bounds_is_refused(
    outcome: Outcome | None, offer: tuple[int, int], code: str
) -> None:
    findings = [Finding(outcome, "score.good")] if outcome else []
    with pytest.raises(RuleBroken) as broken:
        concluded(read_inputs(GIVEN), findings, offer, table="t", table_version="v", trace="{}")
    assert broken.value.code == code


def test_a_dishonest_debtor_is_never_approved_whatever_a_table_says() -> None:
    inputs = read_inputs({**GIVEN, "dishonest": True})
    with pytest.raises(RuleBroken) as broken:
        concluded(
            inputs, [Finding(Outcome.APPROVE, "score.good")], (1, 1), table="t", table_version="v", trace="{}"
        )
    assert broken.value.code == "decision.unsafe"
