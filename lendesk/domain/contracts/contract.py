"""A contract of the lender with one borrower: which paper, what was explained, who signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class KeyClause:
    """A clause that must be pointed out to the borrower (Civil Code 496), as printed."""

    term_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Contract:
    """`status` is a state of `states.py`; the file fields are SHA-256 of PDF files, empty until made.

    `payout_account` is the card that the paper names: money goes there and nowhere else.
    `terms` is the loan's terms in the loan-case format as JSON text; `rate_disclosed` the annualised rate
    in percent with two decimals. `leaf_index` is its place in the evidence log, -1 before.
    """

    key: str
    number: str
    application_id: str
    customer_id: str
    branch_id: str
    region_id: str
    owner_id: str
    product_version_id: str
    amount_fen: int
    payout_account: str
    terms: str
    template: str
    template_version: str
    rate_disclosed: str
    status: str
    unsigned_sha256: str
    signed_sha256: str
    key_terms: tuple[KeyClause, ...]
    explained: tuple[str, ...]
    prepared_by: str
    signed_on: date | None
    made_at: datetime
    leaf_index: int = -1
