"""The figures that are told beside a plan."""

from __future__ import annotations

from datetime import date

from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.snapshots.plan_figures import plan_figures
from lendesk.domain.loans.terms.terms_format import terms_from_data


def test_a_year_of_compounded_months() -> None:
    terms = terms_from_data({"principal": "1000.00", "rate_pct": "18", "rate_per": "YEAR", "n": 12})
    told = plan_figures(plan(terms, date(2025, 1, 10)))
    assert told["annual_rate_pct"] == "18.00"
    assert told["effective_annual_rate_pct"] == "19.56"  # 1.015 to the twelfth
