"""Templates are strict: what is not declared, used, bounded and filled is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from lendesk.documents.pdf.contract import filled_clauses
from lendesk.documents.templates import load_template, parse_template, required_clauses
from lendesk.domain.contracts.paper import ContractPaper
from lendesk.domain.errors import RuleBroken

KINDS = ["personal_credit", "micro_business"]


def raw(kind: str = "personal_credit") -> Any:
    return json.loads((files("resources") / "templates" / f"contract_{kind}.json").read_text("utf-8"))


def refusal(change: Callable[[Any], None]) -> RuleBroken:
    template = raw()
    change(template)
    with pytest.raises(RuleBroken) as broken:
        parse_template(json.dumps(template))
    return broken.value


@pytest.mark.parametrize("kind", KINDS)
def test_shipped_templates_load_and_hold_what_law_requires(kind: str) -> None:
    template = load_template(kind)
    assert template.kind == kind
    assert required_clauses() <= set(template.clause_ids)
    assert len(template.key_terms) >= 10
    assert template.key_terms[0] == "amount_and_term"


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_template_leaves_no_gap(kind: str, make_paper: Callable[..., ContractPaper]) -> None:
    clauses = filled_clauses(make_paper(), load_template(kind))
    text = "".join(clause.text for clause in clauses)
    assert "{" not in text
    assert "人民币5,000.00元（大写：伍仟元整）" in text
    assert "年化利率为18.00%" in text
    assert [clause.no for clause in clauses] == list(range(1, len(clauses) + 1))


def test_the_business_template_has_its_own_purpose(make_paper: Callable[..., ContractPaper]) -> None:
    personal, business = (filled_clauses(make_paper(), load_template(kind)) for kind in KINDS)
    assert "business_changes" in {clause.id for clause in business}
    assert personal[1].text != business[1].text


def test_an_unknown_kind_is_refused() -> None:
    for kind in ("mortgage", "../fonts", ""):
        with pytest.raises(RuleBroken) as broken:
            load_template(kind)
        assert broken.value.code == "template.unknown_kind"


def test_a_slot_that_nobody_declared_is_refused() -> None:
    broken = refusal(lambda template: template["clauses"][0].update(text="本金{amount}元"))
    assert broken.code == "template.unknown_slot"
    assert broken.facts == {"clause": "amount_and_term", "slot": "amount"}


def test_a_slot_that_nobody_uses_is_refused() -> None:
    broken = refusal(lambda template: template["slots"].update(spare={"source": "paper"}))
    assert (broken.code, broken.facts["slot"]) == ("template.unused_slot", "spare")


def test_a_clause_given_twice_is_refused() -> None:
    broken = refusal(lambda template: template["clauses"].append(template["clauses"][0]))
    assert broken.code == "template.duplicate_clause"


@pytest.mark.parametrize(
    "change",
    [
        lambda template: template.pop("version"),
        lambda template: template.update(extra=1),
        lambda template: template["clauses"][0].update(title=" "),
        lambda template: template["clauses"][0].update(key="yes"),
        lambda template: template["clauses"][0].update(text="{"),
        lambda template: template["slots"]["principal"].update(min=1),
        lambda template: template["slots"]["grace_days"].pop("min"),
        lambda template: template["slots"]["grace_days"].update(type="float"),
        lambda template: template.update(format=2),
        lambda template: template.update(slots=[]),
    ],
)
def test_another_shape_is_refused(change: Callable[[Any], None]) -> None:
    assert refusal(change).code == "template.malformed"


def test_a_default_outside_its_bounds_is_refused() -> None:
    broken = refusal(lambda template: template["slots"]["grace_days"].update(default=99))
    assert broken.code == "template.out_of_bounds"


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '{"format": 1}'])
def test_what_is_no_template_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        parse_template(text)
    assert broken.value.code == "template.malformed"


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("grace_days", 16),
        ("grace_days", -1),
        ("grace_days", Decimal("1.5")),
        ("grace_days", True),
        ("grace_days", "many"),
        ("early_fee_percent", Decimal("3.01")),
        ("early_fee_percent", Decimal("NaN")),
        ("court", ""),
        ("court", "法" * 61),
    ],
)
def test_a_choice_outside_its_bounds_is_refused(
    slot: str, value: Any, make_paper: Callable[..., ContractPaper]
) -> None:
    with pytest.raises(RuleBroken) as broken:
        filled_clauses(make_paper(choices={slot: value}), load_template("personal_credit"))
    assert (broken.value.code, broken.value.facts["slot"]) == ("template.out_of_bounds", slot)


def test_a_choice_inside_its_bounds_is_printed(make_paper: Callable[..., ContractPaper]) -> None:
    choices = {"grace_days": 5, "early_fee_percent": Decimal("1.50")}
    clauses = filled_clauses(make_paper(choices=choices), load_template("personal_credit"))
    text = {clause.id: clause.text for clause in clauses}
    assert "逾期满5日" in text["overdue"]
    assert "的1.5%" in text["early_repayment"]


def test_an_unknown_choice_and_a_missing_value_are_refused(make_paper: Callable[..., ContractPaper]) -> None:
    template = load_template("personal_credit")
    with pytest.raises(RuleBroken) as unknown:
        filled_clauses(make_paper(choices={"principal": "1"}), template)
    assert unknown.value.code == "template.unknown_choice"
    with pytest.raises(RuleBroken) as missing:
        filled_clauses(make_paper(purpose=" "), template)
    assert (missing.value.code, missing.value.facts["slot"]) == ("template.missing_value", "purpose")
