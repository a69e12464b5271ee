"""Which event a reference of the format means, once the history before it is known."""

from __future__ import annotations

from collections.abc import Sequence

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.event_types import TYPES, type_of
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    Disbursed,
    Event,
    PaymentKind,
    RepaymentPosted,
    Undone,
)
from lendesk.domain.loans.events.references import ANY, CHARGE, LAST_CHARGE, LATEST_REPAYMENT, Pending
from lendesk.domain.loans.snapshots.postings import PRINTED, Line

_PAYMENTS = {kind.value for kind in PaymentKind}


def resolved(pending: Pending, lines: Sequence[Line], events: Sequence[Event]) -> Event:
    """The event with the key that its reference means, after the `events` that made these `lines`.

    Raises RuleBroken `event.unknown_target` with the reference's path when there is none.
    """
    what = pending.reference.what
    if what in (CHARGE, LAST_CHARGE):
        key = _charge(pending, events)
    elif what == LATEST_REPAYMENT or pending.reference.by_posting:
        key = _posted_payment(pending, lines, events)
    elif what in ("DISBURSEMENT", "LAST_DISBURSEMENT"):
        key = _last_event(what, events)
    elif what in TYPES and what not in _PAYMENTS:
        key = _on_day(pending, lines) or _last_event(what, events)
    else:
        key = _listed(pending, lines)
    if key is None:
        raise RuleBroken("event.unknown_target", key=pending.path, target=what[:40])
    return pending.finish(key)


def _live(events: Sequence[Event]) -> list[Event]:
    undone = {event.target for event in events if isinstance(event, Undone)}
    return [event for event in events if event.key not in undone and not isinstance(event, Undone)]


def _charge(pending: Pending, events: Sequence[Event]) -> str | None:
    meant = pending.reference
    charges = [event for event in _live(events) if isinstance(event, ChargeAdded)]
    if meant.what == CHARGE:
        charges = [one for one in charges if one.name == meant.name and meant.on in (None, one.due_date)]
    return charges[-1].key if charges else None


def _posted_payment(pending: Pending, lines: Sequence[Line], events: Sequence[Event]) -> str | None:
    """The nth payment of the kind in the order of posting; the latest is the payment posted last."""
    meant = pending.reference
    if meant.what == LATEST_REPAYMENT:
        paid = [event.key for event in _live(events) if isinstance(event, RepaymentPosted)]
        return paid[-1] if paid else None
    printed = _printed(meant.what)
    found = [line.key for line in sorted(lines, key=lambda line: line.posted) if line.type == printed]
    return found[meant.nth - 1] if meant.nth <= len(found) else None


def _printed(what: str) -> str:
    return PRINTED.get(what, "Repayment") if what in _PAYMENTS else what


def _last_event(what: str, events: Sequence[Event]) -> str | None:
    """The last live event of a type; DISBURSEMENT is the first one: with it all is undone."""
    if what == "LAST_DISBURSEMENT":
        paid_out = [event for event in _live(events) if isinstance(event, Disbursed)]
        return paid_out[-1].key if paid_out else None
    found = [event for event in _live(events) if type_of(event).name == what]
    if not found:
        return None
    return found[0 if what == "DISBURSEMENT" else -1].key


def _on_day(pending: Pending, lines: Sequence[Line]) -> str | None:
    """The nth transaction of a type on the day that the reference names, where there is one."""
    meant = pending.reference
    found = [line for line in lines if line.type == PRINTED.get(meant.what) and line.value_date == meant.on]
    return found[meant.nth - 1].key if meant.nth <= len(found) else None


def _listed(pending: Pending, lines: Sequence[Line]) -> str | None:
    meant = pending.reference
    printed = _printed(meant.what)
    kind = [line for line in lines if meant.what == ANY or line.type == printed]
    on_day = [line for line in kind if line.value_date == meant.on]
    counted = on_day if meant.on is not None and len(on_day) >= meant.nth else kind
    if meant.on is not None and (meant.what == ANY or not counted):
        counted = on_day
    return counted[meant.nth - 1].key if meant.nth <= len(counted) else None
