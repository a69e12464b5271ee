"""The steps of a chunk in their one order, put together into one statement."""

from __future__ import annotations

from collections.abc import Callable

from lendesk.domain.ledger.accruals import USUAL_POLICY, AccrualPolicy
from lendesk.server.jobs.day_end import accrue, age, classify, penalty, write
from lendesk.storage.central.book_tables import BOOKED

STEPS: tuple[Callable[[AccrualPolicy], str], ...] = (
    accrue.sql,
    penalty.sql,
    age.sql,
    classify.sql,
    write.sql,
)
"""Each adds columns to the rows of the one before it; `general_ledger` follows when all chunks are done."""

# Loans of the chunk that are not yet at the day. One that the domain must replay comes when it was replayed.
LOANS = f"""
loans AS MATERIALIZED (
    SELECT loan_id, branch_id, product_version_id, revision, events, closed, suspended, least_category,
        oldest_due, principal_fen, interest_met_fen, penalty_met_fen, penalty_base_fen, accrued_to,
        segment_from, segment_until, interest_before_fen, interest_daily, interest_under, interest_step,
        segment_due_fen,
        held_back_days,
        days_past_due AS old_days, due_fen AS old_due,
        {", ".join(f"{name} AS old_{name}" for name in BOOKED)}
    FROM loan_books
    WHERE loan_id >= :first AND loan_id < :beyond AND written_on <= :day AND NOT final
        AND (accrued_to IS NULL OR accrued_to < :day)
        AND (replay_on IS NULL OR replay_on > :day)
)"""


def statement(policy: AccrualPolicy = USUAL_POLICY) -> str:
    """The SQL of one chunk: parameters day, no, first, beyond; one row: loans found, loans written."""
    parts = ",\n".join((LOANS, *(step(policy) for step in STEPS)))
    return f"WITH {parts}\nSELECT (SELECT count(*) FROM loans), (SELECT count(*) FROM written)"
