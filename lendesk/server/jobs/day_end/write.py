"""Step: write what was computed: books, accrual rows, the figures that people see, the chunk's sums."""

from __future__ import annotations

from lendesk.domain.ledger.accruals import AccrualPolicy
from lendesk.storage.central.book_tables import BOOKED

NOW = {name: name.removesuffix("_fen") + "_now" for name in BOOKED}
"""Column of an amount → its new value; the old one is `old_` before the column."""


def sql(_policy: AccrualPolicy) -> str:
    """The step's common table expressions, over `classified`.

    A book that an event has changed since the statement began is left alone (its revision differs): the next
    pass finds it as it is now.
    """
    booked = ", ".join(f"{name} = made.{NOW[name]}" for name in BOOKED)
    deltas = {name: f"({NOW[name]} - old_{name})" for name in BOOKED}
    changes = ", ".join(deltas.values())
    names = ", ".join(BOOKED)
    sums = ", ".join(f"sum({delta})" for delta in deltas.values())
    more = ", ".join(f"{name} = day_end_sums.{name} + excluded.{name}" for name in BOOKED)
    changed = " OR ".join(f"{delta} <> 0" for delta in deltas.values())
    return f"""
written AS (
    UPDATE loan_books AS book SET accrued_to = :day, booked_events = made.events, final = made.closed,
        segment_from = at_from, segment_until = at_until, interest_before_fen = at_before,
        interest_daily = at_daily, interest_under = at_under, interest_step = at_step,
        segment_due_fen = at_due,
        days_past_due = days_now, due_fen = due_now, stage = stage_now, category = category_now, {booked}
    FROM classified AS made
    WHERE book.loan_id = made.loan_id AND book.revision = made.revision
        AND book.accrued_to IS NOT DISTINCT FROM made.accrued_to
        AND book.loan_id >= :first AND book.loan_id < :beyond
    RETURNING made.*
),
rows AS (
    INSERT INTO accrual_rows (business_date, loan_id, {names})
    SELECT :day, loan_id, {changes} FROM written WHERE {changed}
),
told AS (
    UPDATE loan_accounts AS loan SET due_fen = due_now, days_past_due = days_now, as_of = :day,
        status = CASE WHEN status = 'active' AND days_now > 0 THEN 'overdue' ELSE status END
    FROM written
    WHERE loan.key = written.loan_id AND loan.key >= :first AND loan.key < :beyond
        AND (due_now <> old_due OR days_now <> old_days)
    RETURNING loan.key, loan.branch_id
),
fed AS (
    INSERT INTO feed (table_name, key, branch_id, previous_branch_id)
    SELECT 'loans', key, branch_id, '' FROM told
),
summed AS (
    INSERT INTO day_end_sums (business_date, no, branch_id, product_version_id, loans, {names})
    SELECT :day, :no, branch_id, product_version_id, count(*), {sums} FROM written
    GROUP BY branch_id, product_version_id
    ON CONFLICT (business_date, no, branch_id, product_version_id)
    DO UPDATE SET loans = day_end_sums.loans + excluded.loans, {more}
)"""
