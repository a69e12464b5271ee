"""Step: turn to the segment of the day, and add up the interest earned since disbursement."""

from __future__ import annotations

from lendesk.domain.ledger.accruals import AccrualPolicy

_TURNED = """
turned AS MATERIALIZED (
    SELECT later.loan_id, later.from_date, later.until, later.interest_before_fen, later.interest_daily,
        later.interest_under, later.interest_step, later.due_fen
    FROM loans CROSS JOIN LATERAL (
        SELECT * FROM accrual_segments AS its
        WHERE its.loan_id = loans.loan_id AND its.from_date <= :day AND its.until > :day
        OFFSET 0
    ) AS later
    WHERE loans.segment_until <= :day
),
placed AS (
    SELECT loans.*, coalesce(turned.from_date, loans.segment_from) AS at_from,
        coalesce(turned.until, loans.segment_until) AS at_until,
        coalesce(turned.interest_before_fen, loans.interest_before_fen) AS at_before,
        coalesce(turned.interest_daily, loans.interest_daily) AS at_daily,
        coalesce(turned.interest_under, loans.interest_under) AS at_under,
        coalesce(turned.interest_step, loans.interest_step) AS at_step,
        coalesce(turned.due_fen, loans.segment_due_fen) AS at_due
    FROM loans LEFT JOIN turned USING (loan_id)
)"""


def half_up(amount: str, under: str) -> str:
    """`domain.loans.segments.half_up` in SQL: whole numbers, amount >= 0, under > 0."""
    return f"((2 * ({amount}) + {under}) / (2 * {under}))"


def sql(_policy: AccrualPolicy) -> str:
    """The step's common table expressions, over `loans`."""
    grown = half_up("at_daily * (:day - at_from)", "at_under")
    accrued = f"accrued AS (SELECT placed.*, at_before + {grown} * at_step AS interest_now FROM placed)"
    return f"{_TURNED},\n{accrued}"
