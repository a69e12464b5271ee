"""Whatever happens to a loan without interest, no fen is lost or made, and an undone event left no trace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    ReAged,
    ReAmortised,
    RepaymentPosted,
    RepaymentRefunded,
    Undone,
)
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.rules import Unit
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import Money

START = date(2024, 1, 1)
END = date(2026, 1, 1)
OUT = Disbursed(key="out", value_date=START, amount=Money(100_000))
KINDS = ("pay", "fee", "back", "refund", "return", "waive", "adjust", "age", "share", "off")
Drawn = tuple[str, int, int, int]


def terms(engine: str, parts_back: bool) -> LoanTerms:
    data: dict[str, Any] = {
        "principal": "1000.00",
        "rate_pct": "0",
        "rate_per": "YEAR",
        "n": 4,
        "convention": "cn_monthly" if engine == "fixed" else "D",
        "schedule_engine": engine,
        "credit_allocation": ["FEE", "PENALTY", "INTEREST", "PRINCIPAL"] if parts_back else [],
    }
    name = (
        "ADVANCED_PAYMENT_ALLOCATION"
        if engine == "progressive"
        else "PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER"
    )
    return terms_from_data(data | {"allocation_strategy": name})


def made(drawn: Drawn, no: int, known: Sequence[Event]) -> Event | None:
    kind, after, late, fen = drawn
    posted = START + timedelta(days=after)
    value = max(START, posted - timedelta(days=late))
    key, amount = f"e{no}", Money(fen)
    payments = [one.key for one in known if isinstance(one, RepaymentPosted)]
    fees = [one.key for one in known if isinstance(one, ChargeAdded)]
    plain: dict[str, Any] = {"key": key, "value_date": value, "business_date": posted}
    today: dict[str, Any] = {"key": key, "value_date": posted, "business_date": posted}
    match kind:
        case "pay":
            return RepaymentPosted(**plain, amount=amount)
        case "fee":
            return ChargeAdded(**today, name="x", due_date=value + timedelta(days=fen % 90), amount=amount)
        case "back" if payments:
            return ChargedBack(**today, amount=amount, target=payments[fen % len(payments)])
        case "refund":
            return CreditRefunded(**today, amount=amount)
        case "return":
            return RepaymentRefunded(**today, amount=amount)
        case "waive" if fees:
            return ChargeWaived(**today, target=fees[fen % len(fees)])
        case "adjust" if fees:
            return ChargeAdjusted(**today, amount=amount, target=fees[fen % len(fees)])
        case "age":
            due = posted + timedelta(days=10)
            return ReAged(**today, start_date=due, n=1 + fen % 5, every=1, unit=Unit.MONTH)
        case "share":
            return ReAmortised(**today)
        case "off":
            return ChargedOff(**today)
    return None


def history(agreed: LoanTerms, drawn: Sequence[Drawn]) -> tuple[Event, ...]:
    """The drawn events that are not refused, in the order of posting."""
    known: tuple[Event, ...] = (OUT,)
    for no, one in enumerate(sorted(drawn, key=lambda one: one[1])):
        event = made(one, no, known)
        if event is None:
            continue
        try:
            replay(agreed, (*known, event), END)
        except RuleBroken:
            continue
        known = (*known, event)
    return known


def owed(state: LoanState, events: Sequence[Event]) -> int:
    """What must be owed, less what is held: from the events alone."""
    waived = sum(charge.waived_fen for charge in state.charges)
    total = -waived
    for event in events:
        match event:
            case Disbursed() | ChargedBack() | CreditRefunded() | RepaymentRefunded() | ChargeAdded():
                total += event.amount.minor if event.amount else 0
            case RepaymentPosted() | ChargeAdjusted():
                total -= event.amount.minor if event.amount else 0
            case _:
                pass
    return total


ENGINES = ["fixed", "progressive", "cumulative"]
EVENTS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 300), st.integers(0, 40), st.integers(1, 60_000)),
    max_size=7,
)


@pytest.mark.parametrize("engine", ENGINES)
@settings(settings.get_profile("money"))
@given(drawn=EVENTS, parts_back=st.booleans())
def test_no_fen_is_lost(engine: str, drawn: list[Drawn], parts_back: bool) -> None:
    agreed = terms(engine, parts_back)
    events = history(agreed, drawn)
    state = replay(agreed, events, END)
    assert state.outstanding.total - state.credit.minor == owed(state, events)
    assert all(min(row.outstanding) >= 0 and min(row.paid) >= 0 for row in state.rows)
    assert [row.no for row in state.rows] == list(range(1, len(state.rows) + 1))
    assert [row.due_date for row in state.rows] == sorted(row.due_date for row in state.rows)


@pytest.mark.parametrize("engine", ENGINES)
@given(drawn=EVENTS, parts_back=st.booleans())
def test_undone_it_is_owed_no_more(engine: str, drawn: list[Drawn], parts_back: bool) -> None:
    agreed = terms(engine, parts_back)
    events = history(agreed, drawn)
    last = events[-1]
    if last is OUT:
        return
    undo = Undone(key="undo", value_date=END, target=last.key)
    without = replay(agreed, events[:-1], END)
    undone = replay(agreed, (*events, undo), END)
    # Rows may differ: an undo makes these engines take the history again, in order of value dates.
    assert undone.outstanding.total - undone.credit.minor == owed(without, events[:-1])
    assert [one.key for one in undone.transactions] == [one.key for one in without.transactions]
