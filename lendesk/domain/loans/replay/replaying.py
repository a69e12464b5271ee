"""From terms and events to the state of a loan on a day: the events in their right order, from the start."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    ChargeAdded,
    DayClosed,
    DelinquencyPaused,
    DelinquencyResumed,
    Disbursed,
    Event,
    Purpose,
    RepaymentPosted,
    Rescheduled,
)
from lendesk.domain.loans.replay.allocation import Allocation
from lendesk.domain.loans.replay.book import Book
from lendesk.domain.loans.replay.freezing import frozen
from lendesk.domain.loans.replay.handlers import HANDLERS
from lendesk.domain.loans.replay.models import model_for
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.replay.undoing import Posted, in_order, live, settled_by
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.servicing import Engine
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Money

PREVIEW_KEY = "preview"
LEAVES_NO_TRACE = (DayClosed, DelinquencyPaused, DelinquencyResumed)
"""Events that let no time pass for interest: however many of them there are, the debt is the same."""
BEFORE_MONEY = (ChargeAdded, *LEAVES_NO_TRACE)
"""Events that may come before the disbursement."""


def replay(terms: LoanTerms, events: Sequence[Event], as_of: date) -> LoanState:
    """The state on the day `as_of`. Events come in the order of posting; their value dates decide.

    Events after `as_of` wait; a reversed one never happened; two on one day keep the order of posting.
    Raises RuleBroken `event.duplicate_key`, `.unknown_target`, `.already_reversed`, `.no_handler`,
    `disbursement.twice`, `.not_the_principal` or `repayment.before_disbursement`, and what handlers raise.
    """
    found = live(events)
    taken = in_order(found, terms, as_of)
    start = min((one.day for one in taken if isinstance(one.event, Disbursed)), default=date.max)
    for one in taken:
        if one.day < start and not isinstance(one.event, BEFORE_MONEY):
            raise RuleBroken("repayment.before_disbursement", value_date=one.day.isoformat())
    if start is date.max:
        return LoanState(terms, tuple(events), as_of, None, (), (), Money(0), LoanStatus.AWAITING, 0)
    run = _run(terms, taken, start, found.undone)
    return frozen(run, tuple(events), as_of)


def _run(terms: LoanTerms, taken: Sequence[Posted], start: date, undone: frozenset[str]) -> Run:
    """A run over these events, in this order."""
    moves = tuple(one.event for one in taken if isinstance(one.event, Rescheduled))
    ahead = tuple(one.event for one in sorted(taken, key=lambda one: one.sequence))
    run = Run(terms, Book(terms, moves=moves, ahead=ahead), model_for(terms), start, undone)
    run.rehearse = partial(_rehearsed, terms)
    # What was agreed or closed before the money went out meets the loan as it begins.
    first = next(one for one in taken if isinstance(one.event, Disbursed) and one.day == start)
    for one in (first, *(one for one in taken if one is not first)):
        _handle(run, one)
    return run


def _rehearsed(terms: LoanTerms, events: Sequence[Event], day: date) -> Run:
    """A run over other events, in the order given, up to `day`."""
    start = min(event.value_date for event in events if isinstance(event, Disbursed))
    run = _run(terms, [Posted(no, event) for no, event in enumerate(events, 1)], start, frozenset())
    run.reach(max(day, run.day))
    return run


def posted(state: LoanState, event: Event, as_of: date | None = None) -> LoanState:
    """The state after one more event, on `as_of` (default: the later of its day and the state's).

    The same as a replay of all events; where the event is the latest one the finished run goes on and the
    plan is not made again. Raises what `replay` raises.
    """
    on = max(state.as_of, event.value_date) if as_of is None else as_of
    events = (*state.events, event)
    run: Run | None = state.run
    if run is None or not _goes_on(state, run, event, on):
        return replay(state.terms, events, on)
    if any(known.key == event.key for known in state.events):
        raise RuleBroken("event.duplicate_key", key=event.key)
    run = run.copied()
    _handle(run, Posted(len(events), event))
    return frozen(run, events, on)


def allocate(
    state: LoanState, amount: Money, value_date: date, purpose: Purpose = Purpose.INSTALMENT
) -> Allocation:
    """How a repayment posted now with this value date would be split; the state itself stays as it is.

    Later postings are not looked at: they would be replayed after it. Raises RuleBroken
    `repayment.before_disbursement`, ValueError for a negative amount.
    """
    event = RepaymentPosted(key=PREVIEW_KEY, value_date=value_date, amount=amount, purpose=purpose)
    then = posted(state, event, value_date)
    before = sum(done.credit_change_fen for done in then.transactions if done.key != PREVIEW_KEY)
    done = next(done for done in then.transactions if done.key == PREVIEW_KEY)
    return Allocation(
        amount=amount,
        lines=done.lines,
        surplus=Money(before + done.credit_change_fen),
        from_credit=Money(before),
    )


def _goes_on(state: LoanState, run: Run, event: Event, on: date) -> bool:
    """Whether a finished run may simply take this event next: a payment on or after the day it reached.

    Not where the whole plan is made from all payments (cumulative with recalculation).
    """
    servicing = state.terms.servicing
    return (
        isinstance(event, RepaymentPosted)
        and (servicing.engine is not Engine.CUMULATIVE or servicing.recalculation is None)
        and run.day <= event.value_date <= on
        and all(settled_by(known) <= run.day or isinstance(known, LEAVES_NO_TRACE) for known in state.events)
    )


def _handle(run: Run, one: Posted) -> None:
    handler = HANDLERS.get(type(one.event))
    if handler is None:
        raise RuleBroken("event.no_handler", event=type(one.event).__name__)
    run.sequence, run.posted_on = one.sequence, one.event.posted_on
    if isinstance(one.event, ChargeAdded) and run.terms.servicing.engine is Engine.PROGRESSIVE:
        # A charge bears no interest: the schedule's slices are cut where money moves, not where fees come.
        run.day = max(one.day, run.day)
    elif not isinstance(one.event, (Rescheduled, *LEAVES_NO_TRACE)):
        # A closed day changes nothing by itself; what is agreed anew may count from a day still to come.
        run.reach(max(one.day, run.day))
    handler(run, one.event)
    run.taken.append(one.event)
