"""What crosses to the bank and back: payment orders by intent id, their states, the account.

`POST /payments` (idempotent by `Idempotency-Key` = `intent_id`; the same id with another body is refused
with `payment.altered`), `GET /payments/{intent_id}`, `GET /account`; all signed, amounts in whole fen.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from lendesk.domain.money import LARGEST_MINOR

SHAPE_OF_INTENT = re.compile(r"[0-9A-Za-z_-]{1,80}\Z")
Fen = Annotated[int, Field(strict=True, ge=-LARGEST_MINOR, le=LARGEST_MINOR)]


class PaymentState(StrEnum):
    """ACCEPTED will become CONFIRMED or REJECTED, both final. UNKNOWN: the order never arrived."""

    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"

    @property
    def final(self) -> bool:
        """Whether the bank will not change it any more."""
        return self in {PaymentState.CONFIRMED, PaymentState.REJECTED}


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PaymentOrder(_Message):
    """Pay `amount_fen` from the lender's account to `account` of `name` at `bank`."""

    intent_id: str = Field(pattern=r"^[0-9A-Za-z_-]{1,80}$")
    amount_fen: Annotated[int, Field(strict=True, gt=0, le=LARGEST_MINOR)]
    account: str = Field(pattern=r"^[0-9]{6,32}$")
    name: str = Field(min_length=1, max_length=120)
    bank: str = Field(default="", max_length=120)
    note: str = Field(default="", max_length=200)


class PaymentStatus(_Message):
    """How an order stands. `code` says why it was rejected; `bank_reference` is the bank's own number."""

    intent_id: str
    state: PaymentState
    amount_fen: Fen = 0
    code: str = ""
    bank_reference: str = ""


class AccountStatus(_Message):
    """The lender's account: what can be spent now, and the most that one order may carry, in fen."""

    account: str
    balance_fen: Fen
    payment_limit_fen: Fen
