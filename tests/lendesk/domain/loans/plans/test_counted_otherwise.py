"""Plans whose dates or parts are counted otherwise: from another day, over the whole term, row by row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.plans.schedule import Plan, plan
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import Money

START = date(2025, 1, 10)


def made(on: date = START, **terms: Any) -> Plan:
    usual = {"principal": "1000.00", "rate_pct": "12", "rate_per": "YEAR", "n": 6}
    return plan(terms_from_data({**usual, **terms}), on)


def test_due_dates_may_be_counted_from_another_day_than_the_payout() -> None:
    on = date(2024, 2, 1)
    rows = made(on, n=3, due_dates_from="2024-01-31").rows
    assert [row.due_date.isoformat() for row in rows] == ["2024-02-29", "2024-03-31", "2024-04-30"]
    assert rows[0].from_date == date(2024, 1, 31)
    assert (rows[0].days, rows[1].days) == (28, 31)  # interest begins with the money
    assert rows[0].interest_fen == 933  # 1000 x 12 % x 28 days of 360
    later = made(on, n=2, due_dates_from="2024-02-10").rows
    assert [row.due_date.isoformat() for row in later] == ["2024-03-10", "2024-04-10"]
    assert later[0].from_date == on
    with pytest.raises(RuleBroken) as caught:
        made(on, n=3, due_dates_from="2024-01-01")
    assert caught.value.facts["key"] == "due_dates_from"


def test_the_interest_of_a_whole_term_is_a_yearly_rate_where_periods_go_by_the_start_month() -> None:
    whole = {"convention": "A", "interest_calc": "daily", "n": 4, "principal": "100.00"}
    for frequency, yearly in (({"every": 1, "unit": "MONTH"}, "12"), ({"every": 2, "unit": "MONTH"}, "6")):
        a_year = made(**whole, frequency=frequency, rate_pct=yearly, rate_per="YEAR").rows
        assert made(**whole, frequency=frequency, rate_pct="4", rate_per="WHOLE_TERM").rows == a_year
        assert made(**whole, frequency=frequency, rate_pct="1", rate_per="INSTALLMENT").rows == a_year


@given(
    fen=st.integers(1, 10_000_000),
    rate=st.decimals("0", "20", places=4),
    n=st.integers(1, 24),
    grace=st.integers(0, 3),
    decimals=st.integers(0, 2),
)
def test_flat_interest_solved_again_for_every_row_keeps_its_total(
    fen: int, rate: Decimal, n: int, grace: int, decimals: int
) -> None:
    flat = made(
        principal=str(Money(fen)),
        rate_pct=str(rate),
        rate_per="INSTALLMENT",
        n=n + grace,
        grace_principal=grace,
        convention="E",
        interest_type="flat",
        amortization="equal_principal",
        rounding={"decimals": decimals},
    )
    step = 10 ** (2 - decimals)
    paying = [row.interest_fen for row in flat.rows[grace:]]
    exact = Fraction(rate) * fen * n / 100
    assert sum(paying) == int(exact / step + Fraction(1, 2)) * step
    assert max(paying) - min(paying) <= step


def test_a_first_row_scaled_to_a_moved_due_date_keeps_its_principal() -> None:
    days = {"frequency": {"every": 14, "unit": "DAY"}, "rate_pct": "3", "rate_per": "INSTALLMENT"}
    rests = {"calendar": {"shift": "FORWARD", "weekend": ["SAT", "SUN"]}}
    on = date(2006, 1, 1)
    for convention in ("E", "cn_monthly"):
        scaled = {"reckoning": {"scale_moved_first": True}, "convention": convention, **days}
        moved, plain = made(on, **scaled, **rests), made(on, **scaled)
        assert [row.principal for row in moved.rows] == [row.principal for row in plain.rows]
        first, whole = moved.rows[0], plain.rows[0]
        assert first.days == 15
        assert first.interest_fen == round(Fraction(whole.interest_fen * 15, 14))
        assert first.due_fen - whole.due_fen == first.interest_fen - whole.interest_fen
