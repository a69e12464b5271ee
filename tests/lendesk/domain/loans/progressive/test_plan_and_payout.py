"""The plan shown beforehand is what the loan asks for once it is paid out."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.loans.events.events import Disbursed
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data

RATES = {"YEAR": ["4", "9.4822", "24", "36"], "MONTH": ["0.5", "1.5"], "DAY": ["0.02", "0.05"]}
FREQUENCIES = [(1, "MONTH"), (2, "MONTH"), (15, "DAY"), (1, "WEEK"), (2, "WEEK")]
DAY_COUNTS = [(360, 30), ("ACTUAL", "ACTUAL"), (365, "ACTUAL"), (364, "ACTUAL")]
ROUNDINGS: list[dict[str, Any]] = [{}, {"installment_multiple_of": 1}, {"decimals": 1}, {"mode": "HALF_UP"}]


@st.composite
def agreements(draw: st.DrawFn) -> LoanTerms:
    """Equal instalments of some convention A loan."""
    per = draw(st.sampled_from(sorted(RATES)))
    every, unit = draw(st.sampled_from(FREQUENCIES))
    year, month = draw(st.sampled_from(DAY_COUNTS))
    return terms_from_data(
        {
            "principal": f"{draw(st.integers(500, 50_000))}.00",
            "rate_pct": draw(st.sampled_from(RATES[per])),
            "rate_per": per,
            "n": draw(st.integers(1, 24)),
            "frequency": {"every": every, "unit": unit},
            "day_count": {"days_in_year": year, "days_in_month": month},
            "rounding": draw(st.sampled_from(ROUNDINGS)),
            "convention": "A",
        }
    )


@settings(settings.get_profile("money"))
@given(agreements(), st.dates(date(2023, 1, 1), date(2026, 12, 31)))
def test_the_plan_is_what_a_payout_asks_for(terms: LoanTerms, on: date) -> None:
    paid_out = Disbursed(key="out", value_date=on, amount=terms.principal)
    asked = [
        (row.due_date, row.due.principal, row.due.interest) for row in replay(terms, [paid_out], on).rows
    ]
    assert asked == [(row.due_date, row.principal_fen, row.interest_fen) for row in plan(terms, on).rows]
