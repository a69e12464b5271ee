"""A plan as plain JSON-able data, in the format of docs/formats/loan-case.md."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.plans.irr import annualised_rate, disclosed, simple_rate
from lendesk.domain.loans.plans.schedule import Plan, PlanRow


def plan_to_data(plan: Plan) -> dict[str, Any]:
    """Rows, totals and rates of a plan: amounts as yuan strings, dates ISO, rates in percent a year.

    `annual_rate_pct` is null where no rate solves the cash flows (fees as high as the principal).
    """
    return {
        "disbursement_date": plan.disbursed_on.isoformat(),
        "emi": None if plan.instalment is None else str(plan.instalment),
        "rows": [_row(row) for row in plan.rows],
        "totals": {
            "principal": str(plan.principal),
            "interest": str(plan.total_interest),
            "fee": str(plan.total_fee),
            "due": str(plan.total_payment),
        },
        "upfront_fee": str(plan.upfront_fee),
        "total_interest": str(plan.total_interest),
        "total_payment": str(plan.total_payment),
        "annual_rate_pct": _rate(plan),
        "annual_simple_rate_pct": format(disclosed(simple_rate(plan)), "f"),
    }


def _rate(plan: Plan) -> str | None:
    try:
        rate: Decimal = annualised_rate(plan)
    except RuleBroken:
        return None
    return format(disclosed(rate), "f")


def _row(row: PlanRow) -> dict[str, Any]:
    return {
        "no": row.no,
        "from_date": row.from_date.isoformat(),
        "due_date": row.due_date.isoformat(),
        "days": row.days,
        "principal": str(row.principal),
        "interest": str(row.interest),
        "fee": str(row.fee),
        "due": str(row.due),
        "balance_after": str(row.balance_after),
    }
