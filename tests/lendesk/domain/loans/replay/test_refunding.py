"""Money back to the borrower: what is held, or what was paid last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    CreditRefunded,
    Disbursed,
    Event,
    RepaymentPosted,
    RepaymentRefunded,
    Undone,
)
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import Money, yuan

TERMS = terms_from_data(
    {
        "principal": "1000.00",
        "rate_pct": "0",
        "rate_per": "YEAR",
        "n": 4,
        "convention": "D",
        "schedule_engine": "progressive",
        "allocation_strategy": "ADVANCED_PAYMENT_ALLOCATION",
    }
)
OUT = Disbursed(key="out", value_date=date(2024, 1, 1), amount=yuan("1000"))


def after(*events: Event) -> LoanState:
    return replay(TERMS, (OUT, *events), date(2024, 12, 31))


def paid(key: str, on: date, amount: str) -> RepaymentPosted:
    return RepaymentPosted(key=key, value_date=on, amount=yuan(amount))


def test_credit_paid_out_leaves_nothing_held() -> None:
    state = after(
        paid("p", date(2024, 2, 1), "1100"),
        CreditRefunded(key="r", value_date=date(2024, 2, 2), amount=yuan("100")),
    )
    assert (state.credit.minor, state.outstanding.total) == (0, 0)
    assert state.transactions[-1].parts == Parts()


def test_credit_that_a_later_undo_takes_away_is_owed_again() -> None:
    state = after(
        paid("p", date(2024, 2, 1), "250"),
        paid("q", date(2024, 2, 2), "850"),
        CreditRefunded(key="r", value_date=date(2024, 2, 3), amount=yuan("100")),
        Undone(key="u", value_date=date(2024, 2, 4), target="p"),
    )
    assert state.outstanding.total == 25_000
    assert state.transactions[-1].parts == Parts(principal=10_000)


def test_the_part_paid_last_opens_first() -> None:
    state = after(
        paid("p", date(2024, 2, 1), "300"),
        RepaymentRefunded(key="r", value_date=date(2024, 2, 5), amount=yuan("80")),
    )
    assert [row.outstanding.total for row in state.rows] == [3_000, 25_000, 25_000, 25_000]
    assert state.rows[0].paid_on is None


def test_what_goes_back_before_the_due_date_was_paid_in_advance() -> None:
    state = after(
        paid("p", date(2024, 1, 20), "10"),
        RepaymentRefunded(key="r", value_date=date(2024, 1, 25), amount=yuan("3")),
    )
    assert (state.rows[0].in_advance_fen, state.rows[0].late_fen, state.paid.total) == (700, 0, 700)


def test_charges_open_again_after_principal() -> None:
    charge = ChargeAdded(
        key="c", value_date=date(2024, 1, 5), name="x", due_date=date(2024, 1, 20), amount=yuan("10")
    )
    state = after(
        charge,
        paid("p", date(2024, 2, 1), "260"),
        RepaymentRefunded(key="r", value_date=date(2024, 2, 5), amount=yuan("255")),
    )
    assert state.transactions[-1].parts == Parts(fee=500, principal=25_000)
    assert state.charges[0].open_fen == 500


def test_more_than_was_paid_is_refused() -> None:
    with pytest.raises(RuleBroken) as broken:
        after(
            paid("p", date(2024, 2, 1), "10"),
            RepaymentRefunded(key="r", value_date=date(2024, 2, 5), amount=yuan("11")),
        )
    assert (broken.value.code, broken.value.facts["beyond_fen"]) == ("refund.more_than_paid", 100)


def test_what_is_held_goes_back_before_anything_is_open_again() -> None:
    state = after(
        paid("p", date(2024, 2, 1), "1100"),
        RepaymentRefunded(key="r", value_date=date(2024, 2, 2), amount=yuan("60")),
    )
    assert (state.credit.minor, state.outstanding.total) == (4_000, 0)
    state = after(
        paid("p", date(2024, 2, 1), "1100"),
        RepaymentRefunded(key="r", value_date=date(2024, 2, 2), amount=yuan("150")),
    )
    assert (state.credit.minor, state.outstanding.total) == (0, 5_000)
    assert state.transactions[-1].parts == Parts(0, 0, 0, 5_000)


DAILY = terms_from_data(
    {
        "principal": "100.00",
        "rate_pct": "7",
        "rate_per": "YEAR",
        "n": 6,
        "convention": "A",
        "allocation_strategy": "ADVANCED_PAYMENT_ALLOCATION",
        "payment_allocation": [
            {
                "transaction": "DEFAULT",
                "future_installment_rule": "NEXT_INSTALLMENT",
                "order": [
                    f"{timing}_{part}"
                    for timing in ("PAST_DUE", "DUE", "IN_ADVANCE")
                    for part in ("PENALTY", "FEE", "PRINCIPAL", "INTEREST")
                ],
            }
        ],
        "interest_recalculation": {
            "rest_frequency": "DAILY",
            "reschedule_strategy": "ADJUST_LAST_UNPAID_PERIOD",
            "preclose": "TILL_PRE_CLOSE_DATE",
            "compounding": "NONE",
        },
    }
)
HUNDRED = Disbursed(key="out", value_date=date(2024, 1, 1), amount=yuan("100"))


def asked_for(*events: Event, on: date) -> list[tuple[Parts, Parts]]:
    return [(row.due, row.paid) for row in replay(DAILY, (HUNDRED, *events), on).rows]


@given(day=st.integers(2, 30), fen=st.integers(2, 1600), back=st.integers(1, 1600))
def test_money_that_goes_back_on_its_day_was_never_paid(day: int, fen: int, back: int) -> None:
    on, back = date(2024, 1, day), min(back, fen - 1)
    taken = RepaymentPosted(key="p", value_date=on, amount=Money(fen))
    refunded = RepaymentRefunded(key="r", value_date=on, amount=Money(back))
    less = RepaymentPosted(key="p", value_date=on, amount=Money(fen - back))
    assert asked_for(taken, refunded, on=on) == asked_for(less, on=on)


@given(
    paid_on=st.integers(1, 31),
    after_days=st.integers(0, 90),
    fen=st.integers(100, 5000),
    back=st.integers(1, 5000),
)
def test_what_was_refunded_is_paid_once_more_and_no_more(
    paid_on: int, after_days: int, fen: int, back: int
) -> None:
    first = date(2024, 1, paid_on)
    then = first + timedelta(days=after_days)
    events = (
        RepaymentPosted(key="p", value_date=first, amount=Money(fen)),
        RepaymentRefunded(key="r", value_date=then, amount=Money(min(back, fen))),
        RepaymentPosted(key="all", value_date=then, amount=yuan("1000")),
    )
    state = replay(DAILY, (HUNDRED, *events), then)
    assert state.outstanding.total == 0
    assert sum(row.due.principal for row in state.rows) == 10_000
    # Never more interest than all the money would bear from the first day to the last.
    interest = sum(row.due.interest for row in state.rows)
    assert 0 <= interest <= 10_000 * 7 * ((then - HUNDRED.value_date).days + 31) / 36_000 + 6
    assert state.credit.minor == fen - min(back, fen) + 100_000 - 10_000 - interest
