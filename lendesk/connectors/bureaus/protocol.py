"""What crosses to a credit bureau and back: a request with consent, a report in second-generation sections.

`POST /reports`, signed, idempotent by `Idempotency-Key` = `intent_id`: the same intent is answered with the
same report and charged once. Amounts are whole fen, dates ISO, months `YYYY-MM`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from lendesk.domain.money import LARGEST_MINOR

Fen = Annotated[int, Field(strict=True, ge=0, le=LARGEST_MINOR)]
Count = Annotated[int, Field(strict=True, ge=0, le=100_000)]
Month = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Words = Annotated[str, Field(max_length=400)]

# As printed: N paid, * not due, 1 (1–30 days late) … 7 (over 180), C settled, G written off.
RepaymentMark = Annotated[str, Field(pattern=r"^[N*1-7CGZ#]$")]


class Purpose(StrEnum):
    """What a person consented to; a bureau refuses a request outside it."""

    LOAN_APPROVAL = "loan_approval"
    GUARANTEE_APPROVAL = "guarantee_approval"
    POST_LOAN = "post_loan"


@dataclass(frozen=True, slots=True)
class BureauSubject:
    """About whom: as on the ID card; the phone in eleven digits."""

    name: str
    id_number: str
    phone: str


@dataclass(frozen=True, slots=True)
class BureauConsent:
    """The written consent under which the request is made: our reference of it and its purpose."""

    reference: str
    purpose: Purpose = Purpose.LOAN_APPROVAL


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReportRequest(_Message):
    """The body of `POST /reports`."""

    intent_id: str = Field(pattern=r"^[0-9A-Za-z_-]{1,80}$")
    name: str = Field(min_length=1, max_length=120)
    id_number: str = Field(pattern=r"^[0-9]{17}[0-9X]$")
    phone: str = Field(pattern=r"^1[3-9][0-9]{9}$")
    consent_reference: str = Field(min_length=1, max_length=120)
    purpose: Purpose


class Header(_Message):
    """报告头: whose report of whom, when, from where and at what price in fen."""

    report_number: Words
    source: Words
    made_at: datetime
    intent_id: Words
    purpose: Purpose
    price_fen: Fen


class Identity(_Message):
    """身份信息. The matches say whether name and phone agree with the ID number at the bureau."""

    id_number_masked: Words
    sex: Words
    birth: date
    name_matches: bool
    phone_matches: bool
    marital_status: Words
    residence: Words
    employer: Words


class Summary(_Message):
    """信息概要: counts over the whole report; overdue counts over the last 24 months."""

    accounts_open: Count
    lenders: Count
    balance_fen: Fen
    current_overdue_fen: Fen
    overdue_months_24: Count
    overdue_90_days_24: Count
    enquiries_3_months: Count
    enquiries_12_months: Count


class MonthMark(_Message):
    """How one month went at one account; `overdue_fen` is what was late at its end."""

    month: Month
    mark: RepaymentMark
    overdue_fen: Fen


class CreditAccount(_Message):
    """信贷交易信息明细: one loan or card with up to sixty months, the newest last."""

    lender: Words
    kind: Words
    opened: date
    amount_fen: Fen
    balance_fen: Fen
    status: Words
    months: tuple[MonthMark, ...] = Field(max_length=60)


class NonCreditAccount(_Message):
    """非信贷交易: telephone or utilities paid after use."""

    kind: Words
    provider: Words
    overdue_fen: Fen


class PublicRecord(_Message):
    """公共信息: `kind` is dishonest_debtor (失信被执行人), court (判决、执行), tax or penalty."""

    kind: Annotated[str, Field(pattern=r"^(dishonest_debtor|court|tax|penalty)$")]
    authority: Words
    case_number: Words
    recorded: date
    amount_fen: Fen


class Statement(_Message):
    """声明和标注: a note of the person, the lender or the bureau."""

    by: Words
    text: Words
    made: date


class Enquiry(_Message):
    """查询记录: who asked, when, why."""

    on: date
    by: Words
    reason: Words


class Score(_Message):
    """数字解读: None if there is too little to go by; `position` is the share below in per cent."""

    value: Annotated[int, Field(strict=True, ge=0, le=1000)] | None
    position: Annotated[int, Field(strict=True, ge=0, le=100)] | None
    factors: tuple[Words, ...] = Field(max_length=10)


class BureauReport(_Message):
    """A whole report. `latency_ms` and `attempts` are measured by the client and never cross the wire."""

    header: Header
    identity: Identity
    summary: Summary
    credit_detail: tuple[CreditAccount, ...] = Field(max_length=500)
    non_credit: tuple[NonCreditAccount, ...] = Field(max_length=500)
    public: tuple[PublicRecord, ...] = Field(max_length=500)
    statements: tuple[Statement, ...] = Field(max_length=500)
    enquiries: tuple[Enquiry, ...] = Field(max_length=2000)
    score: Score
    latency_ms: int = Field(default=0, exclude=True)
    attempts: int = Field(default=1, exclude=True)

    @property
    def price_fen(self) -> int:
        """What the bureau charges for it."""
        return self.header.price_fen

    @property
    def dishonest(self) -> bool:
        """Whether the courts list the person as a dishonest debtor."""
        return any(record.kind == "dishonest_debtor" for record in self.public)

    @property
    def court_records(self) -> int:
        """How many court records there are beside the dishonest-debtor list."""
        return sum(record.kind == "court" for record in self.public)
