"""The conduct rules of collecting (GB/T 45251-2025): hours, number of connected calls, who is not called."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from lendesk.domain.collections.contact import Outcome
from lendesk.domain.errors import RuleBroken

CHINA = timezone(timedelta(hours=8))
"""One zone for all of China, without summer time."""
FIRST_HOUR, LAST_HOUR = 8, 22
"""Borrowers are contacted from 08:00 until 22:00."""
MOST_CONNECTED_A_DAY = 3
"""Connected calls to one borrower on one day, over all loans and all who collect."""
CLOCKS_APART = timedelta(minutes=10)
LATEST_ENTRY = timedelta(days=7)
"""How long after the call its record may arrive: a workstation may be off line for days."""


def day_in_china(moment: datetime) -> date:
    """The calendar day of an aware moment."""
    return moment.astimezone(CHINA).date()


def hours_allow(moment: datetime) -> bool:
    """Whether a borrower may be contacted at this aware moment."""
    return time(FIRST_HOUR) <= moment.astimezone(CHINA).time() < time(LAST_HOUR)


def check_contact(
    moment: datetime, outcome: Outcome, connected_that_day: int, *, behind: bool, paused: bool
) -> None:
    """Raises RuleBroken `contact.not_behind`, `.paused`, `.outside_hours` or `.too_many_a_day`."""
    if not behind:
        raise RuleBroken("contact.not_behind")
    if paused:
        raise RuleBroken("contact.paused")
    if not hours_allow(moment):
        raise RuleBroken("contact.outside_hours", first_hour=FIRST_HOUR, last_hour=LAST_HOUR)
    if outcome.connected and connected_that_day >= MOST_CONNECTED_A_DAY:
        raise RuleBroken("contact.too_many_a_day", most=MOST_CONNECTED_A_DAY)


def check_entry(moment: datetime, now: datetime) -> None:
    """The record comes after the call, and soon. Raises RuleBroken `contact.in_future` or `.too_late`."""
    if moment > now + CLOCKS_APART:
        raise RuleBroken("contact.in_future")
    if moment < now - LATEST_ENTRY:
        raise RuleBroken("contact.too_late", most_days=LATEST_ENTRY.days)
