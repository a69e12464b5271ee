"""Tranches and down payments of loans without interest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Disbursed, Event, RepaymentPosted, Rescheduled, Undone
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.rules import STEPS, AllocationRule, InterestType, RatePer, RoundingRule
from lendesk.domain.loans.terms.servicing import DownPayment, Engine, Servicing
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import Money, Rounding, yuan

START = date(2024, 1, 1)
WHOLE_YUAN = RoundingRule(mode=Rounding.HALF_EVEN, installment_multiple_of=yuan("1"))


def terms(engine: Engine = Engine.PROGRESSIVE, auto: bool = True) -> LoanTerms:
    """1000 in three monthly parts, a quarter of each payout paid down on its day."""
    agreed = agree(principal=yuan("1000"), rate_pct=Decimal(0), rate_per=RatePer.YEAR, n=3)
    servicing = Servicing(engine=engine, down_payment=DownPayment(Decimal(25), auto))
    return replace(agreed, servicing=servicing, rounding=WHOLE_YUAN, allocation=AllocationRule(STEPS))


def out(on: date, amount: str = "1000", key: str = "out") -> Disbursed:
    return Disbursed(key=key, value_date=on, amount=yuan(amount))


def paid(on: date, amount: str, key: str = "p") -> RepaymentPosted:
    return RepaymentPosted(key=key, value_date=on, amount=yuan(amount))


def shape(state: LoanState) -> list[tuple[str, int, int]]:
    """Kind, principal asked for and paid (yuan) of every row."""
    return [(row.kind, row.due.principal // 100, row.paid.principal // 100) for row in state.rows]


def test_the_loan_pays_its_down_payment_itself() -> None:
    state = replay(terms(), (out(START),), START)
    assert shape(state) == [("down_payment", 250, 250), *[("planned", 250, 0)] * 3]
    assert [(done.kind, done.key) for done in state.transactions] == [
        ("disbursement", "out"),
        ("down_payment", "out.down_payment"),
    ]
    assert [done.balance_fen for done in state.transactions] == [100_000, 75_000]
    assert [row.balance_after_fen for row in state.rows] == [75_000, 50_000, 25_000, 0]


def test_the_automatic_payment_can_be_undone_or_left_out() -> None:
    events: tuple[Event, ...] = (out(START), Undone(key="u", value_date=START, target="out.down_payment"))
    assert shape(replay(terms(), events, START))[0] == ("down_payment", 250, 0)
    without = replace(out(START), no_auto_down_payment=True)
    assert shape(replay(terms(), (without,), START))[0] == ("down_payment", 250, 0)
    assert shape(replay(terms(auto=False), (out(START),), START))[0] == ("down_payment", 250, 0)


def test_a_later_tranche_is_shared_by_the_rows_to_come() -> None:
    second = out(date(2024, 2, 1), "400", "second")
    state = replay(terms(), (out(START), second), date(2024, 2, 1))
    # The row due on the tranche's own day grows no more; the older debt, it gets the automatic payment.
    assert shape(state)[:3] == [("down_payment", 250, 250), ("planned", 250, 100), ("down_payment", 100, 0)]
    assert [row.due.principal for row in state.rows] == [25_000, 25_000, 10_000, 40_000, 40_000]
    assert state.paid.principal == 35_000


def test_a_plan_made_again_gives_each_row_its_share_of_the_tranche() -> None:
    second = out(date(2024, 2, 15), "1000", "second")
    early = paid(START, "250")
    flat = replace(terms(Engine.CUMULATIVE), interest_type=InterestType.FLAT)
    state = replay(flat, (out(START), early, second), date(2024, 2, 15))
    assert [row.due.principal // 100 for row in state.rows] == [250, 250, 250, 500, 750]
    assert state.rows[1].paid_on == START


def test_money_held_meets_a_new_tranche() -> None:
    events = (out(START, "400"), paid(date(2024, 1, 10), "500"), out(date(2024, 1, 20), "200", "second"))
    state = replay(terms(), events, date(2024, 1, 20))
    second = next(done for done in state.transactions if done.key == "second")
    assert (second.parts.total, second.credit_change_fen) == (20_000, -20_000)
    # Held money had met the second down payment: nothing is paid down automatically.
    assert [done.kind for done in state.transactions].count("down_payment") == 1
    assert (state.status, state.credit) == (LoanStatus.SETTLED, Money(0))


@pytest.mark.parametrize(("held", "down"), [("300", 10_000), ("330", 7000), ("500", 0)])
def test_a_plan_made_again_looks_what_was_held_before_the_tranche(held: str, down: int) -> None:
    flat = replace(terms(Engine.CUMULATIVE), interest_type=InterestType.FLAT)
    events = (out(START, "400"), paid(date(2024, 1, 10), held), out(date(2024, 1, 20), "400", "second"))
    state = replay(flat, events, date(2024, 1, 20))
    own = [done.amount_fen for done in state.transactions if done.kind == "down_payment"]
    assert own == [10_000, down] if down else own == [10_000]
    assert state.paid.total + state.credit.minor == sum(own) + int(held) * 100


def test_an_undone_payout_takes_back_what_followed_it() -> None:
    events = (out(START), out(date(2024, 1, 15), "400", "second"), paid(date(2024, 1, 20), "50"))
    undone = (*events, Undone(key="u", value_date=date(2024, 1, 21), target="second"))
    alone = replay(terms(), (out(START),), date(2024, 1, 31))
    assert replay(terms(), undone, date(2024, 1, 31)).rows == alone.rows
    nothing = (*events, Undone(key="u", value_date=date(2024, 1, 21), target="out"))
    assert replay(terms(), nothing, date(2024, 1, 31)).status is LoanStatus.AWAITING


def test_no_tranche_after_the_last_row() -> None:
    with pytest.raises(RuleBroken, match=r"disbursement\.after_the_last_row"):
        replay(terms(), (out(START), out(date(2025, 1, 1), "10", "late")), date(2025, 1, 1))


@pytest.mark.parametrize(
    ("moved", "dues", "principals"),
    [
        ({"adjusted_due_date": date(2024, 2, 15)}, ["02-15", "03-15", "04-15"], [250, 250, 250]),
        ({"extra_terms": 2}, ["02-01", "03-01", "04-01", "05-01", "06-01"], [150] * 5),
        ({"grace_principal": 1}, ["02-01", "03-01", "04-01", "05-01"], [0, 250, 250, 250]),
    ],
)
def test_rows_move_grow_or_wait(moved: dict[str, object], dues: list[str], principals: list[int]) -> None:
    event = Rescheduled(key="m", value_date=START, from_date=date(2024, 2, 1), **moved)  # type: ignore[arg-type]
    rows = replay(terms(), (out(START), event), START).rows[1:]
    assert [f"{row.due_date:%m-%d}" for row in rows] == dues
    assert [row.due.principal // 100 for row in rows] == principals
    assert [row.from_date for row in rows[1:]] == [row.due_date for row in rows[:-1]]
    with pytest.raises(RuleBroken, match=r"reschedule\.no_row"):
        replay(terms(), (out(START), replace(event, from_date=date(2026, 1, 1))), START)
