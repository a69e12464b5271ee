"""Days fall into exactly one range; the stages are those of collection."""

from __future__ import annotations

import pytest

from lendesk.domain.loans.overdue.buckets import STAGES, bucket_of, stage_of
from lendesk.domain.loans.terms.servicing import Bucket


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (-3, None),
        (0, None),
        (1, "M1"),
        (30, "M1"),
        (31, "M2"),
        (60, "M2"),
        (61, "M3"),
        (90, "M3"),
        (91, "M3+"),
    ],
)
def test_stage_of_days(days: int, stage: str | None) -> None:
    assert stage_of(days) == stage


def test_last_stage_has_no_end() -> None:
    assert stage_of(9_999) == "M3+"


def test_every_day_has_one_stage() -> None:
    for days in range(1, 400):
        holding = [
            one for one in STAGES if one.from_day <= days and (one.to_day is None or days <= one.to_day)
        ]
        assert [bucket_of(days)] == holding


def test_days_between_ranges_have_none() -> None:
    ranges = (Bucket("early", 1, 3), Bucket("late", 10, None))
    assert bucket_of(5, ranges) is None
    assert bucket_of(10, ranges) == ranges[1]
