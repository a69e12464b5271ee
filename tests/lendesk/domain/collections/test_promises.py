"""Promises: what may be promised, and what the repayments make of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lendesk.domain.collections.promises import (
    Payment,
    Promised,
    PromisedPart,
    PromiseState,
    check_promise,
    judged,
)
from lendesk.domain.collections.steps import NextStep, next_step
from lendesk.domain.errors import RuleBroken

TODAY = date(2026, 11, 21)
S = PromiseState


def on(days):
    return TODAY + timedelta(days=days)


def promised(due, fen=100, made=-10, key="a", together="s1"):
    return Promised(key, together, on(made), on(due), fen)


def states(promises, payments=()):
    found = judged(promises, [Payment(on(day), fen) for day, fen in payments], TODAY)
    return [(one.promise.key, one.state, one.paid_fen) for one in found]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([], "promise.empty"),
        ([(n, 1) for n in range(7)], "promise.too_many"),
        ([(-1, 1)], "promise.past_day"),
        ([(61, 1)], "promise.too_far"),
        ([(4, 1), (4, 1)], "promise.days_unordered"),
        ([(5, 1), (4, 1)], "promise.days_unordered"),
        ([(4, 0)], "amount.not_positive"),
        ([(0, 1), (60, 1)], ""),
    ],
)
def test_what_may_be_promised(parts, code):
    try:
        check_promise([PromisedPart(on(day), fen) for day, fen in parts], TODAY)
        told = ""
    except RuleBroken as broken:
        told = broken.code
    assert told == code


def test_a_promise_is_open_until_its_day_has_passed():
    assert states([promised(0)]) == [("a", S.OPEN, 0)]
    assert states([promised(-1)]) == [("a", S.BROKEN, 0)]


def test_money_in_time_keeps_it_and_late_or_earlier_money_does_not():
    assert states([promised(-1)], [(-1, 100)]) == [("a", S.KEPT, 100)]
    assert states([promised(-1)], [(-10, 40), (-1, 60)]) == [("a", S.KEPT, 100)]
    assert states([promised(-1)], [(0, 100)]) == [("a", S.BROKEN, 0)]
    assert states([promised(-1)], [(-11, 100)]) == [("a", S.BROKEN, 0)]
    assert states([promised(-1)], [(-2, 99)]) == [("a", S.BROKEN, 99)]


def test_what_is_more_than_promised_goes_on_to_the_next():
    two = [promised(-5, key="a"), promised(3, key="b")]
    assert states(two, [(-6, 150)]) == [("a", S.KEPT, 100), ("b", S.OPEN, 50)]
    assert states(two, [(-6, 250)]) == [("a", S.KEPT, 100), ("b", S.KEPT, 100)]


def test_a_later_set_takes_the_place_of_what_is_open():
    old, new = promised(2, key="a"), promised(5, key="b", made=-1, together="s2")
    assert states([old, new]) == [("a", S.REPLACED, 0), ("b", S.OPEN, 0)]
    broken_before = promised(-4, key="a")
    assert states([broken_before, new]) == [("a", S.BROKEN, 0), ("b", S.OPEN, 0)]


PROMISES = some.lists(
    some.builds(promised, some.integers(-9, 9), some.integers(1, 500), some.integers(-20, -10)), max_size=5
)
PAYMENTS = some.lists(some.tuples(some.integers(-20, 9), some.integers(1, 900)), max_size=6)


@given(PROMISES, PAYMENTS)
def test_no_money_counts_twice_and_more_money_never_makes_it_worse(promises, payments):
    found = judged(promises, [Payment(on(day), fen) for day, fen in payments], TODAY)
    assert sum(one.paid_fen for one in found) <= sum(fen for _day, fen in payments)
    assert all(one.paid_fen <= one.promise.amount_fen for one in found)
    assert all((one.state is S.KEPT) == (one.paid_fen == one.promise.amount_fen) for one in found)
    more = judged(promises, [Payment(on(day), fen + 100) for day, fen in payments], TODAY)
    assert sum(one.paid_fen for one in more) >= sum(one.paid_fen for one in found)


def test_the_next_step_is_the_strongest_reason():
    def step(promises=(), calls=0, paused=False):
        found = next_step(judged(promises, (), TODAY), calls, TODAY, paused=paused)
        return found.step, found.on

    due, ahead, broken = promised(0), promised(4, key="b"), promised(-3, key="c")
    assert step() == (NextStep.CALL, None)
    assert step([broken]) == (NextStep.PROMISE_BROKEN, on(-3))
    assert step([broken, ahead]) == (NextStep.PROMISED, on(4))
    assert step([due, ahead]) == (NextStep.PROMISE_TODAY, TODAY)
    assert step([due], calls=3) == (NextStep.LIMIT_REACHED, None)
    assert step([due], calls=3, paused=True) == (NextStep.PAUSED, None)
