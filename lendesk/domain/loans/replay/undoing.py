"""Which events still count, and in which order they are taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    ChargeAdjusted,
    ChargedBack,
    DayClosed,
    DelinquencyPaused,
    DelinquencyResumed,
    Disbursed,
    Event,
    Rescheduled,
    Undone,
)
from lendesk.domain.loans.replay.state import DOWN_PAYMENT
from lendesk.domain.loans.terms.servicing import Engine
from lendesk.domain.loans.terms.terms import LoanTerms

OWN = "."
"""Between the key of an event and the name of a transaction that the loan makes by itself because of it."""

_BY_POSTING = (ChargedBack, ChargeAdjusted)  # their day is that of posting
_STAY = (ChargeAdded, DayClosed, DelinquencyPaused, DelinquencyResumed, Undone)


@dataclass(frozen=True, slots=True, kw_only=True)
class DownPaid(Event):
    """The loan itself pays the down payment of `tranche`."""

    tranche: Disbursed


def day_of(event: Event) -> date:
    """The day that an event counts on: chargebacks and adjustments of charges on that of their posting."""
    return event.posted_on if isinstance(event, _BY_POSTING) else event.value_date


class Posted(NamedTuple):
    """A live event with its place in the order of posting (from 1)."""

    sequence: int
    event: Event

    @property
    def day(self) -> date:
        """The day that it counts on."""
        return day_of(self.event)


Rank: TypeAlias = tuple[int, date, date, int]
"""What events are sorted by."""


class Live(NamedTuple):
    """The events that count, and the keys of own transactions that were undone."""

    posted: list[Posted]
    undone: frozenset[str]


def live(events: Sequence[Event]) -> Live:
    """What is left after every undo.

    Raises RuleBroken `event.duplicate_key`, `.unknown_target` or `.already_reversed`.
    """
    known: dict[str, Posted] = {}
    undone: set[str] = set()
    for sequence, event in enumerate(events, 1):
        if isinstance(event, Undone):
            base = event.target.partition(OWN)[0]
            if event.target not in known and base not in known:
                raise RuleBroken("event.unknown_target", key=event.key, target=event.target)
            if event.target in undone:
                raise RuleBroken("event.already_reversed", key=event.key, target=event.target)
            undone.add(event.target)
            undone |= _fell_with(known.get(event.target), known)
        elif event.key in known:
            raise RuleBroken("event.duplicate_key", key=event.key)
        else:
            known[event.key] = Posted(sequence, event)
    own = frozenset(key for key in undone if key not in known)
    return Live([posted for key, posted in known.items() if key not in undone], own)


def _fell_with(undone: Posted | None, known: dict[str, Posted]) -> set[str]:
    """Keys of what is undone with a payout: what moved on its day or later and was posted by then."""
    if undone is None or not isinstance(undone.event, Disbursed):
        return set()
    return {
        key
        for key, one in known.items()
        if one.sequence > undone.sequence and one.day >= undone.day and not isinstance(one.event, _STAY)
    }


def in_order(found: Live, terms: LoanTerms, as_of: date) -> list[Posted]:
    """The events up to a day in the order in which they are taken; never that of their posting alone.

    So an undone event leaves no trace and a back-dated one stands where its day is. FIXED: by day. The
    others replay as the systems they follow do when they start again: PROGRESSIVE sorts charges in by their
    posting or an earlier due date, new terms by the day they count from; CUMULATIVE makes the whole plan
    first (tranches, new terms), then adds the charges. On one day the order of posting decides.
    """
    posted = _with_own([one for one in found.posted if one.day <= as_of], terms, found.undone)
    return sorted(posted, key=_RANKS[terms.servicing.engine])


def settled_by(event: Event) -> date:
    """The last day that an event may be sorted to: what is dated later surely comes after it."""
    if isinstance(event, Rescheduled):
        return max(event.value_date, event.from_date)
    return max(event.value_date, event.posted_on) if isinstance(event, ChargeAdded) else day_of(event)


def _with_own(posted: list[Posted], terms: LoanTerms, undone: frozenset[str]) -> list[Posted]:
    """Every automatic down payment behind its tranche."""
    rule = terms.servicing.down_payment
    if rule is None or not rule.auto:
        return posted
    made = []
    for one in posted:
        made.append(one)
        event = one.event
        if isinstance(event, Disbursed) and not event.no_auto_down_payment:
            key = f"{event.key}{OWN}{DOWN_PAYMENT}"
            if key not in undone:
                own = DownPaid(
                    key=key, value_date=event.value_date, business_date=event.business_date, tranche=event
                )
                made.append(Posted(one.sequence, own))
    return made


def _by_day(one: Posted) -> Rank:
    return (0, one.day, date.min, one.sequence)


def _chronological(one: Posted) -> Rank:
    """By day and day of posting; the adjustment of a charge comes before what else was posted that day.

    Those systems number an adjustment only after they have sorted.
    """
    event = one.event
    if isinstance(event, Rescheduled):
        return (0, event.from_date, date.min, 0)
    day = min(event.due_date, event.posted_on) if isinstance(event, ChargeAdded) else one.day
    return (0, day, event.posted_on, 0 if isinstance(event, ChargeAdjusted) else one.sequence)


def _plan_first(one: Posted) -> Rank:
    event = one.event
    place = 0 if isinstance(event, Disbursed | Rescheduled) else 1 if isinstance(event, ChargeAdded) else 2
    return (place, one.day, date.min, one.sequence)


_RANKS = {Engine.FIXED: _by_day, Engine.PROGRESSIVE: _chronological, Engine.CUMULATIVE: _plan_first}
