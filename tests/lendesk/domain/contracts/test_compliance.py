"""The check before signing: cap, deduction in advance, clauses, a plan that adds up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lendesk.domain.contracts.compliance import (
    ComplianceRules,
    breaches,
    percent,
    require_compliant,
    shown_rate,
)
from lendesk.domain.contracts.paper import ContractPaper, FeeLine, FeeTiming, Party, PlanRow, RateUnit
from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import ZERO, yuan

RULES = ComplianceRules(Decimal("0.24"), frozenset({"annualised_rate", "personal_information"}))
CLAUSES = ("annualised_rate", "personal_information", "disputes")
START = date(2026, 1, 5)
PAPER = ContractPaper(
    number="LD-1",
    lender=Party("甲", "1"),
    borrower=Party("乙", "2"),
    principal=yuan(1000),
    paid_out=yuan(1000),
    nominal_rate=Decimal("0.01"),
    rate_unit=RateUnit.MONTH,
    annualised_rate=Decimal("0.12"),
    method="bullet",
    prepared_on=START,
    start_date=START,
    maturity_date=date(2026, 2, 5),
    purpose="周转",
    payout_account="1",
    plan=(PlanRow(1, date(2026, 2, 5), yuan(1000), yuan(10), ZERO, yuan(1010), ZERO),),
)


def codes(paper: ContractPaper, clauses: tuple[str, ...] = CLAUSES) -> list[str]:
    return [breach.code for breach in breaches(paper, clauses, RULES)]


def test_a_sound_contract_passes() -> None:
    assert codes(PAPER) == []
    assert require_compliant(PAPER, CLAUSES, RULES) is None


@pytest.mark.parametrize(
    ("rate", "passes"),
    [
        ("0.24", True),
        ("0.2400", True),
        ("0.240049999", True),
        ("0.24005", False),
        ("0.2401", False),
        ("0.36", False),
        ("0", True),
    ],
)
def test_the_rate_is_compared_after_rounding(rate: str, passes: bool) -> None:
    found = codes(replace(PAPER, annualised_rate=Decimal(rate)))
    assert found == ([] if passes else ["contract.rate_over_cap"])


def test_the_refusal_names_both_rates() -> None:
    with pytest.raises(RuleBroken) as broken:
        require_compliant(replace(PAPER, annualised_rate=Decimal("0.24005")), CLAUSES, RULES)
    assert broken.value.facts == {"rate": "24.01", "cap": "24.00"}


def test_rates_are_shown_half_up_to_a_hundredth_of_a_percent() -> None:
    assert shown_rate(Decimal("0.195650")) == Decimal("0.1957")
    assert percent(Decimal("0.19565")) == "19.57"
    assert percent(Decimal("0.18")) == "18.00"


def test_less_paid_out_than_lent_is_a_deduction() -> None:
    found = breaches(replace(PAPER, paid_out=yuan("999.99")), CLAUSES, RULES)
    assert [breach.code for breach in found] == ["contract.deducted_in_advance"]
    assert dict(found[0].facts)["kept_back_fen"] == 1


def test_a_fee_at_disbursement_is_a_deduction() -> None:
    fee = FeeLine("服务费", "借款人", "10元", "放款时", "甲", yuan(10), FeeTiming.AT_DISBURSEMENT)
    assert codes(replace(PAPER, fees=(fee,))) == ["contract.deducted_in_advance"]


def test_interest_due_on_the_day_of_disbursement_is_a_deduction() -> None:
    first = PlanRow(1, START, ZERO, yuan(10), ZERO, yuan(10), yuan(1000))
    last = replace(PAPER.plan[0], no=2, interest=ZERO, total=yuan(1000))
    assert codes(replace(PAPER, plan=(first, last))) == ["contract.deducted_in_advance"]


def test_missing_clauses_are_named_one_by_one() -> None:
    found = breaches(PAPER, (), RULES)
    assert [breach.code for breach in found] == ["contract.clause_missing"] * 2
    assert [dict(breach.facts)["clause"] for breach in found] == ["annualised_rate", "personal_information"]


def test_a_plan_that_does_not_add_up_is_refused() -> None:
    row = PAPER.plan[0]
    short = replace(row, principal=yuan(999), total=yuan(1009))
    wrong_total = replace(row, total=yuan(1011))
    hidden_fee = replace(row, fee=yuan(5), total=yuan(1015))
    for plan in ((), (short,), (wrong_total,), (hidden_fee,)):
        assert codes(replace(PAPER, plan=plan)) == ["contract.plan_does_not_add_up"]


def test_a_fee_with_the_instalments_is_no_deduction() -> None:
    fee = FeeLine("服务费", "借款人", "5元", "随各期还款", "甲", yuan(5))
    row = replace(PAPER.plan[0], fee=yuan(5), total=yuan(1015))
    assert codes(replace(PAPER, fees=(fee,), plan=(row,))) == []
