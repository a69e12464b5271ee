"""Loan events to and from plain JSON-able data, in the format of docs/formats/loan-case.md."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.event_types import TYPES, EventType, charge_name, type_of
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    ChargeAdjusted,
    ChargedBack,
    ChargeWaived,
    Event,
    PaymentKind,
)
from lendesk.domain.loans.events.references import (
    CHARGE,
    LAST_CHARGE,
    LATEST_REPAYMENT,
    Pending,
    Reference,
)
from lendesk.domain.loans.terms.reading import Fields

DOCUMENTARY = (
    "seq",
    "title",
    "match",
    "note",
    "reason",
    "external_id",
    "channel",
    "submitted_on_date",
    "interest_days",
)
"""Keys that may stand in any event and change nothing."""
_PAYMENTS = {kind.value for kind in PaymentKind}
KNOWN = sorted({key.name for kind in TYPES.values() for key in kind.keys} | {"of", "target", "nth"})
"""Every key that some type of event carries."""


class Place(NamedTuple):
    """Where an event stands: its number in the list and the day that counts where it names none."""

    seq: int = 1
    day: date | None = None


def event_from_data(data: object, path: str = "event", place: Place = Place()) -> Event:
    """One event whose targets are ids. Raises RuleBroken as `posted_from_data` does."""
    read = posted_from_data(data, path, place)
    if isinstance(read, Pending):
        raise RuleBroken("terms.bad_value", key=read.path, value=read.reference.what[:40])
    return read


def posted_from_data(data: object, path: str = "event", place: Place = Place()) -> Event | Pending:
    """One event as posted; Pending where it names another by its place in the history.

    Raises RuleBroken `terms.unknown_key`, `.missing_key`, `.bad_value` with the `key`'s path.
    """
    fields = Fields(data, path)
    name = fields.text("type", 40)
    if name not in TYPES:
        raise fields.bad("type", name)
    kind = TYPES[name]
    seq = fields.whole("seq", 0, 10**9) if fields.has("seq") else place.seq
    told: dict[str, Any] = {"key": fields.text("id", 80) if fields.has("id") else f"e{seq}"}
    for key in kind.keys:
        if key.needed or fields.has(key.name):
            told[key.attribute] = key.kind.read(fields, key.name)
    value_date, business_date = _days(fields, kind, told, place.day)
    told |= {"value_date": value_date, "business_date": business_date}
    _complete(fields, kind, told)
    target = _target(fields, kind, value_date) if kind.target else None
    for spare in DOCUMENTARY:
        if fields.has(spare):
            fields.take(spare)
    for other in KNOWN:
        fields.has(other)  # a key of other types may stand here without a value
    fields.done()
    make: Callable[..., Event] = partial(kind.makes, **told, **dict(kind.fixed))
    if isinstance(target, Reference):
        return Pending(
            told["key"], value_date, business_date, target, fields.key("target"), lambda key: make(target=key)
        )
    return make() if target is None else make(target=target)


def _days(
    fields: Fields, kind: EventType, told: dict[str, Any], spare: date | None
) -> tuple[date, date | None]:
    """(value date, business date or None where it is the value date)."""
    carried = {key.name: told[key.attribute] for key in kind.keys if key.attribute in told}
    found = {
        name: carried[name] if name in carried else fields.day(name)
        for name in dict.fromkeys((*kind.days, "business_date", "date"))
        if name in carried or fields.has(name)
    }
    on = next((found[name] for name in kind.days if name in found), spare)
    if on is None:
        raise RuleBroken("terms.missing_key", key=fields.key(kind.days[0]))
    posted = found.get("business_date")
    return on, None if posted == on else posted


def _complete(fields: Fields, kind: EventType, told: dict[str, Any]) -> None:
    """What a key left out means where that is more than the attribute's own default."""
    if kind.makes is ChargeAdded:
        told.setdefault("name", "penalty" if dict(kind.fixed).get("is_penalty") else "fee")
        told.setdefault("due_date", told["value_date"])
        if ("amount" in told) == ("percent" in told):
            raise RuleBroken("terms.missing_key", key=fields.key("amount"))
    if "manual_split" in told and told["manual_split"][3] is None:
        *others, _ = told["manual_split"]
        rest = told["amount"].minor - sum(others)
        if rest < 0:
            raise fields.bad("manual_split", told["amount"])
        told["manual_split"] = (*others, rest)
    if kind.name == "PAY_OFF":
        told.setdefault("amount", None)


def _target(fields: Fields, kind: EventType, on: date) -> str | Reference:
    """The key of another event, or the reference that stands for it."""
    if kind.makes is ChargedBack:
        return _payment_meant(fields)
    if kind.makes in (ChargeWaived, ChargeAdjusted) and not fields.has("of"):
        return _charge_meant(fields)
    if fields.has("of"):
        return fields.text("of", 80)
    what = fields.text("target", 80)
    nth = fields.whole("nth", 1, 10**6) if fields.has("nth") else 1
    # Repayments are counted through the list; as printed (`Repayment`), or with `match`, on their day.
    listed = what == "REPAYMENT" and not fields.has("match")
    return Reference(what, nth, None if listed else on)


def _payment_meant(fields: Fields) -> str | Reference:
    of = fields.text("of", 80)
    nth = fields.whole("nth", 1, 10**6) if fields.has("nth") else None
    if of == LATEST_REPAYMENT:
        return Reference(of, 1, by_posting=True)
    if of in _PAYMENTS:
        return Reference(of, nth or 1, by_posting=True)
    return of


def _charge_meant(fields: Fields) -> Reference:
    if fields.has("target"):
        word = charge_name(fields, "target")
        if word in (LAST_CHARGE, "LAST_CHARGE"):
            return Reference(LAST_CHARGE)
        return Reference(CHARGE, name=word, on=fields.day("due_date") if fields.has("due_date") else None)
    return Reference(
        CHARGE,
        name=charge_name(fields, "charge"),
        on=fields.day("due_date") if fields.has("due_date") else None,
    )


def event_to_data(event: Event) -> dict[str, Any]:
    """The dict of one event; what stands at its default is left out, targets are ids."""
    kind = type_of(event)
    told: dict[str, Any] = {"type": kind.name, "id": event.key, "date": event.value_date.isoformat()}
    if event.business_date is not None:
        told["business_date"] = event.business_date.isoformat()
    fixed, carried = dict(kind.fixed), set[str]()
    for key in kind.keys:
        value = getattr(event, key.attribute)
        if key.attribute in carried or key.attribute in fixed or value is None:
            continue  # a second name of the same attribute is only read
        carried.add(key.attribute)
        if key.needed or value or value == 0:
            told[key.name] = key.kind.write(value)
    if kind.target:
        told["of"] = getattr(event, "target")  # noqa: B009 - only types with a target have it
    return told
