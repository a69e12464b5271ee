"""Several loans of one borrower: the order of the Civil Code, and never a fen more or less."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Disbursed, RepaymentPosted
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.replay.replaying import allocate, replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.several.claims import Claim, claim_of
from lendesk.domain.loans.several.sharing import CIVIL_CODE_560, Criterion, previews, pro_rata, share
from lendesk.domain.loans.terms.rules import RatePer
from lendesk.domain.loans.terms.terms import agree
from lendesk.domain.money import Money, yuan

DAY = date(2026, 6, 1)
PLAIN = Claim("a", 10_000, 50_000, DAY, DAY + timedelta(days=30), 0, Fraction(18, 100))


def another(loan_id: str, **changes: object) -> Claim:
    return replace(PLAIN, loan_id=loan_id, **changes)  # type: ignore[arg-type]


# -- one rule after the other ---------------------------------------------------------------------------


def test_due_debts_go_before_all_that_is_not_due():
    dear = another("b", due_fen=0, oldest_due=None, burden=Fraction(1))
    made = share(30_000, [dear, PLAIN])
    assert (made.of("a"), made.of("b")) == (10_000, 20_000)
    assert made.shares[1].due_fen == 10_000
    assert made.shares[0].later_fen == 20_000


def test_the_least_secured_goes_first_whatever_it_costs():
    secured = another("b", secured_fen=30_000, burden=Fraction(1))
    made = share(10_000, [secured, PLAIN])
    assert (made.of("a"), made.of("b")) == (10_000, 0)
    assert secured.cover == Fraction(1, 2)
    # What matters is the part that is covered, and more than all of it is no more than all.
    twice, once = another("b", secured_fen=120_000), another("c", secured_fen=60_000)
    assert twice.cover == once.cover == 1


def test_then_the_heaviest_then_the_oldest():
    dear, old = another("b", burden=Fraction(24, 100)), another("c", oldest_due=DAY - timedelta(days=40))
    for claims in permutations([PLAIN, dear, old]):
        made = share(25_000, claims)
        assert [made.of(name) for name in "abc"] == [5_000, 10_000, 10_000]
        assert share(10_000, claims).of("b") == 10_000


def test_equals_share_in_proportion_to_the_fen():
    made = share(
        10_000, [another(name, due_fen=fen) for name, fen in (("a", 10_000), ("b", 20_000), ("c", 1))]
    )
    assert [one.fen for one in made.shares] == [3_333, 6_667, 0]
    assert pro_rata(100, [1_000, 1_000, 1_000]) == [34, 33, 33]
    assert pro_rata(0, []) == []


def test_the_borrowers_choice_goes_before_everything():
    dear = another("b", burden=Fraction(1))
    made = share(65_000, [PLAIN, dear], chosen=["a"])
    assert (made.of("a"), made.of("b")) == (60_000, 5_000)
    assert share(5_000, [PLAIN, dear], chosen=["a", "b"]).of("a") == 5_000


def test_another_order_may_be_agreed():
    old = another("b", oldest_due=DAY - timedelta(days=40), burden=Fraction(1, 100))
    assert share(10_000, [PLAIN, old], rule=[Criterion.OLDEST_DUE]).of("b") == 10_000
    assert share(10_000, [PLAIN, old], rule=CIVIL_CODE_560).of("a") == 10_000
    assert share(10_000, [PLAIN, old], rule=[]).left_fen == 0


def test_what_no_debt_takes_is_left_and_wrong_choices_are_refused():
    assert share(70_000, [PLAIN]).left_fen == 10_000
    assert share(1, []).left_fen == 1
    with pytest.raises(ValueError, match="not negative"):
        share(-1, [PLAIN])
    with pytest.raises(RuleBroken, match=r"sharing\.loan_twice"):
        share(1, [PLAIN, PLAIN])
    with pytest.raises(RuleBroken, match=r"sharing\.loan_twice"):
        share(1, [PLAIN], chosen=["a", "a"])
    with pytest.raises(RuleBroken, match=r"sharing\.unknown_loan"):
        share(1, [PLAIN], chosen=["x"])


# -- properties -----------------------------------------------------------------------------------------

CLAIMS = st.lists(
    st.builds(
        Claim,
        loan_id=st.sampled_from("abcdef"),
        due_fen=st.integers(0, 9),
        later_fen=st.integers(0, 10**9),
        oldest_due=st.sampled_from([None, DAY, DAY - timedelta(days=30)]),
        later_due=st.sampled_from([DAY + timedelta(days=1), DAY + timedelta(days=9)]),
        secured_fen=st.sampled_from([0, 5, 10**9]),
        burden=st.sampled_from([Fraction(0), Fraction(1, 3)]),
    ),
    max_size=6,
    unique_by=lambda claim: claim.loan_id,
)


@given(st.integers(0, 3 * 10**9), CLAIMS, st.permutations(list(Criterion)), st.integers(0, 4), st.data())
def test_no_fen_is_made_or_lost(fen, claims, order, count, data):
    chosen = data.draw(st.lists(st.sampled_from(claims), unique=True)) if claims else []
    made = share(fen, claims, [claim.loan_id for claim in chosen], order[:count])
    assert sum(one.fen for one in made.shares) + made.left_fen == fen == made.amount_fen
    for one, claim in zip(made.shares, claims, strict=True):
        assert 0 <= one.due_fen <= claim.due_fen
        assert 0 <= one.later_fen <= claim.later_fen
    assert made.left_fen == max(fen - sum(claim.total_fen for claim in claims), 0)


@given(st.integers(0, 3 * 10**9), CLAIMS)
def test_nothing_that_is_not_due_is_met_while_something_due_is_open(fen, claims):
    made = share(fen, claims)
    if any(one.later_fen for one in made.shares):
        assert all(one.due_fen == claim.due_fen for one, claim in zip(made.shares, claims, strict=True))


@given(st.integers(0, 10**6), st.lists(st.integers(0, 10**6), min_size=1, max_size=9))
def test_pro_rata_is_within_a_fen_of_the_exact_share(fen, weights):
    got = pro_rata(fen, weights)
    total = sum(weights)
    assert sum(got) == min(fen, total)
    for part, weight in zip(got, weights, strict=True):
        assert part <= weight
        if total:
            assert abs(part - Fraction(min(fen, total) * weight, total)) < 1


# -- real loans -----------------------------------------------------------------------------------------


def loan(rate: str, start: date, paid: int = 0) -> LoanState:
    """A loan as of DAY with so many instalments paid on their days."""
    agreed = agree(principal=yuan(6_000), rate_pct=Decimal(rate), rate_per=RatePer.MONTH, n=6)
    rows = plan(agreed, start).rows[:paid]
    events = [Disbursed(key="d", value_date=start, amount=agreed.principal)]
    events += [RepaymentPosted(key=f"r{row.no}", value_date=row.due_date, amount=row.due) for row in rows]
    return replay(agreed, events, DAY)


@given(st.integers(0, 1_500_000), st.sampled_from([(), ("late",), ("fair", "late")]))
@settings(deadline=None, max_examples=40)
def test_each_loan_splits_its_share_by_its_own_order(fen, chosen):
    states = {
        "dear": loan("1.8", date(2026, 5, 10)),
        "late": loan("1.2", date(2026, 1, 20), paid=2),
        "fair": loan("1.2", date(2026, 2, 20), paid=3),
    }
    made = share(fen, [claim_of(name, state) for name, state in states.items()], chosen)
    split = previews(states, made, DAY)
    assert set(split) == {one.loan_id for one in made.shares if one.fen}
    for name, allocation in split.items():
        assert allocation == allocate(states[name], Money(made.of(name)), DAY)
        due = next(one.due_fen for one in made.shares if one.loan_id == name)
        # What is due is met by the loan's own order; the rest is held for its next due date.
        assert allocation.parts.total == due
        assert allocation.surplus.minor == made.of(name) - due


def test_a_claim_tells_the_loan_as_of_its_day():
    late = loan("1.2", date(2026, 1, 20), paid=2)
    claim = claim_of("late", late, secured_fen=5)
    assert claim.due_fen == late.due_now.total > 0
    assert claim.total_fen == late.outstanding.total
    assert (claim.oldest_due, claim.later_due) == (date(2026, 4, 20), date(2026, 6, 20))
    assert claim.burden == Fraction(12, 1000) / 30 * 365
    assert claim.cover == Fraction(5, claim.total_fen)


def test_money_held_counts_as_paid():
    fair = loan("1.2", date(2026, 2, 20), paid=3)
    paid = RepaymentPosted(key="x", value_date=DAY, amount=Money(1_000))
    held = replay(fair.terms, (*fair.events, paid), DAY)
    assert held.credit == Money(1_000)
    assert claim_of("fair", held).total_fen == claim_of("fair", fair).total_fen - 1_000


def test_what_is_due_today_is_due():
    state = loan("12", DAY)
    first = state.rows[0].due_date
    claim = claim_of("a", replay(state.terms, state.events, first))
    assert (claim.oldest_due, claim.later_due) == (first, state.rows[1].due_date)
