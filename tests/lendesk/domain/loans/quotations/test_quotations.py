"""Settlement, prepayment and extension quoted: each figure explained, each limit held to the day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.calendars import add_months
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Disbursed, Purpose, RepaymentPosted
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.quotations.extension import (
    check_extension,
    extended,
    extension_quotation,
    latest_maturity,
)
from lendesk.domain.loans.quotations.payoff import payoff
from lendesk.domain.loans.quotations.prepayment import prepaid, prepayment_quotation
from lendesk.domain.loans.quotations.quotation import VALID_DAYS, interest_ahead
from lendesk.domain.loans.quotations.settlement import settlement_quotation
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.rules import Amortization, RatePer
from lendesk.domain.loans.terms.servicing import Surplus
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import Money, yuan

START = date(2026, 3, 2)


def terms(n: int = 12, convention: str = "cn_monthly", method: str = "equal_installment") -> LoanTerms:
    daily = convention == "cn_daily"
    return agree(
        principal=yuan(12_000),
        rate_pct=Decimal("0.05") if daily else Decimal("1.2"),
        rate_per=RatePer.DAY if daily else RatePer.MONTH,
        n=n,
        convention=convention,
        amortization=Amortization(method),
    )


def paid_up(agreed: LoanTerms, on: date) -> LoanState:
    """A loan whose instalments due before `on` were paid on their days."""
    rows = [row for row in plan(agreed, START).rows if row.due_date < on]
    paid = [RepaymentPosted(key=f"r{row.no}", value_date=row.due_date, amount=row.due) for row in rows]
    return replay(agreed, (Disbursed(key="d", value_date=START, amount=agreed.principal), *paid), on)


# -- settlement -----------------------------------------------------------------------------------------


@given(st.integers(0, 300), st.sampled_from(["cn_monthly", "cn_daily"]), st.integers(0, 8))
@settings(deadline=None)
def test_the_figure_of_each_day_settles_the_loan_and_a_fen_less_does_not(day, convention, later):
    on = START + timedelta(days=day)
    state = paid_up(terms(convention=convention), on)
    made = settlement_quotation(state, on, on, valid_days=8)
    assert made.amount_fen == sum(line.amount.minor for line in made.lines) == made.days[0].amount_fen
    then = on + timedelta(days=later)
    for less, status in ((0, LoanStatus.SETTLED), (1, None)):
        amount = Money(made.figure(then) - less)
        event = RepaymentPosted(key="s", value_date=then, amount=amount, purpose=Purpose.SETTLEMENT)
        after = replay(state.terms, (*state.events, event), then)
        assert (after.status is LoanStatus.SETTLED) == (status is LoanStatus.SETTLED)


def test_interest_saved_is_what_the_plan_would_have_asked_for():
    on = START + timedelta(days=10)
    state = paid_up(terms(), on)
    made = settlement_quotation(state, on, on)
    whole = sum(row.interest_fen for row in plan(state.terms, START).rows)
    accrued = next(line.amount.minor for line in made.lines if line.code == "payoff.interest_accrued")
    # 14,400 fen for 31 days, ten of them gone
    assert accrued == round(14_400 * 10 / 31)
    assert dict(made.facts)["interest_saved_fen"] == whole - accrued


def test_a_quotation_looks_neither_back_nor_too_far_ahead():
    state = paid_up(terms(), START)
    for day in (-1, 93):
        with pytest.raises(RuleBroken, match=r"quotation\.day"):
            settlement_quotation(state, START + timedelta(days=day), START)
    with pytest.raises(RuleBroken, match=r"quotation\.valid_days"):
        settlement_quotation(state, START, START, valid_days=31)
    made = settlement_quotation(state, START, START, valid_days=2)
    with pytest.raises(RuleBroken, match=r"quotation\.expired"):
        made.figure(START + timedelta(days=3))


# -- principal paid ahead -------------------------------------------------------------------------------


@given(
    st.integers(0, 300),
    st.integers(1, 900_000),
    st.sampled_from([Surplus.SHORTER_TERM, Surplus.LOWER_INSTALMENT]),
    st.sampled_from(["cn_monthly", "cn_daily"]),
    st.sampled_from(["equal_installment", "equal_principal", "interest_only"]),
)
@settings(deadline=None)
def test_principal_ahead_lowers_what_settles_by_just_that(day, fen, mode, convention, method):
    on = START + timedelta(days=day)
    state = paid_up(terms(convention=convention, method=method), on)
    whole = payoff(state, on).amount.minor
    least = state.due_now.total + 1
    amount = Money(min(max(fen, least), max(whole - 1, least)))
    if amount.minor >= whole:
        return
    after = replay(state.terms, (*state.events, prepaid("p", amount, mode, on)), on)
    assert payoff(after, on).amount.minor == whole - amount.minor
    assert sum(row.due.principal for row in after.rows) == state.terms.principal.minor
    assert all(min(row.outstanding) >= 0 for row in after.rows)
    assert [row.no for row in after.rows] == list(range(1, len(after.rows) + 1))
    assert after.rows[-1].due_date <= state.rows[-1].due_date


def test_the_shorter_term_keeps_the_instalment_and_the_lower_instalment_the_term():
    on = date(2026, 5, 12)
    state = paid_up(terms(), on)
    short = dict(prepayment_quotation(state, yuan(3_000), Surplus.SHORTER_TERM, on, on).facts)
    low = dict(prepayment_quotation(state, yuan(3_000), Surplus.LOWER_INSTALMENT, on, on).facts)
    assert (short["rows_before"], short["rows_after"], low["rows_after"]) == (10, 7, 10)
    assert low["instalment_after_fen"] < short["instalment_after_fen"] <= short["instalment_before_fen"]
    assert short["interest_after_fen"] < low["interest_after_fen"] < low["interest_before_fen"]
    assert short["maturity_after"] == "2026-12-02"


def test_the_lines_of_a_prepayment_are_its_amount():
    on = date(2026, 5, 12)
    state = paid_up(terms(), on)
    made = prepayment_quotation(state, yuan(3_000), Surplus.SHORTER_TERM, on, on)
    assert sum(line.amount.minor for line in made.lines) == made.amount_fen == 300_000
    interest = {line.code: line.amount.minor for line in made.lines}["prepayment.interest"]
    # the third month's interest of 12,141 fen, ten of 31 days
    assert interest == round(12_141 * 10 / 31)


@pytest.mark.parametrize(
    ("fen", "code"), [(0, "prepayment.only_what_is_due"), (2_000_000, "prepayment.settles")]
)
def test_what_is_no_prepayment(fen, code):
    state = paid_up(terms(), START)
    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        prepayment_quotation(state, Money(fen), Surplus.SHORTER_TERM, START, START)
    with pytest.raises(RuleBroken, match=r"prepayment\.mode"):
        prepayment_quotation(state, Money(fen), Surplus.HOLD, START, START)


# -- extension ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "latest"),
    [
        (6, date(2027, 3, 2)),
        (12, date(2028, 3, 2)),
        (13, date(2027, 4, 2) + (date(2027, 10, 17) - date(2027, 4, 2))),
        (24, date(2029, 3, 2)),
        (60, date(2033, 9, 2)),
        (61, date(2034, 4, 2)),
    ],
)
def test_how_far_the_law_lets_a_loan_be_extended(months, latest):
    assert latest_maturity(START, add_months(START, months), months) == latest


def test_terms_in_days_are_extended_by_days():
    assert latest_maturity(START, START + timedelta(days=90), None) == START + timedelta(days=180)
    two_years = START + timedelta(days=731)
    assert latest_maturity(START, two_years, None) == two_years + timedelta(days=365)


def test_one_day_over_is_refused_and_what_was_extended_before_counts():
    state = paid_up(terms(6), START + timedelta(days=40))
    on, latest = state.as_of, date(2027, 3, 2)
    assert check_extension(state, 0, latest, on) == latest
    assert check_extension(state, 6, None, on) == latest
    for extra, until in ((0, latest + timedelta(days=1)), (7, None)):
        with pytest.raises(RuleBroken, match=r"extension\.too_long"):
            check_extension(state, extra, until, on)
    once = replay(state.terms, (*state.events, extended("x", state, 4, None, on)), on)
    assert check_extension(once, 2, None, on) == latest
    with pytest.raises(RuleBroken, match=r"extension\.too_long"):
        check_extension(once, 3, None, on)


def test_an_extension_is_asked_for_in_time_and_in_one_way():
    state = paid_up(terms(6), START + timedelta(days=40))
    maturity = state.rows[-1].due_date
    for asked, on, code in (
        ((0, None), state.as_of, "nothing_asked"),
        ((1, maturity), state.as_of, "nothing_asked"),
        ((0, maturity), state.as_of, "not_later"),
        ((1, None), maturity + timedelta(days=1), "after_maturity"),
    ):
        with pytest.raises(RuleBroken, match=rf"extension\.{code}"):
            check_extension(state, *asked, on)


@pytest.mark.parametrize("method", ["equal_installment", "equal_principal", "interest_only"])
def test_an_extension_costs_the_interest_that_it_adds(method):
    on = START + timedelta(days=40)
    state = paid_up(terms(6, method=method), on)
    made = extension_quotation(state, (3, None), on, on)
    assert made.valid_until == made.days[-1].on == on + timedelta(days=VALID_DAYS)
    assert {day.amount_fen for day in made.days} == {made.amount_fen}
    facts = dict(made.facts)
    assert (facts["maturity"], facts["new_maturity"]) == ("2026-09-02", "2026-12-02")
    assert made.amount_fen == sum(line.amount.minor for line in made.lines) > 0
    after = replay(state.terms, (*state.events, extended("x", state, 3, None, on)), on)
    assert [row.due_date for row in after.rows][-1] == date(2026, 12, 2)
    assert len(after.rows) == 9
    assert sum(row.due.principal for row in after.rows) == state.terms.principal.minor


def test_interest_that_is_due_today_is_no_interest_of_days_to_come():
    state = replay(terms(), (Disbursed(key="d", value_date=START, amount=yuan(12_000)),), date(2026, 4, 2))
    assert state.rows[0].due_date == state.as_of
    assert interest_ahead(state) == state.due.interest - state.rows[0].due.interest
