"""What to do next about a loan in arrears, by the strongest reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lendesk.domain.collections.conduct import MOST_CONNECTED_A_DAY
from lendesk.domain.collections.promises import JudgedPromise, PromiseState


class NextStep(StrEnum):
    PAUSED = "paused"
    LIMIT_REACHED = "limit_reached"
    PROMISE_TODAY = "promise_today"
    PROMISE_BROKEN = "promise_broken"
    PROMISED = "promised"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class Next:
    """The step, and the day of the promise that it rests on (None for the others)."""

    step: NextStep
    on: date | None = None


def next_step(promises: Iterable[JudgedPromise], connected_today: int, today: date, *, paused: bool) -> Next:
    """By the strongest: paused, limit of the day, promise today, promise ahead, promise broken, else call."""
    if paused:
        return Next(NextStep.PAUSED)
    if connected_today >= MOST_CONNECTED_A_DAY:
        return Next(NextStep.LIMIT_REACHED)
    known = tuple(promises)
    ahead = [each.promise.due_on for each in known if each.state is PromiseState.OPEN]
    if ahead and min(ahead) == today:
        return Next(NextStep.PROMISE_TODAY, today)
    broken = [each.promise.due_on for each in known if each.state is PromiseState.BROKEN]
    if ahead:
        return Next(NextStep.PROMISED, min(ahead))
    return Next(NextStep.PROMISE_BROKEN, max(broken)) if broken else Next(NextStep.CALL)
