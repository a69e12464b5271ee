"""Plans in every convention: the published first plans, and what one rule or key alone changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.plans.balanced import balanced_instalments
from lendesk.domain.loans.plans.figures import Figures
from lendesk.domain.loans.plans.interest import PeriodRates
from lendesk.domain.loans.plans.irr import annualised_rate, period_positions, simple_rate
from lendesk.domain.loans.plans.progressive_plan import Precision
from lendesk.domain.loans.plans.schedule import Plan, plan
from lendesk.domain.loans.terms.conventions import PRESETS
from lendesk.domain.loans.terms.terms_format import terms_from_data

CASES = Path(__file__).parents[4] / "peers" / "cases"
START = date(2025, 1, 10)


def published() -> Iterator[Any]:
    """Cases whose first snapshot is the plan of their terms, recomputed by whoever collected them."""
    for file in sorted(CASES.glob("*.json")):
        for case in json.loads(file.read_text("utf-8")):
            told = (case.get("verified") or {}).get("first_schedule_recomputed")
            first = case["expected"][0] if isinstance(case["expected"], list) and case["expected"] else {}
            if told and first.get("after_event") == 1 and case["events"][0]["type"] == "DISBURSEMENT":
                yield pytest.param(case, first, id=case["id"])


@pytest.mark.parametrize(("case", "first"), list(published()))
def test_a_published_first_plan_is_met_in_every_figure(case: dict[str, Any], first: dict[str, Any]) -> None:
    paid_out = case["events"][0]
    day = paid_out.get("date") or case["terms"].get("disbursement_date") or START.isoformat()
    terms = {**case["terms"], "principal": paid_out["amount"]}
    made = plan(terms_from_data(terms), date.fromisoformat(day))
    rows = {row.no: row for row in made.rows}
    for asked in (row for row in first.get("rows", []) if row["no"] is not None):
        row = rows[asked["no"]]
        told = {
            "due_date": row.due_date.isoformat(),
            "days": row.days,
            "principal": str(row.principal),
            "interest": str(row.interest),
            "balance_after": str(row.balance_after),
            "balance_before": str(type(row.principal)(row.balance_after_fen + row.principal_fen)),
        }
        wanted = {key: asked[key] for key in told if asked.get(key) is not None}
        assert {key: told[key] for key in wanted} == wanted
    if first.get("emi"):
        assert str(made.instalment) == first["emi"]
    if first.get("row_count"):
        assert len(made.rows) == first["row_count"]
    if first.get("total_interest"):
        exact = Decimal(first["total_interest"])
        assert made.total_interest.major.quantize(exact) == exact


def made(on: date = START, **terms: Any) -> Plan:
    usual = {"principal": "1000.00", "rate_pct": "12", "rate_per": "YEAR", "n": 6}
    return plan(terms_from_data({**usual, **terms}), on)


def column(of: Plan, name: str) -> list[str]:
    return [str(getattr(row, name)) for row in of.rows]


def test_a_leap_year_counts_whole_or_by_the_year_of_the_disbursement() -> None:
    terms: dict[str, Any] = {
        "interest_calc": "daily",
        "amortization": "interest_only",
        "n": 2,
        "rounding": {"mode": "HALF_EVEN"},
        "day_count": {"days_in_year": "ACTUAL", "days_in_month": "ACTUAL"},
        "principal": "100000.00",
    }
    start = date(2023, 12, 12)
    # 20 days at a 365th and 11 at a 366th, then 31 at a 366th; or all of them at a 365th.
    assert column(made(start, **terms), "interest") == ["1018.19", "1016.39"]
    assert column(made(start, **terms, convention="cumulative"), "interest") == ["1019.18", "1019.18"]


def test_days_of_the_start_month_in_whatever_way_interest_is_calculated() -> None:
    days = {"days_in_year": "365", "days_in_month": "ACTUAL"}
    for calc in ("daily", "same_as_repayment_period"):
        rows = made(convention="progressive", interest_calc=calc, day_count=days, n=3).rows
        # January has 31 days, though the period from the 10th to the 10th of March has 28 and 31.
        assert [row.interest_fen for row in rows] == [1019, 617, 343]


def test_nominal_periods_are_parts_of_52_weeks_and_365_days() -> None:
    week = made(convention="cumulative", frequency={"every": 2, "unit": "WEEK"}, amortization="bullet")
    days = made(convention="cumulative", frequency={"every": 30, "unit": "DAY"}, amortization="bullet")
    assert week.rows[0].interest_fen == round(100_000 * 0.12 * 2 / 52)
    assert days.rows[0].interest_fen == round(100_000 * 0.12 * 30 / 365)


def test_an_instalment_rounded_up_and_one_rounded_twice() -> None:
    up = made(convention="ceiling_annuity", n=12)
    assert str(up.instalment) == "89.00"
    whole = made(convention="cumulative", rounding={"installment_multiple_of": "1"}, n=12)
    assert str(whole.instalment) == "89.00"
    assert whole.rows[-1].balance_after_fen == 0


def test_a_flat_instalment_is_whole_and_its_interest_is_not() -> None:
    terms: dict[str, Any] = {
        "convention": "cumulative_flat",
        "interest_type": "flat",
        "n": 6,
        "principal": "1000.00",
    }
    flat = made(**terms, rounding={"installment_multiple_of": "1"})
    assert column(flat, "due") == ["177.00"] * 5 + ["175.00"]
    assert column(flat, "interest") == ["10.00"] * 6


def test_the_difference_of_rounding_goes_where_the_terms_want_it() -> None:
    last = made(n=7)
    first = made(n=7, rounding={"remainder": "FIRST"})
    spread = made(n=7, rounding={"remainder": "SPREAD"})
    assert column(last, "due") == ["148.63"] * 6 + ["148.61"]
    assert column(first, "due") == ["148.61"] + ["148.63"] * 6
    assert column(spread, "due") == ["148.62"] * 2 + ["148.63"] * 5
    shares = made(n=6, amortization="equal_principal", rounding={"remainder": "SPREAD"})
    assert column(shares, "principal") == ["166.66"] * 2 + ["166.67"] * 4


def test_styles_of_rounding_know_whole_units_only() -> None:
    terms: dict[str, Any] = {
        "rate_pct": "3",
        "rate_per": "INSTALLMENT",
        "convention": "re_solved_annuity",
    }
    begin = made(**terms, rounding={"style": "Begin", "decimals": 2})
    assert column(begin, "principal") == ["153.00", "160.00", "164.00", "169.00", "174.00", "180.00"]
    end = made(**terms, rounding={"style": "End", "decimals": 2})
    assert column(end, "due") == ["185.00"] * 5 + ["183.00"]
    approximate = made(**terms, rounding={"style": "Approximate", "decimals": 0})
    assert column(approximate, "principal") == ["155.00", "160.00", "163.00", "169.00", "173.00", "180.00"]


def test_a_balloon_stays_for_the_last_row() -> None:
    equal = made(balloon="400.00")
    assert equal.rows[-1].due_fen == equal.rows[0].due_fen + 40_000 - 2
    assert len({row.due_fen for row in equal.rows[:-1]}) == 1
    shares = made(balloon="400.00", amortization="equal_principal")
    assert column(shares, "principal") == ["100.00"] * 5 + ["500.00"]


def test_agreed_shares_carry_what_rounding_leaves() -> None:
    shares = [
        {"no": no, "principal_share": part, "interest_share": part}
        for no, part in enumerate(["0.1", "0.1", "0.1", "0.1", "0.1", "0.5"], 1)
    ]
    terms: dict[str, Any] = {
        "principal": "987.00",
        "rate_pct": "3",
        "rate_per": "INSTALLMENT",
        "amortization": "custom_shares",
        "interest_type": "flat",
        "rounding": {"decimals": 0, "mode": "HALF_EVEN"},
        "shares": shares,
    }
    flat = made(**terms)
    assert column(flat, "principal") == ["99.00", "98.00", "99.00", "99.00", "98.00", "494.00"]
    assert sum(row.interest_fen for row in flat.rows) == 17_800
    declining = made(**{**terms, "interest_type": "declining"})
    assert str(declining.rows[1].interest) == "27.00"


def test_an_agreed_instalment_runs_until_nothing_is_left() -> None:
    fixed = made(amortization="fixed_instalment_amount", instalment_amount="300.00", n=None)
    assert column(fixed, "due") == ["300.00"] * 3 + ["122.48"]
    short = made(amortization="fixed_instalment_amount", instalment_amount="300.00", n=2)
    assert [row.no for row in short.rows] == [1, 2]
    assert short.rows[-1].balance_after_fen == 0


def test_rows_free_of_interest_and_rows_that_put_it_off() -> None:
    free = made(interest_free=2, n=4)
    assert column(free, "interest")[:2] == ["0.00", "0.00"]
    in_grace = made(grace_principal=2, interest_in_grace=False, n=4, amortization="equal_principal")
    assert column(in_grace, "due") == ["0.00", "0.00", "510.00", "505.00"]
    put_off = made(grace_principal=2, grace_interest=2, n=4, amortization="equal_principal")
    assert column(put_off, "due") == ["0.00", "0.00", "530.00", "505.00"]


def test_the_rate_agreed_ahead_makes_the_instalment_anew() -> None:
    steps = [{"from": "2025-04-10", "rate_pct": "24"}]
    stepped = made(rate_changes=steps, n=6)
    plain = made(n=6)
    assert column(stepped, "due")[:3] == column(plain, "due")[:3]
    assert stepped.rows[3].interest_fen == round(stepped.rows[2].balance_after_fen * 0.02)
    assert len({row.due_fen for row in stepped.rows[3:5]}) == 1
    assert stepped.rows[3].due_fen > plain.rows[3].due_fen
    # In the middle of a period each rate takes its days: 15 of 30 at 12 %, 15 at 24 %.
    half = made(rate_changes=[{"from": "2025-04-25", "rate_pct": "24"}], amortization="bullet")
    assert half.rows[3].interest_fen == 1500


def test_a_down_payment_is_the_first_row_and_bears_no_interest() -> None:
    for convention in ("cn_monthly", "progressive", "cumulative"):
        down = made(convention=convention, down_payment={"pct": "25"}, n=3)
        assert [row.no for row in down.rows] == [1, 2, 3, 4]
        assert down.down_payment == down.rows[0]
        assert (down.rows[0].due_fen, down.rows[0].days, down.rows[0].due_date) == (25_000, 0, START)
        assert down.rows[1].interest_fen in (750, 762)
        assert down.rows[-1].balance_after_fen == 0
    flat = made(convention="cumulative_flat", interest_type="flat", down_payment={"pct": "25"}, n=3)
    assert column(flat, "interest") == ["0.00", "10.00", "10.00", "10.00"]


def test_principal_that_goes_out_in_parts() -> None:
    parts = [{"date": "2025-01-10", "amount": "400.00"}, {"date": "2025-02-25", "amount": "600.00"}]
    level = made(tranches=parts, n=4)
    # 400 for a month; then 302 for a month and 600 for 13 of its 28 days; all of it from there on.
    assert [str(row.interest) for row in level.rows[:2]] == ["4.00", str(made_interest(level))]
    assert str(level.rows[0].due) == "102.51"
    assert len({row.due_fen for row in level.rows[1:3]}) == 1
    assert sum(row.principal_fen for row in level.rows) == 100_000
    assert level.rows[0].balance_after_fen == 40_000 - level.rows[0].principal_fen
    assert level.rows[-1].balance_after_fen == 0
    flat = made(tranches=parts, n=4, interest_type="flat")
    assert column(flat, "interest") == ["4.00", "6.79", "10.00", "10.00"]
    assert column(flat, "principal") == ["100.00", "300.00", "300.00", "300.00"]
    assert 11 < float(annualised_rate(level)) < 13
    assert abs(float(simple_rate(level)) - 12) < 0.1
    with pytest.raises(RuleBroken) as caught:
        made(tranches=[*parts[:1], {"date": "2025-05-10", "amount": "600.00"}], n=4)
    assert caught.value.facts["key"] == "tranches"


def made_interest(level: Plan) -> Decimal:
    """The second row by hand: each part for its days of the period."""
    fen = Decimal(level.rows[0].balance_after_fen * 28 + 60_000 * 13) / 28 / 100
    return (fen / 100).quantize(Decimal("0.01"))


def test_the_rate_knows_down_payments_and_dates_agreed_one_by_one() -> None:
    down = made(down_payment={"pct": "25"}, n=6)
    assert period_positions(down) == [0, 1, 2, 3, 4, 5, 6]
    assert abs(annualised_rate(down) - 12) < Decimal("0.01")
    cut = made(fixed_length_days=40, n=3, frequency={"every": 15, "unit": "DAY"})
    assert [round(at, 3) for at in period_positions(cut)] == [1, 2, Decimal("2.667")]


def test_due_days_by_rule() -> None:
    on = date(2022, 10, 17)

    def dues(**terms: Any) -> list[str]:
        return [row.due_date.isoformat() for row in made(on, **terms, n=3).rows]

    assert dues(due_date_rule="FIRST_DUE", first_due="2022-10-17") == [
        "2022-10-17",
        "2022-11-17",
        "2022-12-17",
    ]
    assert dues(due_date_rule="DAY_OF_MONTH", due_day=1) == ["2022-11-01", "2022-12-01", "2023-01-01"]
    assert dues(due_date_rule="DAY_OF_MONTH", due_day=20) == ["2022-10-20", "2022-11-20", "2022-12-20"]
    assert dues(due_date_rule="MONTH_END") == ["2022-10-31", "2022-11-30", "2022-12-31"]
    quarters = {"every": 1, "unit": "QUARTER"}
    assert dues(due_date_rule="MONTH_END", frequency=quarters) == ["2022-10-31", "2023-01-31", "2023-04-30"]


def test_a_fixed_length_ends_the_loan_in_units_or_days() -> None:
    months = made(date(2024, 2, 1), fixed_length_days=5, n=3, frequency={"every": 2, "unit": "MONTH"})
    assert months.maturity == date(2024, 7, 1)
    days = made(date(2024, 2, 1), fixed_length_days=40, n=3, frequency={"every": 15, "unit": "DAY"})
    assert [row.days for row in days.rows] == [15, 15, 10]
    longer = made(date(2024, 2, 1), fixed_length_days=60, n=3, frequency={"every": 15, "unit": "DAY"})
    assert [row.days for row in longer.rows] == [15, 15, 30]
    weeks = made(date(2024, 2, 1), fixed_length_days=5, n=3, frequency={"every": 2, "unit": "WEEK"})
    assert [row.days for row in weeks.rows] == [14, 14, 7]
    of_months = made(date(2024, 2, 1), fixed_length_days=75, n=3)
    assert of_months.maturity == date(2024, 4, 16)


def test_dates_agreed_one_by_one() -> None:
    periods = [{"from": "2025-01-10", "due": "2025-02-01"}, {"from": "2025-02-10", "due": "2025-03-20"}]
    rows = made(periods=periods, n=2, convention="cn_daily").rows
    assert [(row.from_date.isoformat(), row.days) for row in rows] == [("2025-01-10", 22), ("2025-02-10", 38)]


CUTS = st.lists(st.integers(0, 40_000_000_000), min_size=2, max_size=24)


@settings(max_examples=300, deadline=None)
@given(CUTS, st.integers(10_000, 10**9), st.integers(1, 92), st.sampled_from(["HALF_EVEN", "HALF_UP"]))
def test_whole_numbers_give_the_figures_of_every_step_in_twelve_digits(
    costs: list[int], principal: int, span: int, mode: str
) -> None:
    """The way without Decimals and the way with them, row by row."""
    terms = terms_from_data(
        {
            "principal": "1.00",
            "rate_pct": "1",
            "rate_per": "YEAR",
            "n": len(costs),
            "convention": "progressive",
            "rounding": {"mode": mode},
        }
    )
    precision = Precision(terms.rounding)
    under = 10**12
    flow = balanced_instalments(
        Figures(terms, PeriodRates(costs, under, costs, under), principal), [span] * len(costs), precision
    )
    balance, carried = principal, 0
    for cost, principal_part, interest in zip(costs, flow.principals, flow.earned, strict=True):
        exact = precision.interest(balance, Decimal(cost).scaleb(-12), span, span) + carried
        put_off = exact > (flow.instalment or 0)
        assert interest == (0 if put_off else exact) or cost is costs[-1]
        carried = exact if put_off else 0
        balance -= principal_part
    assert balance == 0


@pytest.mark.parametrize("convention", list(PRESETS))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_convention_returns_the_principal(convention: str, data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 48), label="n")
    unit = data.draw(st.sampled_from(["DAY", "WEEK", "MONTH", "QUARTER"]))
    terms = {
        "principal": data.draw(st.decimals(1, 10**7, places=2).map(str)),
        "rate_pct": data.draw(st.decimals(0, 60, places=3).map(str)),
        "rate_per": "YEAR",
        "n": n,
        "frequency": {"every": data.draw(st.integers(1, 3)), "unit": unit},
        "convention": convention,
        "amortization": data.draw(st.sampled_from(["equal_installment", "equal_principal", "bullet"])),
        "interest_type": data.draw(st.sampled_from(["declining", "flat"])),
        "grace_principal": data.draw(st.integers(0, n - 1)),
        "interest_free": data.draw(st.integers(0, n)),
        "rounding": {"remainder": data.draw(st.sampled_from(["FIRST", "LAST", "SPREAD"]))},
        "down_payment": data.draw(st.sampled_from([None, {"pct": "25"}])),
        "rate_changes": data.draw(st.sampled_from([[], [{"from": "2025-06-01", "rate_pct": "9"}]])),
    }
    of = made(data.draw(st.dates(date(2023, 1, 1), date(2028, 12, 31))), **terms)
    assert of.rows[-1].balance_after_fen == 0 or PRESETS[convention].rounding.display_only
    for row in of.rows:
        assert row.principal_fen >= 0
        assert row.interest_fen >= 0
        assert (
            row.due_fen == row.principal_fen + row.interest_fen + row.fee_fen or convention == "cn_calculator"
        )


@pytest.mark.parametrize("fen", ["0.01", "0.02", "0.03"])
def test_instalments_that_round_to_nothing_leave_all_to_the_last_row(fen: str) -> None:
    rows = made(convention="progressive", principal=fen, n=12).rows
    assert [row.principal.minor for row in rows][:-1] == [0] * 11
    assert sum(row.principal.minor for row in rows) == round(Decimal(fen) * 100)
