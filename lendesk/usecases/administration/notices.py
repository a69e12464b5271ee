"""A year's holidays as pasted: the notice of the State Council itself, or a list of days."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from lendesk.domain.administration.rest_days import SpecialDay
from lendesk.domain.errors import RuleBroken

LONGEST_HOLIDAY_DAYS = 31
REST_WORDS = frozenset({"休", "假", "放假", "休息", "节假日", "rest", "off", "holiday"})
WORK_WORDS = frozenset({"班", "上班", "补班", "调休上班", "work", "working"})

_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日"
_SPAN = re.compile(f"{_DAY}(?:(?:至|到|-|~|—)+{_DAY})?")
_ISO = r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
_LISTED = re.compile(rf"{_ISO}(?:\s*(?:至|到|~|—|\s-\s)+\s*{_ISO})?[\s,;]+([^\s,;]+)(?:[\s,;]+(.+))?")
_ITEM = re.compile(r"[一二三四五六七八九十]+[、.]\s*([^:]{1,40}):(.*)")
_ASIDE = re.compile(r"\([^)]*\)")


def read_days(text: str, year: int) -> tuple[SpecialDay, ...]:
    """The special days of a pasted text, by day; lines without any are passed over.

    Understood are the items of a notice (`一、元旦:1月1日至3日放假调休,共3天。1月4日上班。`) and lines of a
    list (`2026-02-15~2026-02-23 休 春节`, `2026-02-14 班`). Raises RuleBroken `calendar.line_unclear` (line)
    for an item or a line of days that cannot be read, `calendar.nothing_read` when there is none.
    """
    found: dict[date, SpecialDay] = {}
    for number, line in enumerate(unicodedata.normalize("NFKC", text).splitlines(), 1):
        try:
            days = _of_line(line.strip(), year)
        except ValueError:
            days = None
        if days is None:
            raise RuleBroken("calendar.line_unclear", line=number)
        found.update({one.day: one for one in days})
    if not found:
        raise RuleBroken("calendar.nothing_read")
    return tuple(found[day] for day in sorted(found))


def written_days(days: tuple[SpecialDay, ...]) -> str:
    """Days as the list that `read_days` reads, a line each."""
    lines = (f"{one.day.isoformat()} {'班' if one.works else '休'} {one.name}".rstrip() for one in days)
    return "\n".join(lines)


def _of_line(line: str, year: int) -> list[SpecialDay] | None:
    """None: it should hold days, and they are not understood."""
    item = _ITEM.match(line)
    if item is not None:
        return _of_item(item[1].strip(), _ASIDE.sub("", item[2]), year) or None
    if re.match(_ISO, line):
        listed = _LISTED.fullmatch(line)
        return _of_list(listed) if listed else None
    return []


def _of_item(name: str, text: str, year: int) -> list[SpecialDay]:
    days: list[SpecialDay] = []
    for sentence in re.split("[。;]", text):
        works = "上班" in sentence
        if works or "放假" in sentence:
            days += [SpecialDay(day, works, name) for day in _spans(sentence, year)]
    return days


def _spans(sentence: str, year: int) -> list[date]:
    """All days of a sentence; a month or year not named is that of the day before it."""
    days: list[date] = []
    at = (year, 0)
    for span in _SPAN.finditer(sentence):
        first = _day(span.groups()[:3], at)
        at = (first.year, first.month)
        last = _day(span.groups()[3:], at) if span[6] else first
        at = (last.year, last.month)
        days += _between(first, last)
    return days


def _day(parts: tuple[str | None, ...], at: tuple[int, int]) -> date:
    year, month, day = parts
    return date(int(year or at[0]), int(month or at[1]), int(day or 0))


def _of_list(line: re.Match[str]) -> list[SpecialDay] | None:
    first = date(int(line[1]), int(line[2]), int(line[3]))
    last = date(int(line[4]), int(line[5]), int(line[6])) if line[4] else first
    word, name = line[7].lower(), (line[8] or "").strip()
    if word not in REST_WORDS | WORK_WORDS:
        return None
    return [SpecialDay(day, word in WORK_WORDS, name) for day in _between(first, last)]


def _between(first: date, last: date) -> list[date]:
    length = (last - first).days
    if not 0 <= length < LONGEST_HOLIDAY_DAYS:
        raise ValueError("days the wrong way round")
    return [first + timedelta(days=at) for at in range(length + 1)]
