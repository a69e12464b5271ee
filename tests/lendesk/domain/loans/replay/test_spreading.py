"""Money on its way through the rows: orders, what a surplus meets, the lender's own split."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import ChargeAdded, Disbursed, Event, PaymentKind, RepaymentPosted
from lendesk.domain.loans.replay.allocation import Parts, stages
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.rules import (
    DUE_ORDER,
    STEPS,
    AllocationRule,
    PaymentRule,
    Processing,
    RatePer,
)
from lendesk.domain.loans.terms.servicing import Engine, Servicing, Surplus
from lendesk.domain.loans.terms.strategies import STRATEGIES
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import Money, yuan

START = date(2024, 1, 1)
PAID_OUT = Disbursed(key="out", value_date=START, amount=yuan("400"))


def interest_free(rule: AllocationRule, **changes: object) -> LoanTerms:
    """400 in four monthly parts of 100, without interest or penalty, due on the first of each month."""
    terms = agree(principal=yuan("400"), rate_pct=Decimal(0), rate_per=RatePer.YEAR, n=4)
    servicing = Servicing(engine=Engine.PROGRESSIVE)
    return replace(terms, allocation=rule, servicing=servicing, **changes)  # type: ignore[arg-type]


def paid(day: date, amount: str, **more: object) -> RepaymentPosted:
    return RepaymentPosted(key=f"p{day}{amount}", value_date=day, amount=yuan(amount), **more)  # type: ignore[arg-type]


def fee(amount: str, due: date, on: date = START, key: str = "fee") -> ChargeAdded:
    return ChargeAdded(key=key, value_date=on, name="fee", due_date=due, amount=yuan(amount))


def after(rule: AllocationRule, *events: Event, on: date = date(2024, 12, 31)) -> LoanState:
    return replay(interest_free(rule), (PAID_OUT, *events), on)


def principal_paid(state: LoanState) -> list[str]:
    return [str(Money(row.paid.principal)) for row in state.rows]


def surplus_of(surplus: Surplus) -> AllocationRule:
    return AllocationRule(STEPS, surplus=surplus)


@pytest.mark.parametrize(
    ("surplus", "expected"),
    [
        (Surplus.NEXT_INSTALLMENT, ["100.00", "50.00", "0.00", "0.00"]),
        (Surplus.LAST_INSTALLMENT, ["100.00", "0.00", "0.00", "50.00"]),
        # The day lies in the period of the second row: it goes first, then the last one.
        (Surplus.NEXT_LAST_INSTALLMENT, ["100.00", "50.00", "0.00", "0.00"]),
        (Surplus.REAMORTIZATION, ["100.00", "16.67", "16.67", "16.66"]),
        (Surplus.HOLD, ["100.00", "0.00", "0.00", "0.00"]),
    ],
)
def test_what_a_surplus_meets(surplus: Surplus, expected: list[str]) -> None:
    on = date(2024, 2, 10)
    state = after(surplus_of(surplus), paid(on, "150"), on=on)
    assert principal_paid(state) == expected
    assert state.credit == (yuan("50") if surplus is Surplus.HOLD else Money(0))


def test_the_running_row_then_the_last_one() -> None:
    on = date(2024, 1, 15)
    state = after(surplus_of(Surplus.NEXT_LAST_INSTALLMENT), paid(on, "150"))
    assert principal_paid(state) == ["100.00", "0.00", "0.00", "50.00"]
    on_a_due_date = after(surplus_of(Surplus.NEXT_LAST_INSTALLMENT), paid(date(2024, 2, 1), "150"))
    assert principal_paid(on_a_due_date) == ["100.00", "0.00", "0.00", "50.00"]


def test_even_shares_go_round_until_all_is_placed() -> None:
    events = (paid(date(2024, 1, 2), "90", surplus=Surplus.LAST_INSTALLMENT), paid(date(2024, 1, 3), "200"))
    state = after(surplus_of(Surplus.REAMORTIZATION), *events)
    assert [row.paid.principal for row in state.rows] == [6333, 6333, 6334, 10000]
    assert state.paid.total == 29000


def test_instalment_by_instalment_or_part_by_part() -> None:
    events = (fee("30", date(2024, 2, 1)), fee("30", date(2024, 3, 1), key="fee2"))
    for processing, expected in (
        (Processing.HORIZONTAL, [Parts(fee=3000, principal=10000), Parts(fee=2000)]),
        (Processing.VERTICAL, [Parts(fee=3000, principal=9000), Parts(fee=3000)]),
    ):
        rule = AllocationRule(STEPS, processing)
        state = after(rule, *events, paid(date(2024, 3, 5), "150"))
        assert [row.paid for row in state.rows[:2]] == expected


def test_of_a_row_not_due_the_charges_of_the_day_go_first() -> None:
    rule = STRATEGIES["DUE_PENALTY_FEE_INTEREST_PRINCIPAL_IN_ADVANCE_PRINCIPAL_PENALTY_FEE_INTEREST"]
    ripe, later = fee("10", date(2024, 1, 5)), fee("20", date(2024, 1, 25), key="later")
    state = after(rule, ripe, later, paid(date(2024, 1, 10), "50"), on=date(2024, 1, 10))
    assert state.rows[0].paid == Parts(fee=1000, principal=4000)
    assert {charge.key: charge.paid_fen for charge in state.charges} == {"fee": 1000, "later": 0}


def test_each_kind_of_payment_may_have_its_own_order() -> None:
    back_to_front = PaymentRule("GOODWILL_CREDIT", AllocationRule(STEPS, surplus=Surplus.LAST_INSTALLMENT))
    terms = interest_free(AllocationRule(STEPS), allocations=(back_to_front,))
    credit = paid(date(2024, 1, 10), "60", kind=PaymentKind.GOODWILL_CREDIT)
    state = replay(terms, (PAID_OUT, paid(date(2024, 1, 5), "10"), credit), date(2024, 1, 10))
    assert principal_paid(state) == ["10.00", "0.00", "0.00", "60.00"]
    assert [done.kind for done in state.transactions] == ["disbursement", "repayment", "goodwill_credit"]


def test_the_lender_may_split_a_payment() -> None:
    charge = fee("30", date(2024, 2, 1))
    split = paid(date(2024, 2, 5), "100", manual_split=(0, 1000, 0, 5000))
    state = after(AllocationRule(DUE_ORDER), charge, split, on=date(2024, 2, 5))
    assert state.rows[0].paid == Parts(fee=1000, principal=9000)  # what was not said is principal
    for parts, code in (((0, 0, 0, 20_000), "not_the_amount"), ((500, 0, 0, 0), "beyond_debt")):
        with pytest.raises(RuleBroken, match=rf"payment\.split_{code}"):
            after(AllocationRule(DUE_ORDER), paid(date(2024, 2, 5), "100", manual_split=parts))


def test_in_advance_late_and_finished() -> None:
    events = (paid(date(2024, 1, 20), "30"), paid(date(2024, 2, 1), "30"), paid(date(2024, 2, 9), "40"))
    row = after(AllocationRule(STEPS), *events).rows[0]
    assert (row.in_advance_fen, row.late_fen, row.paid_on) == (3000, 4000, date(2024, 2, 9))


def test_steps_of_one_timing_side_by_side_are_one_stage() -> None:
    assert [stage.timing for stage in stages(AllocationRule(STEPS))] == [0, 1, 2]
    assert len(stages(AllocationRule(STEPS, Processing.VERTICAL))) == 12


MOVES = st.lists(
    st.tuples(
        st.dates(START, date(2024, 8, 1)),
        st.integers(1, 30_000),
        st.sampled_from([kind for kind in Surplus if kind.value not in ("SHORTER_TERM", "LOWER_INSTALMENT")]),
    ),
    max_size=8,
)
RULES = st.builds(
    lambda order, processing, first: AllocationRule(tuple(order), processing, due_charges_first=first),
    st.permutations(STEPS),
    st.sampled_from(Processing),
    st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(RULES, MOVES, st.integers(0, 3000), st.sampled_from([Engine.PROGRESSIVE, Engine.CUMULATIVE]))
def test_no_order_makes_or_loses_a_fen(
    rule: AllocationRule, moves: list[tuple[date, int, Surplus]], charge: int, engine: Engine
) -> None:
    terms = replace(interest_free(rule), servicing=Servicing(engine=engine))
    fees = (
        ChargeAdded(key="c", value_date=START, name="c", due_date=date(2024, 3, 7), amount=Money(charge)),
    )
    payments = tuple(
        RepaymentPosted(key=f"r{no}", value_date=day, amount=Money(fen), surplus=surplus)
        for no, (day, fen, surplus) in enumerate(moves)
    )
    state = replay(terms, (PAID_OUT, *fees, *payments), date(2024, 8, 1))
    assert state.paid.total + state.credit.minor == sum(fen for _, fen, _ in moves)
    assert state.due == Parts(fee=charge, principal=40_000)
    for row in state.rows:
        assert all(0 <= got <= due for got, due in zip(row.paid, row.due, strict=True))
        assert row.in_advance_fen + row.late_fen <= row.paid.total
    assert sum(one.paid_fen for one in state.charges) == state.paid.fee
    assert sum(done.parts.total for done in state.transactions) == state.paid.total
