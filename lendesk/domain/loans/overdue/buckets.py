"""Ranges of days by name: the collection stages, and which range a number of days falls into."""

from __future__ import annotations

from collections.abc import Sequence

from lendesk.domain.loans.terms.servicing import Bucket

STAGES = (
    Bucket("M1", 1, 30),
    Bucket("M2", 31, 60),
    Bucket("M3", 61, 90),
    Bucket("M3+", 91, None),
)
"""Collection stages by days past due (domain.md, Classification and provisions)."""


def bucket_of(days: int, buckets: Sequence[Bucket] = STAGES) -> Bucket | None:
    """The range that `days` fall into; None for days that no range holds (0 and less as a rule)."""
    for bucket in buckets:
        if bucket.from_day <= days and (bucket.to_day is None or days <= bucket.to_day):
            return bucket
    return None


def stage_of(days_past_due: int) -> str | None:
    """The collection stage (M1, M2, M3, M3+) of a loan so many days past due; None for one not behind."""
    found = bucket_of(days_past_due)
    return None if found is None else found.name
