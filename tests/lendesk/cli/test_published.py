"""What a published case tells beside its terms."""

from __future__ import annotations

from typing import Any

import pytest

from lendesk.cli.published import with_settings


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


def test_the_name_of_a_product_may_say_which_day_due_dates_are_counted_from() -> None:
    named = "LP2_REPAYMENT_START_SUBMITTED"
    told = with_settings(case(product=named, submitted="2024-01-31"))["terms"]
    assert told == {"due_dates_from": "2024-01-31", "submitted": "2024-01-31"}
    assert with_settings(case(product=named))["terms"] == {}
    own = with_settings(case(product=named, submitted="2024-01-31", due_dates_from="2024-01-01"))["terms"]
    assert own["due_dates_from"] == "2024-01-01"


@pytest.mark.parametrize("data", [None, [], {"terms": []}, {"title": "adjust LAST installment", "terms": {}}])
def test_what_is_no_published_case_stays_as_it_is(data: Any) -> None:
    assert with_settings(data) == data
