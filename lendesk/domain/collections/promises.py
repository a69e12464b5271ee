"""Promises to pay: what may be promised, and whether the money came by the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from lendesk.domain.errors import RuleBroken

MOST_PARTS = 6
FURTHEST = timedelta(days=60)
"""How far ahead a payment may be promised: longer needs an extension of the loan."""


class PromiseState(StrEnum):
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class PromisedPart:
    """A payment as promised: the day by which, and how much (fen)."""

    due_on: date
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Promised:
    """A stored promise as the judgement needs it."""

    key: str
    set_id: str
    made_on: date
    due_on: date
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that came in: value date and amount in fen."""

    on: date
    amount_fen: int


@dataclass(frozen=True, slots=True)
class JudgedPromise:
    """`paid_fen` is what came for it by its day."""

    promise: Promised
    state: PromiseState
    paid_fen: int


def check_promise(parts: Sequence[PromisedPart], made_on: date) -> None:
    """One to six payments, each on a later day than the one before, within 60 days.

    Raises RuleBroken `promise.empty`, `.too_many`, `.past_day`, `.too_far`, `.days_unordered`, or
    `amount.not_positive`.
    """
    if not parts:
        raise RuleBroken("promise.empty")
    if len(parts) > MOST_PARTS:
        raise RuleBroken("promise.too_many", most=MOST_PARTS)
    days = [part.due_on for part in parts]
    if min(days) < made_on:
        raise RuleBroken("promise.past_day")
    if max(days) > made_on + FURTHEST:
        raise RuleBroken("promise.too_far", most_days=FURTHEST.days)
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise RuleBroken("promise.days_unordered")
    for part in parts:
        if part.amount_fen <= 0:
            raise RuleBroken("amount.not_positive", text=str(part.amount_fen))


def judged(
    promises: Iterable[Promised], payments: Iterable[Payment], today: date
) -> tuple[JudgedPromise, ...]:
    """Each promise of one loan with its state, by the day it is due.

    A payment counts for the earliest promise that it was in time for, from the day the promise was made on;
    what is more than promised goes on to the next. A promise is broken on the day after its own. One that is
    not kept when a later set is made before its day has passed is replaced by it.
    """
    left = sorted(payments, key=lambda each: each.on)
    made = list(promises)
    found = []
    for promise in sorted(made, key=lambda each: (each.due_on, each.made_on, each.key)):
        paid, left = _taken(promise, left)
        state = _state(promise, paid, today, replaced=any(_replaces(other, promise) for other in made))
        found.append(JudgedPromise(promise, state, paid))
    return tuple(found)


def _replaces(other: Promised, promise: Promised) -> bool:
    later = (other.made_on, other.set_id) > (promise.made_on, promise.set_id)
    return other.set_id != promise.set_id and later and other.made_on <= promise.due_on


def _taken(promise: Promised, payments: list[Payment]) -> tuple[int, list[Payment]]:
    """What of the payments came in time for this promise, and what is left of them for the next."""
    paid, left = 0, []
    for each in payments:
        in_time = promise.made_on <= each.on <= promise.due_on
        part = min(each.amount_fen, promise.amount_fen - paid) if in_time else 0
        paid += part
        if each.amount_fen > part:
            left.append(Payment(each.on, each.amount_fen - part))
    return paid, left


def _state(promise: Promised, paid_fen: int, today: date, *, replaced: bool) -> PromiseState:
    if paid_fen >= promise.amount_fen:
        return PromiseState.KEPT
    if replaced:
        return PromiseState.REPLACED
    return PromiseState.OPEN if today <= promise.due_on else PromiseState.BROKEN
