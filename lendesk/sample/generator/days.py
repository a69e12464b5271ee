"""The sample's time: it stands where the story is, and runs on by minutes with every act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from lendesk.server.clock import CentralClock

OPENING = time(0, 40, tzinfo=UTC)
"""20 to 9 in China."""
BETWEEN_ACTS = timedelta(seconds=67)


class Days:
    """The day on which the stories are, and the minute of it. Never later than the real clock."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._at = datetime.combine(day, OPENING)

    def turn_to(self, day: date) -> None:
        """To a later day's opening; the same day goes on."""
        if day > self.day:
            self.day = day
            self._at = max(self._at, datetime.combine(day, OPENING))

    def stand_at(self, day: date, at: datetime) -> None:
        """To any day and minute."""
        self.day, self._at = day, at

    def next_minute(self) -> datetime:
        """The time of the next act (UTC)."""
        self._at += BETWEEN_ACTS
        return self.now()

    def now(self) -> datetime:
        """The time of the last act (UTC)."""
        return min(self._at, datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class ActClock(CentralClock):
    """The clock of one act: it stands still, also for what is signed beside."""

    at: datetime = datetime(2000, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True)
class RunningClock(CentralClock):
    """The clock of the time-stamp authority: wherever the sample is now."""

    days: Days = Days(date(2000, 1, 1))  # noqa: RUF009 - replaced by every maker; a clock needs no other

    def now(self) -> datetime:
        return self.days.now()

    def business_date(self) -> date:
        return self.days.day
