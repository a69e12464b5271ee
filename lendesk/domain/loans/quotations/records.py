"""Quotations given to a borrower and changes proposed for a loan, as the centre stores them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class IssuedQuotation:
    """A quotation that was handed out. `request` and `quotation` are JSON texts of the use case.

    `loan_sequence` is the last event that it saw: a later event makes it outdated. `used_by` is the command
    that used it, "" before.
    """

    key: str
    number: str
    loan_id: str
    branch_id: str
    region_id: str
    owner_id: str
    kind: str
    amount_fen: int
    made_on: date
    valid_until: date
    loan_sequence: int
    request: str
    quotation: str
    issued_by: str
    made_at: datetime
    used_by: str = ""


@dataclass(frozen=True, slots=True)
class LoanProposal:
    """A change of a loan that one person proposed and another decides on.

    `change` is the change as JSON text, `comparison` what its proposer saw (before and after), `given_up_fen`
    what the approver's authority is measured by. `status`: pending, approved, rejected.
    """

    key: str
    loan_id: str
    branch_id: str
    region_id: str
    owner_id: str
    kind: str
    change: str
    comparison: str
    given_up_fen: int
    loan_sequence: int
    made_on: date
    valid_until: date
    reason: str
    status: str
    proposed_by: str
    decided_by: str
    made_at: datetime
    decision_reason: str = ""
    event_id: str = ""
