"""What a contract of the lender states, put together from the parties, the purpose and the plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lendesk.domain.administration.staff import Branch, Lender
from lendesk.domain.contracts.paper import ContingentCost, ContractPaper, FeeLine, Party, PlanRow, RateUnit
from lendesk.domain.customers.customer import Customer
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
        fees=_fees(rows),
        contingent=(_penalty(terms, lender),),
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


def _fees(rows: Plan) -> tuple[FeeLine, ...]:
    total = Money(sum(row.fee.minor for row in rows.rows))
    if not total:
        return ()
    return (FeeLine("service_fee", "borrower", "percent_of_principal", "first_instalment", "lender", total),)


def _penalty(terms: LoanTerms, lender: Lender) -> ContingentCost:
    times = Decimal(1) + terms.penalty.markup_pct / 100
    return ContingentCost("penalty_interest", "overdue", f"{times.normalize():f}", lender.name)
