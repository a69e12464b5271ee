"""Calls and promises of a collector, with how to count what they did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from lendesk.domain.collections.contact import Contact, Outcome, PaymentPromise
from lendesk.domain.collections.promises import PromisedPart
from lendesk.usecases.collections.commands import LogContact, PromiseToPay

from .acts import Act, acted, found
from .centre import DAY
from .subjects import Subjects

COLLECTOR = "1004"
NOON = time(4, 0, tzinfo=UTC)
"""In China."""


def log_contact(subjects: Subjects) -> Act:
    yesterday = datetime.combine((datetime.now(UTC) - timedelta(days=1)).date(), NOON)
    loan = subjects.old_loan("collected")
    command = LogContact(loan_id=loan.key, outcome=Outcome.NO_ANSWER, text="未接", made_at=yesterday)
    return acted(COLLECTOR, command, found(Contact, key=command.command_id))


def promise_to_pay(subjects: Subjects) -> Act:
    parts = (PromisedPart(DAY + timedelta(days=3), 10_000 + subjects.number()),)
    loan = subjects.old_loan("collected")
    command = PromiseToPay(loan_id=loan.key, parts=parts, made_on=DAY)
    return acted(COLLECTOR, command, found(PaymentPromise, set_id=command.command_id))


COLLECTIONS: dict[str, Callable[[Subjects], Act]] = {
    "LogContact": log_contact,
    "PromiseToPay": promise_to_pay,
}
