"""Loans whose whole plan is made again: tranches, reschedules and payments in the replay."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.loans.events.events import (
    ChargeAdded,
    ChargedOff,
    DayClosed,
    Disbursed,
    Event,
    Purpose,
    RateChanged,
    RepaymentPosted,
    Rescheduled,
    Undone,
)
from lendesk.domain.loans.replay.replaying import posted, replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import Money

START = date(2023, 10, 1)
RECALCULATED = {
    "rate_pct": "12",
    "interest_calc": "daily",
    "interest_recalculation": {"rest_frequency": "DAILY", "reschedule_strategy": "REDUCE_EMI_AMOUNT"},
}


def terms(**more: Any) -> LoanTerms:
    data: dict[str, Any] = {
        "principal": "1000.00",
        "rate_pct": "0",
        "rate_per": "YEAR",
        "n": 3,
        "frequency": {"every": 15, "unit": "DAY"},
        "convention": "cumulative",
        "rounding": {"installment_multiple_of": "1"},
        "allocation_strategy": "PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER",
    }
    return terms_from_data(data | more)


def out(day: int, yuan: int, key: str = "") -> Disbursed:
    on = START + timedelta(days=day)
    return Disbursed(key=key or f"out{day}", value_date=on, amount=Money(yuan * 100))


def paid(day: int, fen: int | None, posted_after: int = 0, **more: Any) -> RepaymentPosted:
    on = START + timedelta(days=day)
    return RepaymentPosted(
        key=f"paid{day}.{posted_after}.{fen}",
        value_date=on,
        business_date=on + timedelta(days=posted_after),
        amount=None if fen is None else Money(fen),
        **more,
    )


def moved(day: int, **more: Any) -> Rescheduled:
    on = START + timedelta(days=day)
    return Rescheduled(key=f"moved{day}", value_date=on, **more)


def rows(state: LoanState) -> list[tuple[int, int, int]]:
    """(day after the start, principal due, principal paid) of every row."""
    return [((row.due_date - START).days, row.due.principal, row.paid.principal) for row in state.rows]


def after(of: LoanTerms, *events: Event) -> LoanState:
    return replay(of, events, max(event.posted_on for event in events))


DOWN = {"down_payment": {"pct": "25", "auto": True}}


def test_a_second_tranche_makes_the_plan_again_and_payments_meet_it() -> None:
    state = after(terms(down_payment={"pct": "25"}), out(0, 1000), paid(4, 50000), out(10, 500))
    assert rows(state) == [
        (0, 25000, 25000),
        (10, 12500, 12500),
        (15, 37500, 12500),
        (30, 37500, 0),
        (45, 37500, 0),
    ]


def test_an_automatic_down_payment_pays_what_is_overdue_first() -> None:
    more = moved(10, from_date=START + timedelta(days=15), extra_terms=2)
    state = after(terms(interest_type="flat", **DOWN), out(0, 1000), more, out(19, 400))
    assert rows(state)[:3] == [(0, 25000, 25000), (15, 15000, 10000), (19, 10000, 0)]
    assert [row[1] for row in rows(state)[3:]] == [22500] * 4


def test_an_undone_tranche_never_happened() -> None:
    first = [out(0, 1000), paid(4, 50000)]
    undone = Undone(key="undo", value_date=START + timedelta(days=10), target="out10")
    state = after(terms(**DOWN), *first, out(10, 500), undone)
    assert rows(state) == rows(after(terms(**DOWN), *first))


def test_a_charge_goes_with_its_due_date_when_dates_move() -> None:
    charge = ChargeAdded(
        key="fee", value_date=START, name="fee", due_date=START + timedelta(days=16), amount=Money(2000)
    )
    holiday = moved(5, from_date=START + timedelta(days=15), adjusted_due_date=START + timedelta(days=30))
    before, then = after(terms(), out(0, 1000), charge), after(terms(), out(0, 1000), charge, holiday)
    assert [row.due.fee for row in before.rows] == [0, 2000, 0]
    assert [row.due.fee for row in then.rows] == [2000, 0, 0]
    assert [(row.due_date - START).days for row in then.rows] == [30, 45, 60]


def test_a_charge_after_the_last_row_keeps_a_row_of_its_own() -> None:
    charge = ChargeAdded(
        key="fee", value_date=START, name="fee", due_date=START + timedelta(days=77), amount=Money(2000)
    )
    holiday = moved(4, from_date=START + timedelta(days=15), adjusted_due_date=START + timedelta(days=30))
    state = after(terms(), out(0, 1000), charge, holiday)
    assert (state.rows[-1].due_date - START).days == 77
    assert state.rows[-1].due.fee == 2000


def test_a_change_of_rate_counts_from_its_day() -> None:
    change = RateChanged(key="rate", value_date=START + timedelta(days=5), rate_pct=Decimal(24))
    state = after(terms(rate_pct="12", interest_calc="daily"), out(0, 1000), change)
    assert state.rows[0].due.interest == 164 + 658  # 5 days at 12 %, 10 days at 24 %


def test_recalculation_follows_payments_posted_later() -> None:
    of = terms(**RECALCULATED)
    before = after(of, out(0, 1000))
    later = posted(before, paid(5, 20000))
    assert later.rows == after(of, out(0, 1000), paid(5, 20000)).rows
    assert later.rows[0].due.interest < before.rows[0].due.interest


def test_the_day_end_makes_overdue_principal_dearer() -> None:
    of = terms(**RECALCULATED)
    close = DayClosed(key="close", value_date=START + timedelta(days=20))
    plain, late = after(of, out(0, 1000)), after(of, out(0, 1000), close)
    assert late.rows[1].due.interest > plain.rows[1].due.interest
    assert late.rows[0].due == plain.rows[0].due


@pytest.mark.parametrize(
    "more", [RECALCULATED, {"rate_pct": "12"}, {"rate_pct": "12", "interest_type": "flat"}]
)
def test_a_settlement_without_an_amount_leaves_nothing(more: dict[str, Any]) -> None:
    close = paid(20, None, purpose=Purpose.SETTLEMENT)
    state = after(terms(**more), out(0, 1000), paid(15, 34000), close)
    assert state.outstanding.total == 0
    assert state.credit == Money(0)


def test_without_recalculation_a_settlement_pays_all_planned_interest() -> None:
    of = terms(rate_pct="12")
    state = after(of, out(0, 1000), paid(1, None, purpose=Purpose.SETTLEMENT))
    assert state.paid.interest == after(of, out(0, 1000)).due.interest


@pytest.mark.parametrize(
    ("behaviour", "interest", "last"),
    [
        (ChargeOffBehaviour.REGULAR, [493, 329, 165], 45),
        (ChargeOffBehaviour.ZERO_INTEREST, [493, 110, 0], 45),
        (ChargeOffBehaviour.ACCELERATE_MATURITY, [493, 110], 20),
    ],
)
def test_a_charge_off_leaves_stops_or_brings_forward(
    behaviour: ChargeOffBehaviour, interest: list[int], last: int
) -> None:
    off = ChargedOff(key="off", value_date=START + timedelta(days=20), behaviour=behaviour)
    state = after(terms(rate_pct="12"), out(0, 1000), off)
    assert [row.due.interest for row in state.rows] == interest
    assert (state.rows[-1].due_date - START).days == last
    assert state.due.principal == 100000


MONEY = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40000), st.integers(0, 20)), max_size=5)
KINDS = st.sampled_from([{}, DOWN, {"rate_pct": "12"}, {"rate_pct": "12", "interest_type": "flat"}])


@given(kind=KINDS, money=MONEY, second=st.integers(1, 50), holiday=st.integers(0, 30))
def test_back_dated_is_chronological_and_no_fen_is_lost(
    kind: dict[str, Any], money: list[tuple[int, int, int]], second: int, holiday: int
) -> None:
    received = [
        RepaymentPosted(
            key=f"p{at}",
            value_date=START + timedelta(days=day),
            business_date=START + timedelta(days=day + late),
            amount=Money(fen),
        )
        for at, (day, fen, late) in enumerate(money)
    ]
    plan: list[Event] = [out(0, 1000), out(second, 500, "second")]
    if holiday:
        due = START + timedelta(days=15)
        plan.append(moved(0, from_date=due, adjusted_due_date=due + timedelta(days=holiday)))
    of, as_of = terms(**kind), START + timedelta(days=100)
    by_value = replay(of, [*plan, *sorted(received, key=lambda one: one.value_date)], as_of)
    by_posting = sorted(received, key=lambda one: one.posted_on)
    state = replay(of, [*by_posting[:0], *plan, *by_posting], as_of)
    assert state.due == by_value.due
    own = sum(one.amount_fen for one in state.transactions if one.kind == "down_payment")
    assert state.paid.total + state.credit.minor == sum(fen for _, fen, _ in money) + own
    assert state.due.principal == 150000
