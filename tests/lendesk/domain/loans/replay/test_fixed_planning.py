"""A fixed plan made anew in mid-life: rates, due dates, more instalments, grace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    Disbursed,
    Event,
    Purpose,
    RateChanged,
    RepaymentPosted,
    Rescheduled,
    Undone,
)
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.rules import Amortization, RatePer
from lendesk.domain.loans.terms.servicing import Surplus
from lendesk.domain.loans.terms.terms import agree
from lendesk.domain.money import Money, yuan

START, ON = date(2026, 3, 2), date(2026, 4, 12)


def after(*events: Event, method: str = "equal_installment", on: date = ON) -> LoanState:
    terms = agree(
        principal=yuan(12_000),
        rate_pct=Decimal("1.2"),
        rate_per=RatePer.MONTH,
        n=6,
        amortization=Amortization(method),
    )
    out = Disbursed(key="d", value_date=START, amount=terms.principal)
    first = replay(terms, (out,), START).rows[0]
    paid = RepaymentPosted(key="r", value_date=first.due_date, amount=Money(first.due.total))
    return replay(terms, (out, paid, *events), on)


def interest(state: LoanState) -> list[int]:
    return [row.due.interest for row in state.rows]


def principal(state: LoanState) -> list[int]:
    return [row.due.principal for row in state.rows]


def test_a_new_rate_begins_on_its_day():
    before = after()
    new = after(RateChanged(key="x", value_date=ON, rate_pct=Decimal("0.6")))
    assert interest(new)[0] == interest(before)[0]
    running = interest(before)[1]
    # ten of thirty days at the old rate, twenty at half of it
    assert interest(new)[1] == round(running * 10 / 30) + round(running / 2 * 20 / 30)
    assert sum(principal(new)) == 1_200_000
    assert all(now < then for now, then in zip(interest(new)[2:], interest(before)[2:], strict=True))


def test_the_same_rate_again_changes_nothing_but_rounding():
    before, same = after(), after(RateChanged(key="x", value_date=ON, rate_pct=Decimal("1.2")))
    # The instalment is made again from a balance in whole fen; the last row takes what that leaves over.
    for told in (principal, interest):
        assert all(abs(a - b) <= 5 for a, b in zip(told(same), told(before), strict=True))
    assert sum(principal(same)) == sum(principal(before))


def test_penalty_follows_the_new_rate_from_its_day_on():
    late = date(2026, 5, 22)
    changed = date(2026, 5, 12)
    old = after(on=changed).rows[1].due.penalty
    event = RateChanged(key="x", value_date=changed, rate_pct=Decimal("0.6"))
    with_new = after(event, on=late).rows[1].due.penalty
    full = after(on=late).rows[1].due.penalty
    assert old == pytest.approx(full / 2, abs=1)
    assert with_new == pytest.approx(old + (full - old) / 2, abs=1)


def test_more_instalments_spread_what_is_left():
    new = after(Rescheduled(key="x", value_date=ON, from_date=ON, extra_terms=3))
    assert [row.due_date for row in new.rows][-1] == date(2026, 12, 2)
    assert (len(new.rows), sum(principal(new))) == (9, 1_200_000)
    whole = [row.due.total for row in new.rows[1:-1]]
    assert len(set(whole)) == 1
    assert whole[0] < after().rows[1].due.total


def test_a_moved_instalment_takes_the_others_along_and_costs_its_days():
    moved = Rescheduled(
        key="x", value_date=ON, from_date=date(2026, 5, 2), adjusted_due_date=date(2026, 6, 2)
    )
    before, new = after(), after(moved)
    assert [row.due_date.month for row in new.rows] == [4, 6, 7, 8, 9, 10]
    assert new.rows[1].from_date == date(2026, 4, 2)
    # 61 days at 1.2 % a month of 30 days
    left = 1_200_000 - principal(before)[0]
    assert interest(new)[1] == round(Decimal(left) * Decimal("0.012") * 61 / 30)


def test_grace_leaves_principal_for_later():
    event = Rescheduled(key="x", value_date=ON, from_date=date(2026, 5, 2), grace_principal=2)
    new = after(event)
    assert principal(new)[1:3] == [0, 0]
    assert sum(principal(new)) == 1_200_000
    deferred = Rescheduled(key="x", value_date=ON, from_date=date(2026, 5, 2), grace_interest=2)
    assert interest(after(deferred))[1:3] == [0, 0]


def test_a_bullet_is_extended_by_its_days():
    until = date(2026, 10, 12)
    event = Rescheduled(key="x", value_date=ON, from_date=date(2026, 9, 2), adjusted_due_date=until)
    terms_of_six = after(method="bullet_principal_and_interest")
    new = after(event, method="bullet_principal_and_interest")
    assert [row.due_date for row in new.rows] == [until]
    assert principal(new) == [1_200_000]
    assert interest(new)[0] > interest(terms_of_six)[0]


def test_a_row_that_asks_for_nothing_any_more_is_paid_from_its_first_day():
    grace = Rescheduled(key="x", value_date=ON, from_date=date(2026, 5, 2), grace_principal=2)
    free = RateChanged(key="c", value_date=START, rate_pct=Decimal(0))
    rows = after(free, grace).rows
    assert [(row.due.total, row.paid_on) for row in rows[1:3]] == [
        (0, date(2026, 4, 2)),
        (0, date(2026, 5, 2)),
    ]
    assert [row.paid_on for row in rows[3:]] == [None] * 3


def fee_on(day: date) -> ChargeAdded:
    return ChargeAdded(key="f", value_date=ON, name="legal", due_date=day, amount=Money(900))


@pytest.mark.parametrize("method", ["equal_installment", "bullet_principal_and_interest"])
def test_a_fee_after_the_last_day_takes_no_part_in_the_plan(method: str):
    fee, longer = fee_on(date(2026, 9, 20)), Rescheduled(key="x", value_date=ON, from_date=ON, extra_terms=1)
    rate = RateChanged(key="c", value_date=ON, rate_pct=Decimal("0.6"))
    ahead = RepaymentPosted(
        key="a",
        value_date=ON,
        amount=yuan(2000),
        purpose=Purpose.PREPAYMENT,
        surplus=Surplus.LOWER_INSTALMENT,
    )
    for change in (rate, ahead):
        with_it, without = after(fee, change, method=method), after(change, method=method)
        assert with_it.rows[:-1] == without.rows
        assert (with_it.rows[-1].due.fee, with_it.rows[-1].due.total) == (900, 900)
    # The plan now reaches beyond the fee's day: the instalment of that day asks for it.
    with_it, without = after(fee, longer, method=method), after(longer, method=method)
    assert [row.due_date for row in with_it.rows] == [row.due_date for row in without.rows]
    assert (principal(with_it), interest(with_it)) == (principal(without), interest(without))
    assert [row.due.fee for row in with_it.rows] == [0] * (len(without.rows) - 1) + [900]


def test_a_fee_beyond_the_new_last_day_keeps_its_own():
    far = fee_on(date(2026, 12, 20))
    longer = Rescheduled(key="x", value_date=ON, from_date=ON, extra_terms=2)
    new = after(far, longer)
    assert [row.due_date for row in new.rows][-2:] == [date(2026, 11, 2), date(2026, 12, 20)]
    assert (new.rows[-1].due.fee, new.rows[-1].due.principal) == (900, 0)
    assert [row.no for row in new.rows] == list(range(1, len(new.rows) + 1))


def test_undone_it_never_happened_and_nothing_left_is_refused():
    event = Rescheduled(key="x", value_date=ON, from_date=ON, extra_terms=3)
    undone = after(event, Undone(key="u", value_date=ON, target="x"))
    assert undone.rows == after().rows
    none = Rescheduled(key="x", value_date=ON, from_date=date(2027, 1, 1), extra_terms=1)
    with pytest.raises(RuleBroken, match=r"reschedule\.no_such_instalment"):
        after(none)


def test_grace_does_not_hinder_a_change_of_the_last_row():
    terms = agree(principal=yuan(12_000), rate_pct=Decimal("1.2"), rate_per=RatePer.MONTH, n=3)
    out = Disbursed(key="d", value_date=START, amount=terms.principal)
    lower = RateChanged(key="x", value_date=date(2026, 5, 17), rate_pct=Decimal("0.6"))
    for grace in (replace(terms, grace_interest=2), replace(terms, grace_principal=2)):
        before, new = (replay(grace, events, date(2026, 5, 17)) for events in ((out,), (out, lower)))
        assert interest(new)[:2] == interest(before)[:2]
        assert 0 < interest(new)[2] < interest(before)[2]
