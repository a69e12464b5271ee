"""A loan's stored events and the JSON that travels, as the engine's own events."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from lendesk.domain.loans.account import LoanEvent
from lendesk.domain.loans.events import events as engine
from lendesk.domain.loans.events.events import Channel, Event
from lendesk.domain.money import Money, yuan

DISBURSEMENT, REPAYMENT, UNDO = "DISBURSEMENT", "REPAYMENT", "UNDO"
KINDS: dict[str, type[Event]] = {
    DISBURSEMENT: engine.Disbursed,
    REPAYMENT: engine.RepaymentPosted,
    "CREDIT_BALANCE_REFUND": engine.CreditRefunded,
    "REFUND": engine.RepaymentRefunded,
    "CHARGEBACK": engine.ChargedBack,
    "ADD_CHARGE": engine.ChargeAdded,
    "WAIVE_CHARGE": engine.ChargeWaived,
    "CHARGE_ADJUSTMENT": engine.ChargeAdjusted,
    "WAIVE_DEBT": engine.DebtWaived,
    "RATE_CHANGE": engine.RateChanged,
    "BALANCE_CORRECTION": engine.BalanceCorrected,
    "PAY_PRINCIPAL": engine.PrincipalPaid,
    "PAY_INTEREST": engine.InterestPaid,
    "RESCHEDULE": engine.Rescheduled,
    "RE_AGE": engine.ReAged,
    "RE_AMORTIZE": engine.ReAmortised,
    "CHARGE_OFF": engine.ChargedOff,
    "WRITE_OFF": engine.WrittenOff,
    "DELINQUENCY_PAUSE": engine.DelinquencyPaused,
    "DELINQUENCY_RESUME": engine.DelinquencyResumed,
    "CLOSE_OF_BUSINESS": engine.DayClosed,
    UNDO: engine.Undone,
}
"""The name under which an event class is stored."""
NAMES = {kind: name for name, kind in KINDS.items()}
CHANNELS = {
    "cash": Channel.CASH,
    "transfer": Channel.BANK,
    "card": Channel.BANK,
    "suspense": Channel.SUSPENSE,
}
"""How money came in, in a receipt's words → the account side of the engine."""
_ELSEWHERE = ("key", "value_date")
"""Fields of an event that have columns of their own."""


def from_record(event: LoanEvent) -> Event:
    """The engine's event of a stored one."""
    return _event(event.key, event.kind, event.value_date, json.loads(event.data))


def from_text(events: str) -> tuple[Event, ...]:
    """The engine's events of the text that a workstation holds (`LoanRow.events`)."""
    return tuple(
        _event(one["key"], one["type"], date.fromisoformat(one["date"]), one) for one in json.loads(events)
    )


def to_data(event: Event) -> tuple[str, str]:
    """(kind, data) for storing: the name of the event and its fields as JSON text.

    Amounts are yuan with two decimals, dates ISO, rates decimal text; what is None is left out.
    """
    of: Any = type(event)
    told = {name: _told(getattr(event, name)) for name in _hints(of) if name not in _ELSEWHERE}
    data = {"key": event.key, **{name: value for name, value in told.items() if value is not None}}
    return NAMES[of], json.dumps(data, sort_keys=True, ensure_ascii=False)


def in_order(events: Iterable[LoanEvent]) -> tuple[Event, ...]:
    """All events of a loan in the order of their posting."""
    return tuple(from_record(one) for one in sorted(events, key=lambda event: event.sequence))


def _event(key: str, kind: str, on: date, data: dict[str, Any]) -> Event:
    if kind not in KINDS:
        raise ValueError(f"unknown event {kind}")
    of: Any = KINDS[kind]
    named = {name: _read(hint, data[name]) for name, hint in _hints(of).items() if name in data}
    made: Event = of(**{**named, "key": key, "value_date": on})
    return made


def _told(value: object) -> Any:
    match value:
        case Money() | Decimal():
            return str(value)
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return [_told(item) for item in value]
    return value


def _read(hint: Any, value: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], item) for item in value)
    if hint is Money:
        return yuan(value)
    if hint is date:
        return date.fromisoformat(value)
    return hint(value) if isinstance(hint, type) and issubclass(hint, Enum | Decimal) else value


@cache
def _hints(of: Any) -> dict[str, Any]:
    hints = get_type_hints(of)
    return {field.name: hints[field.name] for field in dataclasses.fields(of)}
