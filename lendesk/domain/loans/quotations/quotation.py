"""What every quotation is: a figure for a day, how long it holds, and its derivation line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from lendesk.domain.errors import Fact, RuleBroken
from lendesk.domain.loans.quotations.payoff import PayoffLine
from lendesk.domain.loans.replay.book import RowKind
from lendesk.domain.loans.replay.state import LoanState

VALID_DAYS = 5
"""Days after its day for which a quotation holds, where nothing else is asked for."""
FARTHEST_DAYS = 92
"""How far ahead a quotation may look: beyond it too much can happen before."""
MOST_VALID_DAYS = 30


@dataclass(frozen=True, slots=True)
class DayFigure:
    """What has to be paid when the money is worth this day."""

    on: date
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """`amount_fen` for the day `on` is the sum of `lines`; `days` gives the figure of every day it holds.

    `facts` tell what else a borrower asks about (interest saved, new instalment, new maturity).
    """

    kind: str
    on: date
    valid_until: date
    amount_fen: int
    lines: tuple[PayoffLine, ...]
    days: tuple[DayFigure, ...]
    facts: tuple[tuple[str, Fact], ...] = ()

    def figure(self, on: date) -> int:
        """The figure of a day (fen). Raises RuleBroken `quotation.expired` when it does not hold then."""
        for day in self.days:
            if day.on == on:
                return day.amount_fen
        raise RuleBroken("quotation.expired", on=on.isoformat(), valid_until=self.valid_until.isoformat())


def days_of(on: date, valid_days: int, today: date) -> tuple[date, ...]:
    """The days for which a quotation holds.

    Raises RuleBroken `quotation.day` for a day that is past or too far ahead, `quotation.valid_days`.
    """
    if not today <= on <= today + timedelta(days=FARTHEST_DAYS):
        raise RuleBroken("quotation.day", on=on.isoformat(), farthest_days=FARTHEST_DAYS)
    if not 0 <= valid_days <= MOST_VALID_DAYS:
        raise RuleBroken("quotation.valid_days", most=MOST_VALID_DAYS)
    return tuple(on + timedelta(days=day) for day in range(valid_days + 1))


def interest_ahead(state: LoanState) -> int:
    """Interest of the rows that fall due after the state's day and is not paid yet (fen)."""
    return sum(row.outstanding.interest for row in state.rows if row.due_date > state.as_of)


def rows_ahead(state: LoanState) -> int:
    """How many rows that ask for anything are still to come."""
    return sum(1 for row in state.rows if row.due_date > state.as_of and row.outstanding.total)


def last_due(state: LoanState) -> date | None:
    """The day of the last row of the plan that has anything due: a fee asked for later prolongs nothing."""
    rows = [row for row in state.rows if row.due.total and row.kind != RowKind.ADDITIONAL]
    return max((row.due_date for row in rows), default=None)
