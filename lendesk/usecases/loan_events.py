"""A loan's stored events and the JSON that travels, as the engine's own events."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from lendesk.domain.loans.account import LoanEvent
from lendesk.domain.loans.events.events import (
    Channel,
    Disbursed,
    Event,
    Purpose,
    RepaymentPosted,
    Undone,
)
from lendesk.domain.money import yuan

DISBURSEMENT, REPAYMENT, UNDO = "DISBURSEMENT", "REPAYMENT", "UNDO"
CHANNELS = {
    "cash": Channel.CASH,
    "transfer": Channel.BANK,
    "card": Channel.BANK,
    "suspense": Channel.SUSPENSE,
}
"""How money came in, in a receipt's words → the account side of the engine."""


def from_record(event: LoanEvent) -> Event:
    """The engine's event of a stored one."""
    return _event(event.key, event.kind, event.value_date, json.loads(event.data))


def from_text(events: str) -> tuple[Event, ...]:
    """The engine's events of the text that a workstation holds (`LoanRow.events`)."""
    return tuple(
        _event(one["key"], one["type"], date.fromisoformat(one["date"]), one) for one in json.loads(events)
    )


def to_data(event: Event) -> tuple[str, str]:
    """(kind, data) for storing: the type in the loan-case format, and what it carries as JSON text."""
    kind, data = _carried(event)
    return kind, json.dumps({"key": event.key, **data}, sort_keys=True)


def in_order(events: Iterable[LoanEvent]) -> tuple[Event, ...]:
    """All events of a loan in the order of their posting."""
    return tuple(from_record(one) for one in sorted(events, key=lambda event: event.sequence))


def _carried(event: Event) -> tuple[str, dict[str, str]]:
    if isinstance(event, Disbursed):
        return DISBURSEMENT, {"amount": str(event.amount), "channel": event.channel.value}
    if isinstance(event, RepaymentPosted):
        return REPAYMENT, {
            "amount": str(event.amount),
            "channel": event.channel.value,
            "purpose": event.purpose.value,
        }
    return UNDO, {"target": event.target}


def _event(key: str, kind: str, on: date, data: dict[str, Any]) -> Event:
    match kind:
        case "DISBURSEMENT":
            return Disbursed(
                key=key, value_date=on, amount=yuan(data["amount"]), channel=Channel(data["channel"])
            )
        case "REPAYMENT":
            return RepaymentPosted(
                key=key,
                value_date=on,
                amount=yuan(data["amount"]),
                channel=Channel(data["channel"]),
                purpose=Purpose(data["purpose"]),
            )
        case "UNDO":
            return Undone(key=key, value_date=on, target=data["target"])
    raise ValueError(f"unknown event {kind}")
