"""Interest owed when a loan is settled before its time: for the actual days (Civil Code 677)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.plans.schedule import Plan
from lendesk.domain.loans.terms.servicing import Accrual
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Rounding

_INTEREST = 2
_HALF_UP = DIVIDE[Rounding.HALF_UP]


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
    part = _earned(plan.terms, earned, days, of_days)
    return Accrued(running.no, running.from_date, days, of_days, earned, 0, part)


def _earned(terms: LoanTerms, fen: int, days: int, of_days: int) -> int:
    """What so many days of a row have earned, rounded as the terms round: in all, or day by day."""
    if not of_days:
        return 0
    if terms.servicing.accrual is Accrual.EACH_DAY_ROUNDED:
        return fen if days == of_days else _HALF_UP(fen, of_days) * days
    step = 10 ** (2 - terms.rounding.decimals)
    part: int = _HALF_UP(fen * days, of_days * step) * step
    return part


def accrued_on(plan: Plan, on: date) -> Accrued | None:
    """What the running period has earned by the day `on` (itself not counted); None after the last one."""
    deferred = 0
    for row in plan.rows:
        if row.due_date > on:
            days = min(max((on - row.from_date).days, 0), row.days)
            part = _earned(plan.terms, row.earned_fen, days, row.days)
            return Accrued(row.no, row.from_date, days, row.days, row.earned_fen, deferred, deferred + part)
        deferred += row.earned_fen - row.interest_fen
    return None
