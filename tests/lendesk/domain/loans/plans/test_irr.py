"""Annualised rates against hand calculation and another library."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import pyxirr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.plans.irr import (
    annualised_rate,
    disclosed,
    internal_rate,
    periods_per_year,
    simple_rate,
)
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.terms.rules import Amortization, Fee, FeeDue, InterestType, RatePer, Tranche, Unit
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import Money, yuan

START = date(2025, 1, 10)


def terms_of(**changes: object) -> LoanTerms:
    terms = agree(principal=yuan("100000"), rate_pct=Decimal("1.5"), rate_per=RatePer.MONTH, n=12)
    return replace(terms, **changes)  # type: ignore[arg-type]


def test_a_plan_without_fees_costs_its_rate() -> None:
    assert disclosed(annualised_rate(plan(terms_of(), START))) == Decimal("18.00")
    assert disclosed(simple_rate(plan(terms_of(), START))) == Decimal("18.00")


def test_fees_raise_the_rate_whenever_they_are_paid() -> None:
    upfront = (Fee("service", FeeDue.DISBURSEMENT, rate_pct=Decimal(2)),)
    monthly = (Fee("service", FeeDue.EACH_INSTALMENT, amount=yuan("100")),)
    assert disclosed(annualised_rate(plan(terms_of(fees=upfront), START))) == Decimal("21.91")
    assert disclosed(annualised_rate(plan(terms_of(fees=monthly), START))) == Decimal("20.10")


def test_flat_interest_is_nearly_twice_as_dear_as_it_sounds() -> None:
    flat = plan(terms_of(interest_type=InterestType.FLAT), START)
    assert Decimal(31) < annualised_rate(flat) < Decimal(33)


def test_one_payment_after_half_a_year_counts_its_months() -> None:
    bullet = terms_of(amortization=Amortization.BULLET_PRINCIPAL_AND_INTEREST, n=6)
    made = plan(bullet, START)
    monthly = (1 + Decimal("0.09")) ** (Decimal(1) / 6) - 1
    assert disclosed(annualised_rate(made)) == disclosed(monthly * 1200)
    assert disclosed(simple_rate(made)) == Decimal("18.00")


def test_the_day_count_year_and_the_broken_period_are_heard() -> None:
    assert periods_per_year(terms_of(unit=Unit.WEEK, every=2)) == 26
    assert periods_per_year(terms_of(unit=Unit.QUARTER)) == 4
    assert periods_per_year(terms_of(unit=Unit.DAY, every=10)) == 36
    made = plan(terms_of(), START, date(2025, 1, 25))
    assert abs(annualised_rate(made) - 18) < Decimal("0.2")


def test_no_interest_and_no_fee_is_nothing_and_ruinous_fees_have_no_rate() -> None:
    assert annualised_rate(plan(terms_of(rate_pct=Decimal(0)), START)) == 0
    with pytest.raises(RuleBroken, match=r"rate\.no_solution"):
        annualised_rate(plan(terms_of(fees=(Fee("all", amount=yuan("100000")),)), START))
    with pytest.raises(RuleBroken, match=r"rate\.no_solution"):
        internal_rate([(Decimal(0), 100)])


def test_what_goes_out_later_counts_from_its_own_day() -> None:
    tranches = (Tranche(START, yuan("60000")), Tranche(date(2025, 3, 10), yuan("40000")))
    made = plan(terms_of(tranches=tranches), START)
    # Interest at 1.5 % a month on what is out: in whichever order the money moves, that is what it costs.
    assert abs(annualised_rate(made) - 18) < Decimal("0.2")


def test_the_disclosed_rate_is_rounded_half_up() -> None:
    assert disclosed(Decimal("24.004999")) == Decimal("24.00")
    assert disclosed(Decimal("24.005")) == Decimal("24.01")


@settings(max_examples=200, deadline=None)
@given(
    st.integers(10_000, 10**9),
    st.lists(st.integers(1, 10**8), min_size=1, max_size=60),
)
def test_the_internal_rate_is_that_of_pyxirr(principal: int, payments: list[int]) -> None:
    assume(sum(payments) * 100 > principal)
    ours = internal_rate(
        [(Decimal(0), principal), *((Decimal(no), -fen) for no, fen in enumerate(payments, 1))]
    )
    worth = sum((-Decimal(fen) / (1 + ours) ** no for no, fen in enumerate(payments, 1)), Decimal(principal))
    assert abs(worth) < Decimal("0.001")
    theirs = pyxirr.irr([float(-principal), *map(float, payments)])
    if theirs is not None and ours < 10:
        assert abs(float(ours) - theirs) < 1e-6


@settings(settings.get_profile("money"))
@given(
    st.integers(10**6, 10**9),
    st.decimals("0.1", 3, places=3),
    st.integers(1, 36),
    st.sampled_from(
        [Amortization.EQUAL_INSTALLMENT, Amortization.EQUAL_PRINCIPAL, Amortization.INTEREST_ONLY]
    ),
)
def test_the_rate_of_a_plain_plan_is_the_contract_rate(
    principal: int, rate: Decimal, n: int, method: Amortization
) -> None:
    terms = terms_of(principal=Money(principal), rate_pct=rate, n=n, amortization=method)
    assert abs(annualised_rate(plan(terms, START)) - rate * 12) < Decimal("0.01")
