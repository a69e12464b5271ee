"""What a contract of the lender states, put together from the parties, the purpose and the plan."""

from __future__ import annotations

from datetime import date

from lendesk.domain.administration.staff import Branch, Lender
from lendesk.domain.contracts.paper import (
    ContingentCost,
    ContractPaper,
    FeeLine,
    FeeTiming,
    Party,
    PlanRow,
    RateUnit,
)
from lendesk.domain.customers.customer import Customer
from lendesk.domain.loans.plans.cost_sheet import CostSheet, cost_sheet
from lendesk.domain.loans.plans.irr import annualised_rate
from lendesk.domain.loans.plans.schedule import Plan, plan
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Money


def contract_paper(
    number: str,
    parties: tuple[Lender, Branch, Customer],
    purpose: str,
    terms: LoanTerms,
    on: date,
) -> ContractPaper:
    """The paper of one contract, as if disbursed on the day it is prepared.

    The plan annexed is that of `on`; the actual day of disbursement moves the dates, as the paper says.
    """
    lender, branch, customer = parties
    rows = plan(terms, on)
    sheet = cost_sheet(rows)
    return ContractPaper(
        number=number,
        lender=Party(lender.name, lender.credit_code, lender.address, lender.phone),
        borrower=Party(customer.name, customer.id_number, customer.address, customer.phone),
        principal=terms.principal,
        paid_out=terms.principal,
        nominal_rate=terms.rate_pct / 100,
        rate_unit=RateUnit(terms.rate_per.value.lower()),
        annualised_rate=annualised_rate(rows) / 100,
        method=terms.amortization.value,
        prepared_on=on,
        start_date=on,
        maturity_date=rows.rows[-1].due_date,
        purpose=purpose,
        payout_account=customer.card_number,
        plan=_plan_rows(rows),
        fees=_fees(sheet, lender.name),
        contingent=_contingent(sheet, lender.name),
        choices={
            "grace_days": terms.penalty.grace_days,
            "penalty_uplift_percent": terms.penalty.markup_pct,
            "rate_cap": lender.rate_cap_percent,
        },
        branch=branch.name,
    )


def _plan_rows(rows: Plan) -> tuple[PlanRow, ...]:
    return tuple(
        PlanRow(row.no, row.due_date, row.principal, row.interest, row.fee, row.due, row.balance_after)
        for row in rows.rows
    )


def _fees(sheet: CostSheet, lender: str) -> tuple[FeeLine, ...]:
    """What the borrower pays; what the lender bears itself is no cost of the loan and not on the paper."""
    return tuple(
        FeeLine(
            name=cost.name,
            payer=cost.payer.value.lower(),
            standard=cost.standard,
            method=cost.method,
            collector=cost.collector or lender,
            amount=Money(cost.amount_fen),
            timing=FeeTiming.AT_DISBURSEMENT if cost.method == "disbursement" else FeeTiming.WITH_INSTALMENTS,
            facts=cost.facts,
        )
        for cost in sheet.fees
        if cost.in_rate
    )


def _contingent(sheet: CostSheet, lender: str) -> tuple[ContingentCost, ...]:
    return tuple(
        ContingentCost(cost.code, cost.condition, cost.code, lender, cost.facts) for cost in sheet.contingent
    )
