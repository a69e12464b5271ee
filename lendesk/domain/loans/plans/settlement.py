"""Interest owed when a loan is settled before its time: for the actual days (Civil Code 677)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.plans.schedule import Plan
from lendesk.domain.money import Rounding

_INTEREST = 2


class Accrued(NamedTuple):
    """Interest of the period that runs on a day: `fen` = `deferred_fen` + earned x days / of_days, HALF_UP.

    `no` is the row that will carry it; `deferred_fen` was earned in interest grace and not yet asked for.
    """

    no: int
    since: date
    days: int
    of_days: int
    earned_fen: int
    deferred_fen: int
    fen: int


class Running(Protocol):
    """A row of a living loan: `due` holds penalty, fee, interest, principal in this order (fen)."""

    @property
    def no(self) -> int: ...

    @property
    def from_date(self) -> date: ...

    @property
    def due_date(self) -> date: ...

    @property
    def due(self) -> Sequence[int]: ...


def accrued_in(rows: Sequence[Running], plan: Plan | None, on: date) -> Accrued | None:
    """As `accrued_on`, of the rows as they are now: one that an event made anew earns evenly by days."""
    running = next((row for row in rows if row.due_date > on), None)
    if running is None or plan is None:
        return None
    planned = next((row for row in plan.rows if row.due_date > on), None)
    if planned is not None and (planned.no, planned.from_date, planned.due_date, planned.interest_fen) == (
        running.no,
        running.from_date,
        running.due_date,
        running.due[_INTEREST],
    ):
        return accrued_on(plan, on)
    of_days = (running.due_date - running.from_date).days
    days = min(max((on - running.from_date).days, 0), of_days)
    earned = running.due[_INTEREST]
    part = DIVIDE[Rounding.HALF_UP](earned * days, of_days) if of_days else 0
    return Accrued(running.no, running.from_date, days, of_days, earned, 0, part)


def accrued_on(plan: Plan, on: date) -> Accrued | None:
    """What the running period has earned by the day `on` (itself not counted); None after the last one."""
    deferred = 0
    for row in plan.rows:
        if row.due_date > on:
            days = min(max((on - row.from_date).days, 0), row.days)
            part = DIVIDE[Rounding.HALF_UP](row.earned_fen * days, row.days) if row.days else 0
            return Accrued(row.no, row.from_date, days, row.days, row.earned_fen, deferred, deferred + part)
        deferred += row.earned_fen - row.interest_fen
    return None
