"""How far behind a loan is, as plain data: delinquency of the loan and its instalments, pauses, days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lendesk.domain.loans.events.events import ChargedBack, Event, Undone
from lendesk.domain.loans.overdue.buckets import STAGES
from lendesk.domain.loans.overdue.delinquency import (
    Ageing,
    Arrears,
    ChargebackSeen,
    Delinquency,
    delinquency,
)
from lendesk.domain.loans.overdue.pauses import Pause, pauses_in
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.servicing import DpdRule, Engine
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Money

NONE = "NO_DELINQUENCY"
MOST_DAYS = 400
"""For so many days back the days past due are told one by one where the terms count the due day."""


def ageing_to_data(state: LoanState, classified: LoanState) -> dict[str, Any]:
    """`delinquency`, `installment_delinquency` and `pause_periods` of a state on its day.

    `classified` is the state whose ranges stand: a range is given by an end of day or by what changes the
    debt, not by freezing and resuming.
    """
    live = _live(state.events)
    pauses = pauses_in(live)
    behind = _behind(state, live, pauses)
    ranges = behind
    if classified is not state:
        then = _live(classified.events)
        ranges = _behind(classified, then, pauses_in(then))
    told: dict[str, Any] = {
        "delinquency": {
            "bucket": ranges.bucket or NONE,
            "delinquent_amount": str(Money(behind.amount_fen)),
            "delinquent_since": None if behind.since is None else behind.since.isoformat(),
            "delinquent_days": behind.delinquent_days,
            "past_due_days": behind.past_due_days,
        },
        "installment_delinquency": [
            {"bucket": name, "amount": str(Money(fen))} for name, fen in ranges.by_bucket
        ],
    }
    if pauses:
        told["pause_periods"] = [
            {
                "active": pause.active_on(state.as_of),
                "start": pause.start.isoformat(),
                "end": pause.end.isoformat(),
            }
            for pause in pauses
        ]
    return told


def days_by_date(state: LoanState) -> dict[str, int]:
    """{date: days past due} from the first due date to the state's day, with what was known at its end."""
    if not state.rows:
        return {}
    first = max(state.rows[0].due_date, state.as_of - timedelta(days=MOST_DAYS))
    told: dict[str, int] = {}
    for ago in range((state.as_of - first).days + 1):
        day = first + timedelta(days=ago)
        told[day.isoformat()] = _days(state, day)
    return told


def _days(state: LoanState, day: date) -> int:
    then = replay(state.terms, state.events, day)
    return _behind(then, _live(state.events), ()).past_due_days


def _behind(state: LoanState, live: tuple[Event, ...], pauses: tuple[Pause, ...]) -> Delinquency:
    rows = [
        Arrears(row.no, row.from_date, row.due_date, row.paid.total, row.outstanding.total)
        for row in state.rows
    ]
    seen = [
        ChargebackSeen(event.posted_on, event.amount.minor)
        for event in live
        if isinstance(event, ChargedBack)
    ]
    return delinquency(rows, state.as_of, ageing_of(state.terms), pauses, seen)


def ageing_of(terms: LoanTerms) -> Ageing:
    """The rules of ageing that a loan's terms set; without ranges of their own the collection stages."""
    rule = terms.servicing
    return Ageing(
        grace_days=rule.arrears_grace_days,
        buckets=rule.buckets or STAGES,
        due_day_counts=rule.dpd_rule is DpdRule.DUE_DAY_COUNTS,
        earlier_pauses_count=rule.engine is not Engine.FIXED,
    )


def _live(events: tuple[Event, ...]) -> tuple[Event, ...]:
    undone = {event.target for event in events if isinstance(event, Undone)}
    return tuple(event for event in events if event.key not in undone)
