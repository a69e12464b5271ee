"""Interest owed when a loan is settled before its time: for the actual days (Civil Code 677)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.plans.schedule import Plan
from lendesk.domain.money import Rounding


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
