"""The published Chinese plans, run through the public format, equal on every figure that they assert."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lendesk.domain.loans.plans.interest import daily_rate
from lendesk.domain.loans.plans.irr import disclosed
from lendesk.domain.loans.plans.plan_format import plan_to_data
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.terms.terms_format import terms_from_data

FILE = Path(__file__).parent / "cases" / "chinese_practice.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
PLANS = [case for case in CASES if case["kind"] == "schedule"]
DIFFERENT = {"cn-zwei-bullet"}
"""Truncates every intermediate value, the monthly rate too: 999.99 where the agreed rate gives 1000.00."""
ANY_DAY = date(2025, 1, 10)


def figures(case: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """(asserted, ours) for a case: keys renamed, the preset picked, notes left out."""
    terms = {key: value for key, value in case["terms"].items() if key != "name_zh"}
    for part in ("day_count", "rounding"):
        terms[part] = {key: value for key, value in terms[part].items() if key != "note"}
    terms["convention"] = "cn_daily" if case.get("derived") else "cn_calculator"
    read = terms_from_data(terms)
    ours = plan_to_data(plan(read, read.disbursement_date or ANY_DAY))
    ours["first_payment"] = ours["rows"][0]["due"]
    ours["last_payment"] = ours["rows"][-1]["due"]
    if len(ours["rows"]) > 1:
        ours["monthly_decrement"] = str(Decimal(ours["first_payment"]) - Decimal(ours["rows"][1]["due"]))
    asserted = case["expected"][0]
    return asserted, ours


def differences(case: dict[str, Any]) -> list[str]:
    asserted, ours = figures(case)
    told = ("emi", "total_interest", "total_payment", "first_payment", "last_payment", "monthly_decrement")
    found = [f"{key}: {ours[key]}" for key in told if key in asserted and asserted[key] != ours[key]]
    for row in asserted.get("rows", []):
        mine = ours["rows"][row["no"] - 1]
        found += [
            f"{row['no']}.{key}: {mine[key]}"
            for key in row
            if key != "no" and str(row[key]) != str(mine[key])
        ]
    return found


@pytest.mark.parametrize("case", PLANS, ids=[case["id"] for case in PLANS])
def test_published_plan_is_reproduced(case: dict[str, Any]) -> None:
    assert bool(differences(case)) == (case["id"] in DIFFERENT), differences(case)


def test_every_recomputed_plan_is_among_the_equal_ones() -> None:
    recomputed = {
        case["id"] for case in PLANS if (case.get("verified") or {}).get("first_schedule_recomputed")
    }
    assert len(recomputed) == 10
    assert not recomputed & DIFFERENT


def test_daily_rates_as_published() -> None:
    terms = {"principal": "10000.00", "rate_pct": "0.02", "rate_per": "DAY", "n": 1}
    over, under = daily_rate(terms_from_data(terms))
    assert Decimal(10000) * over / under == Decimal("2.00")
    over, under = daily_rate(terms_from_data({**terms, "rate_pct": "0.05"}))
    assert disclosed(Decimal(365 * 100 * over) / under) == Decimal("18.25")


def test_effective_rate_of_the_12_month_case_is_the_compounded_one() -> None:
    (case,) = (case for case in PLANS if case["id"] == "cn-1200k-debx")
    _, ours = figures(case)
    monthly = Decimal(ours["annual_rate_pct"]) / 1200
    assert disclosed(((1 + monthly) ** 12 - 1) * 100) == Decimal(
        case["expected"][0]["effective_annual_rate_pct"]
    )
