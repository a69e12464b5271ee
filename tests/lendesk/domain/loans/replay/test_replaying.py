"""The state of a loan after its events: by hand, and the properties that hold for every history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.ledger.entries import Posting, as_postings
from lendesk.domain.ledger.rules import adjusting_postings, position
from lendesk.domain.loans.events.events import (
    Channel,
    Disbursed,
    Event,
    Purpose,
    RepaymentPosted,
    Undone,
)
from lendesk.domain.loans.quotations.payoff import payoff
from lendesk.domain.loans.replay.allocation import NOTHING, Parts
from lendesk.domain.loans.replay.replaying import allocate, posted, replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.states import TRANSITIONS, LoanChange, LoanStatus, after
from lendesk.domain.loans.terms.rules import (
    STEPS,
    AllocationRule,
    Amortization,
    Fee,
    FeeDue,
    Penalty,
    PenaltyBase,
    Processing,
    RatePer,
)
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import Money, yuan

START = date(2025, 1, 10)
END = date(2025, 12, 31)
PAID_OUT = Disbursed(key="out", value_date=START, amount=yuan("5000"))


def reference(**changes: object) -> LoanTerms:
    terms = agree(principal=yuan("5000"), rate_pct=Decimal("0.05"), rate_per=RatePer.DAY, n=6)
    return replace(terms, **changes)  # type: ignore[arg-type]


def repaid(key: str, on: date, amount: str, purpose: Purpose = Purpose.INSTALMENT) -> RepaymentPosted:
    return RepaymentPosted(key=key, value_date=on, amount=yuan(amount), purpose=purpose)


def picture(state: LoanState) -> tuple[object, ...]:
    """All of a state but the list of its events."""
    return (state.rows, state.credit, state.status, state.days_past_due, state.transactions)


def test_before_the_money_is_out_the_loan_waits() -> None:
    state = replay(reference(), (PAID_OUT,), START - timedelta(days=1))
    assert (state.status, state.rows, state.outstanding) == (LoanStatus.AWAITING, (), NOTHING)
    with pytest.raises(RuleBroken, match=r"loan\.not_disbursed"):
        payoff(state, START - timedelta(days=1))


def test_penalty_runs_from_the_day_after_due_date_and_grace() -> None:
    def penalty(on: date, **rule: object) -> int:
        terms = reference(penalty=Penalty(**rule))  # type: ignore[arg-type]
        return replay(terms, (PAID_OUT,), on).rows[0].due.penalty

    due = date(2025, 2, 10)
    assert penalty(due) == 0
    assert penalty(due + timedelta(days=1)) == 60  # 802.63 x 0.05 % x 150 % = 0.60
    assert penalty(due + timedelta(days=5)) == 301  # 3.0098...
    assert penalty(due + timedelta(days=3), grace_days=3) == 0
    assert penalty(due + timedelta(days=5), grace_days=3) == 120
    assert penalty(due + timedelta(days=5), base=PenaltyBase.INSTALMENT) == 329  # on 877.63
    assert penalty(due + timedelta(days=5), markup_pct=Decimal(30)) == 261


def test_a_repayment_meets_fee_penalty_interest_principal_of_the_oldest_first() -> None:
    terms = reference(fees=(Fee("service", FeeDue.EACH_INSTALMENT, amount=yuan("10")),))
    state = replay(terms, (PAID_OUT,), date(2025, 2, 15))
    assert (state.status, state.days_past_due) == (LoanStatus.OVERDUE, 5)
    split = allocate(state, yuan("50"), date(2025, 2, 15))
    assert split.lines[0].paid == Parts(penalty=301, fee=1000, interest=3699, principal=0)
    assert split.surplus == Money(0)


def test_a_surplus_waits_for_the_next_due_date() -> None:
    state = replay(reference(), (PAID_OUT, repaid("a", date(2025, 2, 10), "1000")), date(2025, 3, 9))
    assert state.credit == yuan("122.37")
    later = replay(reference(), state.events, date(2025, 3, 10))
    assert later.credit == Money(0)
    assert later.rows[1].paid == Parts(interest=6296, principal=12237 - 6296)
    assert [done.kind for done in later.transactions] == ["disbursement", "repayment", "credit_used"]


def test_a_surplus_prepays_where_the_order_says_so() -> None:
    terms = reference(allocation=AllocationRule(STEPS))
    state = replay(terms, (PAID_OUT, repaid("a", date(2025, 2, 10), "1000")), date(2025, 2, 10))
    assert state.credit == Money(0)
    assert state.rows[1].paid == Parts(interest=6296, principal=12237 - 6296)


def test_one_kind_of_debt_after_the_other_over_all_rows() -> None:
    order = ("PAST_DUE_INTEREST", "PAST_DUE_PRINCIPAL")
    terms = reference(allocation=AllocationRule(order, Processing.VERTICAL))
    state = replay(terms, (PAID_OUT, repaid("a", date(2025, 3, 20), "100")), date(2025, 3, 20))
    assert [row.paid.interest for row in state.rows[:2]] == [7500, 2500]


def test_settlement_costs_the_days_used_and_closes_the_loan() -> None:
    on = date(2025, 2, 20)
    state = replay(reference(), (PAID_OUT, repaid("a", date(2025, 2, 10), "877.63")), on)
    quoted = payoff(state, on)
    assert {line.code: str(line.amount) for line in quoted.lines} == {
        "payoff.interest_accrued": "22.49",  # 62.96 x 10 / 28
        "payoff.principal_remaining": "4197.37",
    }
    settled = replay(
        reference(), (*state.events, repaid("b", on, str(quoted.amount), Purpose.SETTLEMENT)), END
    )
    assert (settled.status, settled.credit, settled.days_past_due) == (LoanStatus.SETTLED, Money(0), 0)
    short = replay(reference(), (*state.events, repaid("b", on, "4219.85", Purpose.SETTLEMENT)), on)
    assert (short.status, short.credit) == (LoanStatus.ACTIVE, yuan("4219.85"))


def test_events_that_cannot_be_are_refused() -> None:
    pay = repaid("a", date(2025, 2, 10), "100")
    undo = Undone(key="u", value_date=END, target="a")
    for events, code in (
        ((PAID_OUT, pay, pay), "event.duplicate_key"),
        ((PAID_OUT, undo), "event.unknown_target"),
        ((PAID_OUT, pay, undo, replace(undo, key="v")), "event.already_reversed"),
        ((PAID_OUT, replace(PAID_OUT, key="twice")), "disbursement.twice"),
        ((replace(PAID_OUT, amount=yuan("4900")),), "disbursement.not_the_principal"),
        ((PAID_OUT, repaid("early", date(2025, 1, 9), "1")), "repayment.before_disbursement"),
        ((pay,), "repayment.before_disbursement"),
    ):
        with pytest.raises(RuleBroken) as caught:
            replay(reference(), events, END)
        assert caught.value.code == code


def test_the_life_of_a_loan_is_a_table() -> None:
    assert {status for status, _ in TRANSITIONS} | set(TRANSITIONS.values()) == set(LoanStatus)
    assert {change for _, change in TRANSITIONS} == set(LoanChange)
    with pytest.raises(RuleBroken, match=r"loan\.wrong_state"):
        after(LoanStatus.AWAITING, LoanChange.PAID_IN_FULL)


DAYS = st.dates(START, END)
AMOUNTS = st.integers(1, 200_000)
TERMS = st.builds(
    lambda method, grace, base, order, processing, fee: reference(
        amortization=method,
        penalty=Penalty(grace_days=grace, base=base),
        allocation=AllocationRule(order, processing),
        fees=(Fee("service", FeeDue.EACH_INSTALMENT, amount=Money(fee)),),
    ),
    st.sampled_from([it for it in Amortization if it not in ("custom_shares", "fixed_instalment_amount")]),
    st.integers(0, 5),
    st.sampled_from(list(PenaltyBase)),
    st.sampled_from([AllocationRule().order, STEPS]),
    st.sampled_from(list(Processing)),
    st.integers(0, 2000),
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Event, ...]:
    """A disbursement and up to eight repayments in the order of posting, their value dates in any order."""
    moves = draw(
        st.lists(
            st.tuples(DAYS, AMOUNTS, st.sampled_from(list(Purpose)), st.sampled_from(list(Channel))),
            max_size=8,
        )
    )
    paid = (
        RepaymentPosted(key=f"r{no}", value_date=day, amount=Money(fen), purpose=purpose, channel=channel)
        for no, (day, fen, purpose, channel) in enumerate(moves)
    )
    return (PAID_OUT, *paid)


@settings(max_examples=300, deadline=None)
@given(TERMS, histories(), DAYS)
def test_no_fen_is_made_or_lost(terms: LoanTerms, events: tuple[Event, ...], on: date) -> None:
    state = replay(terms, events, on)
    received = sum(
        event.amount.minor
        for event in events
        if isinstance(event, RepaymentPosted) and event.value_date <= on
    )
    assert state.paid.total + state.credit.minor == received
    assert state.credit.minor >= 0
    assert sum(row.due.principal for row in state.rows) == terms.principal.minor
    for row in state.rows:
        assert all(0 <= paid <= due for paid, due in zip(row.paid, row.due, strict=True))
        assert (row.paid_on is None) == bool(row.outstanding.total) or not row.due.total
    assert (state.status is LoanStatus.SETTLED) == (state.outstanding == NOTHING)


@settings(max_examples=300, deadline=None)
@given(TERMS, histories(), DAYS, st.data())
def test_undo_is_never_happened(
    terms: LoanTerms, events: tuple[Event, ...], on: date, data: st.DataObject
) -> None:
    payments = [event for event in events if isinstance(event, RepaymentPosted)]
    if not payments:
        return
    gone = data.draw(st.sampled_from(payments))
    undone = (*events, Undone(key="undo", value_date=END, target=gone.key))
    without = tuple(event for event in events if event is not gone)
    assert picture(replay(terms, undone, on)) == picture(replay(terms, without, on))


@settings(max_examples=300, deadline=None)
@given(TERMS, histories(), DAYS)
def test_back_dated_is_chronological(terms: LoanTerms, events: tuple[Event, ...], on: date) -> None:
    in_order = tuple(sorted(events, key=lambda event: event.value_date))
    assert picture(replay(terms, events, on)) == picture(replay(terms, in_order, on))


@settings(max_examples=300, deadline=None)
@given(TERMS, histories(), DAYS, DAYS, AMOUNTS, st.integers(0, 200_000))
def test_a_payment_split_in_two_on_one_day_changes_nothing(
    terms: LoanTerms, events: tuple[Event, ...], day: date, on: date, fen: int, more: int
) -> None:
    whole = RepaymentPosted(key="w", value_date=day, amount=Money(fen + more))
    one = RepaymentPosted(key="x", value_date=day, amount=Money(fen))
    other = RepaymentPosted(key="y", value_date=day, amount=Money(more))
    at_once, in_two = replay(terms, (*events, whole), on), replay(terms, (*events, one, other), on)
    assert (at_once.rows, at_once.credit) == (in_two.rows, in_two.credit)


@settings(max_examples=300, deadline=None)
@given(TERMS, histories(), DAYS, AMOUNTS)
def test_the_preview_is_what_posting_does(
    terms: LoanTerms, events: tuple[Event, ...], on: date, fen: int
) -> None:
    state = replay(terms, events, on)
    split = allocate(state, Money(fen), on)
    assert fen + split.from_credit.minor == split.parts.total + split.surplus.minor
    posted = replay(terms, (*events, RepaymentPosted(key="new", value_date=on, amount=Money(fen))), on)
    assert posted.transactions[-1].lines == split.lines
    assert posted.credit == split.surplus


@settings(max_examples=300, deadline=None)
@given(TERMS, histories(), DAYS)
def test_the_quoted_payoff_settles_and_a_fen_less_does_not(
    terms: LoanTerms, events: tuple[Event, ...], on: date
) -> None:
    terms = replace(terms, allocation=AllocationRule())
    state = replay(terms, events, on)
    quoted = payoff(state, on)
    if not quoted.amount or state.status is LoanStatus.SETTLED:
        return
    final = RepaymentPosted(key="z", value_date=on, amount=quoted.amount, purpose=Purpose.SETTLEMENT)
    done = replay(terms, (*events, final), on)
    assert (done.status, done.credit) == (LoanStatus.SETTLED, Money(0))
    if quoted.amount.minor > 1:
        short = replace(final, amount=quoted.amount - Money(1))
        assert replay(terms, (*events, short), on).status is not LoanStatus.SETTLED


@settings(max_examples=300, deadline=None)
@given(TERMS, histories(), DAYS, AMOUNTS, st.sampled_from(list(Purpose)))
def test_going_on_from_a_state_is_replaying_all(
    terms: LoanTerms, events: tuple[Event, ...], on: date, fen: int, purpose: Purpose
) -> None:
    one_more = RepaymentPosted(key="new", value_date=on, amount=Money(fen), purpose=purpose)
    state = replay(terms, events, on)
    before = picture(state)
    after_it = posted(state, one_more)
    assert after_it == replay(terms, (*events, one_more), on)
    assert picture(state) == before  # a state is a value
    assert posted(state, one_more, END) == replay(terms, (*events, one_more), END)
    with pytest.raises(RuleBroken, match=r"event\.duplicate_key"):
        posted(after_it, one_more)


def test_going_on_makes_no_plan_again(monkeypatch: pytest.MonkeyPatch) -> None:
    state = replay(reference(), (PAID_OUT,), date(2025, 2, 10))
    monkeypatch.setattr("lendesk.domain.loans.replay.fixed_model.plan", lambda *_: pytest.fail("made again"))
    later = posted(state, repaid("a", date(2025, 2, 10), "877.63"))
    assert later.rows[0].paid_on == date(2025, 2, 10)
    assert later.plan is state.plan


def added_up(postings: Iterable[Posting]) -> dict[str, int]:
    """What the lines come to on each account (fen, debit positive), zeros left out."""
    sums: Counter[str] = Counter()
    for line in postings:
        sums[line.account] += line.debit_fen - line.credit_fen
    return {account: fen for account, fen in sums.items() if fen}


@settings(max_examples=300, deadline=None)
@given(TERMS, histories(), DAYS)
def test_the_ledger_balances_after_every_event(terms: LoanTerms, events: tuple[Event, ...], on: date) -> None:
    posted: list[Posting] = []
    balances: dict[str, int] = {}
    for count in range(1, len(events) + 1):
        state = replay(terms, events[:count], on)
        lines = adjusting_postings(balances, state)
        posted += lines
        assert sum(line.debit_fen - line.credit_fen for line in lines) == 0
        balances = position(state)
        assert sum(balances.values()) == 0
        assert balances.get("1303", 0) == state.outstanding_principal.minor
        assert -balances.get("2241.02", 0) == state.credit.minor
    assert added_up(posted) == balances


@settings(max_examples=200, deadline=None)
@given(TERMS, histories(), DAYS)
def test_a_reversal_takes_its_entry_back(terms: LoanTerms, events: tuple[Event, ...], on: date) -> None:
    before = replay(terms, events, on)
    paid = RepaymentPosted(key="new", value_date=on, amount=Money(12_345))
    posted = replay(terms, (*events, paid), on)
    undone = replay(terms, (*events, paid, Undone(key="u", value_date=on, target="new")), on)
    forth, back = adjusting_postings(before, posted), adjusting_postings(posted, undone)
    assert added_up([*forth, *back]) == {}
    assert len(forth) == len(back)
    assert as_postings(position(before)) == as_postings(position(undone))
