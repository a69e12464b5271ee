"""The rows that a workstation may hold: one definition for the centre, the wire and the replica.

Fields are plain (text, whole number, truth value); money in fen, dates and times as ISO text. `key` is
unique in its table. Sealed fields come masked. Every row says where it belongs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """`search_words` as `usecases.search.words` writes them."""

    key: str
    branch_id: str
    owner_id: str
    name: str
    search_words: str
    id_masked: str
    id_tail: str
    phone_masked: str
    phone_tail: str
    card_masked: str
    sex: str
    birth: str
    address: str
    id_valid_to: str
    monthly_income_fen: int


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """`status` as in `domain/applications/states.py`; `score` -1 before a bureau report."""

    key: str
    branch_id: str
    owner_id: str
    number: str
    customer_id: str
    customer_name: str
    product_name: str
    product_name_en: str
    amount_fen: int
    term: int
    method: str
    status: str
    revision: int
    claimed_by: str
    score: int
    submitted_at: str
    remark: str
    approved_fen: int


@dataclass(frozen=True, slots=True)
class LoanRow:
    """An active loan with what a counter needs off line.

    `terms` and `events` are JSON texts in the loan-case format: the previews replay them with the
    domain's own engine. Figures are as of `as_of` (the business date of the last change).
    """

    key: str
    branch_id: str
    owner_id: str
    number: str
    customer_id: str
    customer_name: str
    product_name: str
    product_name_en: str
    principal_fen: int
    outstanding_fen: int
    due_fen: int
    next_due: str
    days_past_due: int
    status: str
    disbursed_on: str
    as_of: str
    terms: str
    events: str


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    key: str
    branch_id: str
    owner_id: str
    number: str
    loan_id: str
    loan_number: str
    customer_name: str
    amount_fen: int
    method: str
    payer: str
    value_date: str
    posted_at: str
    status: str


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product version in force; belongs to all branches (`branch_id` empty).

    `rest_day_interest` 1: interest runs to the day that a due date moved to. `calendar` is that of the lender
    as `calendar_text` writes it, "" where the product moves no due date.
    """

    key: str
    branch_id: str
    owner_id: str
    code: str
    version: int
    name: str
    name_en: str
    kind: str
    amount_min_fen: int
    amount_max_fen: int
    term_min: int
    term_max: int
    rate_percent: str
    rate_unit: str
    methods: str
    convention: str
    grace_days: int
    penalty_percent: str
    fee_percent: str
    materials: str
    rest_day_shift: str = "NONE"
    rest_day_interest: int = 1
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class BranchRow:
    key: str
    branch_id: str
    owner_id: str
    name: str
    name_en: str
    region_id: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Names of colleagues, to show who did what."""

    key: str
    branch_id: str
    owner_id: str
    staff_number: str
    name: str


Row: TypeAlias = CustomerRow | ApplicationRow | LoanRow | ReceiptRow | ProductRow | BranchRow | PersonRow

TABLES: dict[str, type[Row]] = {
    "customers": CustomerRow,
    "applications": ApplicationRow,
    "loans": LoanRow,
    "receipts": ReceiptRow,
    "products": ProductRow,
    "branches": BranchRow,
    "persons": PersonRow,
}
"""Table name → row class, in the order in which a snapshot sends them."""
