"""Dates of a plan: months that end right, rest days, and where a due date moves when it falls on one."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lendesk.domain.errors import RuleBroken

LONGEST_REST_DAYS = 60  # above it a calendar has no working day left and is a typing error


class Shift(StrEnum):
    """Where a due date on a rest day goes (Civil Code 203: forward unless agreed otherwise)."""

    NONE = "NONE"
    FORWARD = "FORWARD"
    BACK = "BACK"


class Weekday(StrEnum):
    """Days of the week in the order of `date.weekday()`."""

    MON = "MON"
    TUE = "TUE"
    WED = "WED"
    THU = "THU"
    FRI = "FRI"
    SAT = "SAT"
    SUN = "SUN"


WEEKDAYS = tuple(Weekday)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The rest days of a place: `weekend` every week, `rest_days` besides, less `work_days` (调休)."""

    weekend: frozenset[Weekday] = frozenset()
    rest_days: frozenset[date] = frozenset()
    work_days: frozenset[date] = frozenset()

    def rests(self, day: date) -> bool:
        """Whether nobody works on `day`."""
        if day in self.work_days:
            return False
        return day in self.rest_days or WEEKDAYS[day.weekday()] in self.weekend

    def shifted(self, day: date, shift: Shift) -> date:
        """`day`, or the next working day towards `shift`; RuleBroken `calendar.no_working_day`."""
        if shift is Shift.NONE:
            return day
        step = timedelta(days=1 if shift is Shift.FORWARD else -1)
        moved = day
        for _ in range(LONGEST_REST_DAYS):
            if not self.rests(moved):
                return moved
            moved += step
        raise RuleBroken("calendar.no_working_day", day=day.isoformat())


NO_REST = Calendar()


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    if day.day <= 28:
        return date(year, month, day.day)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def days_30(start: date, end: date) -> int:
    """Days from `start` to `end` with every month counted as 30 (30E/360)."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months * 30 + min(end.day, 30) - min(start.day, 30)


def leap_days(start: date, end: date) -> int:
    """How many of the days from `start` (counted) to `end` (not counted) lie in leap years."""
    found = 0
    for year in range(start.year, end.year + 1):
        if monthrange(year, 2)[1] == 29:
            first, after = max(start, date(year, 1, 1)), min(end, date(year + 1, 1, 1))
            found += max((after - first).days, 0)
    return found
