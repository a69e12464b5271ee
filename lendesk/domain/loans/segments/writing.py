"""A loan's standing and segments, written from its state after each event."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from lendesk.domain.calendars import add_months
from lendesk.domain.loans.events.events import (
    DayClosed,
    DelinquencyPaused,
    DelinquencyResumed,
    Event,
    ReAged,
    ReAmortised,
    Rescheduled,
    Undone,
)
from lendesk.domain.loans.overdue.classification import Category
from lendesk.domain.loans.overdue.of_loan import delinquency_of
from lendesk.domain.loans.replay.book import PENALTY, Row
from lendesk.domain.loans.replay.fixed_model import FixedModel
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.segments.earning import Earning, earnings, is_joined, reached_by
from lendesk.domain.loans.segments.penalty_lines import with_penalty
from lendesk.domain.loans.segments.segment import (
    FOR_EVER,
    HORIZON_DAYS,
    LARGEST,
    Reached,
    Segment,
    Standing,
    read,
)
from lendesk.domain.loans.terms.servicing import AS_PLANNED

BENT = (DelinquencyPaused, DelinquencyResumed, DayClosed)
"""After these a loan does not grow along straight lines: the domain replays it each day."""
EASED = (Rescheduled, ReAged, ReAmortised)
"""After these a loan is restructured: special mention at best for a year (domain.md, Classification)."""
OBSERVED_MONTHS = 12
RANK = {category: rank for rank, category in enumerate(Category)}


def segments_of(state: LoanState) -> tuple[Standing, tuple[Segment, ...]]:
    """What the day-end needs to know about a loan, as of the state's day.

    Where straight lines would not give what a replay gives, the standing asks for a replay each day and
    holds the figures of this day only. A loan not paid out stands closed at nothing.
    """
    told = reached_by(state)
    if not state.outstanding.total:
        return _standing(state, told, None, _still(state, told)), ()
    run = _reached(state)
    segments = _segments(state, run) if _is_straight(state, run) else ()
    if segments and _fits(segments):
        first = next(one for one in segments if one.from_date <= state.as_of < one.until)
        standing = _standing(state, told, _held_credit_meets(state), first, run)
        if read(standing, segments, state.as_of) == told:
            return standing, segments
    return _standing(state, told, state.as_of + timedelta(days=1), _still(state, told), run), ()


def _reached(state: LoanState) -> Run:
    """The run of the state, on its day."""
    run = cast(Run, state.run)
    if run.day < state.as_of:
        run = run.copied()
        run.reach(state.as_of)
    return run


def _is_straight(state: LoanState, run: Run) -> bool:
    return (
        isinstance(run.model, FixedModel)
        and _counts_every_day(state)
        and not any(event.value_date > state.as_of for event in state.events)
    )


def _held_credit_meets(state: LoanState) -> date | None:
    if not state.credit:
        return None
    return next((row.due_date for row in state.rows if row.due_date > state.as_of), None)


def _standing(
    state: LoanState, told: Reached, replay_on: date | None, segment: Segment, run: Run | None = None
) -> Standing:
    met_interest, met_penalty = _met(state)
    charged_off = run is not None and run.book.charged_off_on is not None
    observed = _observed_until(state.events)
    eased = observed is not None and state.as_of < observed and run is not None
    if eased and observed is not None:
        replay_on = observed if replay_on is None else min(replay_on, observed)
    best = Category.LOSS if charged_off else Category.SPECIAL_MENTION if eased else Category.NORMAL
    return Standing(
        written_on=state.as_of,
        events=len(state.events),
        replay_on=replay_on,
        closed=not state.outstanding.total,
        suspended=charged_off,
        least_category=RANK[best],
        held_back_days=0 if run is None else _held_back(state),
        oldest_due=state.next_due,
        principal_fen=state.outstanding.principal,
        interest_met_fen=met_interest,
        penalty_met_fen=met_penalty,
        penalty_base_fen=told.penalty_fen,
        days_past_due=told.days_past_due,
        due_fen=told.due_fen,
        segment=segment,
    )


def _held_back(state: LoanState) -> int:
    """Days past due that do not count; most loans are spared the reckoning."""
    if not state.days_past_due or _counts_every_day(state):
        return 0
    return state.days_past_due - delinquency_of(state).delinquent_days


def _counts_every_day(state: LoanState) -> bool:
    rule = state.terms.servicing
    plain = not rule.arrears_grace_days and rule.dpd_rule is AS_PLANNED.dpd_rule
    return plain and not any(isinstance(event, BENT) for event in state.events)


def _observed_until(events: tuple[Event, ...]) -> date | None:
    """The end of the observation of a restructured loan; None for any other."""
    undone = {event.target for event in events if isinstance(event, Undone)}
    eased = [event.value_date for event in events if isinstance(event, EASED) and event.key not in undone]
    return add_months(max(eased), OBSERVED_MONTHS) if eased else None


def _met(state: LoanState) -> tuple[int, int]:
    due, left = state.due, state.outstanding
    return due.interest - left.interest, due.penalty - left.penalty


def _still(state: LoanState, told: Reached) -> Segment:
    """One segment on which nothing grows."""
    due = told.due_fen - told.penalty_fen + _met(state)[1]
    return Segment(0, state.as_of, FOR_EVER, told.interest_fen, 0, 1, 1, due)


def _segments(state: LoanState, run: Run) -> tuple[Segment, ...]:
    """From the oldest open instalment, or the running one if that is older, to beyond the maturity."""
    day, rows, model = state.as_of, run.book.rows, run.model
    found = earnings(state)
    first = next(
        (at for at, row in enumerate(rows) if row.open_fen or row.due_date > day),
        len(found) - 1,
    )
    if not isinstance(model, FixedModel) or not is_joined(found, first) or day < found[first].from_date:
        return ()
    made: list[Segment] = []
    due = sum(_without_penalty(row) for row in rows[:first])
    for row, one in zip(rows[first:], found[first:], strict=True):
        growing, *rest = _interest(2 * row.no, one, due)
        made += [with_penalty(growing, row, model), *rest]
        due += _without_penalty(row)
    last = found[-1]
    whole = last.before_fen + last.earned_fen
    return (*made, Segment(2 * rows[-1].no + 2, last.due_date, FOR_EVER, whole, 0, 1, 1, due))


def _interest(no: int, one: Earning, due_fen: int) -> list[Segment]:
    """The segment in which a period earns, and another up to its due date where it is earned before."""
    end = one.full_on
    growth = (one.daily, one.under, one.step)
    made = [Segment(no, one.from_date, end, one.before_fen, *growth, due_fen)]
    if end < one.due_date:
        whole = one.before_fen + one.by(end)
        made.append(Segment(no + 1, end, one.due_date, whole, 0, 1, 1, due_fen))
    return made


def _without_penalty(row: Row) -> int:
    return row.open_fen - row.open(PENALTY)


def _fits(segments: tuple[Segment, ...]) -> bool:
    """Whether sixty-four bits hold every sum for as long as anybody will ask."""
    return all(
        one.interest_daily * HORIZON_DAYS + one.interest_under < LARGEST
        and one.penalty_opening + one.penalty_daily * HORIZON_DAYS + one.penalty_under < LARGEST
        and one.compound_opening + one.compound_daily * HORIZON_DAYS + one.compound_under < LARGEST
        for one in segments
    )
