"""Cumulative plans from tranches and changes of terms, by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.cumulative.inputs import Change, Deal, Outlay
from lendesk.domain.loans.cumulative.plans import cumulative_rows
from lendesk.domain.loans.plans.schedule import down_payment_fen, plan
from lendesk.domain.loans.terms.rules import RateStep
from lendesk.domain.loans.terms.terms_format import terms_from_data

START = date(2023, 7, 1)


def deal(*outlays: tuple[date, int], changes: tuple[Change, ...] = (), **more: Any) -> Deal:
    data: dict[str, Any] = {
        "principal": "3000.00",
        "rate_pct": "12",
        "rate_per": "YEAR",
        "n": 3,
        "convention": "cumulative",
        "rounding": {"installment_multiple_of": "1"},
    }
    rates = more.pop("rates", ())
    terms = terms_from_data(data | more)
    return Deal(terms, tuple(Outlay(*one) for one in outlays or ((START, 300000),)), changes, rates)


def told(of: Deal) -> list[tuple[str, int, int]]:
    return [(row.due_date.isoformat(), row.principal, row.interest) for row in cumulative_rows(of)]


def principals(of: Deal) -> list[int]:
    return [row.principal for row in cumulative_rows(of)]


FLAT = {"interest_type": "flat"}
FREE = {"interest_type": "flat", "rate_pct": "0"}


def test_declining_instalments_are_whole_and_the_last_row_absorbs() -> None:
    # 3000 x 0.01 x 1.01^3 / (1.01^3 - 1) = 1020.07 -> 1020
    assert told(deal()) == [
        ("2023-08-01", 99000, 3000),
        ("2023-09-01", 99990, 2010),
        ("2023-10-01", 101010, 1010),
    ]


def test_daily_interest_takes_the_instalment_of_thirty_days_in_365() -> None:
    rows = cumulative_rows(deal((date(2022, 11, 1), 500000), principal="5000.00", n=6, interest_calc="daily"))
    assert (rows[0].principal, rows[0].interest) == (81268, 4932)  # 862.00, not 863 as a twelfth would make
    assert rows[5].principal + rows[5].interest == 86550


def test_a_year_of_actual_days_counts_365_in_leap_years_too() -> None:
    rows = cumulative_rows(
        deal(
            (date(2024, 1, 1), 100000),
            principal="1000.00",
            n=4,
            interest_calc="daily",
            frequency={"every": 31, "unit": "DAY"},
        )
    )
    assert rows[0].interest == 1019  # 1000 x 12 % x 31 / 365 = 10.19; 366 would make 10.16


def test_flat_interest_and_another_rate_from_the_second_instalment() -> None:
    change = Change(date(2023, 9, 1), rate_pct=Decimal(6))
    assert told(deal(changes=(change,), **FLAT)) == [
        ("2023-08-01", 100000, 3000),
        ("2023-09-01", 100000, 1500),
        ("2023-10-01", 100000, 1500),
    ]


def test_flat_interest_is_not_more_for_more_rows() -> None:
    rows = cumulative_rows(deal(changes=(Change(date(2023, 9, 1), extra=2),), **FLAT))
    assert [row.principal for row in rows] == [100000, 50000, 50000, 50000, 50000]
    assert [row.interest for row in rows] == [3000, 1500, 1500, 1500, 1500]


def test_flat_interest_put_off_comes_in_equal_parts() -> None:
    rows = cumulative_rows(deal(grace_interest=1, **FLAT))
    assert [row.interest for row in rows] == [0, 4500, 4500]


def test_flat_interest_put_off_goes_to_the_next_row_with_equal_shares_of_principal() -> None:
    rows = cumulative_rows(deal(grace_interest=1, amortization="equal_principal", **FLAT))
    assert [row.interest for row in rows] == [0, 6000, 3000]


def test_declining_interest_put_off_comes_with_the_first_later_row() -> None:
    rows = cumulative_rows(deal(grace_interest=1, grace_principal=1))
    # 3000 x 0.01 x 1.01^2 / (1.01^2 - 1) = 1522.54 -> 1523, of which the row's own interest takes 30
    assert [row.interest for row in rows] == [0, 6000, 1507]
    assert [row.principal for row in rows] == [0, 149300, 150700]


@pytest.mark.parametrize(
    ("change", "dues"),
    [
        (Change(date(2023, 9, 1), date(2023, 9, 15)), ["2023-08-01", "2023-09-15", "2023-10-15"]),
        (Change(date(2023, 8, 20), date(2023, 9, 15)), ["2023-08-01", "2023-09-15", "2023-10-15"]),
        (Change(START, date(2023, 9, 1)), ["2023-09-01", "2023-10-01", "2023-11-01"]),
    ],
)
def test_a_moved_due_date_moves_the_later_ones(change: Change, dues: list[str]) -> None:
    rows = told(deal(changes=(change,), **FREE))
    assert [row[0] for row in rows] == dues
    assert [row[1] for row in rows] == [100000] * 3


def test_a_holiday_after_a_holiday_moves_on_from_there() -> None:
    first = Change(date(2023, 8, 1), date(2023, 8, 15))
    second = Change(date(2023, 8, 15), date(2023, 9, 1))
    assert told(deal(changes=(first, second), **FREE))[0][0] == "2023-09-01"


def test_grace_on_principal_adds_its_rows_at_the_end() -> None:
    change = Change(date(2023, 8, 1), date(2023, 8, 16), grace_principal=1)
    assert principals(deal(changes=(change,), **FREE)) == [0, 100000, 100000, 100000]


def test_more_rows_share_what_is_left() -> None:
    change = Change(date(2023, 9, 1), extra=3)
    assert principals(deal(changes=(change,), **FREE)) == [100000, 40000, 40000, 40000, 40000, 40000]


def test_more_rows_lower_the_declining_instalment() -> None:
    rows = cumulative_rows(deal(changes=(Change(date(2023, 9, 1), extra=2),)))
    assert [row.principal + row.interest for row in rows][:4] == [102000, 51500, 51500, 51500]
    assert sum(row.principal for row in rows) == 300000


def test_another_rate_makes_another_declining_instalment() -> None:
    rows = cumulative_rows(deal(changes=(Change(date(2023, 9, 1), rate_pct=Decimal(6)),)))
    assert rows[1].interest == 1005
    assert rows[1].principal + rows[1].interest == 101300


def test_a_rate_step_divides_a_period() -> None:
    steps = (RateStep(date(2023, 8, 16), Decimal(24)),)
    rows = cumulative_rows(deal(rates=steps, interest_calc="daily"))
    # 1020 - 30.58 leaves 2010.58: at 12 % for 15 days, at 24 % for 16; then 1021.65 at 24 % for 30
    assert [row.interest for row in rows] == [3058, 992 + 2115, 2015]


def test_tranches_bear_interest_from_their_own_day() -> None:
    rows = cumulative_rows(deal((START, 200000), (date(2023, 7, 16), 100000), interest_calc="daily"))
    # 2000 x 12 % x 15 / 365 + 3000 x 12 % x 16 / 365
    assert rows[0].interest == 986 + 1578
    assert sum(row.principal for row in rows) == 300000


def test_without_partial_periods_only_what_cuts_a_period_counts_days() -> None:
    whole = {"allow_partial_period_interest": False}
    holiday = Change(date(2023, 8, 1), date(2023, 8, 16))
    assert cumulative_rows(deal(changes=(holiday,), **whole))[0].interest == 3000
    assert cumulative_rows(deal(changes=(holiday,)))[0].interest == 3000 + 1452  # 15 of 31 days more
    cut = deal((START, 200000), (date(2023, 7, 16), 100000), **whole)
    assert cumulative_rows(cut)[0].interest == 968 + 1548  # 15 and 16 of 31 days


def test_a_later_tranche_raises_the_shares_and_the_last_row_absorbs() -> None:
    rows = principals(deal((START, 150000), (date(2023, 8, 10), 150000), **FREE))
    assert rows == [50000, 100000, 150000]


def test_a_tranche_after_more_rows_shares_over_those_left() -> None:
    change = Change(date(2023, 8, 1), extra=2)
    rows = principals(deal((START, 100000), (date(2023, 8, 10), 40000), changes=(change,), **FREE))
    assert rows == [20000, 30000, 30000, 30000, 30000]


def test_each_tranche_has_its_down_payment_before_the_row_of_its_period() -> None:
    down = {"down_payment": {"pct": "25"}}
    rows = cumulative_rows(deal((START, 100000), (date(2023, 8, 1), 40000), **FREE, **down))
    assert [(row.due_date.day, row.due_date.month, row.principal, row.down_payment) for row in rows] == [
        (1, 7, 25000, True),
        (1, 8, 10000, True),
        (1, 8, 35000, False),
        (1, 9, 35000, False),
        (1, 10, 35000, False),
    ]


def test_a_down_payment_is_rounded_like_an_instalment() -> None:
    terms = deal(down_payment={"pct": "25"}).terms
    assert down_payment_fen(terms, 100250) == 25100
    assert down_payment_fen(deal().terms, 100250) == 0


def test_a_fixed_length_moves_with_a_holiday() -> None:
    more = {"fixed_length_days": 40, "frequency": {"every": 15, "unit": "DAY"}, **FREE}
    change = Change(date(2023, 7, 16), date(2023, 7, 20))
    assert [row[0] for row in told(deal(**more))] == ["2023-07-16", "2023-07-31", "2023-08-10"]
    moved = told(deal(changes=(change,), **more))
    assert [row[0] for row in moved] == ["2023-07-20", "2023-08-04", "2023-08-14"]


def test_a_due_date_before_its_period_is_refused() -> None:
    with pytest.raises(RuleBroken) as broken:
        cumulative_rows(deal(changes=(Change(date(2023, 9, 1), date(2023, 7, 20)),)))
    assert broken.value.code == "reschedule.before_the_period"


KINDS = st.sampled_from(
    [
        {},
        {"interest_calc": "daily"},
        {"amortization": "equal_principal"},
        {"amortization": "interest_only"},
        FLAT,
        FREE,
        {"down_payment": {"pct": "20"}},
        {"grace_principal": 2, "grace_interest": 1},
    ]
)


@given(
    kind=KINDS,
    n=st.integers(4, 24),
    fen=st.lists(st.integers(1, 10**7), min_size=1, max_size=4),
    gaps=st.lists(st.integers(0, 60), min_size=4, max_size=4),
    extra=st.integers(0, 5),
    at=st.integers(0, 90),
)
def test_rows_pay_back_what_went_out(
    kind: dict[str, Any], n: int, fen: list[int], gaps: list[int], extra: int, at: int
) -> None:
    outlays, day = [], START
    for amount, gap in zip(fen, gaps, strict=False):
        outlays.append((day, amount))
        day = date.fromordinal(day.toordinal() + gap)
    change = Change(date.fromordinal(START.toordinal() + at), extra=extra)
    of = deal(*outlays, changes=(change,), n=n, principal=f"{sum(fen)}.00", **kind)
    rows = cumulative_rows(of)
    assert sum(row.principal for row in rows) == sum(fen)
    assert all(row.principal >= 0 and row.interest >= 0 for row in rows)
    dues = [row.due_date for row in rows if not row.down_payment]
    assert dues == sorted(set(dues))


@pytest.mark.parametrize("method", ["equal_installment", "equal_principal"])
@pytest.mark.parametrize("calc", ["daily", "same_as_repayment_period"])
@pytest.mark.parametrize(
    ("unit", "every"), [("DAY", 1), ("DAY", 15), ("WEEK", 2), ("MONTH", 1), ("MONTH", 3)]
)
@pytest.mark.parametrize("start", [date(2023, 1, 31), date(2024, 1, 1)])
@pytest.mark.parametrize("multiple", ["1", "0.01"])
def test_a_loan_paid_out_at_once_has_the_plan_of_its_terms(
    method: str, calc: str, unit: str, every: int, start: date, multiple: str
) -> None:
    of = deal(
        (start, 300000),
        n=5,
        amortization=method,
        interest_calc=calc,
        frequency={"every": every, "unit": unit},
        rounding={"installment_multiple_of": multiple},
    )
    assert rows_of(of) == planned(of, start)


@pytest.mark.parametrize(
    ("per", "rate"),
    [("YEAR", "12"), ("MONTH", "1"), ("DAY", "0.05"), ("INSTALLMENT", "2"), ("WHOLE_TERM", "9")],
)
@pytest.mark.parametrize("decimals", [2, 1, 0])
@pytest.mark.parametrize(("unit", "every"), [("DAY", 10), ("WEEK", 2), ("MONTH", 2)])
def test_rates_of_every_kind_and_figures_without_fen(
    per: str, rate: str, decimals: int, unit: str, every: int
) -> None:
    terms = {"rate_per": per, "rate_pct": rate, "rounding": {"decimals": decimals}}
    of = deal(n=5, frequency={"every": every, "unit": unit}, **terms)
    assert rows_of(of) == planned(of, START)


def rows_of(of: Deal) -> list[tuple[date, int, int]]:
    """Due date, principal and interest in fen of each row."""
    return [(row.due_date, row.principal, row.interest) for row in cumulative_rows(of)]


def planned(of: Deal, start: date) -> list[tuple[date, int, int]]:
    """The same of the plan of the terms, which is reckoned by other code."""
    return [(row.due_date, row.principal_fen, row.interest_fen) for row in plan(of.terms, start).rows]


@pytest.mark.parametrize("every", [1, 2, 3])
def test_interest_by_days_of_months_of_thirty(every: int) -> None:
    day_count = {"days_in_year": "360", "days_in_month": "30"}
    of = deal(n=4, interest_calc="daily", day_count=day_count, frequency={"every": every, "unit": "MONTH"})
    # 3000 x 12 % x 30 / 360 = 30.00 for each month
    assert cumulative_rows(of)[0].interest == 3000 * every
    assert rows_of(of) == planned(of, START)
