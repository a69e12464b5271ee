"""How far behind a loan is, as plain data: delinquency of the loan and its instalments, pauses, days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lendesk.domain.loans.overdue.of_loan import delinquency_of, pauses_of
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.money import Money

NONE = "NO_DELINQUENCY"
MOST_DAYS = 400
"""For so many days back the days past due are told one by one where the terms count the due day."""


def ageing_to_data(state: LoanState, classified: LoanState) -> dict[str, Any]:
    """`delinquency`, `installment_delinquency` and `pause_periods` of a state on its day.

    `classified` is the state whose ranges stand: a range is given by an end of day or by what changes the
    debt, not by freezing and resuming.
    """
    behind, pauses = delinquency_of(state), pauses_of(state)
    ranges = behind if classified is state else delinquency_of(classified)
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
    return delinquency_of(replay(state.terms, state.events, day)).past_due_days
