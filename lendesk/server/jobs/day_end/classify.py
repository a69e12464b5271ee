"""Step: the category of five, the provision it asks for, and the income that is suspended."""

from __future__ import annotations

from lendesk.domain.ledger.accruals import CATEGORIES, AccrualPolicy
from lendesk.server.jobs.day_end.accrue import half_up


def sql(policy: AccrualPolicy) -> str:
    """The step's common table expressions, over `aged`."""
    rule = policy.categories
    starts = (rule.loss_from, rule.doubtful_from, rule.substandard_from, rule.special_mention_from)
    ranks = " ".join(
        f"WHEN days_now - held_back_days >= {start} THEN {4 - at}" for at, start in enumerate(starts)
    )
    names = ", ".join(f"'{category.value}'" for category in CATEGORIES)
    rates = ", ".join(str(policy.provision_ppm(category)) for category in CATEGORIES)
    provision = half_up(f"principal_fen * (ARRAY[{rates}]::bigint[])[rank + 1]", "1000000")
    return f"""
ranked AS (
    SELECT aged.*, greatest(CASE {ranks} ELSE 0 END, least_category) AS rank,
        suspended OR days_now - held_back_days > {policy.suspend_after_days} AS suspends
    FROM aged
),
classified AS (
    SELECT ranked.*, (ARRAY[{names}]::text[])[rank + 1] AS category_now, {provision} AS provision_now,
        CASE WHEN suspends THEN greatest(interest_now - interest_met_fen, 0) ELSE 0 END
            AS suspended_interest_now,
        CASE WHEN suspends THEN greatest(penalty_now - penalty_met_fen, 0) ELSE 0 END AS suspended_penalty_now
    FROM ranked
)"""
