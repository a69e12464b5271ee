"""Fees of a plan: what the borrower pays beside principal and interest, in fen."""

from __future__ import annotations

from decimal import Decimal

from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.terms.rules import Fee, FeeBase, FeeDue, Payer
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Rounding


def upfront_fee(terms: LoanTerms) -> int:
    """Fees paid beside the disbursement."""
    if not terms.fees:
        return 0
    return sum(_fee_of(fee, terms.principal.minor) for fee in _borrowers(terms, FeeDue.DISBURSEMENT))


def row_fees(terms: LoanTerms, principals: list[int], interest: list[int]) -> list[int]:
    """Fees of every row."""
    fees = [0] * len(principals)
    whose = {
        FeeDue.EACH_INSTALMENT: range(len(fees)),
        FeeDue.FIRST_INSTALMENT: range(1),
        FeeDue.LAST_INSTALMENT: range(len(fees) - 1, len(fees)),
    }
    for due, rows in whose.items():
        for fee in _borrowers(terms, due):
            for row in rows:
                bases = {
                    FeeBase.PRINCIPAL: terms.principal.minor,
                    FeeBase.INTEREST: interest[row],
                    FeeBase.INSTALMENT: principals[row] + interest[row],
                }
                fees[row] += _fee_of(fee, bases[fee.percent_of])
    return fees


def _borrowers(terms: LoanTerms, due: FeeDue) -> list[Fee]:
    return [fee for fee in terms.fees if fee.due is due and fee.payer is Payer.BORROWER]


def _fee_of(fee: Fee, base_fen: int) -> int:
    """A fee in fen, HALF_UP where it is a percentage."""
    if fee.amount is not None:
        return fee.amount.minor
    over, under = (fee.rate_pct or Decimal(0)).as_integer_ratio()
    return DIVIDE[Rounding.HALF_UP](base_fen * over, under * 100)
