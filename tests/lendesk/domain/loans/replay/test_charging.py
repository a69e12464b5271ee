"""Charges: which row they belong to, what a percentage is of, how held money meets them, what is let off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    ChargeWaived,
    DebtWaived,
    Disbursed,
    Event,
    RepaymentPosted,
    Rescheduled,
)
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.rules import STEPS, AllocationRule, RatePer
from lendesk.domain.loans.terms.servicing import Engine, Servicing
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import Money, yuan

START = date(2024, 1, 1)
PAID_OUT = Disbursed(key="out", value_date=START, amount=yuan("1200"))


def terms(engine: Engine = Engine.FIXED, rate: str = "12") -> LoanTerms:
    """1200 in three monthly parts, due on the first of the month; FIXED holds a surplus."""
    agreed = agree(principal=yuan("1200"), rate_pct=Decimal(rate), rate_per=RatePer.YEAR, n=3)
    if engine is Engine.FIXED:
        return agreed
    return replace(agreed, servicing=Servicing(engine=engine), allocation=AllocationRule(STEPS))


def charge(due: date, amount: str | None = "10", on: date = START, **more: object) -> ChargeAdded:
    money = None if amount is None else yuan(amount)
    return ChargeAdded(key=f"c{due}{on}", value_date=on, name="c", due_date=due, amount=money, **more)  # type: ignore[arg-type]


def paid(on: date, amount: str, key: str = "p") -> RepaymentPosted:
    return RepaymentPosted(key=key, value_date=on, amount=yuan(amount))


def state_of(*events: Event, on: date = START, engine: Engine = Engine.FIXED, rate: str = "12") -> LoanState:
    return replay(terms(engine, rate), (PAID_OUT, *events), on)


@pytest.mark.parametrize(
    ("due", "no"),
    [
        (START, 1),  # the first row takes its first day too
        (date(2024, 1, 2), 1),
        (date(2024, 2, 1), 1),
        (date(2024, 2, 2), 2),
        (date(2024, 3, 1), 2),
        (date(2024, 4, 1), 3),
    ],
)
def test_a_charge_belongs_to_the_row_of_its_due_date(due: date, no: int) -> None:
    rows = state_of(charge(due)).rows
    assert [row.no for row in rows if row.due.fee] == [no]
    penalty = state_of(charge(due, is_penalty=True)).rows[no - 1].due
    assert (penalty.penalty, penalty.fee) == (1000, 0)


def test_a_charge_is_let_off_in_the_row_that_holds_it() -> None:
    # Its day lies in the second row once that has moved; it was put into the third and stays there.
    fee = charge(date(2024, 3, 10))
    moved = Rescheduled(
        key="m", value_date=START, from_date=date(2024, 3, 1), adjusted_due_date=date(2024, 3, 15)
    )
    state = state_of(fee, moved, ChargeWaived(key="w", value_date=START, target=fee.key))
    assert [row.due.fee for row in state.rows] == [0, 0, 1000]
    assert [row.outstanding.fee for row in state.rows] == [0, 0, 0]


def test_after_the_last_row_comes_an_additional_one() -> None:
    first, later = charge(date(2024, 4, 10)), charge(date(2024, 4, 20), "5")
    state = state_of(first, later)
    assert [(row.kind, row.from_date, row.due_date, row.due) for row in state.rows[3:]] == [
        ("additional", date(2024, 4, 1), date(2024, 4, 20), Parts(fee=1500))
    ]
    assert [one.due_date for one in state.charges] == [date(2024, 4, 10), date(2024, 4, 20)]


@pytest.mark.parametrize(
    ("of", "fen"),
    [
        ("loan amount", 1200),
        ("", 1200),
        ("loan amount + interest", 1224),  # interest in all 24.13: 12.00, 8.04, 4.05
        ("interest", 24),
        ("% overdue amount", 816),  # two rows of 408.03
    ],
)
def test_a_percentage_of_what_it_says(of: str, fen: int) -> None:
    on = date(2024, 3, 2)
    event = charge(date(2024, 3, 20), None, on, percent=Decimal(1), percent_of=of)
    assert state_of(event, on=on).charges[0].amount_fen == fen
    assert state_of(event, on=on).charges[0].percent == "1"


def test_each_instalment_may_carry_its_own() -> None:
    event = charge(START, None, percent=Decimal(10), percent_of="interest", per_instalment=True)
    state = state_of(event)
    assert [row.due.fee for row in state.rows] == [120, 80, 40]
    assert [one.due_date for one in state.charges] == [row.due_date for row in state.rows]


def test_a_charge_says_how_much() -> None:
    for event, code in (
        (charge(START, None), r"charge\.no_amount"),
        (charge(START, None, percent=Decimal(1), percent_of="the moon"), r"charge\.unknown_base"),
    ):
        with pytest.raises(RuleBroken, match=code):
            state_of(event)


def test_money_held_pays_a_charge_as_of_its_own_day() -> None:
    late = date(2024, 5, 2)
    over = paid(date(2024, 2, 1), "1230")
    for engine in (Engine.PROGRESSIVE, Engine.CUMULATIVE):
        before = state_of(over, on=late, engine=engine, rate="0")
        assert (before.status, before.overpaid, before.credit) == (LoanStatus.SETTLED, True, yuan("30"))
        after = state_of(over, charge(date(2024, 5, 20), on=late), on=late, engine=engine, rate="0")
        assert (after.credit, after.outstanding.total) == (yuan("20"), 0)
        assert (after.rows[3].paid.fee, after.rows[3].paid_on) == (1000, date(2024, 2, 1))
        assert [done.parts.fee for done in after.transactions] == [0, 1000]
        assert after.transactions[-1].credit_change_fen == 2000


def test_a_payment_tells_each_charge_what_it_got() -> None:
    due = date(2024, 2, 1)
    events = (charge(due, "30", is_penalty=True), charge(due, "20", date(2024, 1, 2)), paid(due, "40"))
    state = state_of(*events, on=due)
    # Fee before penalty (Civil Code 561); each charge knows its own part.
    assert [(one.is_penalty, one.paid_fen, one.open_fen) for one in state.charges] == [
        (True, 2000, 1000),
        (False, 2000, 0),
    ]
    other = charge(date(2024, 3, 1), "5", date(2024, 1, 3))
    assert [one.paid_fen for one in state_of(other, *events, on=due).charges] == [2000, 2000, 0]


def test_a_charge_added_later_counts_from_its_posting() -> None:
    """What was paid before it was known stays where it went; a back-dated one is met by its due date."""
    first = paid(date(2024, 1, 20), "50")
    known = charge(date(2024, 2, 1), on=date(2024, 1, 10))
    late = replace(known, value_date=date(2024, 3, 10))
    for engine in (Engine.PROGRESSIVE, Engine.CUMULATIVE):
        assert state_of(known, first, on=date(2024, 3, 10), engine=engine).rows[0].paid.fee == 1000
    assert state_of(first, late, on=date(2024, 3, 10), engine=Engine.PROGRESSIVE).rows[0].paid.fee == 0
    assert state_of(first, late, on=date(2024, 3, 10), engine=Engine.CUMULATIVE).rows[0].paid.fee == 1000


def test_debt_is_let_off_oldest_row_first() -> None:
    on = date(2024, 3, 11)
    overdue = state_of(charge(date(2024, 2, 1)), on=on)
    waiver = DebtWaived(key="w", value_date=on, penalty_fen=500, fee_fen=1000, interest_fen=1500)
    state = state_of(charge(date(2024, 2, 1)), waiver, on=on)
    assert state.rows[0].relieved == Parts(penalty=500, fee=1000, interest=1200)
    assert state.rows[1].relieved == Parts(interest=300)
    assert overdue.outstanding.total - state.outstanding.total == 3000
    assert state.due == overdue.due
    assert (state.charges[0].waived_fen, state.charges[0].open_fen) == (1000, 0)
    done = state.transactions[-1]
    assert (done.kind, done.amount_fen, done.parts.total) == ("waiver", 0, 3000)
    with pytest.raises(RuleBroken, match=r"waiver\.more_than_owed"):
        state_of(replace(waiver, fee_fen=1001), on=on)


def test_a_waiver_may_finish_a_row() -> None:
    on = date(2024, 2, 1)
    state = state_of(paid(on, "396.03"), DebtWaived(key="w", value_date=on, interest_fen=1200), on=on)
    assert state.rows[0].paid == Parts(interest=1200, principal=38403)
    assert state.rows[0].outstanding == Parts(principal=1200)
    first_off = state_of(DebtWaived(key="w", value_date=on, interest_fen=1200), paid(on, "396.03"), on=on)
    assert (first_off.rows[0].outstanding.total, first_off.rows[0].paid_on) == (0, on)
    assert first_off.credit == Money(0)


def test_what_is_waived_is_asked_for_no_more_and_a_row_without_anything_open_is_done() -> None:
    first = state_of().rows[0]
    on = first.due_date
    let_off = DebtWaived(key="w", value_date=on, interest_fen=1)
    row = state_of(let_off, on=on).rows[0]
    assert (row.outstanding.interest, row.paid_on) == (first.due.interest - 1, None)
    but_one = (0, 0, first.due.interest - 1, first.due.principal)
    by_hand = replace(paid(on, str(Money(sum(but_one)))), manual_split=but_one)
    assert state_of(by_hand, let_off, on=on).rows[0].paid_on == on
