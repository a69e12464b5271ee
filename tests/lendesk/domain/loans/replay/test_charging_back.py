"""A payment taken back: what was held goes first, the rest is owed again where the terms say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    ChargedBack,
    CreditRefunded,
    Disbursed,
    Event,
    RepaymentPosted,
    Undone,
)
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.rules import RatePer
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import Money, yuan

START = date(2024, 1, 1)
OUT = Disbursed(key="out", value_date=START, amount=yuan("1000"))


def terms(**more: Any) -> LoanTerms:
    """1,000 without interest in four months, 250 each."""
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


def paid(key: str, on: date, amount: str) -> RepaymentPosted:
    return RepaymentPosted(key=key, value_date=on, amount=yuan(amount))


def back(key: str, on: date, amount: str, target: str) -> ChargedBack:
    return ChargedBack(key=key, value_date=on, amount=yuan(amount), target=target)


def dues(state: LoanState) -> list[tuple[int, int]]:
    return [(row.due.total, row.outstanding.total) for row in state.rows]


def after(*events: Event, **more: Any) -> LoanState:
    return replay(terms(**more), (OUT, *events), date(2024, 12, 31))


def test_the_next_row_takes_what_comes_back() -> None:
    state = after(paid("p", date(2024, 2, 1), "250"), back("b", date(2024, 2, 10), "100", "p"))
    assert dues(state) == [(25_000, 0), (35_000, 35_000), (25_000, 25_000), (25_000, 25_000)]
    assert [row.balance_after_fen for row in state.rows] == [75_000, 50_000, 25_000, 0]
    assert state.transactions[-1].parts == Parts(principal=10_000)


def test_after_maturity_a_row_is_added() -> None:
    payments = [paid(f"p{month}", date(2024, month, 1), "250") for month in range(2, 6)]
    state = after(*payments, back("b", date(2024, 5, 20), "80", "p5"))
    last = state.rows[-1]
    assert (last.from_date, last.due_date, last.due.total) == (date(2024, 5, 1), date(2024, 5, 20), 8_000)


def test_a_second_one_later_moves_the_added_row() -> None:
    payments = [paid(f"p{month}", date(2024, month, 1), "250") for month in range(2, 6)]
    state = after(
        *payments, back("b", date(2024, 5, 20), "80", "p5"), back("c", date(2024, 6, 3), "20", "p5")
    )
    assert (len(state.rows), state.rows[-1].due_date, state.rows[-1].due.total) == (
        5,
        date(2024, 6, 3),
        10_000,
    )


def test_on_the_last_due_date_the_last_row_takes_it() -> None:
    state = after(paid("p", date(2024, 5, 1), "1000"), back("b", date(2024, 5, 1), "1000", "p"))
    assert dues(state)[-1] == (125_000, 100_000)


def test_money_held_goes_first() -> None:
    state = after(paid("p", date(2024, 2, 1), "1150"), back("b", date(2024, 2, 10), "100", "p"))
    assert (state.credit, dues(state)[1]) == (yuan("50"), (25_000, 0))


def test_held_and_owed_together_pay_the_row_at_once() -> None:
    state = after(paid("p", date(2024, 2, 1), "1030"), back("b", date(2024, 2, 10), "100", "p"))
    assert (state.credit.minor, dues(state)[1]) == (0, (35_000, 7_000))
    assert state.transactions[-1].parts == Parts(principal=7_000)


ORDER = ["PENALTY", "FEE", "INTEREST", "PRINCIPAL"]
CHARGE = ChargeAdded(key="c", value_date=START, name="x", due_date=date(2024, 1, 20), amount=yuan("10"))


def test_parts_come_back_in_the_agreed_order() -> None:
    state = after(
        CHARGE,
        paid("p", date(2024, 2, 1), "260"),
        back("b", date(2024, 2, 10), "30", "p"),
        credit_allocation=ORDER,
    )
    assert state.transactions[-1].parts == Parts(fee=1_000, principal=2_000)
    assert state.rows[1].due == Parts(fee=1_000, principal=27_000)


def test_a_second_one_finds_only_what_the_first_left() -> None:
    state = after(
        CHARGE,
        paid("p", date(2024, 2, 1), "260"),
        back("b", date(2024, 2, 10), "6", "p"),
        back("c2", date(2024, 2, 11), "30", "p"),
        credit_allocation=ORDER,
    )
    assert [one.parts for one in state.transactions[-2:]] == [
        Parts(fee=600),
        Parts(fee=400, principal=2_600),
    ]


def test_a_payment_that_was_held_leaves_from_there() -> None:
    state = after(
        paid("p", date(2024, 2, 1), "1000"),
        paid("q", date(2024, 2, 2), "40"),
        back("b", date(2024, 2, 10), "40", "q"),
        credit_allocation=ORDER,
    )
    assert (state.credit.minor, state.outstanding.total) == (0, 0)


def test_what_was_held_and_refunded_is_owed() -> None:
    state = after(
        paid("p", date(2024, 2, 1), "1040"),
        CreditRefunded(key="r", value_date=date(2024, 2, 5), amount=yuan("40")),
        back("b", date(2024, 2, 10), "1040", "p"),
        credit_allocation=ORDER,
    )
    assert state.outstanding.total == 104_000


def test_more_than_was_paid_is_refused() -> None:
    with pytest.raises(RuleBroken) as broken:
        after(paid("p", date(2024, 2, 1), "250"), back("b", date(2024, 2, 10), "250.01", "p"))
    assert broken.value.code == "chargeback.more_than_paid"


def test_an_unknown_payment_is_refused() -> None:
    with pytest.raises(RuleBroken) as broken:
        after(back("b", date(2024, 2, 10), "1", "nothing"))
    assert broken.value.code == "chargeback.unknown_payment"


@settings(settings.get_profile("money"))
@given(fen=st.integers(1, 120_000), taken=st.integers(1, 120_000), day=st.integers(1, 28))
def test_undone_it_never_happened_and_no_fen_is_lost(fen: int, taken: int, day: int) -> None:
    taken = min(fen, taken)
    payment = RepaymentPosted(key="p", value_date=date(2024, 2, 1), amount=Money(fen))
    event = ChargedBack(key="b", value_date=date(2024, 3, day), amount=Money(taken), target="p")
    with_it, without = after(payment, event), after(payment)
    undone = after(payment, event, Undone(key="u", value_date=date(2024, 4, 1), target="b"))
    assert (undone.rows, undone.credit) == (without.rows, without.credit)
    owed = with_it.outstanding.total - with_it.credit.minor
    assert owed == without.outstanding.total - without.credit.minor + taken


def test_with_interest_as_planned_the_parts_come_back_too() -> None:
    lent = agree(principal=yuan("5000"), rate_pct=Decimal("0.05"), rate_per=RatePer.DAY, n=6)
    events = (
        Disbursed(key="out", value_date=date(2025, 1, 10), amount=yuan("5000")),
        paid("p", date(2025, 2, 10), "877.63"),
        back("b", date(2025, 2, 12), "100", "p"),
    )
    state = replay(lent, events, date(2025, 2, 12))
    assert state.transactions[-1].parts == Parts(interest=7_500, principal=2_500)
    assert state.rows[1].due.total == 87_763 + 10_000
