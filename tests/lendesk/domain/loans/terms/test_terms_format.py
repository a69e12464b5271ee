"""The loan-case format: what it takes, what it refuses, field by field."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.terms.conventions import LETTERS, PRESETS
from lendesk.domain.loans.terms.rules import (
    Amortization,
    Processing,
    RatePer,
    Unit,
)
from lendesk.domain.loans.terms.strategies import STRATEGIES
from lendesk.domain.loans.terms.terms import agree
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.loans.terms.writing import terms_to_data
from lendesk.domain.money import yuan

LEAST: dict[str, Any] = {"principal": "5000.00", "rate_pct": "0.05", "rate_per": "DAY", "n": 6}
FULL: dict[str, Any] = {
    **LEAST,
    "convention": "cn_daily",
    "frequency": {"every": 2, "unit": "WEEK"},
    "amortization": "equal_principal",
    "interest_type": "declining",
    "interest_calc": "daily",
    "day_count": {"days_in_year": "ACTUAL", "days_in_month": "30"},
    "rounding": {
        "mode": "HALF_EVEN",
        "decimals": 1,
        "installment_multiple_of": "10.00",
        "remainder": "FIRST",
        "display_only": False,
        "instalment_mode": "CEILING",
        "working_precision_digits": 12,
    },
    "calendar": {
        "shift": "FORWARD",
        "interest_runs": False,
        "weekend": ["SAT", "SUN"],
        "rest_days": ["2025-10-01"],
        "work_days": ["2025-10-11"],
    },
    "grace_principal": 1,
    "grace_interest": 1,
    "fees": [
        {
            "name": "service",
            "due": "EACH_INSTALMENT",
            "payer": "BORROWER",
            "amount": "1.50",
            "collector": "x",
        },
        {
            "name": "contract",
            "due": "DISBURSEMENT",
            "payer": "LENDER",
            "rate_pct": "0.5",
            "percent_of": "PRINCIPAL",
            "collector": "",
        },
    ],
    "penalty": {"markup_pct": "30", "grace_days": 3, "base": "INSTALMENT", "rate_pct": "2", "per": "MONTH"},
    "payment_allocation": [
        {
            "transaction": "DEFAULT",
            "order": ["PAST_DUE_INTEREST", "DUE_PRINCIPAL"],
            "future_installment_rule": "NEXT_INSTALLMENT",
        },
        {
            "transaction": "GOODWILL_CREDIT",
            "order": ["IN_ADVANCE_PRINCIPAL"],
            "future_installment_rule": "LAST_INSTALLMENT",
        },
    ],
    "processing": "VERTICAL",
    "disbursement_date": "2025-01-10",
    "first_due": "2025-02-01",
    "due_dates_from": "2025-01-05",
    "due_date_rule": "SAME_DAY",
    "interest_free": 1,
    "balloon": "1000.00",
    "fixed_length_days": 90,
    "tranches": [{"date": "2025-01-10", "amount": "4000.00"}, {"date": "2025-02-01", "amount": "1000.00"}],
    "rate_changes": [{"from": "2025-03-01", "rate_pct": "0.04"}],
    "reckoning": {
        "instalment_from": "NOMINAL",
        "period_days": "START_MONTH",
        "leap_year": "OF_DISBURSEMENT",
        "scale_moved_first": True,
        "nominal_periods": True,
    },
    "schedule_engine": "progressive",
    "allocation_strategy": "ADVANCED_PAYMENT_ALLOCATION",
    "interest_recalculation": {
        "rest_frequency": "DAILY",
        "reschedule_strategy": "REDUCE_EMI_AMOUNT",
        "preclose": "TILL_REST_FREQUENCY_DATE",
        "compounding": "INTEREST",
    },
    "down_payment": {"pct": "25.0", "auto": True},
    "charge_off_behaviour": "ZERO_INTEREST",
    "interest_refund_for": ["PAYOUT_REFUND"],
    "credit_allocation": ["PENALTY", "FEE", "INTEREST", "PRINCIPAL"],
    "grace_on_arrears_days": 3,
    "delinquency_buckets": [
        {"name": "M1", "from_day": 1, "to_day": 30},
        {"name": "M2", "from_day": 31},
    ],
    "allow_partial_period_interest": False,
    "product_charges": [{"name": "late", "percent": "1.5", "percent_of": "loan amount", "is_penalty": True}],
    "dpd_rule": "DUE_DAY_COUNTS",
    "accrual": "EACH_DAY_ROUNDED",
    "accrual_activity": True,
    "charges_accrue": "DUE_DATE",
}
OWN_METHODS = {
    "shares": (
        "custom_shares",
        [{"no": no, "principal_share": "0.2", "interest_share": "0.2"} for no in range(1, 6)],
    ),
    "instalment_amount": ("fixed_instalment_amount", "900.00"),
}
"""What goes with one method only."""


def broken(data: Any) -> tuple[str, Any]:
    with pytest.raises(RuleBroken) as caught:
        terms_from_data(data)
    return caught.value.code, caught.value.facts["key"]


def changed(path: str, value: Any) -> dict[str, Any]:
    data = json.loads(json.dumps(FULL))
    at: Any = data
    *parents, last = path.split(".")
    for key in parents:
        at = at[int(key)] if key.isdecimal() else at[key]
    at[last] = value
    return data  # type: ignore[no-any-return]


def test_full_terms_come_back_as_they_were_written() -> None:
    assert terms_to_data(terms_from_data(FULL)) == FULL
    terms = terms_from_data(FULL)
    assert (terms.unit, terms.every, terms.amortization) == (Unit.WEEK, 2, Amortization.EQUAL_PRINCIPAL)
    assert terms.allocation.processing is Processing.VERTICAL
    assert terms.first_due == date(2025, 2, 1)
    assert terms.due_dates_from == date(2025, 1, 5)
    assert terms.allocation_for("GOODWILL_CREDIT").order == ("IN_ADVANCE_PRINCIPAL",)
    assert terms.allocation_for("REPAYMENT") is terms.allocation


@pytest.mark.parametrize("key", list(OWN_METHODS))
def test_what_goes_with_one_method_comes_back_too(key: str) -> None:
    method, value = OWN_METHODS[key]
    # Agreed shares know no payouts in parts.
    data = {name: told for name, told in FULL.items() if name != "tranches" or key != "shares"}
    data |= {"amortization": method, key: value}
    assert terms_to_data(terms_from_data(data)) == data
    assert broken({**FULL, key: value}) == ("terms.impossible", key)


@pytest.mark.parametrize("name", list(PRESETS))
def test_a_preset_fills_in_what_is_left_out(name: str) -> None:
    terms = terms_from_data({**LEAST, "convention": name})
    assert terms == agree(
        principal=yuan("5000"), rate_pct=Decimal("0.05"), rate_per=RatePer.DAY, n=6, convention=name
    )
    assert terms_from_data(terms_to_data(terms)) == terms


def test_written_terms_do_not_depend_on_the_preset_any_more() -> None:
    written = terms_to_data(terms_from_data({**LEAST, "convention": "cn_daily"}))
    again = terms_from_data({**written, "convention": "cn_monthly"})
    assert again.interest_calc is terms_from_data(written).interest_calc
    assert again.day_count == terms_from_data(written).day_count


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("principal", "0"),
        ("principal", "-1"),
        ("principal", "1e400"),
        ("principal", "NaN"),
        ("principal", "１００"),
        ("principal", "1,000.00"),
        ("principal", "1000.005"),
        ("principal", 5000.0),
        ("principal", True),
        ("principal", 10**400),
        ("principal", "9" * 40),
        ("rate_pct", "-0.1"),
        ("rate_pct", "Infinity"),
        ("rate_pct", "10001"),
        ("rate_per", "FORTNIGHT"),
        ("rate_per", []),
        ("n", 0),
        ("n", 1201),
        ("n", -3),
        ("n", "six"),
        ("n", 2.5),
        ("frequency", "MONTH"),
        ("frequency.every", 0),
        ("frequency.unit", "YEAR"),
        ("rounding.mode", "NEAREST"),
        ("rounding.decimals", 3),
        ("day_count.days_in_year", 366),
        ("calendar.shift", "some day"),
        ("calendar.weekend", ["SUNDAY"]),
        ("calendar.weekend", [["SAT"]]),
        ("calendar.rest_days", ["2025-02-30"]),
        ("calendar.rest_days", "2025-02-03"),
        ("calendar.interest_runs", "yes"),
        ("disbursement_date", "10.01.2025"),
        ("disbursement_date", "0001-01-01"),
        ("disbursement_date", 20250110),
        ("convention", "cn_weekly"),
        ("penalty.grace_days", -1),
        ("processing", "DIAGONAL"),
        ("fees", {}),
    ],
)
def test_a_bad_value_is_told_with_its_key(path: str, value: Any) -> None:
    code, key = broken(changed(path, value))
    assert (code, key) == ("terms.bad_value", path)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("colour", "colour"),
        ("rounding.colour", "rounding.colour"),
        ("frequency.colour", "frequency.colour"),
        ("day_count.colour", "day_count.colour"),
        ("calendar.colour", "calendar.colour"),
        ("penalty.colour", "penalty.colour"),
        ("fees.1.colour", "fees[1].colour"),
        ("payment_allocation.0.colour", "payment_allocation[0].colour"),
        ("reckoning.colour", "reckoning.colour"),
        ("interest_recalculation.colour", "interest_recalculation.colour"),
        ("down_payment.colour", "down_payment.colour"),
        ("tranches.1.colour", "tranches[1].colour"),
        ("rate_changes.0.colour", "rate_changes[0].colour"),
        ("delinquency_buckets.1.colour", "delinquency_buckets[1].colour"),
    ],
)
def test_an_unknown_key_is_told_by_its_path(path: str, told: str) -> None:
    assert broken(changed(path, 1)) == ("terms.unknown_key", told)
    assert broken(changed(path, None)) == ("terms.unknown_key", told)


@pytest.mark.parametrize("key", list(LEAST))
def test_a_missing_key_is_told(key: str) -> None:
    assert broken({name: value for name, value in LEAST.items() if name != key}) == ("terms.missing_key", key)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"rate_per": "INSTALLMENT", "reckoning": {"period_days": "ACTUAL"}}, "interest_calc"),
        ({"amortization": "custom_shares"}, "shares"),
        ({"amortization": "fixed_instalment_amount"}, "instalment_amount"),
        ({"balloon": "5000.01"}, "balloon"),
        ({"due_day": 5}, "due_day"),
        ({"due_date_rule": "MONTH_END"}, "due_date_rule"),
        ({"periods": [{"from": "2025-01-10", "due": "2025-02-10"}]}, "periods"),
        ({"tranches": [{"date": "2025-01-10", "amount": "5000.01"}]}, "tranches"),
        ({"grace_principal": 6}, "grace_principal"),
        ({"grace_interest": 6}, "grace_interest"),
        ({"n": 1200, "frequency": {"every": 12, "unit": "MONTH"}}, "frequency.every"),
        ({"n": 1200, "frequency": {"every": 36, "unit": "DAY"}}, "frequency.every"),
        ({"first_due": "2025-01-10"}, "first_due"),
        ({"fees": [{"name": "both", "amount": "1", "rate_pct": "1"}]}, "fees[0]"),
        ({"fees": [{"name": "neither"}]}, "fees[0]"),
        ({"fees": [{"name": "early", "rate_pct": "1", "percent_of": "INTEREST"}]}, "fees[0].percent_of"),
        ({"payment_allocation": [{"order": ["DUE_FEE", "DUE_FEE"]}]}, "payment_allocation"),
        (
            {"calendar": {"shift": "BACK", "weekend": ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]}},
            "calendar.weekend",
        ),
    ],
)
def test_impossible_terms_name_their_key(changes: dict[str, Any], key: str) -> None:
    assert broken({**FULL, **changes}) == ("terms.impossible", key)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["NaN", "1e400", "-1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(FULL)), JSON_VALUES)
def test_whatever_is_put_anywhere_is_read_or_refused(key: str, value: Any) -> None:
    data = {**FULL, key: value}
    try:
        terms = terms_from_data(data)
    except RuleBroken:
        code, told = broken(data)
        assert code.startswith("terms.")
        assert told
    else:
        assert terms_from_data(terms_to_data(terms)) == terms


def test_every_key_that_is_written_is_described() -> None:
    told = (Path(__file__).parents[5] / "docs" / "formats" / "loan-case.md").read_text("utf-8")

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {key for inner in value.values() for key in keys(inner)}
        return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()

    written = (
        keys(FULL) | {key for _, value in OWN_METHODS.values() for key in keys(value)} | set(OWN_METHODS)
    )
    for key in sorted(written | {"due_day", "periods"}):
        assert key in told, key
    for name in (*PRESETS, *STRATEGIES):
        assert f"`{name}`" in told


CHOICES: dict[str, list[Any]] = {
    "convention": [*PRESETS, *LETTERS],
    "amortization": [it.value for it in Amortization],
    "interest_type": ["declining", "flat"],
    "due_date_rule": ["SAME_DAY", "FIRST_DUE", "MONTH_END"],
    "schedule_engine": ["fixed", "cumulative", "progressive"],
    "allocation_strategy": list(STRATEGIES),
    "charge_off_behaviour": ["REGULAR", "ZERO_INTEREST", "ACCELERATE_MATURITY"],
    "frequency": [{"every": every, "unit": unit.value} for every in (1, 3) for unit in Unit],
    "instalment_amount": ["1.00", "900.00"],
    "shares": [OWN_METHODS["shares"][1]],
    "product_charges": [[{"name": "late", "amount": "5.00"}], [{"name": "late", "percent": "1.5"}]],
    "interest_refund_for": ["supportedInterestRefundTypes", ["PAYOUT_REFUND"], []],
}


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_whatever_is_read_comes_back_from_what_is_written(data: st.DataObject) -> None:
    keys = data.draw(st.sets(st.sampled_from(sorted(FULL | CHOICES))))
    told = LEAST | {key: data.draw(st.sampled_from(CHOICES.get(key, [FULL.get(key)]))) for key in keys}
    try:
        terms = terms_from_data(told)
    except RuleBroken:
        assert broken(told)[0] == "terms.impossible"
    else:
        assert terms_from_data(json.loads(json.dumps(terms_to_data(terms)))) == terms


@pytest.mark.parametrize(
    "rule",
    [
        {"base": "PRINCIPAL", "rate_pct": "1.5", "free_after_instalments": 3},
        {"base": "INTEREST_MONTHS", "months": 2},
    ],
)
def test_the_fee_for_paying_ahead_travels_whole(rule: dict[str, Any]) -> None:
    terms = terms_from_data(LEAST | {"prepayment_fee": rule})
    assert terms_to_data(terms)["prepayment_fee"] == rule
    assert terms_from_data(terms_to_data(terms)) == terms
    assert "prepayment_fee" not in terms_to_data(terms_from_data(LEAST))
    told = (Path(__file__).parents[5] / "docs" / "formats" / "loan-case.md").read_text("utf-8")
    assert all(f"`{key}`" in told or f" {key}" in told for key in ("prepayment_fee", *rule))
    for wrong in ({"colour": 1}, {"months": 0}, {"rate_pct": "101"}, {"base": "ALL"}):
        code, key = broken(LEAST | {"prepayment_fee": rule | wrong})
        assert (code, key.split(".")[0]) in {
            ("terms.unknown_key", "prepayment_fee"),
            ("terms.bad_value", "prepayment_fee"),
        }
