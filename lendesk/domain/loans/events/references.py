"""An event that names another one by its place in the loan's history, until that history is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lendesk.domain.loans.events.events import Event

LAST_CHARGE = "last charge"
LATEST_REPAYMENT = "LATEST_POSTED_REPAYMENT"
ANY = "ANY"
CHARGE = "CHARGE"


@dataclass(frozen=True, slots=True)
class Reference:
    """Which transaction, event or charge is meant.

    `what` is a type name, `ANY`, a word above or a transaction's printed name; `nth` counts from 1: with
    `on` among those of that value date, with `by_posting` in the order of posting, else through the list of
    transactions (value date, then posting). `name` and `on` are those of a charge where `what` is CHARGE.
    """

    what: str
    nth: int = 1
    on: date | None = None
    by_posting: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Pending:
    """An event all but its `target`: `finish` makes it with the key that the reference stands for.

    `path` is where the format names the reference, for errors.
    """

    key: str
    value_date: date
    business_date: date | None
    reference: Reference
    path: str
    finish: Callable[[str], Event]
