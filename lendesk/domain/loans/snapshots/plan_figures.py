"""What borrowers are told about a plan as a whole: first and last payment, rates a year, as plain data."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.plans.irr import annualised_rate, disclosed, periods_per_year, simple_rate
from lendesk.domain.loans.plans.schedule import Plan
from lendesk.domain.loans.terms.rules import Amortization
from lendesk.domain.money import Money

_EXACT = Context(prec=40, rounding=ROUND_HALF_EVEN)
_HUNDRED = Decimal(100)


def plan_figures(plan: Plan) -> dict[str, Any]:
    """The instalment, the first and last payment, the decrement of equal principal, rates in percent a year.

    `annual_rate_pct` is the IRR of a period times the periods of a year, `effective_annual_rate_pct` the same
    compounded; rates are left out where no rate solves the cash flows.
    """
    rows = plan.rows
    told: dict[str, Any] = {"first_payment": str(rows[0].due), "last_payment": str(rows[-1].due)}
    if plan.instalment is not None:
        told["emi"] = str(plan.instalment)
    if plan.terms.amortization is Amortization.EQUAL_PRINCIPAL and len(rows) > 1:
        told["monthly_decrement"] = str(Money(rows[0].due_fen - rows[1].due_fen))
    return told | _rates(plan)


def _rates(plan: Plan) -> dict[str, str]:
    try:
        simple, rate = simple_rate(plan), annualised_rate(plan)
    except RuleBroken:
        return {}
    return {
        "annual_simple_rate_pct": _shown(simple),
        "annual_rate_pct": _shown(rate),
        "effective_annual_rate_pct": _shown(_compounded(rate, periods_per_year(plan.terms))),
    }


def _compounded(rate_pct: Decimal, periods: Decimal) -> Decimal:
    """(1 + the rate of one period) to the power of a year's periods, less 1, in percent."""
    one = _EXACT.add(Decimal(1), _EXACT.divide(rate_pct, _EXACT.multiply(periods, _HUNDRED)))
    return _EXACT.multiply(_EXACT.subtract(_EXACT.power(one, periods), Decimal(1)), _HUNDRED)


def _shown(rate_pct: Decimal) -> str:
    return format(disclosed(rate_pct), "f")
