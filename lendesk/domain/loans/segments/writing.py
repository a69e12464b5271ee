"""A loan's standing and segments, written from its state after each event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from math import gcd

from lendesk.domain.loans.events.events import (
    CreditRefunded,
    DebtWaived,
    Disbursed,
    RepaymentPosted,
    Undone,
    WrittenOff,
)
from lendesk.domain.loans.plans.interest import Fraction, penalty_rate
from lendesk.domain.loans.replay.state import LoanState, RowState
from lendesk.domain.loans.segments.earning import Earning, earnings, is_joined, reached_by
from lendesk.domain.loans.segments.segment import (
    FOR_EVER,
    HORIZON_DAYS,
    LARGEST,
    Reached,
    Segment,
    Standing,
    read,
)
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.rules import PenaltyBase
from lendesk.domain.loans.terms.servicing import Engine

PLAIN_EVENTS = (Disbursed, RepaymentPosted, Undone, CreditRefunded, DebtWaived, WrittenOff)
"""After these alone a loan grows along straight lines; after any other the domain replays it each day."""

Moves = Mapping[int, list[tuple[date, int, int]]]
"""Row number → (value date, interest, principal) paid, in order."""


def segments_of(state: LoanState) -> tuple[Standing, tuple[Segment, ...]]:
    """What the day-end needs to know about a loan, as of the state's day.

    Where straight lines would not give what a replay gives, the standing asks for a replay each day and
    holds the figures of this day only. A loan not paid out stands closed at nothing.
    """
    told = reached_by(state)
    if _is_closed(state):
        return _standing(state, told, None, _still(state, told)), ()
    segments = _segments(state) if _is_plain(state) else ()
    if segments:
        first = _running(segments, state.as_of)
        standing = _standing(state, told, _held_credit_meets(state), first, _base(state, segments))
        if _fits(segments) and read(standing, segments, state.as_of) == told:
            return standing, segments
    return _standing(state, told, state.as_of + timedelta(days=1), _still(state, told)), ()


def _is_closed(state: LoanState) -> bool:
    return state.status is LoanStatus.SETTLED or not state.outstanding.total


def _is_plain(state: LoanState) -> bool:
    return state.terms.servicing.engine is Engine.FIXED and all(
        isinstance(event, PLAIN_EVENTS) and event.value_date <= state.as_of for event in state.events
    )


def _held_credit_meets(state: LoanState) -> date | None:
    if not state.credit:
        return None
    return next((row.due_date for row in state.rows if row.due_date > state.as_of), None)


def _standing(
    state: LoanState, told: Reached, replay_on: date | None, segment: Segment, base_fen: int | None = None
) -> Standing:
    met_interest, met_penalty = _met(state)
    return Standing(
        written_on=state.as_of,
        events=len(state.events),
        replay_on=replay_on,
        closed=_is_closed(state),
        suspended=False,
        least_category=0,
        oldest_due=state.next_due,
        principal_fen=state.outstanding.principal,
        interest_met_fen=met_interest,
        penalty_met_fen=met_penalty,
        penalty_base_fen=told.penalty_fen if base_fen is None else base_fen,
        days_past_due=told.days_past_due,
        due_fen=told.due_fen,
        segment=segment,
    )


def _met(state: LoanState) -> tuple[int, int]:
    due, left = state.due, state.outstanding
    return due.interest - left.interest, due.penalty - left.penalty


def _still(state: LoanState, told: Reached) -> Segment:
    """One segment on which nothing grows."""
    due = told.due_fen - told.penalty_fen + _met(state)[1]
    return Segment(0, state.as_of, FOR_EVER, told.interest_fen, 0, 1, due)


def _running(segments: tuple[Segment, ...], day: date) -> Segment:
    return next(one for one in segments if one.from_date <= day < one.until)


def _base(state: LoanState, segments: tuple[Segment, ...]) -> int:
    """Penalty of the instalments that bear no more of it."""
    bearing = {one.no // 2 for one in segments if one.penalty_daily}
    return sum(row.due.penalty for row in state.rows if row.no not in bearing)


def _segments(state: LoanState) -> tuple[Segment, ...]:
    """From the oldest open instalment, or the running one if that is older, to beyond the maturity."""
    day = state.as_of
    found = earnings(state)
    first = next(
        (at for at, row in enumerate(state.rows) if row.outstanding.total or row.due_date > day),
        len(found) - 1,
    )
    if not is_joined(found, first) or day < found[first].from_date:
        return ()
    moves = _moves(state)
    rate = penalty_rate(state.terms)
    made: list[Segment] = []
    due = sum(_without_penalty(row) for row in state.rows[:first])
    for row, one in zip(state.rows[first:], found[first:], strict=True):
        if not _explained(state, row, moves):
            return ()
        growing, *rest = _interest(2 * row.no, one, due)
        made += [_with_penalty(state, row, growing, moves, rate), *rest]
        due += _without_penalty(row)
    last = found[-1]
    whole = last.before_fen + last.earned_fen
    return (*made, Segment(2 * state.rows[-1].no + 2, last.due_date, FOR_EVER, whole, 0, 1, due))


def _explained(state: LoanState, row: RowState, moves: Moves) -> bool:
    """Whether the payments alone have brought the row to where it is: nothing else bears on its penalty."""
    paid = moves.get(row.no, ())
    interest, principal = sum(move[1] for move in paid), sum(move[2] for move in paid)
    both = state.terms.penalty.base is PenaltyBase.INSTALMENT
    left = row.outstanding
    return row.due.principal - principal == left.principal and (
        not both or row.due.interest - interest == left.interest
    )


def _interest(no: int, one: Earning, due_fen: int) -> list[Segment]:
    """The segment in which a period earns, and another up to its due date where it is earned before."""
    end, under = one.full_on, max(one.days, 1)
    made = [Segment(no, one.from_date, end, one.before_fen, one.earned_fen, under, due_fen)]
    if end < one.due_date:
        whole = one.before_fen + one.earned_fen
        made.append(Segment(no + 1, end, one.due_date, whole, 0, 1, due_fen))
    return made


def _without_penalty(row: RowState) -> int:
    left = row.outstanding
    return left.total - left.penalty


def _moves(state: LoanState) -> Moves:
    moves: dict[int, list[tuple[date, int, int]]] = defaultdict(list)
    for done in state.transactions:
        for line in done.lines:
            moves[line.no].append((done.value_date, line.paid.interest, line.paid.principal))
    return moves


def _with_penalty(state: LoanState, row: RowState, plain: Segment, moves: Moves, rate: Fraction) -> Segment:
    """The segment with the line of its instalment's penalty: as it was borne so far, and goes on."""
    terms = state.terms
    start = row.due_date + timedelta(days=terms.penalty.grace_days)
    both = terms.penalty.base is PenaltyBase.INSTALMENT
    base = row.due.principal + (row.due.interest if both else 0)
    days_fen, since = 0, start
    for on, interest, principal in moves.get(row.no, ()):
        if on > since:
            days_fen += base * (on - since).days
            since = on
        base -= principal + (interest if both else 0)
    over, under = rate
    opening, daily = days_fen * over, base * over
    common = gcd(opening, daily, under)
    return plain._replace(
        penalty_from=since if daily else None,
        penalty_opening=opening // common,
        penalty_daily=daily // common,
        penalty_under=under // common,
    )


def _fits(segments: tuple[Segment, ...]) -> bool:
    return all(
        one.interest_daily * HORIZON_DAYS + one.interest_under < LARGEST
        and one.penalty_opening + one.penalty_daily * HORIZON_DAYS + one.penalty_under < LARGEST
        for one in segments
    )
