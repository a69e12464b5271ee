"""The part of loan terms that says when instalments fall due, read from plain data."""

from __future__ import annotations

import re
from typing import Any

from lendesk.domain.calendars import NO_REST, WEEKDAYS, Calendar, Shift, Weekday
from lendesk.domain.loans.terms.reading import Fields
from lendesk.domain.loans.terms.rules import DueRule, Holidays, Period

SHIFT_WORDS = {
    "next working day": Shift.FORWARD,
    "previous working day": Shift.BACK,
    "none": Shift.NONE,
}
DUE_RULE_WORDS = {
    "same day of month as disbursement": (DueRule.SAME_DAY, None),
    "monthly as per first due date": (DueRule.FIRST_DUE, None),
    "monthly as per repayment start date": (DueRule.FIRST_DUE, None),
    "pro-rated, due on last day of month": (DueRule.MONTH_END, None),
    "start of the next month": (DueRule.DAY_OF_MONTH, 1),
    "end of the current month": (DueRule.MONTH_END, None),
}
"""`due_date_rule` in words (in lower case) → the rule and its day of the month."""

_NTH_DAY = re.compile(
    r"(?:pro-rated, )?due on ([0-9]{1,2})(?:st|nd|rd|th) of (?:the )?(?:next|current|each) month"
)


def holidays_of(fields: Fields, preset: Holidays) -> Holidays:
    """`calendar {shift, interest_runs, weekend, rest_days, work_days}`; RuleBroken `terms.…`."""
    if not fields.has("calendar"):
        return preset
    part = fields.part("calendar")
    shift = part.choice("shift", Shift, SHIFT_WORDS) if part.has("shift") else preset.shift
    runs = part.flag("interest_runs") if part.has("interest_runs") else preset.interest_runs
    weekend = (
        frozenset(_weekday(part, day) for day in part.items("weekend", 7))
        if part.has("weekend")
        else frozenset()
    )
    rest = frozenset(day for key in ("rest_days", "holidays") if part.has(key) for day in part.days(key))
    work = part.days("work_days") if part.has("work_days") else frozenset()
    part.done()
    return Holidays(shift, runs, Calendar(weekend, rest, work) if weekend or rest or work else NO_REST)


def due_rule_of(fields: Fields) -> dict[str, Any]:
    """`due_rule` and `due_day` from `due_date_rule` (a name, or words) and `due_day` (1 to 31)."""
    rule, day = DueRule.SAME_DAY, None
    if fields.has("due_date_rule"):
        words = fields.text("due_date_rule")
        nth = _NTH_DAY.fullmatch(words.lower())
        if nth and 1 <= int(nth[1]) <= 31:
            rule, day = DueRule.DAY_OF_MONTH, int(nth[1])
        elif words.lower() in DUE_RULE_WORDS:
            rule, day = DUE_RULE_WORDS[words.lower()]
        elif words in set(DueRule):
            rule = DueRule(words)
        else:
            raise fields.bad("due_date_rule", words)
    if fields.has("due_day"):
        day = fields.whole("due_day", 1, 31)
    return {"due_rule": rule, "due_day": day}


def periods_of(fields: Fields, most: int) -> tuple[Period, ...]:
    """`periods[] {from, due}`."""
    if not fields.has("periods"):
        return ()
    periods = []
    for part in fields.parts("periods", most):
        periods.append(Period(part.day("from"), part.day("due")))
        part.done()
    return tuple(periods)


def _weekday(part: Fields, value: object) -> Weekday:
    if not isinstance(value, str) or value not in WEEKDAYS:
        raise part.bad("weekend", value)
    return Weekday(value)
