"""Step: add up the penalty interest that overdue instalments have borne."""

from __future__ import annotations

from lendesk.domain.ledger.accruals import AccrualPolicy
from lendesk.server.jobs.day_end.accrue import half_up


def sql(_policy: AccrualPolicy) -> str:
    """The step's common table expressions, over `accrued`."""
    days = "greatest(least(:day, penalty_until) - penalty_from, 0)"
    main = half_up(f"penalty_opening + penalty_daily * {days}", "penalty_under")
    compound = half_up(f"compound_opening + compound_daily * {days}", "compound_under")
    return f"""
borne AS MATERIALIZED (
    SELECT late.loan_id, sum(least({main} + {compound}, penalty_cap_fen) - penalty_before_fen)::bigint AS fen
    FROM loans CROSS JOIN LATERAL (
        SELECT * FROM accrual_segments AS its
        WHERE its.loan_id = loans.loan_id AND its.penalty_from < :day
        OFFSET 0
    ) AS late
    WHERE loans.oldest_due < :day
    GROUP BY late.loan_id
),
penalised AS (
    SELECT accrued.*, penalty_base_fen + coalesce(borne.fen, 0) AS penalty_now
    FROM accrued LEFT JOIN borne USING (loan_id)
)"""
