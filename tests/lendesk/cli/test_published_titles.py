"""What is taken from the title of a published case, and from no other title."""

from __future__ import annotations

from typing import Any

import pytest

from lendesk.cli.published import with_settings
from lendesk.cli.published_titles import with_title

RULES: list[dict[str, Any]] = [
    {"transaction": "DEFAULT", "future_installment_rule": "NEXT_INSTALLMENT", "order": []},
    {"transaction": "GOODWILL_CREDIT", "future_installment_rule": "LAST_INSTALLMENT", "order": []},
]


def test_a_title_may_name_a_setting() -> None:
    told = with_title({}, "single installment loan, charge-accrual-date = submitted-date, reversal")
    assert told == {"charges_accrue": "POSTING_DATE"}


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
    default, other = with_title({"payment_allocation": RULES}, title)["payment_allocation"]
    assert (default["future_installment_rule"], other) == (rule, RULES[1])


def test_the_title_of_an_own_loan_is_prose() -> None:
    own = {"title": "charge-accrual-date = submitted-date", "terms": {"n": 3}}
    assert with_settings(own)["terms"] == {"n": 3}
    published = {**own, "source": {"url": "https://example.org/scenario"}}
    assert with_settings(published)["terms"] == {"n": 3, "charges_accrue": "POSTING_DATE"}


@pytest.mark.parametrize("rules", [None, [], {}, "DEFAULT", [1], [{}]])
def test_terms_of_another_shape_are_left_to_who_judges_them(rules: Any) -> None:
    terms = {"payment_allocation": rules}
    assert with_title(terms, "adjust last installment") == terms
