"""The live plan of a form: from typed text to instalments, interest and the annualised rate."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.plans.irr import annualised_rate, disclosed
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.money import Money, parse_amount
from lendesk.domain.products.product import check_request
from lendesk.usecases.applications.queries import PlanLine
from lendesk.usecases.offers import held_calendar, offered_terms
from lendesk.usecases.projections import ProductRow

SHOWN_FROM = date(2026, 1, 1)
"""Day of the plan while no day is given: monthly rates do not depend on it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a borrower is told: first instalment, total interest, fees, annualised rate in percent."""

    amount: Money
    term: int
    instalment: Money
    total_interest: Money
    total_fee: Money
    rate_percent: Decimal
    rows: tuple[PlanLine, ...]


def quote(product: ProductRow, amount: str, term: str, method: str, on: date = SHOWN_FROM) -> Quote:
    """The plan for what was typed. Raises the codes of `parse_amount`, `term.not_a_number`, `product.…`."""
    principal = parse_amount(amount)
    count = parse_term(term)
    check_request(product, product.methods.split(","), principal.minor, count, method)
    terms = offered_terms(product, principal.minor, count, method, held_calendar(product))
    made = plan(terms, on)
    rows = tuple(
        PlanLine(
            row.no,
            row.due_date.isoformat(),
            row.principal.minor,
            row.interest.minor,
            row.fee.minor,
            row.due.minor,
            row.balance_after.minor,
        )
        for row in made.rows
    )
    return Quote(
        amount=principal,
        term=count,
        instalment=made.rows[0].due,
        total_interest=Money(sum(row.interest_fen for row in rows)),
        total_fee=Money(sum(row.fee_fen for row in rows)),
        rate_percent=disclosed(annualised_rate(made)),
        rows=rows,
    )


def parse_term(text: str) -> int:
    """A number of instalments as typed; full-width digits are taken. Raises `term.not_a_number`."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain.isdecimal() or len(plain) > 4:
        raise RuleBroken("term.not_a_number", text=text[:20])
    return int(plain)
