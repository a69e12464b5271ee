"""Contacts with borrowers in arrears and what was promised, as the centre stores them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Outcome(StrEnum):
    """How a call ended."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    WRONG_PERSON = "wrong_person"

    @property
    def connected(self) -> bool:
        """Somebody answered: it counts against the limit of the day."""
        return self in (Outcome.REACHED, Outcome.WRONG_PERSON)


@dataclass(frozen=True, slots=True)
class Contact:
    """One call to a borrower about a loan, never changed. `day` is the day in China on which it was made."""

    key: str
    loan_id: str
    customer_id: str
    branch_id: str
    region_id: str
    author_id: str
    outcome: Outcome
    text: str
    made_at: datetime
    day: date
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class PaymentPromise:
    """One payment that the borrower promised; those with the same `set_id` were promised together.

    Never changed: whether it was kept is told by the repayments, and a later set takes its place.
    """

    key: str
    set_id: str
    loan_id: str
    customer_id: str
    branch_id: str
    region_id: str
    author_id: str
    made_on: date
    due_on: date
    amount_fen: int
    posted_at: datetime
