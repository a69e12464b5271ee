"""Fees of a plan: what the borrower pays beside principal and interest, in fen."""

from __future__ import annotations

from collections.abc import Iterator
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
    for fee in terms.fees:
        if fee.payer is Payer.BORROWER and fee.due is not FeeDue.DISBURSEMENT:
            for row, fen in _by_row(terms, fee, principals, interest):
                fees[row] += fen
    return fees


def fee_total(terms: LoanTerms, fee: Fee, principals: list[int], interest: list[int]) -> int:
    """What one fee comes to over the term, whoever pays it; the rows' principal and interest in fen."""
    if fee.due is FeeDue.DISBURSEMENT:
        return _fee_of(fee, terms.principal.minor)
    return sum(fen for _, fen in _by_row(terms, fee, principals, interest))


def _by_row(
    terms: LoanTerms, fee: Fee, principals: list[int], interest: list[int]
) -> Iterator[tuple[int, int]]:
    """(row from 0, fen) of a fee paid with instalments."""
    rows = {
        FeeDue.EACH_INSTALMENT: range(len(principals)),
        FeeDue.FIRST_INSTALMENT: range(1),
        FeeDue.LAST_INSTALMENT: range(len(principals) - 1, len(principals)),
    }[fee.due]
    for row in rows:
        bases = {
            FeeBase.PRINCIPAL: terms.principal.minor,
            FeeBase.INTEREST: interest[row],
            FeeBase.INSTALMENT: principals[row] + interest[row],
        }
        yield row, _fee_of(fee, bases[fee.percent_of])


def _borrowers(terms: LoanTerms, due: FeeDue) -> list[Fee]:
    return [fee for fee in terms.fees if fee.due is due and fee.payer is Payer.BORROWER]


def _fee_of(fee: Fee, base_fen: int) -> int:
    """A fee in fen, HALF_UP where it is a percentage."""
    if fee.amount is not None:
        return fee.amount.minor
    over, under = (fee.rate_pct or Decimal(0)).as_integer_ratio()
    return DIVIDE[Rounding.HALF_UP](base_fen * over, under * 100)
