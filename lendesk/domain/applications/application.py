"""An application as a file of the lender: the request, its materials and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Material:
    """A document of a file: its kind (id_front, id_back, bank_card, licence, …) and its content's SHA-256."""

    kind: str
    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class FieldReading:
    """How a field came in: as the reader read it and as the person confirmed it; `confidence` per mille."""

    field: str
    raw: str
    confirmed: str
    confidence: int


@dataclass(frozen=True, slots=True)
class Applicant:
    """What a form says about the borrower; the same names as on the customer it becomes."""

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


@dataclass(frozen=True, slots=True)
class Application:
    """A submitted file. `status` is a state of `states.py`; `approved_fen` is set by the decision.

    `revision` counts submissions (1 the first, then one more at each amendment after a return).
    `business_name` and `credit_code` are of the micro-business form, empty otherwise.
    """

    key: str
    number: str
    branch_id: str
    region_id: str
    owner_id: str
    customer_id: str
    product_version_id: str
    amount_fen: int
    term: int
    method: str
    purpose: str
    business_name: str
    credit_code: str
    status: str
    revision: int
    materials: tuple[Material, ...]
    readings: tuple[FieldReading, ...]
    channel: str
    submitted_at: datetime
    claimed_by: str = ""
    decided_by: str = ""
    approved_fen: int = 0
    outcome_reasons: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A decision of the rules on one revision of a file, with all that explains it; never changed.

    `inputs`, `report` and `trace` are JSON texts; `price_ppm` is parts per million a year.
    """

    key: str
    application_id: str
    revision: int
    outcome: str
    reasons: tuple[str, ...]
    limit_fen: int
    price_ppm: int
    table: str
    table_version: str
    inputs: str
    report: str
    trace: str
    made_at: datetime
