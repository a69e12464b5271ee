"""The cost sheet tells every cost once, adds up, and its rate is the one another library finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import pyxirr
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.loans.plans.cost_sheet import NO_OTHER_CHARGES, cost_sheet
from lendesk.domain.loans.plans.irr import disclosed, simple_rate
from lendesk.domain.loans.plans.schedule import Plan, plan
from lendesk.domain.loans.terms.rules import (
    Amortization,
    Fee,
    FeeBase,
    FeeDue,
    Payer,
    Penalty,
    PenaltyBase,
    PrepaymentBase,
    PrepaymentFee,
    RatePer,
)
from lendesk.domain.loans.terms.servicing import DownPayment, ProductCharge
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import yuan

START = date(2026, 3, 2)
FEES = {
    "upfront": Fee("upfront", FeeDue.DISBURSEMENT, rate_pct=Decimal(1)),
    "each": Fee("each", FeeDue.EACH_INSTALMENT, amount=yuan("8.50"), collector="某担保公司"),
    "first": Fee("first", FeeDue.FIRST_INSTALMENT, rate_pct=Decimal("0.8")),
    "last": Fee("last", FeeDue.LAST_INSTALMENT, amount=yuan(66)),
    "of_interest": Fee(
        "of_interest", FeeDue.EACH_INSTALMENT, rate_pct=Decimal(5), percent_of=FeeBase.INTEREST
    ),
    "of_instalment": Fee(
        "of_instalment", FeeDue.LAST_INSTALMENT, rate_pct=Decimal(3), percent_of=FeeBase.INSTALMENT
    ),
    "lender": Fee("lender", FeeDue.EACH_INSTALMENT, amount=yuan(30), payer=Payer.LENDER),
}


def terms(*fees: Fee, **more: object) -> LoanTerms:
    agreed = agree(
        principal=yuan(12_000), rate_pct=Decimal("1.2"), rate_per=RatePer.MONTH, n=12, fees=tuple(fees)
    )
    return replace(agreed, **more)  # type: ignore[arg-type]


def another_library(made: Plan) -> Decimal:
    """12 x the monthly IRR that pyxirr finds over the borrower's flows."""
    flows = [made.principal.minor - made.upfront_fee_fen, *(-row.due_fen for row in made.rows)]
    rate = pyxirr.irr([float(fen) for fen in flows])
    assert rate is not None
    return Decimal(str(rate * 1200))


@given(
    st.lists(st.sampled_from(sorted(FEES)), unique=True),
    st.sampled_from(
        [Amortization.EQUAL_INSTALLMENT, Amortization.EQUAL_PRINCIPAL, Amortization.INTEREST_ONLY]
    ),
    st.sampled_from(["0", "0.3", "1.2", "2.9"]),
)
@settings(deadline=None)
def test_whatever_the_fees_it_adds_up_and_the_rate_is_that_of_another_library(names, method, rate):
    made = plan(terms(*(FEES[name] for name in names), amortization=method, rate_pct=Decimal(rate)), START)
    sheet = cost_sheet(made)
    assert abs(another_library(made) - sheet.annual_rate_pct) < Decimal("0.0051")
    asked = [cost for cost in (sheet.interest, *sheet.fees) if cost.in_rate]
    assert sum(cost.amount_fen for cost in asked) == sheet.total_cost_fen
    assert sheet.total_payment_fen == sheet.principal_fen + sheet.total_cost_fen
    assert sheet.total_payment_fen == sum(row.due_fen for row in made.rows) + made.upfront_fee_fen
    assert [cost.name for cost in sheet.fees] == names
    assert [cost.name for cost in sheet.fees if not cost.in_rate] == ["lender"] * ("lender" in names)
    assert sheet.simple_rate_pct == disclosed(simple_rate(made))


def test_what_the_lender_pays_itself_is_told_and_left_out_of_the_rate():
    sheet, plain = cost_sheet(plan(terms(FEES["lender"]), START)), cost_sheet(plan(terms(), START))
    assert sheet.annual_rate_pct == plain.annual_rate_pct == Decimal("14.40")
    assert (sheet.fees[0].payer, sheet.fees[0].amount_fen) == (Payer.LENDER, 36_000)


