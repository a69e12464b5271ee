"""The cost sheet (综合融资成本明示表) as data: all that a loan costs, who pays it to whom, and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from lendesk.domain.errors import Fact, RuleBroken
from lendesk.domain.loans.plans.fees import fee_total
from lendesk.domain.loans.plans.interest import daily_rate, penalty_rate
from lendesk.domain.loans.plans.irr import annualised_rate, disclosed, simple_rate
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.plans.schedule import Plan
from lendesk.domain.loans.terms.rules import Fee, FeeDue, Payer, RatePer
from lendesk.domain.loans.terms.servicing import ProductCharge
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Rounding

NO_OTHER_CHARGES = "cost_sheet.no_other_charges"
"""The code of the statement that nothing beside the sheet is charged."""

Facts: TypeAlias = tuple[tuple[str, Fact], ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """A certain cost. `standard` is a code with its facts, `method` when it is paid, `amount_fen` in all.

    Standards: `rate` (rate_percent, per), `amount` (amount_fen each time), `percent` (rate_percent, of).
    `collector` "" is the lender. `in_rate`: the borrower pays it, so it is part of the totals and the rate.
    """

    name: str
    payer: Payer
    standard: str
    facts: Facts
    method: str
    collector: str
    amount_fen: int
    in_rate: bool


@dataclass(frozen=True, slots=True)
class ContingentCost:
    """A cost that arises only if something happens; in no total and no rate.

    Codes: `penalty_interest` (rate_percent, base, grace_days; cap_percent, stops_after_days where agreed),
    `compound_interest` (rate_percent), `prepayment_fee` (base, rate_percent or months;
    free_after_instalments), `charge` (name, amount_fen or rate_percent and of). Rates are percent a year of
    the days that the contract counts, simple; `condition`: `overdue` or `paid_ahead`.
    """

    code: str
    condition: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class CostSheet:
    """Everything that is told before a contract is signed; amounts in fen, rates in percent a year.

    `annual_rate_pct` is by IRR with all fees of the borrower, HALF_UP to 0.01 (None: no rate solves the
    flows), `simple_rate_pct` by simple interest and to be marked so. `total_cost_fen` is interest and fees.
    """

    principal_fen: int
    interest: Cost
    fees: tuple[Cost, ...]
    total_cost_fen: int
    total_payment_fen: int
    annual_rate_pct: Decimal | None
    simple_rate_pct: Decimal | None
    contingent: tuple[ContingentCost, ...]
    statement: str = NO_OTHER_CHARGES


def cost_sheet(plan: Plan) -> CostSheet:
    """The sheet of a plan. The same for the form's preview, the offer and the paper."""
    terms = plan.terms
    rows = plan.rows[1:] if plan.down_payment else plan.rows
    principals, interest = [row.principal_fen for row in rows], [row.interest_fen for row in rows]
    return CostSheet(
        principal_fen=terms.principal.minor,
        interest=_interest(plan),
        fees=tuple(_fee(fee, fee_total(terms, fee, principals, interest)) for fee in terms.fees),
        total_cost_fen=plan.total_interest_fen + plan.total_fee_fen,
        total_payment_fen=plan.total_payment.minor,
        annual_rate_pct=_shown(annualised_rate, plan),
        simple_rate_pct=_shown(simple_rate, plan),
        contingent=contingent_costs(terms),
    )


def _shown(rate: Callable[[Plan], Decimal], plan: Plan) -> Decimal | None:
    """A rate as disclosed; None where fees eat the principal up."""
    try:
        return disclosed(rate(plan))
    except RuleBroken:
        return None


def contingent_costs(terms: LoanTerms) -> tuple[ContingentCost, ...]:
    """What may be asked for beside the plan: overdue, compound, product charges, paying ahead."""
    charges = tuple(_charge(rule) for rule in terms.servicing.product_charges)
    return (*_penalty(terms), *_compound(terms), *charges, *_prepayment(terms))


