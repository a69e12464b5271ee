"""Receipts and statement lines: how a repayment came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """One repayment taken. `number` is gapless in its series (device, or `S` for a statement line).

    `status`: posted, voided (same day, by its teller) or reversed (later, by a supervisor).
    `allocation` is JSON text: how the amount was split over the loan's rows when it was posted.
    """

    key: str
    number: str
    loan_id: str
    customer_id: str
    branch_id: str
    region_id: str
    teller_id: str
    device_id: str
    amount_fen: int
    method: str
    payer: str
    value_date: date
    posted_at: datetime
    status: str
    allocation: str
    event_id: str
    undone_by: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """An imported bank statement file; `sha256` is unique: the same file twice is refused."""

    key: str
    branch_id: str
    region_id: str
    sha256: str
    name: str
    source: str
    line_count: int
    skipped_count: int
    total_fen: int
    imported_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One incoming line. `fingerprint` is unique over all statements: an overlapping line is skipped.

    `status`: matched (exact, waiting to be posted), doubtful, unmatched, posted, suspense.
    """

    key: str
    statement_id: str
    branch_id: str
    region_id: str
    number: int
    fingerprint: str
    booked_on: date
    amount_fen: int
    payer: str
    payer_account: str
    note: str
    reference: str
    status: str
    loan_id: str
    reasons: tuple[str, ...]
    receipt_id: str = ""
