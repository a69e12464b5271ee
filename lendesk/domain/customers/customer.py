"""A borrower as the lender holds one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

LONG_TERM = "长期"


@dataclass(frozen=True, slots=True)
class Customer:
    """One person or sole trader. `id_number`, `phone` and `card_number` are sealed where they are stored.

    `id_valid_to` is None when the card says 长期. `monthly_income_fen` is as stated, not verified.
    """

    key: str
    branch_id: str
    region_id: str
    owner_id: str
    name: str
    id_number: str
    phone: str
    card_number: str
    sex: str
    ethnicity: str
    birth: date
    address: str
    id_valid_from: date | None
    id_valid_to: date | None
    monthly_income_fen: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class CustomerNote:
    """A remark of a colleague on a customer; never changed after it was written."""

    key: str
    customer_id: str
    branch_id: str
    region_id: str
    author_id: str
    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Consent:
    """Consent under PIPL: which text version, for what, and which application it was given with."""

    key: str
    customer_id: str
    application_id: str
    text_version: str
    purposes: tuple[str, ...]
    given_at: datetime
    withdrawn_at: datetime | None = None
