"""What a product offers for an amount, a term and a method: terms, plan and both yearly rates.

Everything comes from the loan engine. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.plans.irr import annualised_rate, disclosed, simple_rate
from lendesk.domain.loans.plans.rows import Plan
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.products.product import check_request
from lendesk.usecases.offers import held_calendar, offered_terms
from lendesk.usecases.projections import ProductRow


@dataclass(frozen=True, slots=True)
class Offer:
    """A plan with what it costs a year in percent: by IRR over all cash flows, and by simple interest."""

    product: ProductRow
    method: str
    plan: Plan
    yearly_percent: Decimal
    simple_percent: Decimal

    @property
    def term(self) -> int:
        """The number of instalments asked for."""
        return self.plan.terms.n

    @property
    def convention(self) -> str:
        """The preset by which interest is reckoned."""
        return self.product.convention


def offered(product: ProductRow, amount_fen: int, term: int, method: str, on: date) -> Offer:
    """The plan for money paid out on `on`. Raises RuleBroken `terms.impossible`, `rate.no_solution`."""
    if amount_fen <= 0 or term <= 0:
        raise RuleBroken("terms.impossible", key="amount" if amount_fen <= 0 else "term")
    terms = offered_terms(product, amount_fen, term, method, held_calendar(product))
    made = plan(terms, on)
    return Offer(product, method, made, disclosed(annualised_rate(made)), disclosed(simple_rate(made)))


def supposed(
    product: ProductRow, amount_fen: int, term: int, method: str, convention: str, on: date
) -> Offer:
    """The same within the product's ranges, and by another preset than the product's where one is named.

    Raises the codes of `check_request` too.
    """
    check_request(product, product.methods.split(","), amount_fen, term, method)
    changed = replace(product, convention=convention) if convention else product
    return offered(changed, amount_fen, term, method, on)
