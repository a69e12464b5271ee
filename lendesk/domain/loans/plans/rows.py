"""A repayment plan as frozen rows: what every other room reads of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Money


class PlanRow(NamedTuple):
    """One instalment. Amounts in whole fen; `earned_fen` is the interest of the period itself.

    `interest_fen` is what is to be paid with this row: it differs from `earned_fen` only where interest in
    grace is deferred. A tuple, because a plan makes hundreds of them while somebody types.
    """

    no: int
    from_date: date
    due_date: date
    days: int
    principal_fen: int
    interest_fen: int
    fee_fen: int
    due_fen: int
    balance_after_fen: int
    earned_fen: int

    @property
    def principal(self) -> Money:
        return Money(self.principal_fen)

    @property
    def interest(self) -> Money:
        return Money(self.interest_fen)

    @property
    def fee(self) -> Money:
        return Money(self.fee_fen)

    @property
    def due(self) -> Money:
        """Principal, interest and fee together."""
        return Money(self.due_fen)

    @property
    def balance_after(self) -> Money:
        return Money(self.balance_after_fen)


class Plan(NamedTuple):
    """A plan and its totals in fen. `upfront_fee` is paid beside the disbursement, never taken out of it.

    `instalment` is the equal instalment (等额) where there is one. Totals are those of the rows, save for
    terms that round for display only: then they are the rounded exact ones. A down payment is row 1, due on
    the day of the disbursement.
    """

    terms: LoanTerms
    disbursed_on: date
    rows: tuple[PlanRow, ...]
    total_interest_fen: int
    total_fee_fen: int
    upfront_fee_fen: int
    instalment_fen: int | None
    broken_first_period: bool

    @property
    def principal(self) -> Money:
        return self.terms.principal

    @property
    def total_interest(self) -> Money:
        return Money(self.total_interest_fen)

    @property
    def total_fee(self) -> Money:
        """Every fee of the borrower, the upfront one included."""
        return Money(self.total_fee_fen)

    @property
    def upfront_fee(self) -> Money:
        return Money(self.upfront_fee_fen)

    @property
    def instalment(self) -> Money | None:
        return None if self.instalment_fen is None else Money(self.instalment_fen)

    @property
    def total_payment(self) -> Money:
        """Principal, interest and every fee of the borrower."""
        return self.principal + self.total_interest + self.total_fee

    @property
    def down_payment(self) -> PlanRow | None:
        """The row due on the day of the disbursement that asks for a part of it back."""
        first = self.rows[0]
        asked = self.terms.servicing.down_payment is not None and first.due_date == self.disbursed_on
        return first if asked and len(self.rows) > 1 else None

    @property
    def maturity(self) -> date:
        """The last due date."""
        return self.rows[-1].due_date
