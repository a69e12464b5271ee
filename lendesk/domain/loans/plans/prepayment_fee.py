"""What principal paid before its time costs (提前还款违约金), by the rule of the terms."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from lendesk.domain.loans.plans.interest import daily_rate
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.plans.schedule import Plan
from lendesk.domain.loans.terms.rules import PrepaymentBase
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Rounding

_HALF_UP = DIVIDE[Rounding.HALF_UP]
MONTH_DAYS = 30


class Ahead(NamedTuple):
    """A sum split into principal paid ahead and the fee for it (fen)."""

    principal: int
    fee: int


def fee_fraction(terms: LoanTerms) -> tuple[int, int]:
    """The part of principal paid ahead that the fee comes to, as numerator and denominator."""
    rule = terms.prepayment_fee
    if rule is None:
        return 0, 1
    if rule.base is PrepaymentBase.PRINCIPAL and rule.rate_pct is not None:
        over, under = rule.rate_pct.as_integer_ratio()
        return over, under * 100
    over, under = daily_rate(terms)
    return over * MONTH_DAYS * (rule.months or 0), under


def is_free(plan: Plan, on: date) -> bool:
    """Whether paying ahead on `on` costs nothing: no rule, or enough instalments have fallen due."""
    rule = plan.terms.prepayment_fee
    if rule is None:
        return True
    if rule.free_after_instalments is None:
        return False
    rows = plan.rows[1:] if plan.down_payment else plan.rows
    fallen: int = sum(1 for row in rows if row.due_date <= on)
    return fallen >= rule.free_after_instalments


def prepayment_fee(plan: Plan | None, ahead_fen: int, on: date) -> int:
    """The fee (fen, HALF_UP) for `ahead_fen` of principal paid ahead on `on`; `plan` as first agreed."""
    if plan is None or ahead_fen <= 0 or is_free(plan, on):
        return 0
    over, under = fee_fraction(plan.terms)
    return _HALF_UP(ahead_fen * over, under)


def split_ahead(plan: Plan, sum_fen: int, owed_fen: int, on: date) -> Ahead:
    """`sum_fen` as principal ahead and its fee, which it pays too; `owed_fen` is all principal not yet due.

    The principal is the most whose fee the sum still holds; a fen that no principal leaves is principal too,
    as long as some of what is owed stays.
    """
    if sum_fen <= 0 or is_free(plan, on) or sum_fen >= owed_fen + prepayment_fee(plan, owed_fen, on):
        return Ahead(sum_fen, 0)
    over, under = fee_fraction(plan.terms)
    most = sum_fen * under // (under + over) + 1
    while most + prepayment_fee(plan, most, on) > sum_fen:
        most -= 1
    fee = prepayment_fee(plan, most, on)
    principal = min(sum_fen - fee, owed_fen - 1)
    return Ahead(principal, sum_fen - principal)
