"""A case unfolded: the state after each of its events, with the transactions as the history shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.accruals.accruing import NO_HISTORY, accrued
from lendesk.domain.loans.events.events import DelinquencyPaused, DelinquencyResumed, Disbursed, Event
from lendesk.domain.loans.events.references import Pending
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.snapshots.accrual_lines import placed, with_accruals
from lendesk.domain.loans.snapshots.case_format import ANY_DAY, Case
from lendesk.domain.loans.snapshots.postings import Line, advanced
from lendesk.domain.loans.snapshots.references import resolved
from lendesk.domain.loans.terms.servicing import Engine


@dataclass(frozen=True, slots=True)
class Step:
    """The loan after `number` events, on the business day `as_of`."""

    number: int
    as_of: date
    state: LoanState
    lines: tuple[Line, ...]
    event: Event | None = None
    classified: LoanState | None = None
    """The state that the delinquency range stands from, where it is not `state`."""


def unfold(case: Case) -> Iterator[Step]:
    """A step before all events and one after each; more where the case asks for other days.

    Raises RuleBroken of the replay, and `event.unknown_target` for a reference to nothing.
    """
    events: tuple[Event, ...] = ()
    lines: tuple[Line, ...] = ()
    day = first_day(case)
    classified: LoanState | None = None
    before: LoanState | None = None
    income = NO_HISTORY
    made_with: dict[str, int] = {}
    for number in range(len(case.postings) + 1):
        event = None
        if number:
            event = _event(case.postings[number - 1], with_accruals(lines, income, made_with), events)
            events = (*events, event)
            day = event.posted_on if number == 1 else max(day, event.posted_on)
            now = replay(case.terms, events, day)
            lines = advanced(lines, now, events)
            income = accrued(income, before, now, event, day)
            made_with = placed(income, made_with, number)
            before = now
            if _classifies(event) and case.terms.servicing.engine is not Engine.FIXED:
                classified = now
        asked = [on for of, on in case.asked if of == number] or [day]
        for on in asked:
            state = replay(case.terms, events, max(on, day))  # a case may set its clock back
            yield Step(number, on, state, with_accruals(lines, income, made_with), event, classified)


def _classifies(event: Event) -> bool:
    """Whether the delinquency range is looked at again: not on freezing (unless back-dated) or resuming."""
    if isinstance(event, DelinquencyPaused):
        return event.start < event.posted_on
    return not isinstance(event, DelinquencyResumed)


def as_planned(case: Case) -> LoanState:
    """The loan as if all of its principal went out on its first day: what is planned before any payout."""
    day = case.planned_from or first_day(case)
    payout = Disbursed(key="plan", value_date=day, amount=case.terms.principal, no_auto_down_payment=True)
    return replay(case.terms, (payout,), day)


def first_day(case: Case) -> date:
    """The day on which the plan begins as far as the case tells: the terms' day or the first payout's."""
    if case.terms.disbursement_date is not None:
        return case.terms.disbursement_date
    for posting in case.postings:
        if isinstance(posting, Disbursed):
            return posting.value_date
    if case.undated:
        return ANY_DAY
    raise RuleBroken("terms.missing_key", key="terms.disbursement_date")


def _event(posting: Event | Pending, lines: tuple[Line, ...], events: tuple[Event, ...]) -> Event:
    return resolved(posting, lines, events) if isinstance(posting, Pending) else posting
