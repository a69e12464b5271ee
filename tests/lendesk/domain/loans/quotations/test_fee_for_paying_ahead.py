"""The fee for paying ahead: quoted line by line, charged with the payment, gone when that is undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.ledger.rules import adjusting_postings
from lendesk.domain.loans.events.events import Disbursed, Purpose, RepaymentPosted, Undone
from lendesk.domain.loans.plans.prepayment_fee import is_free, prepayment_fee, split_ahead
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.quotations.payoff import charged_ahead, payoff
from lendesk.domain.loans.quotations.prepayment import prepaid, prepayment_quotation
from lendesk.domain.loans.quotations.settlement import settlement_quotation
from lendesk.domain.loans.replay.replaying import posted, replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.rules import PrepaymentBase, PrepaymentFee, RatePer
from lendesk.domain.loans.terms.servicing import Engine, Recalculation, Surplus
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import Money, yuan

START = date(2026, 3, 2)
TWO_PERCENT = PrepaymentFee(rate_pct=Decimal(2))
ONE_MONTH = PrepaymentFee(PrepaymentBase.INTEREST_MONTHS, months=1)


def terms(rule: PrepaymentFee | None = TWO_PERCENT, convention: str = "cn_monthly") -> LoanTerms:
    agreed = agree(
        principal=yuan(12_000),
        rate_pct=Decimal("1.2"),
        rate_per=RatePer.MONTH,
        n=12,
        convention=convention,
    )
    return replace(agreed, prepayment_fee=rule)


def paid_up(agreed: LoanTerms, on: date) -> LoanState:
    rows = [row for row in plan(agreed, START).rows if row.due_date < on]
    paid = [RepaymentPosted(key=f"r{row.no}", value_date=row.due_date, amount=row.due) for row in rows]
    return replay(agreed, (Disbursed(key="d", value_date=START, amount=agreed.principal), *paid), on)


def after(state: LoanState, event: RepaymentPosted | Undone) -> LoanState:
    return replay(state.terms, (*state.events, event), event.value_date)


def of(made, code: str) -> int:
    return sum(line.amount.minor for line in made.lines if line.code.endswith(f".{code}"))


def test_by_hand():
    made = plan(terms(), START)
    on = START + timedelta(days=10)
    assert prepayment_fee(made, 1_000_000, on) == 20_000
    assert prepayment_fee(made, 25, on) == 1  # half a fen counts
    assert prepayment_fee(made, 24, on) == 0
    # 1.2 % a month on 10,000.00
    assert prepayment_fee(plan(terms(ONE_MONTH), START), 1_000_000, on) == 12_000
    assert prepayment_fee(plan(terms(None), START), 1_000_000, on) == 0
    # 1,020.00 pay 1,000.00 and its fee
    assert split_ahead(made, 102_000, 1_200_000, on) == (100_000, 2_000)


def test_free_once_enough_instalments_have_fallen_due():
    made = plan(terms(replace(TWO_PERCENT, free_after_instalments=3)), START)
    third = made.rows[2].due_date
    assert not is_free(made, third - timedelta(days=1))
    assert is_free(made, third)
    assert prepayment_fee(made, 1_000_000, third) == 0
    always = plan(terms(replace(TWO_PERCENT, free_after_instalments=0)), START)
    assert is_free(always, START)


@given(
    st.integers(1, 1_300_000),
    st.integers(1, 1_200_000),
    st.sampled_from(["0", "0.3", "1", "2.5", "50", "100"]),
)
def test_a_sum_split_keeps_every_fen_and_its_fee_is_right_within_one(fen, owed, percent):
    made = plan(terms(PrepaymentFee(rate_pct=Decimal(percent))), START)
    on = START + timedelta(days=1)
    split = split_ahead(made, fen, owed, on)
    assert split.principal + split.fee == fen
    assert min(split) >= 0
    if fen < owed + prepayment_fee(made, owed, on):
        assert split.principal < max(owed, 1)
        assert abs(split.fee - prepayment_fee(made, split.principal, on)) <= 1


@pytest.mark.parametrize("rule", [TWO_PERCENT, ONE_MONTH])
@pytest.mark.parametrize("convention", ["cn_monthly", "cn_daily", "progressive", "cumulative"])
@pytest.mark.parametrize("day", [0, 10, 31, 45, 300, 400])
def test_the_quoted_settlement_settles_and_a_fen_less_does_not(rule, convention, day):
    on = START + timedelta(days=day)
    state = paid_up(terms(rule, convention), on)
    if not state.outstanding.total:
        return
    made = payoff(state, on)
    fee = of(made, "prepayment_fee")
    assert fee == prepayment_fee(state.plan, of(made, "principal_remaining"), on)
    plain = replay(replace(state.terms, prepayment_fee=None), state.events, on)
    assert made.amount.minor == payoff(plain, on).amount.minor + fee
    settled = RepaymentPosted(key="s", value_date=on, amount=made.amount, purpose=Purpose.SETTLEMENT)
    closed = after(state, settled)
    assert closed.status is LoanStatus.SETTLED
    assert charged_ahead(closed, "s") == fee
    assert sum(one.paid_fen for one in closed.charges) == fee
    assert closed.credit.minor == 0
    assert closed.paid.total == state.paid.total + made.amount.minor
    short = after(state, replace(settled, amount=Money(made.amount.minor - 1)))
    assert not short.charges
    # Where the fee is more than the interest saved, that money pays every instalment as planned instead.
    assert short.outstanding.total or short.paid.total >= state.outstanding.total


def test_a_plan_made_anew_from_all_payments_cannot_have_it():
    agreed = terms(convention="cumulative")
    servicing = replace(agreed.servicing, engine=Engine.CUMULATIVE, recalculation=Recalculation())
    with pytest.raises(RuleBroken, match=r"terms\.impossible") as refused:
        replace(agreed, servicing=servicing)
    assert dict(refused.value.facts) == {"key": "prepayment_fee", "reason": "not_with_recalculation"}


def test_the_settlement_tells_the_fee_as_a_line_with_what_it_follows_from():
    on = START + timedelta(days=10)
    made = settlement_quotation(paid_up(terms(), on), on, on)
    line = next(line for line in made.lines if line.code == "payoff.prepayment_fee")
    assert line.amount == yuan(240)
    assert dict(line.facts) == {"base": "PRINCIPAL", "principal_fen": 1_200_000, "rate_percent": "2"}
    assert made.amount_fen == sum(one.amount.minor for one in made.lines)


def test_undone_it_never_happened_and_the_books_balance():
    on = START + timedelta(days=45)
    state = paid_up(terms(), on)
    event = RepaymentPosted(key="s", value_date=on, amount=None, purpose=Purpose.SETTLEMENT)
    closed = after(state, event)
    fee = charged_ahead(closed, "s")
    assert fee
    postings = adjusting_postings(state, closed)
    assert sum(one.debit_fen for one in postings) == sum(one.credit_fen for one in postings)
    back = after(closed, Undone(key="u", value_date=on, target="s"))
    assert (back.rows, back.charges, back.credit) == (state.rows, (), state.credit)


@given(
    st.integers(0, 330),
    st.integers(1, 1_100_000),
    st.sampled_from([Surplus.SHORTER_TERM, Surplus.LOWER_INSTALMENT]),
    st.sampled_from([TWO_PERCENT, ONE_MONTH, replace(TWO_PERCENT, free_after_instalments=4)]),
)
@settings(deadline=None)
def test_a_prepayment_pays_its_fee_out_of_its_own_amount(day, fen, mode, rule):
    on = START + timedelta(days=day)
    state = paid_up(terms(rule), on)
    assume(state.due_now.total < fen < payoff(state, on).amount.minor)
    made = prepayment_quotation(state, Money(fen), mode, on, on)
    paid = after(state, prepaid("p", Money(fen), mode, on))
    fee = charged_ahead(paid, "p")
    assert sum(line.amount.minor for line in made.lines) == fen
    assert of(made, "prepayment_fee") == fee
    assert abs(fee - prepayment_fee(state.plan, of(made, "principal_ahead"), on)) <= 1
    assert paid.paid.total - state.paid.total == fen
    assert paid.outstanding.principal == state.outstanding.principal - of(made, "principal_ahead") - of(
        made, "principal_due"
    )
    assert paid.outstanding.fee == state.outstanding.fee
    done = next(one for one in paid.transactions if one.key == "p")
    assert done.parts.total == fen
    assert {line.no for line in done.lines} <= {row.no for row in paid.rows}
    back = after(paid, Undone(key="u", value_date=on, target="p"))
    assert (back.rows, back.charges) == (state.rows, state.charges)


def test_instalments_paid_ahead_as_planned_cost_nothing():
    on = START + timedelta(days=10)
    state = paid_up(terms(), on)
    made = prepayment_quotation(state, yuan(3_000), Surplus.NEXT_INSTALLMENT, on, on)
    assert of(made, "prepayment_fee") == 0


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        (PrepaymentFee(), "prepayment_fee.rate_pct"),
        (PrepaymentFee(rate_pct=Decimal(1), months=1), "prepayment_fee.months"),
        (PrepaymentFee(PrepaymentBase.INTEREST_MONTHS), "prepayment_fee.months"),
        (
            PrepaymentFee(PrepaymentBase.INTEREST_MONTHS, rate_pct=Decimal(1), months=1),
            "prepayment_fee.rate_pct",
        ),
        (PrepaymentFee(rate_pct=Decimal(101)), "prepayment_fee.rate_pct"),
        (PrepaymentFee(rate_pct=Decimal(1), free_after_instalments=-1), "prepayment_fee"),
    ],
)
def test_a_rule_that_contradicts_itself_is_refused(rule, key):
    with pytest.raises(RuleBroken, match=r"terms\.impossible") as refused:
        terms(rule)
    assert dict(refused.value.facts)["key"] == key


@given(
    st.integers(0, 200),
    st.integers(0, 200),
    st.integers(1, 300_000),
    st.sampled_from([Surplus.SHORTER_TERM, Surplus.LOWER_INSTALMENT, None]),
)
@settings(deadline=None, max_examples=60)
def test_a_back_dated_payment_moves_the_fee_to_what_it_would_have_been(day, earlier, fen, mode):
    on, back = START + timedelta(days=day), START + timedelta(days=min(day, earlier))
    state = paid_up(terms(), START)
    ahead = prepaid("p", Money(fen), mode or Surplus.SHORTER_TERM, on)
    if mode is None:
        ahead = RepaymentPosted(key="p", value_date=on, amount=None, purpose=Purpose.SETTLEMENT)
    late = RepaymentPosted(key="q", value_date=back, amount=yuan(1_500), business_date=on)
    told = replay(state.terms, (*state.events, ahead, late), on)
    in_order = replay(state.terms, (*state.events, late, ahead), on)
    if back < on:
        assert (told.rows, told.charges, told.credit) == (in_order.rows, in_order.charges, in_order.credit)
    step = posted(posted(state, late), ahead)
    assert (step.rows, step.charges, step.credit) == (in_order.rows, in_order.charges, in_order.credit)