def test_each_fee_is_told_with_standard_method_and_collector():
    sheet = cost_sheet(plan(terms(*FEES.values()), START))
    told = {cost.name: (cost.standard, dict(cost.facts), cost.method, cost.amount_fen) for cost in sheet.fees}
    assert told["upfront"] == ("percent", {"rate_percent": "1", "of": "PRINCIPAL"}, "disbursement", 12_000)
    assert told["each"] == ("amount", {"amount_fen": 850}, "each_instalment", 10_200)
    assert told["first"][2:] == ("first_instalment", 9_600)
    assert told["last"][2:] == ("last_instalment", 6_600)
    assert sheet.fees[1].collector == "某担保公司"
    assert sheet.interest.facts == (("rate_percent", "1.2"), ("per", "MONTH"))
    assert sheet.statement == NO_OTHER_CHARGES


def test_what_may_come_is_told_and_changes_no_rate():
    penalty = Penalty(
        markup_pct=Decimal(50),
        grace_days=3,
        base=PenaltyBase.PRINCIPAL,
        compound_markup_pct=Decimal(50),
        cap_pct=Decimal(24),
        stops_after_days=90,
    )
    fee = PrepaymentFee(PrepaymentBase.INTEREST_MONTHS, months=1, free_after_instalments=6)
    agreed = terms(penalty=penalty, prepayment_fee=fee)
    charge = ProductCharge("催收费", amount_fen=500)
    agreed = replace(agreed, servicing=replace(agreed.servicing, product_charges=(charge,)))
    sheet = cost_sheet(plan(agreed, START))
    told = {cost.code: (cost.condition, dict(cost.facts)) for cost in sheet.contingent}
    assert told["penalty_interest"] == (
        "overdue",
        {
            "rate_percent": "21.60",  # 14.4 % a year and half of it
            "base": "PRINCIPAL",
            "grace_days": 3,
            "markup_percent": "50",
            "cap_percent": "24",
            "stops_after_days": 90,
        },
    )
    assert told["compound_interest"] == ("overdue", {"rate_percent": "21.60", "markup_percent": "50"})
    assert told["charge"] == ("overdue", {"name": "催收费", "amount_fen": 500})
    assert told["prepayment_fee"] == (
        "paid_ahead",
        {"base": "INTEREST_MONTHS", "months": 1, "free_after_instalments": 6},
    )
    assert sheet.annual_rate_pct == cost_sheet(plan(terms(), START)).annual_rate_pct


@pytest.mark.parametrize(
    ("rate", "per", "convention", "yearly"),
    [
        ("0.05", "DAY", "cn_daily", "27.38"),
        ("18", "YEAR", "cn_monthly", "27.00"),
        ("1.5", "MONTH", "cn_daily", "27.00"),
    ],
)
def test_penalty_interest_as_a_yearly_rate(rate, per, convention, yearly):
    agreed = agree(
        principal=yuan(5_000), rate_pct=Decimal(rate), rate_per=RatePer(per), n=6, convention=convention
    )
    assert dict(cost_sheet(plan(agreed, START)).contingent[0].facts)["rate_percent"] == yearly


def test_nothing_contingent_is_told_where_nothing_can_come():
    free = terms(penalty=Penalty(markup_pct=Decimal(0), rate_pct=Decimal(0)))
    assert cost_sheet(plan(free, START)).contingent == ()
    never = replace(free, prepayment_fee=PrepaymentFee(rate_pct=Decimal(1), free_after_instalments=0))
    assert cost_sheet(plan(never, START)).contingent == ()


def test_ruinous_fees_leave_no_rate_and_a_down_payment_bears_no_fee():
    ruin = cost_sheet(plan(terms(Fee("all", FeeDue.DISBURSEMENT, amount=yuan(12_000))), START))
    assert ruin.annual_rate_pct is None
    assert ruin.total_cost_fen > 1_200_000
    agreed = terms(FEES["each"])
    agreed = replace(agreed, servicing=replace(agreed.servicing, down_payment=DownPayment(Decimal(20))))
    made = plan(agreed, START)
    assert made.down_payment is not None
    assert cost_sheet(made).fees[0].amount_fen == made.total_fee_fen == 10_200
