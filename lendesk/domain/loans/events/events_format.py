"""Loan events to and from plain JSON-able data, in the format of docs/formats/loan-case.md."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from lendesk.domain.loans.events.events import (
    Channel,
    Disbursed,
    Event,
    Purpose,
    RepaymentPosted,
    Undone,
)
from lendesk.domain.loans.terms.reading import Fields


class EventType(StrEnum):
    """The `type` of an event in the format."""

    DISBURSEMENT = "DISBURSEMENT"
    REPAYMENT = "REPAYMENT"
    PAY_OFF = "PAY_OFF"
    UNDO = "UNDO"


def event_from_data(data: object, path: str = "event") -> Event:
    """One event. Raises RuleBroken `terms.unknown_key`, `.missing_key`, `.bad_value` with the `key`."""
    fields = Fields(data, path)
    kind = fields.choice("type", EventType)
    key, on = fields.text("id", 80), fields.day("date")
    event: Event
    if kind is EventType.UNDO:
        event = Undone(key=key, value_date=on, target=fields.text("of", 80))
    else:
        amount = fields.money("amount", least_fen=1)
        channel = fields.choice("channel", Channel) if fields.has("channel") else Channel.BANK
        if kind is EventType.DISBURSEMENT:
            event = Disbursed(key=key, value_date=on, amount=amount, channel=channel)
        else:
            purpose = Purpose.SETTLEMENT if kind is EventType.PAY_OFF else Purpose.INSTALMENT
            event = RepaymentPosted(key=key, value_date=on, amount=amount, channel=channel, purpose=purpose)
    fields.done()
    return event


def event_to_data(event: Event) -> dict[str, Any]:
    """The dict of one event."""
    told: dict[str, Any] = {"id": event.key, "date": event.value_date.isoformat()}
    if isinstance(event, Undone):
        return {"type": EventType.UNDO.value, **told, "of": event.target}
    told |= {"amount": str(event.amount), "channel": event.channel.value}
    if isinstance(event, Disbursed):
        return {"type": EventType.DISBURSEMENT.value, **told}
    settles = event.purpose is Purpose.SETTLEMENT
    return {"type": (EventType.PAY_OFF if settles else EventType.REPAYMENT).value, **told}
