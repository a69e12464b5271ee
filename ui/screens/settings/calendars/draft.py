"""The next version of a year as it is being written; knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lendesk.domain.administration.rest_days import CalendarYear, SpecialDay, check_calendar, is_weekend
from lendesk.usecases.administration.notices import read_days


class DayKind(StrEnum):
    """What a day of the year is."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    REST = "rest"
    MADE_UP = "made_up"


@dataclass(slots=True)
class CalendarDraft:
    """Days by date; `newest` is the version that this one follows, 0 for a year without any."""

    year: int
    newest: int = 0
    source: str = ""
    days: dict[date, SpecialDay] = field(default_factory=dict)

    def kind(self, day: date) -> DayKind:
        """What `day` is."""
        special = self.days.get(day)
        if special is not None:
            return DayKind.MADE_UP if special.works else DayKind.REST
        return DayKind.WEEKEND if is_weekend(day) else DayKind.WORKDAY

    def name(self, day: date) -> str:
        """The holiday that `day` belongs to, "" for none."""
        special = self.days.get(day)
        return special.name if special is not None else ""

    def turn(self, day: date, name: str) -> None:
        """A workday rests, a weekend's day is worked; a special day is again what its weekday says."""
        if self.days.pop(day, None) is None:
            self.days[day] = SpecialDay(day, is_weekend(day), name.strip())

    def paste(self, text: str) -> None:
        """Put the days of a pasted text in the place of all. Raises RuleBroken `calendar.…`."""
        days = read_days(text, self.year)
        check_calendar(CalendarYear("", self.year, 1, "-", days))
        self.days = {one.day: one for one in days}

    def version(self) -> CalendarYear:
        """The next version. Raises RuleBroken as `check_calendar` does."""
        number = self.newest + 1
        days = tuple(self.days[day] for day in sorted(self.days))
        made = CalendarYear(f"{self.year}-v{number}", self.year, number, self.source.strip(), days)
        check_calendar(made)
        return made

    def differs(self, basis: CalendarYear | None) -> bool:
        """Whether there is anything to hand in against what is shown."""
        if basis is None:
            return bool(self.days)
        return (self.source.strip(), set(self.days.values())) != (basis.source, set(basis.days))


def draft_of(basis: CalendarYear, versions: Sequence[CalendarYear]) -> CalendarDraft:
    """What a new version of the year starts from."""
    newest = newest_version(basis.year, versions)
    return CalendarDraft(basis.year, newest, basis.source, {one.day: one for one in basis.days})


def newest_version(year: int, versions: Sequence[CalendarYear]) -> int:
    """The newest version number of a year, 0 without one."""
    return max((one.version for one in versions if one.year == year), default=0)
