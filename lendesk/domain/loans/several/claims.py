"""What each loan of a borrower asks for on a day, and what decides which of them is served first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lendesk.domain.loans.plans.interest import daily_rate
from lendesk.domain.loans.replay.state import LoanState


@dataclass(frozen=True, slots=True)
class Claim:
    """One loan on the day of a payment, in fen.

    `due_fen` is due by then since `oldest_due`, `later_fen` not yet but from `later_due` on (None: nothing).
    `secured_fen` is the value of all security given for the loan. `burden`: what a year costs, as a part of
    the principal (the contract rate, simple).
    """

    loan_id: str
    due_fen: int
    later_fen: int = 0
    oldest_due: date | None = None
    later_due: date | None = None
    secured_fen: int = 0
    burden: Fraction = Fraction(0)

    @property
    def total_fen(self) -> int:
        """All that the loan asks for, whenever."""
        return self.due_fen + self.later_fen

    @property
    def cover(self) -> Fraction:
        """What part of the debt is secured, at most the whole of it."""
        if not self.total_fen:
            return Fraction(1)
        return min(Fraction(self.secured_fen, self.total_fen), Fraction(1))


def claim_of(loan_id: str, state: LoanState, secured_fen: int = 0) -> Claim:
    """The claim of a loan as of the state's day. Money held for the borrower counts as paid already.

    Rates are compared as 365 times what a day costs (a month has 30), whatever they are quoted per.
    """
    due, whole, held = state.due_now.total, state.outstanding.total, state.credit.minor
    met = min(due, held)
    open_dues = [row.due_date for row in state.rows if row.outstanding.total]
    later = whole - due
    return Claim(
        loan_id=loan_id,
        due_fen=due - met,
        later_fen=later - min(later, held - met),
        oldest_due=min((day for day in open_dues if day <= state.as_of), default=None),
        later_due=min((day for day in open_dues if day > state.as_of), default=None),
        secured_fen=secured_fen,
        burden=_yearly(state),
    )


def _yearly(state: LoanState) -> Fraction:
    return Fraction(*daily_rate(state.terms)) * 365
