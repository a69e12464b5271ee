"""Which events still count, and in which order they are taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

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
_NO_HISTORY = (Disbursed, ChargeAdded, DayClosed, DelinquencyPaused, DelinquencyResumed)


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


class Live(NamedTuple):
    """The events that count, the keys of own transactions that were undone, and the last undo's place."""

    posted: list[Posted]
    undone: frozenset[str]
    last_undo: int


def live(events: Sequence[Event]) -> Live:
    """What is left after every undo.

    Raises RuleBroken `event.duplicate_key`, `.unknown_target` or `.already_reversed`.
    """
    known: dict[str, Posted] = {}
    undone: set[str] = set()
    last = 0
    for sequence, event in enumerate(events, 1):
        if isinstance(event, Undone):
            base = event.target.partition(OWN)[0]
            if event.target not in known and base not in known:
                raise RuleBroken("event.unknown_target", key=event.key, target=event.target)
            if event.target in undone:
                raise RuleBroken("event.already_reversed", key=event.key, target=event.target)
            undone.add(event.target)
            undone |= _fell_with(known.get(event.target), known)
            last = sequence
        elif event.key in known:
            raise RuleBroken("event.duplicate_key", key=event.key)
        else:
            known[event.key] = Posted(sequence, event)
    own = frozenset(key for key in undone if key not in known)
    return Live([posted for key, posted in known.items() if key not in undone], own, last)


def _fell_with(undone: Posted | None, known: dict[str, Posted]) -> set[str]:
    """Keys of what is undone with a payout: what moved on its day or later and was posted by then."""
    if undone is None or not isinstance(undone.event, Disbursed):
        return set()
    return {
        key
        for key, one in known.items()
        if one.sequence > undone.sequence and one.day >= undone.day and not isinstance(one.event, _STAY)
    }


def in_order(found: Live, terms: LoanTerms, as_of: date, least_again: int = 0) -> list[Posted]:
    """The events up to a day in the order in which they are taken.

    FIXED: by value date, those of one day in the order of posting. The others replay as the systems they
    follow do: what was posted up to the last event that made them start again (an undo, a back-dated event,
    another tranche, a new plan) is sorted, what came after is taken as it was posted. PROGRESSIVE sorts
    charges in by their posting or an earlier due date; CUMULATIVE makes the whole plan first (tranches,
    changes of plan, charges).
    """
    engine = terms.servicing.engine
    posted = _with_own([one for one in found.posted if one.day <= as_of], terms, found.undone)
    if engine is Engine.FIXED:
        return sorted(posted, key=lambda one: one.day)
    again = max(_last_restart(posted), found.last_undo, least_again)
    rank = partial(_chronological, again) if engine is Engine.PROGRESSIVE else _plan_first
    sorted_part = sorted((one for one in posted if one.sequence <= again), key=rank)
    return sorted_part + [one for one in posted if one.sequence > again]


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


def _chronological(again: int, one: Posted) -> tuple[date, date, int]:
    """By day; a charge counts from its posting, or its due date if that is before; new terms come first.

    Of one day and one day of posting, the money movement that made all start again comes first: those systems
    number it only after they have sorted.
    """
    event = one.event
    if isinstance(event, Rescheduled):
        return (event.from_date, date.min, 0)
    day = min(event.due_date, event.posted_on) if isinstance(event, ChargeAdded) else one.day
    newest = one.sequence == again and not isinstance(event, ChargeAdded | Disbursed | DownPaid)
    return (day, event.posted_on, 0 if newest else one.sequence)


def _plan_first(one: Posted) -> tuple[int, date, int]:
    rank = (
        0
        if isinstance(one.event, Disbursed | Rescheduled)
        else 1
        if isinstance(one.event, ChargeAdded)
        else 2
    )
    return (rank, one.day, one.sequence)


def _last_restart(posted: list[Posted]) -> int:
    """The place of the last event that is not simply the latest one."""
    last, newest, tranche = 0, date.min, date.min
    for one in posted:
        event = one.event
        if isinstance(event, Disbursed):
            restarts = tranche > date.min and (newest > date.min or one.day < tranche)
            tranche = max(tranche, one.day)
        elif isinstance(event, ChargeAdded):
            restarts = event.due_date < event.posted_on
        else:
            restarts = isinstance(event, Rescheduled) or one.day < newest
        if not isinstance(event, _NO_HISTORY):
            newest = max(newest, one.day)
        if restarts:
            last = one.sequence
    return last
