"""A case read from plain JSON-able data: terms, events, and the days on which states are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Event
from lendesk.domain.loans.events.events_format import Place, posted_from_data
from lendesk.domain.loans.events.references import Pending
from lendesk.domain.loans.terms.reading import Fields
from lendesk.domain.loans.terms.rules import InterestCalc
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data

MOST_EVENTS = 5000
DOCUMENTARY = ("id", "title", "kind", "source", "verified", "derived", "note", "inputs")
ANY_DAY = date(2001, 1, 1)
"""The day from which a case without any date is reckoned; its dates are never told."""


@dataclass(frozen=True, slots=True)
class Case:
    """One loan with its events in the order of posting; `asked` are (number of events, day) to be told.

    `undated`: nothing in the case names a day, so none is told.
    """

    name: str
    terms: LoanTerms
    postings: tuple[Event | Pending, ...]
    asked: tuple[tuple[int, date], ...] = ()
    undated: bool = False
    planned_from: date | None = None
    """The day from which the plan is shown before any payout, where it is not the terms' own."""


def case_from_data(data: object) -> Case:
    """A case of the format. Raises RuleBroken `terms.…` or `case.…` naming the key's path."""
    fields = Fields(data)
    agreed = fields.take("terms")
    terms = terms_from_data(agreed)
    submitted = Fields({"submitted": agreed.get("submitted")}, "terms")
    events = fields.items("events", MOST_EVENTS) if fields.has("events") else []
    asked = _asked(fields, len(events)) if fields.has("expected") else ()
    told = fields.take("id") if fields.has("id") else ""
    for key in DOCUMENTARY:
        if fields.has(key):
            fields.take(key)
    fields.done()
    undated = terms.disbursement_date is None and _without_dates(events)
    if undated and terms.interest_calc is InterestCalc.DAILY:
        raise RuleBroken("terms.missing_key", key="disbursement_date")
    postings = _postings(events, ANY_DAY if undated else terms.disbursement_date)
    planned_from = submitted.day("submitted") if submitted.has("submitted") else None
    return Case(str(told)[:200], terms, postings, asked, undated, planned_from)


def _postings(events: list[Any], day: date | None) -> tuple[Event | Pending, ...]:
    read: list[Event | Pending] = []
    for index, one in enumerate(events):
        posting = posted_from_data(one, f"events[{index}]", Place(index + 1, day))
        read.append(posting)
        day = posting.business_date or posting.value_date
    return tuple(read)


def _without_dates(events: list[Any]) -> bool:
    return not any(isinstance(one, dict) and (one.get("date") or one.get("business_date")) for one in events)


def _asked(fields: Fields, most: int) -> tuple[tuple[int, date], ...]:
    """(after_event, as_of) of the expected states that name both; their figures are not looked at."""
    found = []
    expected = fields.take("expected")
    if isinstance(expected, dict):
        return ()  # figures without a place in the history
    for index, one in enumerate(Fields({"expected": expected}).items("expected", MOST_EVENTS)):
        part = Fields(one, f"expected[{index}]")
        if part.has("as_of") and part.has("after_event"):
            found.append((part.whole("after_event", 0, most), part.day("as_of")))
    return tuple(dict.fromkeys(found))
