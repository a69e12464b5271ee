"""What the paper of a contract states about costs follows from the terms and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from lendesk.documents.pdf.cost_words import contingent_cells, fee_cells
from lendesk.domain.administration.staff import Branch, Lender
from lendesk.domain.contracts.compliance import ComplianceRules, breaches
from lendesk.domain.contracts.paper import ContractPaper
from lendesk.domain.customers.customer import Customer
from lendesk.domain.loans.plans.cost_sheet import cost_sheet
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.terms.rules import (
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
from lendesk.domain.loans.terms.servicing import ProductCharge
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import yuan
from lendesk.usecases.contracts.paper import contract_paper

TODAY = date(2026, 3, 2)
LENDER = Lender("lender", "样本小额贷款有限公司", "", "样本路1号", "", Decimal(24))
BRANCH = Branch("b1", "r1", "样本支行", "Specimen")
CUSTOMER = Customer(
    key="c1",
    branch_id="b1",
    region_id="r1",
    owner_id="p1",
    name="张样本",
    id_number="",
    phone="",
    card_number="",
    sex="",
    ethnicity="",
    birth=date(1990, 1, 1),
    address="",
    id_valid_from=None,
    id_valid_to=None,
    monthly_income_fen=0,
    made_at=datetime(2026, 1, 1, tzinfo=UTC),
)


def terms(*fees: Fee) -> LoanTerms:
    return agree(
        principal=yuan(12_000), rate_pct=Decimal("1.2"), rate_per=RatePer.MONTH, n=12, fees=tuple(fees)
    )


def paper(agreed: LoanTerms) -> ContractPaper:
    return contract_paper("LD-1", (LENDER, BRANCH, CUSTOMER), "装修", agreed, TODAY)


def found(made: ContractPaper) -> set[str]:
    return {one.code for one in breaches(made, set(), ComplianceRules(Decimal("0.24"), frozenset()))}


def test_each_fee_of_the_borrower_is_a_line_and_they_add_up_with_the_plan():
    fees = (
        Fee("service", FeeDue.FIRST_INSTALMENT, rate_pct=Decimal("0.8")),
        Fee("guarantee", FeeDue.EACH_INSTALMENT, amount=yuan("8.50"), collector="样本担保公司"),
        Fee("自定费用", FeeDue.LAST_INSTALMENT, rate_pct=Decimal(5), percent_of=FeeBase.INTEREST),
        Fee("account", FeeDue.EACH_INSTALMENT, amount=yuan(3), payer=Payer.LENDER),
    )
    made = paper(terms(*fees))
    assert [fee_cells(fee) for fee in made.fees] == [
        ("服务费", "借款人", "借款本金的0.8%", "随首期还款", LENDER.name),
        ("担保费", "借款人", "每次8.50元", "随各期还款", "样本担保公司"),
        ("自定费用", "借款人", "当期利息的5%", "随末期还款", LENDER.name),
    ]
    sheet = cost_sheet(plan(terms(*fees), TODAY))
    assert made.fee_total.minor + made.interest_total.minor == sheet.total_cost_fen
    assert found(made) == set()


def test_a_fee_at_disbursement_is_told_and_refused():
    made = paper(terms(Fee("service", FeeDue.DISBURSEMENT, rate_pct=Decimal(1))))
    assert made.fees[0].amount == yuan(120)
    assert found(made) == {"contract.deducted_in_advance"}


def test_what_may_come_is_worded_with_its_figures():
    agreed = replace(
        terms(),
        penalty=Penalty(
            grace_days=3,
            base=PenaltyBase.INSTALMENT,
            compound_markup_pct=Decimal(0),
            cap_pct=Decimal(24),
            stops_after_days=90,
        ),
        prepayment_fee=PrepaymentFee(rate_pct=Decimal("1.5"), free_after_instalments=6),
    )
    charges = (ProductCharge("催收费", amount_fen=500),)
    agreed = replace(agreed, servicing=replace(agreed.servicing, product_charges=charges))
    assert [contingent_cells(cost) for cost in paper(agreed).contingent] == [
        (
            "罚息",
            "逾期超过宽限期3天",
            "按逾期本金和利息和天数，年利率21.60%（合同利率加收50%），每期不超过本金的24%，最多计收90天",
            LENDER.name,
        ),
        ("复利", "逾期", "按未付利息和天数，年利率14.40%", LENDER.name),
        ("催收费", "逾期", "每期5.00元", LENDER.name),
        ("提前还款违约金", "提前归还本金", "提前归还本金的1.5%，满6期后免收", LENDER.name),
    ]
    by_months = replace(agreed, prepayment_fee=PrepaymentFee(PrepaymentBase.INTEREST_MONTHS, months=2))
    assert contingent_cells(paper(by_months).contingent[-1])[2] == "提前归还本金2个月的利息（按合同利率）"


def test_words_that_are_no_codes_are_printed_as_they_are():
    fee = replace(paper(terms(Fee("x", FeeDue.LAST_INSTALMENT, amount=yuan(1)))).fees[0], standard="每期10元")
    assert fee_cells(fee)[2] == "每期10元"
    cost = replace(paper(terms()).contingent[0], name="罚息", condition="逾期", standard="150%", facts=())
    assert contingent_cells(cost) == ("罚息", "逾期", "150%", LENDER.name)
