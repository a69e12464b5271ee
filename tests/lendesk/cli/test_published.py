"""What a published case tells beside its terms."""

from __future__ import annotations

from typing import Any

import pytest

from lendesk.cli.published import with_settings

RULES = [
    {"transaction": "DEFAULT", "future_installment_rule": "NEXT_INSTALLMENT", "order": []},
    {"transaction": "GOODWILL_CREDIT", "future_installment_rule": "LAST_INSTALLMENT", "order": []},
]


def case(title: str = "", product: str = "", **terms: Any) -> dict[str, Any]:
    return {"title": title, "source": {"product": product}, "terms": terms}


def test_the_name_of_a_product_may_set_something() -> None:
    assert with_settings(case(product="LP1_ACCRUAL_ACTIVITY"))["terms"] == {"accrual_activity": True}
    assert with_settings(case(product="LP1_ACCRUAL_ACTIVITY", accrual_activity=False))["terms"] == {
        "accrual_activity": False
    }


def test_the_terms_may_name_the_product() -> None:
    told = with_settings({"terms": {"product": "LP2_ACCRUAL_ACTIVITY"}})
    assert told["terms"]["accrual_activity"] is True


def test_a_title_may_name_a_setting() -> None:
    told = with_settings(case("single installment loan, charge-accrual-date = submitted-date, reversal"))
    assert told["terms"] == {"charges_accrue": "POSTING_DATE"}


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("EARLY repayment, adjust LAST installment - UC1", "LAST_INSTALLMENT"),
        ("adjust to last installment scenario", "LAST_INSTALLMENT"),
        ("late repayment, adjust NEXT installment", "NEXT_INSTALLMENT"),
        ("allocation - future installments: REAMORTIZATION, partial payment", "REAMORTIZATION"),
        ("works in case of REAMORTIZATION future installment allocation rule", "REAMORTIZATION"),
        ("late repayment, adjust NEXT_LAST installment", "NEXT_LAST_INSTALLMENT"),
        ("future installments: several ways", "NEXT_INSTALLMENT"),
        ("a repayment", "NEXT_INSTALLMENT"),
    ],
)
def test_a_title_may_name_the_rule_of_the_default_allocation(title: str, rule: str) -> None:
    default, other = with_settings(case(title, payment_allocation=RULES))["terms"]["payment_allocation"]
    assert (default["future_installment_rule"], other) == (rule, RULES[1])


@pytest.mark.parametrize("data", [None, [], {"terms": []}, {"title": "adjust LAST installment", "terms": {}}])
def test_what_is_no_published_case_stays_as_it_is(data: Any) -> None:
    assert with_settings(data) == data
