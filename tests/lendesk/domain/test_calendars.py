"""Holidays, working days and the shifting of due dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.calendars import Calendar, Shift, Weekday, add_months, days_30, leap_days
from lendesk.domain.errors import RuleBroken

WEEKEND = Calendar(weekend=frozenset({Weekday.SAT, Weekday.SUN}))
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-01-31", 2, "2024-03-31"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-12-31", 1, "2025-01-31"),
        ("2025-01-30", 1, "2025-02-28"),
        ("2025-01-28", 1, "2025-02-28"),
        ("2025-03-15", -3, "2024-12-15"),
    ],
)
def test_months_end_where_they_end(day: str, months: int, then: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(then)


def test_a_due_date_moves_off_the_weekend_both_ways() -> None:
    saturday = date(2025, 5, 10)
    assert WEEKEND.shifted(saturday, Shift.FORWARD) == date(2025, 5, 12)
    assert WEEKEND.shifted(saturday, Shift.BACK) == date(2025, 5, 9)
    assert WEEKEND.shifted(saturday, Shift.NONE) == saturday


def test_holidays_and_worked_weekends_are_heard() -> None:
    holidays = frozenset({date(2025, 10, day) for day in range(1, 9)})
    china = Calendar(WEEKEND.weekend, holidays, frozenset({date(2025, 10, 11)}))
    assert china.shifted(date(2025, 10, 1), Shift.FORWARD) == date(2025, 10, 9)
    assert china.shifted(date(2025, 10, 11), Shift.FORWARD) == date(2025, 10, 11)


def test_a_calendar_without_working_days_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"calendar\.no_working_day"):
        Calendar(weekend=frozenset(Weekday)).shifted(date(2025, 1, 1), Shift.FORWARD)


@given(DAYS, DAYS)
def test_shifting_keeps_the_order_of_days(one: date, other: date) -> None:
    for shift in Shift:
        early, late = sorted((one, other))
        assert WEEKEND.shifted(early, shift) <= WEEKEND.shifted(late, shift)


@given(DAYS, st.integers(0, 900))
def test_leap_days_agree_with_counting_one_by_one(start: date, length: int) -> None:
    days = [start + timedelta(days=at) for at in range(length)]
    counted = sum(day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0) for day in days)
    assert leap_days(start, start + timedelta(days=length)) == counted


def test_thirty_day_months() -> None:
    assert days_30(date(2025, 1, 31), date(2025, 2, 28)) == 28
    assert days_30(date(2025, 1, 15), date(2026, 1, 15)) == 360
