"""What happens to a loan, as dated facts that are only ever added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from lendesk.domain.money import Money


class Channel(StrEnum):
    """Where money comes in or goes out."""

    BANK = "bank"
    CASH = "cash"
    SUSPENSE = "suspense"  # money already received, waiting to be told whose it is


class Purpose(StrEnum):
    """What a repayment is for: what is due, or everything (提前结清)."""

    INSTALMENT = "instalment"
    SETTLEMENT = "settlement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disbursed:
    """The principal was paid out; the plan starts on `value_date`."""

    key: str
    value_date: date
    amount: Money
    channel: Channel = Channel.BANK


@dataclass(frozen=True, slots=True, kw_only=True)
class RepaymentPosted:
    """Money was received, worth `value_date` (may be before the day on which it is posted)."""

    key: str
    value_date: date
    amount: Money
    channel: Channel = Channel.BANK
    purpose: Purpose = Purpose.INSTALMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class RepaymentReversed:
    """The repayment (or disbursement) with the key `target` counts as never posted."""

    key: str
    value_date: date
    target: str


Event: TypeAlias = Disbursed | RepaymentPosted | RepaymentReversed
