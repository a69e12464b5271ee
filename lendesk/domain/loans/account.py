"""A loan account as the centre stores it: fixed terms, and events that are only ever appended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class LoanAccount:
    """One loan. `terms` is JSON text in the loan-case format and never changes by itself.

    The figures (`outstanding_fen`, `due_fen`, `next_due`, `days_past_due`, `status`) are the state after
    the last event, as of `as_of`; the events alone are the truth.
    """

    key: str
    number: str
    contract_id: str
    customer_id: str
    product_version_id: str
    branch_id: str
    region_id: str
    owner_id: str
    principal_fen: int
    terms: str
    disbursed_on: date
    status: str
    outstanding_fen: int
    due_fen: int
    next_due: date | None
    days_past_due: int
    as_of: date
    rate_disclosed: str


@dataclass(frozen=True, slots=True)
class LoanEvent:
    """One event of a loan: `kind` and `data` (JSON text) as in the loan-case format; never changed.

    `sequence` counts 1, 2, 3 … within the loan in the order of posting; `value_date` may be earlier.
    """

    key: str
    loan_id: str
    sequence: int
    kind: str
    value_date: date
    posted_at: datetime
    data: str
    command_id: str
    by: str
