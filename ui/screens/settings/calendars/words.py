"""Kinds of days, weekdays, and a year's holidays in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from lendesk.domain.administration.rest_days import SpecialDay
from ui.screens.settings.calendars.draft import DayKind
from ui.texts import LateText, language, late, tr

KINDS: dict[DayKind, LateText] = {
    DayKind.WORKDAY: late("calendars", "workday"),
    DayKind.WEEKEND: late("calendars", "weekend"),
    DayKind.REST: late("calendars", "rest day"),
    DayKind.MADE_UP: late("calendars", "make-up workday"),
}
WEEKDAYS: tuple[LateText, ...] = (
    late("calendars", "Mon"),
    late("calendars", "Tue"),
    late("calendars", "Wed"),
    late("calendars", "Thu"),
    late("calendars", "Fri"),
    late("calendars", "Sat"),
    late("calendars", "Sun"),
)
INITIALS: tuple[LateText, ...] = (
    late("calendars", "Mo"),
    late("calendars", "Tu"),
    late("calendars", "We"),
    late("calendars", "Th"),
    late("calendars", "Fr"),
    late("calendars", "Sa"),
    late("calendars", "Su"),
)
MONTHS: tuple[LateText, ...] = (
    late("calendars", "January"),
    late("calendars", "February"),
    late("calendars", "March"),
    late("calendars", "April"),
    late("calendars", "May"),
    late("calendars", "June"),
    late("calendars", "July"),
    late("calendars", "August"),
    late("calendars", "September"),
    late("calendars", "October"),
    late("calendars", "November"),
    late("calendars", "December"),
)


def day_words(day: date, kind: DayKind, name: str) -> str:
    """2026-10-01 周四 · 休息日 · 国庆节."""
    words = [f"{day.isoformat()} {WEEKDAYS[day.weekday()]}", str(KINDS[kind])]
    return " · ".join([*words, name] if name else words)


def holiday_rows(days: Iterable[SpecialDay]) -> dict[str, str]:
    """Holiday → its days in words: 休 10-01 – 10-07 · 班 09-20、10-10."""
    ordered = sorted(days, key=lambda one: one.day)
    found: dict[str, str] = {}
    for name in dict.fromkeys(one.name for one in ordered):
        own = [one for one in ordered if one.name == name]
        rest, work = ([one.day for one in own if one.works is works] for works in (False, True))
        words = []
        if rest:
            words.append(tr("calendars", "rest {days}", days=_spans(rest)))
        if work:
            words.append(tr("calendars", "work {days}", days=_spans(work)))
        found[name] = " · ".join(words)
    return found


def _spans(days: list[date]) -> str:
    joint = "、" if language() == "zh_CN" else ", "
    return joint.join(_span(first, last) for first, last in _runs(days))


def _span(first: date, last: date) -> str:
    return f"{first:%m-%d}" if first == last else f"{first:%m-%d} – {last:%m-%d}"


def _runs(days: list[date]) -> Iterator[tuple[date, date]]:
    first = last = days[0]
    for day in days[1:]:
        if day - last != timedelta(days=1):
            yield first, last
            first = day
        last = day
    yield first, last
