"""Orders of a collector: what was said at a call, and what was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lendesk.domain.access import Permission
from lendesk.domain.collections.contact import Outcome
from lendesk.domain.collections.promises import PromisedPart
from lendesk.usecases.messages import Command, Route

LONGEST_TEXT = 2_000
"""Characters of what is noted on a call."""


@dataclass(frozen=True, kw_only=True)
class LogContact(Command):
    """Keep a call to the borrower of a loan in arrears. `made_at` is aware; `text` may be empty.

    It is judged by the time of the call, not by that of its arrival.
    """

    permission = Permission.COLLECTION_WORK
    route = Route.QUEUED

    loan_id: str
    outcome: Outcome
    text: str
    made_at: datetime


@dataclass(frozen=True, kw_only=True)
class PromiseToPay(Command):
    """Keep what the borrower promised on `made_on`; it takes the place of promises that are still open."""

    permission = Permission.COLLECTION_WORK
    route = Route.QUEUED

    loan_id: str
    parts: tuple[PromisedPart, ...]
    made_on: date
