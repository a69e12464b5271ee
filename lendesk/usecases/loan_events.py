"""A loan's stored events and the JSON that travels, as the engine's own events: the loan-case format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from lendesk.domain.loans.account import LoanEvent
from lendesk.domain.loans.events.events import Channel, Event
from lendesk.domain.loans.events.events_format import event_from_data, event_to_data

DISBURSEMENT, REPAYMENT, UNDO = "DISBURSEMENT", "REPAYMENT", "UNDO"
"""Kinds under which events are stored: the types of the loan-case format."""
CHANNELS = {
    "cash": Channel.CASH,
    "transfer": Channel.BANK,
    "card": Channel.BANK,
    "suspense": Channel.SUSPENSE,
}
"""How money came in, in a receipt's words → the account side of the engine."""
_COLUMNS = ("type", "id", "date", "key")
"""What stands beside the data, in columns of its own."""


def from_record(event: LoanEvent) -> Event:
    """The engine's event of a stored one. Raises RuleBroken `terms.…` for what is no event."""
    return _event(event.key, event.kind, event.value_date.isoformat(), json.loads(event.data))


def from_text(events: str) -> tuple[Event, ...]:
    """The engine's events of the text that a workstation holds (`LoanRow.events`)."""
    return tuple(_event(one["key"], one["type"], one["date"], one) for one in json.loads(events))


def to_data(event: Event) -> tuple[str, str]:
    """(kind, data) for storing: the type of the loan-case format and its other keys as JSON text.

    `key` stands in the data too, `date` and `type` in the columns alone.
    """
    told = event_to_data(event)
    data = {name: value for name, value in told.items() if name not in _COLUMNS}
    return told["type"], json.dumps({"key": event.key, **data}, sort_keys=True, ensure_ascii=False)


def in_order(events: Iterable[LoanEvent]) -> tuple[Event, ...]:
    """All events of a loan in the order of their posting."""
    return tuple(from_record(one) for one in sorted(events, key=lambda event: event.sequence))


def _event(key: str, kind: str, on: str, data: Mapping[str, Any]) -> Event:
    carried = {name: value for name, value in data.items() if name not in _COLUMNS}
    return event_from_data({**carried, "type": kind, "id": key, "date": on}, kind)
