"""What must hold of every history of a loan on every engine: money kept, history kept, books balanced."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lendesk.domain.ledger.entries import Posting
from lendesk.domain.ledger.rules import adjusting_postings, position
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    Disbursed,
    Event,
    PaymentKind,
    RepaymentPosted,
    Undone,
)
from lendesk.domain.loans.events.events_format import event_from_data, event_to_data
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.replay.replaying import posted, replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.loans.terms.writing import terms_to_data
from lendesk.domain.money import Money

MONEY = settings(settings.get_profile("money"))
START = date(2024, 1, 31)
END = date(2025, 6, 30)
CHINESE = ("cn_monthly", "cn_daily")
OTHERS = ("progressive", "cumulative", "cumulative_flat")
KINDS = (PaymentKind.REPAYMENT, PaymentKind.GOODWILL_CREDIT, PaymentKind.MERCHANT_ISSUED_REFUND)
DAYS = st.dates(START, END)
FEN = st.integers(1, 300_000)


def data_of(convention: str, method: str, n: int, rate: str, **more: Any) -> dict[str, Any]:
    """Terms in the public format: 3,000 yuan from 31 January 2024."""
    return {
        "principal": "3000.00",
        "rate_pct": "0" if convention == "no_interest" else rate,
        "rate_per": "YEAR",
        "n": n,
        "convention": convention,
        "amortization": method,
        "interest_type": "flat" if convention == "cumulative_flat" else "declining",
        "disbursement_date": START.isoformat(),
        **more,
    }


RECALCULATION = {
    "rest_frequency": "DAILY",
    "compounding": "NONE",
    "reschedule_strategy": "ADJUST_LAST_UNPAID_PERIOD",
    "preclose": "TILL_PRE_CLOSE_DATE",
}
METHODS = st.sampled_from(["equal_installment", "equal_principal"])
RATES = st.sampled_from(["0", "7", "9.99", "18.25", "36"])
CHINESE_TERMS = st.builds(
    lambda convention, method, n, rate: terms_from_data(data_of(convention, method, n, rate)),
    st.sampled_from(CHINESE),
    st.sampled_from(
        ["equal_installment", "equal_principal", "interest_only", "bullet_principal_and_interest"]
    ),
    st.integers(1, 12),
    RATES,
)
OTHER_TERMS = st.one_of(
    st.builds(
        lambda convention, n, rate: terms_from_data(data_of(convention, "equal_installment", n, rate)),
        st.sampled_from([*OTHERS, "no_interest"]),
        st.integers(1, 8),
        RATES,
    ),
    st.builds(
        lambda n, rate: terms_from_data(
            data_of("progressive", "equal_installment", n, rate, interest_recalculation=RECALCULATION)
        ),
        st.integers(1, 8),
        RATES,
    ),
)
ANY_TERMS = st.one_of(CHINESE_TERMS, OTHER_TERMS)
PAID_OUT = Disbursed(key="out", value_date=START, amount=Money(300_000))


@st.composite
def payments(draw: st.DrawFn, most: int = 6) -> tuple[RepaymentPosted, ...]:
    """Up to `most` payments, each on a day of its own, in any order of posting."""
    days = draw(st.lists(DAYS, unique=True, max_size=most))
    return tuple(
        RepaymentPosted(
            key=f"p{no}", value_date=day, amount=Money(draw(FEN)), kind=draw(st.sampled_from(KINDS))
        )
        for no, day in enumerate(days)
    )


@st.composite
def charges(draw: st.DrawFn) -> tuple[ChargeAdded, ...]:
    """Up to two fees or penalties."""
    return tuple(
        ChargeAdded(
            key=f"c{no}",
            name="fee",
            value_date=day,
            due_date=day,
            amount=Money(draw(st.integers(1, 5000))),
            is_penalty=draw(st.booleans()),
        )
        for no, day in enumerate(draw(st.lists(DAYS, max_size=2)))
    )


def picture(state: LoanState) -> tuple[object, ...]:
    """A state without the list of the events that led to it."""
    return (state.rows, state.transactions, state.credit, state.status, state.days_past_due, state.charges)


@MONEY
@given(ANY_TERMS, st.dates(START, date(2024, 12, 31)))
def test_principal_adds_up_and_parts_make_the_due(terms: LoanTerms, on: date) -> None:
    made = plan(replace(terms, disbursement_date=on, first_due=None), on)
    assert sum(row.principal_fen for row in made.rows) == terms.principal.minor
    assert made.rows[-1].balance_after_fen == 0
    for row in made.rows:
        assert row.principal_fen + row.interest_fen + row.fee_fen == row.due_fen
        assert min(row.principal_fen, row.interest_fen) >= 0


@MONEY
@given(ANY_TERMS, payments(), charges(), DAYS)
def test_no_fen_is_made_or_lost(
    terms: LoanTerms, paid: tuple[RepaymentPosted, ...], fees: tuple[ChargeAdded, ...], on: date
) -> None:
    state = replay(terms, (PAID_OUT, *fees, *paid), on)
    received = sum(event.amount.minor for event in paid if event.amount and event.value_date <= on)
    assert state.paid.total + state.credit.minor == received
    assert state.credit.minor >= 0
    assert sum(row.due.principal for row in state.rows) == terms.principal.minor
    for row in state.rows:
        assert all(part >= 0 for part in row.outstanding)
        assert all(part >= 0 for part in row.paid)
    for done in state.transactions:
        if done.key.startswith("p"):
            assert done.amount_fen == done.parts.total + done.credit_change_fen


@MONEY
@given(ANY_TERMS, payments(), charges(), DAYS, st.data())
def test_undo_is_never_happened(
    terms: LoanTerms,
    paid: tuple[RepaymentPosted, ...],
    fees: tuple[ChargeAdded, ...],
    on: date,
    data: st.DataObject,
) -> None:
    assume(paid or fees)
    gone = data.draw(st.sampled_from([*paid, *fees]))
    events: tuple[Event, ...] = (PAID_OUT, *fees, *paid)
    undone = (*events, Undone(key="undo", value_date=END, target=gone.key))
    without = tuple(event for event in events if event is not gone)
    assert picture(replay(terms, undone, on)) == picture(replay(terms, without, on))


@MONEY
@given(ANY_TERMS, payments(), DAYS)
def test_back_dated_is_chronological(terms: LoanTerms, paid: tuple[RepaymentPosted, ...], on: date) -> None:
    in_order = tuple(sorted(paid, key=lambda event: event.value_date))
    assert picture(replay(terms, (PAID_OUT, *paid), on)) == picture(replay(terms, (PAID_OUT, *in_order), on))


@MONEY
@given(ANY_TERMS, payments(3), DAYS, FEN, FEN)
def test_a_payment_split_in_two_on_one_day_changes_nothing(
    terms: LoanTerms, paid: tuple[RepaymentPosted, ...], day: date, fen: int, more: int
) -> None:
    whole = RepaymentPosted(key="w", value_date=day, amount=Money(fen + more))
    halves = [
        RepaymentPosted(key=key, value_date=day, amount=Money(part))
        for key, part in (("x", fen), ("y", more))
    ]
    at_once = replay(terms, (PAID_OUT, *paid, whole), END)
    in_two = replay(terms, (PAID_OUT, *paid, *halves), END)
    assert at_once.paid.total == in_two.paid.total
    assert (at_once.rows, at_once.credit) == (in_two.rows, in_two.credit)


@MONEY
@given(ANY_TERMS, payments(4), charges(), DAYS, FEN, st.integers(0, 90))
def test_going_on_from_a_state_is_a_replay(
    terms: LoanTerms,
    paid: tuple[RepaymentPosted, ...],
    fees: tuple[ChargeAdded, ...],
    on: date,
    fen: int,
    later_days: int,
) -> None:
    state = replay(terms, (PAID_OUT, *fees, *paid), on)
    event = RepaymentPosted(key="new", value_date=on + timedelta(days=later_days), amount=Money(fen))
    then = posted(state, event)
    assert picture(then) == picture(replay(terms, (*state.events, event), then.as_of))


@MONEY
@given(ANY_TERMS, payments(4), charges(), DAYS)
def test_the_ledger_balances_after_every_event(
    terms: LoanTerms, paid: tuple[RepaymentPosted, ...], fees: tuple[ChargeAdded, ...], on: date
) -> None:
    events: tuple[Event, ...] = (PAID_OUT, *fees, *paid)
    stored: Counter[str] = Counter()
    for count in range(1, len(events) + 1):
        state = replay(terms, events[:count], on)
        lines = adjusting_postings({code: fen for code, fen in stored.items() if fen}, state)
        assert sum(line.debit_fen - line.credit_fen for line in lines) == 0
        _book(stored, lines)
        assert {code: fen for code, fen in stored.items() if fen} == position(state)
        assert sum(position(state).values()) == 0


@MONEY
@given(ANY_TERMS, payments(4), charges(), DAYS)
def test_what_is_stored_gives_the_same_state(
    terms: LoanTerms, paid: tuple[RepaymentPosted, ...], fees: tuple[ChargeAdded, ...], on: date
) -> None:
    events: tuple[Event, ...] = (PAID_OUT, *fees, *paid)
    kept = json.loads(json.dumps({"terms": terms_to_data(terms), "events": [*map(event_to_data, events)]}))
    again = terms_from_data(kept["terms"])
    assert again == terms
    read = tuple(event_from_data(one) for one in kept["events"])
    assert picture(replay(again, read, on)) == picture(replay(terms, events, on))


def _book(stored: Counter[str], lines: tuple[Posting, ...]) -> None:
    for line in lines:
        stored[line.account] += line.debit_fen - line.credit_fen
