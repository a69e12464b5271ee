"""New rows for what is open, and what is past due shared by the rows to come."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    Disbursed,
    Event,
    ReAged,
    ReAmortised,
    RepaymentPosted,
    Undone,
)
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.re_ageing import later
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.shares import shares
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.rules import RatePer, Unit
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import yuan

OUT = Disbursed(key="out", value_date=date(2024, 1, 1), amount=yuan("1000"))
LATE = date(2024, 6, 1)


def terms(**more: Any) -> LoanTerms:
    return terms_from_data(
        {
            "principal": "1000.00",
            "rate_pct": "0",
            "rate_per": "YEAR",
            "n": 4,
            "convention": "D",
            "schedule_engine": "progressive",
            "allocation_strategy": "ADVANCED_PAYMENT_ALLOCATION",
        }
        | more
    )


def aged(n: int = 3, start: date = date(2024, 7, 31), unit: Unit = Unit.MONTH) -> ReAged:
    return ReAged(key="a", value_date=LATE, start_date=start, n=n, every=1, unit=unit)


def after(*events: Event, **more: Any) -> LoanState:
    return replay(terms(**more), (OUT, *events), date(2024, 12, 31))


def paid(key: str, on: date, amount: str) -> RepaymentPosted:
    return RepaymentPosted(key=key, value_date=on, amount=yuan(amount))


def test_open_principal_moves_to_new_rows() -> None:
    state = after(paid("p", date(2024, 2, 1), "300"), aged())
    assert [row.due.principal for row in state.rows] == [25_000, 5_000, 0, 0, 23_333, 23_333, 23_334]
    assert [row.due_date for row in state.rows[4:]] == [
        date(2024, 7, 31),
        date(2024, 8, 31),
        date(2024, 9, 30),
    ]
    assert state.rows[4].from_date == date(2024, 5, 1)
    assert [row.paid_on for row in state.rows[1:4]] == [LATE] * 3
    assert state.transactions[-1].parts == Parts(principal=70_000)


def test_charges_stay_in_their_rows() -> None:
    charge = ChargeAdded(
        key="c", value_date=date(2024, 1, 5), name="x", due_date=date(2024, 1, 20), amount=yuan("10")
    )
    state = after(charge, aged())
    assert (state.rows[0].due, state.rows[0].paid_on) == (Parts(fee=1_000), None)


def test_new_rows_keep_the_multiple() -> None:
    state = after(aged(), rounding={"mode": "HALF_EVEN", "installment_multiple_of": "1.00"})
    assert [row.due.principal for row in state.rows[4:]] == [33_300, 33_300, 33_400]


def test_undone_the_old_rows_are_back() -> None:
    state = after(aged(), Undone(key="u", value_date=LATE, target="a"))
    assert state.rows == after().rows


def test_a_back_dated_payment_comes_first() -> None:
    later_posted = RepaymentPosted(
        key="p", value_date=date(2024, 2, 1), business_date=date(2024, 6, 10), amount=yuan("250")
    )
    assert after(aged(), later_posted).rows == after(paid("p", date(2024, 2, 1), "250"), aged()).rows


@pytest.mark.parametrize("bad", [0, -1])
def test_no_rows_are_refused(bad: int) -> None:
    with pytest.raises(RuleBroken) as broken:
        after(aged(n=bad))
    assert broken.value.code == "re_age.no_rows"


def test_where_a_back_dated_payment_left_nothing_open_no_row_is_added() -> None:
    settled = RepaymentPosted(
        key="p", value_date=date(2024, 2, 1), business_date=date(2024, 6, 10), amount=yuan("1000")
    )
    state = after(aged(), settled)
    assert (len(state.rows), state.outstanding.total) == (4, 0)
    assert state.transactions[-1].amount_fen == 0


def test_with_interest_as_planned_it_moves_too() -> None:
    lent = agree(principal=yuan("5000"), rate_pct=Decimal("0.05"), rate_per=RatePer.DAY, n=6)
    events = (
        Disbursed(key="out", value_date=date(2025, 1, 10), amount=yuan("5000")),
        ReAged(
            key="a",
            value_date=date(2025, 8, 1),
            start_date=date(2025, 9, 1),
            n=2,
            every=1,
            unit=Unit.MONTH,
        ),
    )
    state = replay(lent, events, date(2025, 8, 1))
    assert sum(row.due.principal for row in state.rows[6:]) == 500_000
    assert sum(row.due.interest for row in state.rows[6:]) == 26_576
    later_on = replay(lent, events, date(2025, 9, 11))
    assert later_on.rows[6].due.penalty == 1_875  # 2,500.00 x 10 days x 0.05 % x 150 %


def test_the_next_due_date_by_unit() -> None:
    day = date(2024, 1, 31)
    assert [later(day, 1, unit) for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER)] == [
        date(2024, 2, 1),
        date(2024, 2, 7),
        date(2024, 2, 29),
        date(2024, 4, 30),
    ]


@given(fen=st.integers(0, 10_000_000), count=st.integers(1, 60))
def test_shares_add_up(fen: int, count: int) -> None:
    made = shares(terms(), fen, count)
    assert (len(made), sum(made)) == (count, fen)
    assert len(set(made[:-1])) <= 1


def test_past_due_is_shared_by_later_rows() -> None:
    event = ReAmortised(key="a", value_date=date(2024, 3, 10))
    state = after(paid("p", date(2024, 2, 1), "300"), event)
    assert [row.due.principal for row in state.rows] == [25_000, 5_000, 35_000, 35_000]
    assert (state.rows[1].paid_on, state.transactions[-1].parts.principal) == (date(2024, 3, 10), 20_000)


def test_without_a_later_row_it_is_refused() -> None:
    with pytest.raises(RuleBroken) as broken:
        after(ReAmortised(key="a", value_date=date(2024, 5, 1)))
    assert broken.value.code == "re_amortise.no_later_row"
