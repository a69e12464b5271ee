"""The collection stages by name."""

from __future__ import annotations

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.overdue.buckets import STAGES

FIRST_STAGE = STAGES[0].name


def days_of(stage: str) -> tuple[int, int | None]:
    """First and last day past due of a stage (None: without an end). Raises RuleBroken `stage.unknown`."""
    found = next((each for each in STAGES if each.name == stage), None)
    if found is None:
        raise RuleBroken("stage.unknown", stage=stage[:20])
    return found.from_day, found.to_day
