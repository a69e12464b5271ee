"""The lender's calendar: the newest version of a year is in force, and a wrong one is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.administration.rest_days import (
    CalendarYear,
    SpecialDay,
    calendar_from_text,
    calendar_of,
    calendar_text,
    check_calendar,
    newest_of,
)
from lendesk.domain.calendars import Shift
from lendesk.domain.errors import RuleBroken

OCTOBER = tuple(SpecialDay(date(2026, 10, day), False, "国庆节") for day in range(1, 8))
YEAR = CalendarYear("2026-v1", 2026, 1, "通知", (*OCTOBER, SpecialDay(date(2026, 10, 10), True, "国庆节")))


def days_in(year: int) -> st.SearchStrategy[date]:
    return st.dates(date(year, 1, 1), date(year, 12, 31))


def test_holidays_rest_and_made_up_weekends_work() -> None:
    calendar = calendar_of((YEAR,))
    assert calendar.shifted(date(2026, 10, 1), Shift.FORWARD) == date(2026, 10, 8)
    assert calendar.shifted(date(2026, 10, 10), Shift.FORWARD) == date(2026, 10, 10), "a Saturday worked"
    assert calendar.shifted(date(2026, 10, 17), Shift.FORWARD) == date(2026, 10, 19), "a Saturday like any"


def test_the_newest_version_of_each_year_is_in_force() -> None:
    other = CalendarYear("2025-v1", 2025, 1, "通知", (SpecialDay(date(2025, 5, 1), False),))
    shorter = replace(YEAR, key="2026-v2", version=2, days=OCTOBER[:3])
    assert newest_of((shorter, YEAR, other)) == (other, shorter)
    calendar = calendar_of((shorter, YEAR, other))
    assert calendar.rests(date(2025, 5, 1))
    assert calendar.rests(date(2026, 10, 1))
    assert not calendar.rests(date(2026, 10, 7))


def test_a_year_nobody_published_has_its_weekends() -> None:
    calendar = calendar_of(())
    assert [calendar.rests(date(2026, 10, day)) for day in (1, 2, 3, 4, 5)] == [
        False,
        False,
        True,
        True,
        False,
    ]


@given(st.dictionaries(days_in(2026), st.booleans(), max_size=40))
def test_the_text_of_a_calendar_brings_it_back(days: dict[date, bool]) -> None:
    year = replace(YEAR, days=tuple(SpecialDay(day, works) for day, works in days.items()))
    assert calendar_from_text(calendar_text(calendar_of((year,)))) == calendar_of((year,))


def test_new_years_holiday_may_begin_in_december() -> None:
    check_calendar(replace(YEAR, days=(SpecialDay(date(2025, 12, 31), False), *OCTOBER)))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (replace(YEAR, days=()), "calendar.incomplete"),
        (replace(YEAR, source=" "), "calendar.incomplete"),
        (replace(YEAR, source="x" * 201), "calendar.incomplete"),
        (replace(YEAR, days=(SpecialDay(date(2026, 1, 1), False, "x" * 41),)), "calendar.incomplete"),
        (replace(YEAR, year=1999), "calendar.year"),
        (replace(YEAR, days=(SpecialDay(date(2027, 1, 1), False),)), "calendar.not_in_year"),
        (replace(YEAR, days=(SpecialDay(date(2025, 11, 30), False),)), "calendar.not_in_year"),
        (replace(YEAR, days=(*OCTOBER, OCTOBER[0])), "calendar.day_twice"),
        (replace(YEAR, days=(SpecialDay(date(2026, 10, 12), True),)), "calendar.ordinary_day"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused(wrong: CalendarYear, code: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_calendar(wrong)
    assert refusal.value.code == code


def test_two_months_without_a_working_day_are_a_typing_error() -> None:
    def resting(days: int) -> CalendarYear:
        first = date(2026, 3, 2)
        return replace(YEAR, days=tuple(SpecialDay(first + timedelta(days=at), False) for at in range(days)))

    check_calendar(resting(50))
    with pytest.raises(RuleBroken, match=r"calendar\.no_working_day"):
        check_calendar(resting(60))
