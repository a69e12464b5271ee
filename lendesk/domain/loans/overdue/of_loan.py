"""A loan's state as delinquency sees it: its rows, its pauses, the chargebacks, the rules of its terms."""

from __future__ import annotations

from collections.abc import Sequence

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
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.servicing import DpdRule, Engine
from lendesk.domain.loans.terms.terms import LoanTerms


def delinquency_of(state: LoanState) -> Delinquency:
    """How far behind a loan and its instalments are on the state's day, by the rules of its terms."""
    live = live_events(state.events)
    rows = [
        Arrears(row.no, row.from_date, row.due_date, row.paid.total, row.outstanding.total)
        for row in state.rows
    ]
    seen = [
        ChargebackSeen(event.posted_on, event.amount.minor)
        for event in live
        if isinstance(event, ChargedBack)
    ]
    return delinquency(rows, state.as_of, ageing_of(state.terms), pauses_in(live), seen)


def pauses_of(state: LoanState) -> tuple[Pause, ...]:
    """The pauses of a loan, each ended early where it was resumed."""
    return pauses_in(live_events(state.events))


def ageing_of(terms: LoanTerms) -> Ageing:
    """The rules of ageing that a loan's terms set; without ranges of their own the collection stages."""
    rule = terms.servicing
    return Ageing(
        grace_days=rule.arrears_grace_days,
        buckets=rule.buckets or STAGES,
        due_day_counts=rule.dpd_rule is DpdRule.DUE_DAY_COUNTS,
        earlier_pauses_count=rule.engine is not Engine.FIXED,
    )


def live_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events that were not undone."""
    undone = {event.target for event in events if isinstance(event, Undone)}
    return tuple(event for event in events if event.key not in undone)
