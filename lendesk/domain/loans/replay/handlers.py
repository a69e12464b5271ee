"""Which handler serves which event: the table that the replay works by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from lendesk.domain.loans.events.events import (
    ChargeAdded,
    DayClosed,
    DebtWaived,
    DelinquencyPaused,
    DelinquencyResumed,
    Disbursed,
    Event,
    RepaymentPosted,
)
from lendesk.domain.loans.replay import charging, disbursing, paying
from lendesk.domain.loans.replay.running import Run

Handler: TypeAlias = Callable[[Run, Any], None]
"""Takes the run, which has reached the event's day, and the event; changes the run's book."""


def passes(run: Run, event: Event) -> None:
    """Events that change no debt: what they mean is read from the list of events."""


HANDLERS: dict[type[Event], Handler] = {
    Disbursed: disbursing.disburse,
    RepaymentPosted: paying.receive,
    ChargeAdded: charging.add,
    DebtWaived: charging.waive,
    DayClosed: passes,
    DelinquencyPaused: passes,
    DelinquencyResumed: passes,
}
"""Enter a new family's handlers here."""