def _interest(plan: Plan) -> Cost:
    terms = plan.terms
    facts = (("rate_percent", f"{terms.rate_pct:f}"), ("per", terms.rate_per.value))
    return Cost(
        "interest", Payer.BORROWER, "rate", facts, "each_instalment", "", plan.total_interest_fen, True
    )


_WHEN = {
    FeeDue.DISBURSEMENT: "disbursement",
    FeeDue.EACH_INSTALMENT: "each_instalment",
    FeeDue.FIRST_INSTALMENT: "first_instalment",
    FeeDue.LAST_INSTALMENT: "last_instalment",
}


def _fee(fee: Fee, total_fen: int) -> Cost:
    standard, facts = _standard(fee)
    by_borrower = fee.payer is Payer.BORROWER
    return Cost(fee.name, fee.payer, standard, facts, _WHEN[fee.due], fee.collector, total_fen, by_borrower)


def _standard(fee: Fee) -> tuple[str, Facts]:
    if fee.amount is not None:
        return "amount", (("amount_fen", fee.amount.minor),)
    return "percent", (("rate_percent", f"{fee.rate_pct:f}"), ("of", fee.percent_of.value))


def _penalty(terms: LoanTerms) -> tuple[ContingentCost, ...]:
    rule = terms.penalty
    rate = _yearly(terms, Fraction(*penalty_rate(terms)))
    if not rate:
        return ()
    facts: list[tuple[str, Fact]] = [
        ("rate_percent", f"{rate:f}"),
        ("base", rule.base.value),
        ("grace_days", rule.grace_days),
    ]
    if rule.rate_pct is None:
        facts.append(("markup_percent", f"{rule.markup_pct:f}"))
    if rule.cap_pct is not None:
        facts.append(("cap_percent", f"{rule.cap_pct:f}"))
    if rule.stops_after_days is not None:
        facts.append(("stops_after_days", rule.stops_after_days))
    return (ContingentCost("penalty_interest", "overdue", tuple(facts)),)


def _compound(terms: LoanTerms) -> tuple[ContingentCost, ...]:
    markup = terms.penalty.compound_markup_pct
    if markup is None or not terms.rate_pct:
        return ()
    rate = _yearly(terms, Fraction(*daily_rate(terms)) * (1 + Fraction(markup) / 100))
    facts = (("rate_percent", f"{rate:f}"), ("markup_percent", f"{markup:f}"))
    return (ContingentCost("compound_interest", "overdue", facts),)


def _charge(rule: ProductCharge) -> ContingentCost:
    facts: Facts = (("name", rule.name), ("amount_fen", rule.amount_fen or 0))
    if rule.amount_fen is None:
        facts = (("name", rule.name), ("rate_percent", f"{rule.percent or 0:f}"), ("of", rule.percent_of))
    return ContingentCost("charge", "overdue", facts)


def _prepayment(terms: LoanTerms) -> tuple[ContingentCost, ...]:
    rule = terms.prepayment_fee
    if rule is None or rule.free_after_instalments == 0:
        return ()
    by = ("months", rule.months) if rule.rate_pct is None else ("rate_percent", f"{rule.rate_pct:f}")
    facts: Facts = (("base", rule.base.value), by)
    if rule.free_after_instalments is not None:
        facts = (*facts, ("free_after_instalments", rule.free_after_instalments))
    return (ContingentCost("prepayment_fee", "paid_ahead", facts),)


def _yearly(terms: LoanTerms, per_day: Fraction) -> Decimal:
    """Percent a year of a part per day, HALF_UP to 0.01; a year as the rate of the terms counts it."""
    by_months = terms.rate_per is RatePer.MONTH
    year = per_day * 100 * (360 if by_months else terms.day_count.days_in_year.nominal)
    return Decimal(DIVIDE[Rounding.HALF_UP](year.numerator * 100, year.denominator)).scaleb(-2)
