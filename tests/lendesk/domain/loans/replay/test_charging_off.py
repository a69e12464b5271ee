"""Charged off the debt stays; written off it is gone; a single charge may be let off or given back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    ChargeAdjusted,
    ChargedBack,
    ChargedOff,
    ChargeWaived,
    CreditRefunded,
    Disbursed,
    Event,
    PaymentKind,
    RepaymentPosted,
    Undone,
    WrittenOff,
)
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.rules import RatePer
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour
from lendesk.domain.loans.terms.terms import agree
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import yuan

OUT = Disbursed(key="out", value_date=date(2024, 1, 1), amount=yuan("1000"))
FEE = ChargeAdded(
    key="c", value_date=date(2024, 1, 5), name="x", due_date=date(2024, 1, 20), amount=yuan("10")
)
OFF = ChargedOff(key="o", value_date=date(2024, 3, 10))


def after(*events: Event, **more: Any) -> LoanState:
    terms = terms_from_data(
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
    return replay(terms, (OUT, *events), date(2024, 12, 31))


def test_the_whole_debt_is_charged_off_and_stays_owed() -> None:
    state = after(FEE, OFF)
    assert state.transactions[-1].parts == Parts(fee=1_000, principal=100_000)
    assert (state.outstanding.total, state.status) == (101_000, LoanStatus.OVERDUE)


def test_money_that_comes_later_still_meets_it() -> None:
    state = after(OFF, RepaymentPosted(key="p", value_date=date(2024, 4, 1), amount=yuan("1000")))
    assert (state.outstanding.total, state.status) == (0, LoanStatus.SETTLED)


def test_twice_is_refused_and_undone_it_may_be_again() -> None:
    with pytest.raises(RuleBroken) as broken:
        after(OFF, ChargedOff(key="o2", value_date=date(2024, 3, 12)))
    assert broken.value.code == "charge_off.twice"
    undone = Undone(key="u", value_date=date(2024, 3, 11), target="o")
    state = after(OFF, undone, ChargedOff(key="o2", value_date=date(2024, 3, 12)))
    assert [one.key for one in state.transactions] == ["out", "o2"]


def test_written_off_nothing_is_asked_for() -> None:
    state = after(
        FEE,
        RepaymentPosted(key="p", value_date=date(2024, 2, 1), amount=yuan("100")),
        WrittenOff(key="w", value_date=date(2024, 3, 10)),
    )
    assert (state.outstanding.total, state.status) == (0, LoanStatus.WRITTEN_OFF)
    assert state.transactions[-1].parts.total == 91_000
    assert sum(row.relieved.total for row in state.rows) == 91_000
    assert all(row.paid_on is not None for row in state.rows)


def test_what_comes_after_a_write_off_is_not_held_for_the_borrower() -> None:
    recovered = RepaymentPosted(
        key="r", value_date=date(2024, 5, 1), amount=yuan("300"), kind=PaymentKind.RECOVERY
    )
    state = after(WrittenOff(key="w", value_date=date(2024, 3, 10)), recovered)
    last = state.transactions[-1]
    assert (state.credit.minor, last.kind, last.amount_fen, last.parts.total) == (0, "recovery", 30_000, 0)
    assert last.credit_change_fen == 30_000


def test_a_recovery_goes_back_as_it_came() -> None:
    off = WrittenOff(key="w", value_date=date(2024, 3, 10))
    recovered = RepaymentPosted(key="r", value_date=date(2024, 5, 1), amount=yuan("300"))
    for returned in (
        ChargedBack(key="b", value_date=date(2024, 5, 3), amount=yuan("300"), target="r"),
        CreditRefunded(key="b", value_date=date(2024, 5, 3), amount=yuan("300")),
    ):
        state = after(off, recovered, returned)
        assert (state.outstanding.total, state.credit.minor) == (0, 0)
        assert state.transactions[-1].credit_change_fen == -30_000


def test_written_off_twice_is_refused() -> None:
    with pytest.raises(RuleBroken) as broken:
        after(
            WrittenOff(key="w", value_date=date(2024, 3, 10)),
            WrittenOff(key="w2", value_date=date(2024, 3, 11)),
        )
    assert broken.value.code == "write_off.twice"


def test_a_waived_charge_is_no_longer_asked_for() -> None:
    state = after(FEE, ChargeWaived(key="w", value_date=date(2024, 1, 10), target="c"))
    assert (state.rows[0].outstanding, state.rows[0].relieved) == (
        Parts(principal=25_000),
        Parts(fee=1_000),
    )
    assert (state.charges[0].waived_fen, state.charges[0].open_fen) == (1_000, 0)


def test_part_of_a_charge_may_be_waived_but_no_more_than_is_open() -> None:
    waived = ChargeWaived(key="w", value_date=date(2024, 1, 10), target="c", amount=yuan("4"))
    assert after(FEE, waived).charges[0].open_fen == 600
    with pytest.raises(RuleBroken) as broken:
        after(FEE, ChargeWaived(key="w", value_date=date(2024, 1, 10), target="c", amount=yuan("11")))
    assert broken.value.code == "waiver.more_than_owed"


def test_an_adjusted_charge_comes_back_as_a_payment() -> None:
    given_back = ChargeAdjusted(key="a", value_date=date(2024, 2, 10), target="c", amount=yuan("10"))
    state = after(FEE, given_back)
    assert state.transactions[-1].kind == "charge_adjustment"
    assert state.outstanding.total == 100_000


def test_no_more_than_the_charge_comes_back() -> None:
    first = ChargeAdjusted(key="a", value_date=date(2024, 2, 10), target="c", amount=yuan("6"))
    second = ChargeAdjusted(key="b", value_date=date(2024, 2, 11), target="c", amount=yuan("5"))
    with pytest.raises(RuleBroken) as broken:
        after(FEE, first, second)
    assert (broken.value.code, broken.value.facts["charge_fen"]) == ("charge.adjusted_beyond", 400)


def test_an_unknown_charge_is_refused() -> None:
    with pytest.raises(RuleBroken) as broken:
        after(ChargeWaived(key="w", value_date=date(2024, 1, 10), target="nothing"))
    assert broken.value.code == "charge.unknown"


LENT = agree(principal=yuan("5000"), rate_pct=Decimal("0.05"), rate_per=RatePer.DAY, n=6)


def planned(behaviour: ChargeOffBehaviour, day: date, *more: Event) -> LoanState:
    """The reference loan charged off on 12 March 2025, two days after its second due date."""
    off = ChargedOff(key="o", value_date=date(2025, 3, 12), behaviour=behaviour)
    paid_out = Disbursed(key="out", value_date=date(2025, 1, 10), amount=yuan("5000"))
    return replay(LENT, (paid_out, off, *more), day)


def test_interest_as_planned_may_go_on() -> None:
    state = planned(ChargeOffBehaviour.REGULAR, date(2025, 3, 12))
    assert state.due.interest == 26_576
    assert planned(ChargeOffBehaviour.REGULAR, date(2025, 4, 12)).due.penalty > state.due.penalty


def test_or_end_with_the_day() -> None:
    state = planned(ChargeOffBehaviour.ZERO_INTEREST, date(2025, 3, 12))
    # 62.96 of the second row, 2 of 31 days of the 50.74 of the third
    assert [row.due.interest for row in state.rows] == [7_500, 6_296, 327, 0, 0, 0]
    later_on = planned(ChargeOffBehaviour.ZERO_INTEREST, date(2025, 9, 12))
    assert later_on.due == state.due


def test_or_all_is_due_with_the_interest_so_far() -> None:
    state = planned(ChargeOffBehaviour.ACCELERATE_MATURITY, date(2025, 3, 12))
    assert {row.due_date for row in state.rows[2:]} == {date(2025, 3, 12)}
    assert (state.due_now.principal, state.due.interest) == (500_000, 7_500 + 6_296 + 327)
    later_on = planned(ChargeOffBehaviour.ACCELERATE_MATURITY, date(2025, 3, 22))
    grown = [row.due.penalty for row in later_on.rows[2:]]
    assert grown == [round(row.due.principal * 10 * 0.00075) for row in later_on.rows[2:]]


def test_without_interest_the_rest_is_due_with_the_running_row() -> None:
    state = after(
        ChargedOff(key="o", value_date=date(2024, 3, 10)), charge_off_behaviour="ACCELERATE_MATURITY"
    )
    assert [(row.due_date, row.due.principal) for row in state.rows] == [
        (date(2024, 2, 1), 25_000),
        (date(2024, 3, 1), 25_000),
        (date(2024, 3, 10), 50_000),
    ]
    assert state.rows[-1].balance_after_fen == 0


def accelerated(*events: Event) -> LoanState:
    return after(*events, charge_off_behaviour="ACCELERATE_MATURITY")


def test_a_charge_of_a_later_day_stays_due_on_it_when_the_end_comes_forward() -> None:
    later = ChargeAdded(
        key="l", value_date=date(2024, 1, 5), name="y", due_date=date(2024, 4, 20), amount=yuan("7")
    )
    state = accelerated(FEE, later, OFF)
    last, extra = state.rows[-2:]
    assert (last.due_date, last.due) == (date(2024, 3, 10), Parts(0, 0, 0, 50_000))
    assert (extra.from_date, extra.due_date) == (date(2024, 3, 10), date(2024, 4, 20))
    assert extra.due == Parts(0, 700, 0, 0)
    assert extra.no == last.no + 1
    assert sum(row.due.fee for row in state.rows) == 1700


def test_what_was_paid_and_let_off_of_a_later_charge_goes_with_it() -> None:
    charges = [
        ChargeAdded(
            key=key,
            value_date=date(2024, 1, 5),
            name=key,
            due_date=date(2024, month, 20),
            amount=yuan("7"),
            is_penalty=key == "p",
        )
        for key, month in (("p", 3), ("f", 4))
    ]
    waived = ChargeWaived(key="w", value_date=date(2024, 2, 5), target="f")
    paid = RepaymentPosted(key="r", value_date=date(2024, 2, 10), amount=yuan("1007"))
    state = accelerated(*charges, waived, paid, OFF)
    last, extra = state.rows[-2:]
    assert (extra.paid, extra.relieved) == (Parts(700, 0, 0, 0), Parts(0, 700, 0, 0))
    assert extra.outstanding.total == 0
    assert extra.paid_on is not None
    assert extra.in_advance_fen == 700
    assert sum(row.paid.total for row in state.rows) == 100_700
    assert last.relieved.total == 0


def test_money_paid_ahead_on_rows_that_fall_away_still_counts_as_paid_ahead() -> None:
    early = RepaymentPosted(key="r", value_date=date(2024, 1, 15), amount=yuan("600"))
    off = ChargedOff(key="o", value_date=date(2024, 1, 20))
    (row,) = accelerated(early, off).rows
    assert (row.paid.total, row.in_advance_fen) == (60_000, 60_000)
