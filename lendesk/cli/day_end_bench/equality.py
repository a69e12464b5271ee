"""Whether the day-end gave what the domain gives, to the fen, for the specimens of each product."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from lendesk.cli.day_end_bench.filling import key_of
from lendesk.cli.day_end_bench.loans import Specimen
from lendesk.domain.ledger.accruals import booked_for, category_of
from lendesk.domain.loans.overdue.buckets import stage_of
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.segments.earning import reached_by
from lendesk.domain.loans.segments.writing import segments_of

if TYPE_CHECKING:
    import psycopg

_WANTED = (
    "SELECT b.loan_id, b.interest_fen, b.penalty_fen, b.suspended_interest_fen, b.suspended_penalty_fen,"
    " b.provision_fen, b.due_fen, b.days_past_due, b.stage, b.category, a.due_fen, a.days_past_due, a.status"
    " FROM loan_books b JOIN loan_accounts a ON a.key = b.loan_id WHERE b.loan_id = ANY(%s)"
)


def compare(
    connection: psycopg.Connection[Any], specimens: Sequence[Specimen], day: date
) -> tuple[Counter[str], list[str]]:
    """How many loans of each product were compared, and a line for each one that differs.

    Every specimen is replayed by the domain to the day; the n-th loan of the database is the n-th specimen.
    """
    stored = {
        row[0]: row[1:] for row in connection.execute(_WANTED, ([key_of(n) for n in range(len(specimens))],))
    }
    counted: Counter[str] = Counter()
    faults = []
    for n, specimen in enumerate(specimens):
        expected = expected_of(specimen, day)
        counted[specimen.product] += 1
        if stored.get(key_of(n)) != expected:
            faults.append(f"{specimen.product} {key_of(n)} stored={stored.get(key_of(n))} domain={expected}")
    return counted, faults


def expected_of(specimen: Specimen, day: date) -> tuple[object, ...]:
    """Booked amounts, due, days, stage and category, and the figures of the account, by the domain alone."""
    state = replay(specimen.state.terms, specimen.events, day)
    standing, _ = segments_of(state)
    told = reached_by(state)
    late = told.days_past_due - standing.held_back_days
    category = category_of(late, standing.least_category)
    figures = (told.due_fen, told.days_past_due)
    return (
        *booked_for(standing, told),
        *figures,
        stage_of(late) or "",
        category.value,
        *figures,
        state.status.value,
    )
