"""What a case may hold beside what is needed: spellings, blanks, figures that are only to be compared."""

from __future__ import annotations

from typing import Any

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.snapshots.case_format import case_from_data
from lendesk.domain.loans.snapshots.snapshot_format import snapshots

TERMS = {"principal": "1000.00", "rate_pct": "0", "rate_per": "YEAR", "n": 4, "convention": "D"}
PROGRESSIVE = {"schedule_engine": "progressive", "allocation_strategy": "ADVANCED_PAYMENT_ALLOCATION"}
PAID_OUT = {"type": "DISBURSEMENT", "date": "2024-01-01", "amount": "1000.00"}


def last(events: list[dict[str, Any]], **terms: Any) -> dict[str, Any]:
    case = {"terms": {**TERMS, **terms}, "events": [PAID_OUT, *events]}
    return list(snapshots(case_from_data(case)))[-1]


def dues(state: dict[str, Any]) -> list[tuple[str, str]]:
    return [(row["due_date"], row["due"]) for row in state["rows"] if row["no"] is not None]


def test_keys_of_other_events_without_a_value_are_nothing() -> None:
    paid = {"type": "REPAYMENT", "date": "2024-02-01", "amount": "250.00"}
    spare = {"charge": None, "due_date": None, "nth": None, "target": None, "percent": None}
    assert last([{**paid, **spare}]) == last([paid])
    with pytest.raises(RuleBroken, match="unknown_key"):
        last([{**paid, "colour": None}])


def test_units_in_their_plural() -> None:
    assert last([], frequency={"every": 1, "unit": "MONTHS"}) == last([])


def test_expected_figures_without_a_place_are_not_looked_at() -> None:
    case = {"terms": TERMS, "events": [PAID_OUT]}
    assert list(snapshots(case_from_data({**case, "expected": {"emi": "1.00"}}))) == list(
        snapshots(case_from_data(case))
    )


@pytest.mark.parametrize(
    "base",
    ["loan amount + interest", "Loan amount plus interest", "LOAN_AMOUNT_AND_INTEREST", "% Amount+Interest"],
)
def test_what_a_percentage_is_of_in_many_words(base: str) -> None:
    fee = {"type": "ADD_CHARGE", "due_date": "2024-01-15", "percent": "1.5", "percent_of": base}
    assert last([{**fee, "business_date": "2024-01-01"}])["charges"][0]["due"] == "15.00"


def test_a_longer_loan_meets_earlier_payments_as_agreed_now() -> None:
    events = [
        {"type": "REPAYMENT", "date": "2024-01-10", "amount": "1000.00"},
        {"type": "RESCHEDULE", "date": "2024-01-11", "reschedule_from_date": "2024-03-01", "extra_terms": 1},
    ]
    state = last(events, **PROGRESSIVE)
    assert [due for _, due in dues(state)] == ["250.00", "187.50", "187.50", "187.50", "187.50"]
    assert (state["outstanding"], state["status"]) == ("0.00", "CLOSED")


def test_a_re_aged_loan_with_interest_keeps_its_principal() -> None:
    events = [
        {
            "type": "RE_AGE",
            "date": "2024-02-20",
            "start_date": "2024-06-01",
            "n": 2,
            "every": 1,
            "unit": "MONTHS",
        },
        {"type": "RATE_CHANGE", "date": "2024-02-21", "new_rate_pct": "9"},
    ]
    terms = {**PROGRESSIVE, "convention": "A", "rate_pct": "7"}
    rows = [row for row in last(events, **terms)["rows"] if row["no"] is not None]
    assert sum(float(row["principal"]) for row in rows) == 1000
    with pytest.raises(RuleBroken, match="after_re_age"):
        last([*events, {**PAID_OUT, "date": "2024-02-22"}], **terms)


def test_what_follows_a_changed_payment_on_its_day_is_made_again() -> None:
    events = [
        {"type": "REPAYMENT", "date": "2024-03-01", "amount": "300.00"},
        {"type": "REPAYMENT", "date": "2024-03-01", "amount": "10.00"},
        {"type": "ADD_CHARGE", "business_date": "2024-03-02", "due_date": "2024-02-15", "amount": "5.00"},
    ]
    told = [one for one in last(events, **PROGRESSIVE)["transactions"] if one["type"] == "Repayment"]
    assert [(one["amount"], one["fee"], one["replayed"]) for one in told] == [
        ("300.00", "5.00", True),
        ("10.00", "0.00", True),
    ]
