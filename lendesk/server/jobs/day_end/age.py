"""Step: days past due, the collection stage, and what is due."""

from __future__ import annotations

from lendesk.domain.ledger.accruals import AccrualPolicy
from lendesk.domain.loans.overdue.buckets import STAGES


def sql(_policy: AccrualPolicy) -> str:
    """The step's common table expressions, over `penalised`."""
    stages = " ".join(
        f"WHEN days_now - held_back_days >= {stage.from_day} THEN '{stage.name}'"
        for stage in reversed(STAGES)
    )
    return f"""
counted AS (
    SELECT penalised.*, at_due + penalty_now - penalty_met_fen AS due_now,
        coalesce(greatest(:day - oldest_due, 0), 0) AS days_now
    FROM penalised
),
aged AS (SELECT counted.*, CASE {stages} ELSE '' END AS stage_now FROM counted)"""
