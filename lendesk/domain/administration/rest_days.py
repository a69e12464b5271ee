"""The lender's calendar: rest days and make-up workdays of each year as published, version by version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lendesk.domain.calendars import LONGEST_REST_DAYS, WEEKDAYS, Calendar, Weekday
from lendesk.domain.errors import RuleBroken

WEEKEND = frozenset({Weekday.SAT, Weekday.SUN})
FIRST_YEAR, LAST_YEAR = 2000, 2199
LONGEST_NAME, LONGEST_SOURCE, MOST_DAYS = 40, 200, 366


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that is not as its weekday says: a rest day (节假日), or a weekend worked (调休)."""

    day: date
    works: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """One version of a year; the newest of each year is in force. `source` is the notice it was taken from.

    Days of the December before belong to a year whose New Year's holiday begins there.
    """

    key: str
    year: int
    version: int
    source: str
    days: tuple[SpecialDay, ...]


def calendar_of(years: Iterable[CalendarYear]) -> Calendar:
    """What is in force: weekends, and the special days of the newest version of every year."""
    return _calendar({one.day: one.works for year in newest_of(years) for one in year.days})


def _calendar(days: dict[date, bool]) -> Calendar:
    """Weekends, and each day with whether it is worked."""
    return Calendar(
        weekend=WEEKEND,
        rest_days=frozenset(day for day, works in days.items() if not works),
        work_days=frozenset(day for day, works in days.items() if works),
    )


def newest_of(years: Iterable[CalendarYear]) -> tuple[CalendarYear, ...]:
    """The version in force of every year, by year."""
    found: dict[int, CalendarYear] = {}
    for one in years:
        if one.year not in found or found[one.year].version < one.version:
            found[one.year] = one
    return tuple(found[year] for year in sorted(found))


def calendar_text(calendar: Calendar) -> str:
    """The special days as text, `-` before a rest day and `+` before a worked one, by day."""
    days = dict.fromkeys(calendar.rest_days, "-") | dict.fromkeys(calendar.work_days, "+")
    return ",".join(f"{days[day]}{day.isoformat()}" for day in sorted(days))


def calendar_from_text(text: str) -> Calendar:
    """The calendar that `calendar_text` wrote."""
    days = {date.fromisoformat(one[1:]): one[0] == "+" for one in text.split(",") if one}
    return _calendar(days)


def is_weekend(day: date) -> bool:
    """Whether the week itself rests on `day`."""
    return WEEKDAYS[day.weekday()] in WEEKEND


def check_calendar(year: CalendarYear) -> None:
    """Raises RuleBroken `calendar.incomplete`, `.year`, `.not_in_year`, `.day_twice`, `.ordinary_day`,
    `.no_working_day`."""
    if not FIRST_YEAR <= year.year <= LAST_YEAR:
        raise RuleBroken("calendar.year", first=FIRST_YEAR, last=LAST_YEAR)
    if not year.source.strip() or not year.days or len(year.days) > MOST_DAYS:
        raise RuleBroken("calendar.incomplete")
    if len(year.source) > LONGEST_SOURCE or any(len(one.name) > LONGEST_NAME for one in year.days):
        raise RuleBroken("calendar.incomplete")
    seen: set[date] = set()
    for one in year.days:
        if not date(year.year - 1, 12, 1) <= one.day <= date(year.year, 12, 31):
            raise RuleBroken("calendar.not_in_year", day=one.day.isoformat(), year=year.year)
        if one.day in seen:
            raise RuleBroken("calendar.day_twice", day=one.day.isoformat())
        if one.works and not is_weekend(one.day):
            raise RuleBroken("calendar.ordinary_day", day=one.day.isoformat())
        seen.add(one.day)
    _check_some_work(year)


def _check_some_work(year: CalendarYear) -> None:
    """A run of rest days longer than any due date is moved over is a typing error."""
    calendar, run = calendar_of((year,)), 0
    day, last = date(year.year - 1, 12, 1), date(year.year, 12, 31)
    while day <= last:
        run = run + 1 if calendar.rests(day) else 0
        if run >= LONGEST_REST_DAYS:
            raise RuleBroken("calendar.no_working_day", day=day.isoformat())
        day += timedelta(days=1)
