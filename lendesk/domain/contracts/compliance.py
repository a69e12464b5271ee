"""The check that a contract passes before anybody may sign it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from lendesk.domain.contracts.paper import ContractPaper, FeeTiming
from lendesk.domain.errors import Breach, RuleBroken

CENT_OF_PERCENT = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class ComplianceRules:
    """What is in force for this lender: `rate_cap` as a fraction (0.24), ids of clauses to be there."""

    rate_cap: Decimal
    required_clauses: frozenset[str]


def breaches(paper: ContractPaper, clauses: Collection[str], rules: ComplianceRules) -> tuple[Breach, ...]:
    """Everything that forbids signing, in the order of the check; empty when the contract may be signed.

    Codes: `contract.rate_over_cap` (Civil Code 680 and the lender's cap), `contract.deducted_in_advance`
    (Civil Code 670), `contract.clause_missing`, `contract.plan_does_not_add_up`.
    """
    return (
        *_rate(paper, rules.rate_cap),
        *_deduction(paper),
        *_clauses(clauses, rules.required_clauses),
        *_plan(paper),
    )


def require_compliant(paper: ContractPaper, clauses: Collection[str], rules: ComplianceRules) -> None:
    """Raise the first breach as RuleBroken."""
    for breach in breaches(paper, clauses, rules):
        raise RuleBroken(breach.code, **dict(breach.facts))


def shown_rate(rate: Decimal) -> Decimal:
    """A rate as it is compared and printed: HALF_UP to 0.01 %, still a fraction."""
    return rate.quantize(CENT_OF_PERCENT, rounding=ROUND_HALF_UP)


def percent(rate: Decimal) -> str:
    """A fraction as printed percent with two decimals: 0.1825 is 18.25."""
    return f"{shown_rate(rate).scaleb(2):.2f}"


def _rate(paper: ContractPaper, cap: Decimal) -> Iterable[Breach]:
    if shown_rate(paper.annualised_rate) > cap:
        facts = (("rate", percent(paper.annualised_rate)), ("cap", percent(cap)))
        yield Breach("contract.rate_over_cap", facts)


def _deduction(paper: ContractPaper) -> Iterable[Breach]:
    """Nothing may be kept back, taken at disbursement, or fall due on the day the money goes out."""
    upfront = sum(fee.amount.minor for fee in paper.fees if fee.timing is FeeTiming.AT_DISBURSEMENT)
    early = sum((row.interest + row.fee).minor for row in paper.plan if row.due_date <= paper.start_date)
    kept_back = (paper.principal - paper.paid_out).minor
    if upfront or early or kept_back:
        yield Breach(
            "contract.deducted_in_advance",
            (("kept_back_fen", kept_back), ("upfront_fee_fen", upfront), ("due_at_once_fen", early)),
        )


def _clauses(present: Collection[str], required: frozenset[str]) -> Iterable[Breach]:
    for clause in sorted(required.difference(present)):
        yield Breach("contract.clause_missing", (("clause", clause),))


def _plan(paper: ContractPaper) -> Iterable[Breach]:
    principal = sum(row.principal.minor for row in paper.plan)
    fees = sum(row.fee.minor for row in paper.plan)
    rows_add_up = all(row.total == row.principal + row.interest + row.fee for row in paper.plan)
    with_instalments = sum(fee.amount.minor for fee in paper.fees if fee.timing is FeeTiming.WITH_INSTALMENTS)
    if principal != paper.principal.minor or fees != with_instalments or not rows_add_up:
        yield Breach(
            "contract.plan_does_not_add_up",
            (
                ("principal_fen", paper.principal.minor),
                ("plan_principal_fen", principal),
                ("plan_fee_fen", fees),
            ),
        )
