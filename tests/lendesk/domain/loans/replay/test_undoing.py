"""Which events count and in which order: for each engine as the system that it follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    ChargeAdjusted,
    ChargedBack,
    Disbursed,
    Event,
    RepaymentPosted,
    Rescheduled,
    Undone,
)
from lendesk.domain.loans.replay.undoing import in_order, live
from lendesk.domain.loans.terms.rules import RatePer
from lendesk.domain.loans.terms.servicing import DownPayment, Engine, Servicing
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import yuan

LAST = date(2024, 12, 31)
OUT = Disbursed(key="out", value_date=date(2024, 1, 1), amount=yuan("100"))


def terms(engine: Engine, auto: bool = False) -> LoanTerms:
    agreed = agree(principal=yuan("100"), rate_pct=Decimal(0), rate_per=RatePer.YEAR, n=3)
    down = DownPayment(Decimal(25), auto=True) if auto else None
    return replace(agreed, servicing=Servicing(engine=engine, down_payment=down))


def paid(key: str, on: date, posted: date | None = None) -> RepaymentPosted:
    return RepaymentPosted(key=key, value_date=on, business_date=posted, amount=yuan("10"))


def charged(key: str, on: date, due: date) -> ChargeAdded:
    return ChargeAdded(key=key, value_date=on, name="c", due_date=due, amount=yuan("1"))


def order(engine: Engine, *events: Event, auto: bool = False) -> str:
    return " ".join(one.event.key for one in in_order(live(events), terms(engine, auto), LAST))


MARCH, APRIL, MAY = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)


@pytest.mark.parametrize("engine", list(Engine))
def test_what_comes_later_is_taken_as_posted(engine: Engine) -> None:
    assert order(engine, OUT, paid("a", MARCH), paid("b", MARCH), paid("c", APRIL)) == "out a b c"


@pytest.mark.parametrize("engine", list(Engine))
def test_a_back_dated_payment_is_sorted_in(engine: Engine) -> None:
    assert order(engine, OUT, paid("a", APRIL), paid("b", MARCH), paid("c", MAY)) == "out b a c"


def test_a_charge_counts_from_its_posting_or_its_earlier_due_date() -> None:
    events = (OUT, paid("a", APRIL), charged("c", APRIL, MAY), paid("b", MAY))
    for engine in (Engine.FIXED, Engine.PROGRESSIVE):
        assert order(engine, *events, paid("early", MARCH)) == "out early a c b"
    back_dated = (OUT, paid("a", APRIL), charged("c", MAY, MARCH), paid("b", MAY))
    assert order(Engine.PROGRESSIVE, *back_dated) == "out c a b"
    assert order(Engine.FIXED, *back_dated) == "out a c b"
    for several in (events, back_dated):
        assert order(Engine.CUMULATIVE, *several) == "out c a b"  # the plan with all it asks for first


@pytest.mark.parametrize("engine", list(Engine))
def test_an_undo_leaves_no_trace_in_the_order(engine: Engine) -> None:
    events = (OUT, charged("c", MAY, APRIL), paid("a", APRIL), paid("b", MARCH), paid("gone", MAY))
    undo = Undone(key="u", value_date=MAY, target="gone")
    assert order(engine, *events, undo) == order(engine, *events[:-1])


def test_another_tranche_or_another_plan_starts_again() -> None:
    second = Disbursed(key="second", value_date=APRIL, amount=yuan("100"))
    moved = Rescheduled(key="moved", value_date=APRIL, from_date=MAY)
    for event in (second, moved):
        assert order(Engine.CUMULATIVE, OUT, paid("a", MARCH), event) == f"out {event.key} a"
        assert order(Engine.PROGRESSIVE, OUT, paid("a", MARCH), event) == f"out a {event.key}"


def test_a_chargeback_counts_on_the_day_of_its_posting() -> None:
    back = ChargedBack(key="back", value_date=MARCH, business_date=MAY, amount=yuan("5"), target="a")
    for engine in Engine:
        assert order(engine, OUT, paid("a", MARCH), paid("b", APRIL), back) == "out a b back"


def test_a_down_payment_follows_its_payout() -> None:
    assert order(Engine.PROGRESSIVE, OUT, paid("a", OUT.value_date), auto=True) == "out out.down_payment a"
    undo = Undone(key="u", value_date=MAY, target="out.down_payment")
    assert order(Engine.PROGRESSIVE, OUT, paid("a", MARCH), undo, auto=True) == "out a"


def test_an_adjusted_charge_is_sorted_before_what_was_posted_that_day() -> None:
    adjusted = ChargeAdjusted(key="adjusted", value_date=MARCH, target="c", amount=yuan("1"))
    events = (OUT, paid("z", MAY), charged("c", MARCH, MARCH), paid("a", MARCH), adjusted)
    assert order(Engine.PROGRESSIVE, *events) == "out adjusted c a z"
    earlier = charged("c", date(2024, 2, 1), MARCH)
    assert order(Engine.PROGRESSIVE, OUT, earlier, adjusted) == "out c adjusted"


def test_events_after_the_day_wait() -> None:
    taken = in_order(live((OUT, paid("a", MARCH), paid("b", MAY))), terms(Engine.FIXED), APRIL)
    assert [one.event.key for one in taken] == ["out", "a"]


def test_an_undo_names_something_that_is_there_once() -> None:
    undo = Undone(key="u", value_date=MAY, target="a")
    for events, code in (
        ((OUT, undo), "unknown_target"),
        ((OUT, paid("a", MARCH), undo, replace(undo, key="v")), "already_reversed"),
        ((OUT, paid("a", MARCH), paid("a", APRIL)), "duplicate_key"),
    ):
        with pytest.raises(RuleBroken, match=rf"event\.{code}"):
            live(events)
    found = live((OUT, paid("a", MARCH), undo))
    assert [one.event.key for one in found.posted] == ["out"]
