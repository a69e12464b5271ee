"""Pauses of delinquency: days in which a loan in arrears does not age for classification."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from lendesk.domain.loans.events.events import DelinquencyPaused, DelinquencyResumed, Event


class Pause(NamedTuple):
    """Days from `start` on that do not age a loan, until `end`: that day ages it again the next day."""

    start: date
    end: date

    def active_on(self, day: date) -> bool:
        """Whether `day` lies in the pause, both ends counted."""
        return self.start <= day <= self.end

    def days_before(self, day: date, since: date | None = None) -> int:
        """Paused days up to `day`; only those from `since` on where it is given."""
        start = self.start if since is None else max(self.start, since)
        return max((min(self.end, day) - start).days, 0)


def pauses_in(events: Iterable[Event]) -> tuple[Pause, ...]:
    """The pauses of live `events` (undone ones left out), each ended by the first resumption inside it."""
    known = tuple(events)
    resumed = [event.start for event in known if isinstance(event, DelinquencyResumed)]
    made = []
    for event in known:
        if isinstance(event, DelinquencyPaused):
            inside = [day for day in resumed if event.start <= day <= event.end]
            made.append(Pause(event.start, inside[0] if inside else event.end))
    return tuple(made)


def paused_days(pauses: Iterable[Pause], day: date, since: date | None = None) -> int:
    """Days of all pauses up to `day`, counted from `since` where it is given."""
    return sum(pause.days_before(day, since) for pause in pauses)
