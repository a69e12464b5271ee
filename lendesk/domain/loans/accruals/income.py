"""What a loan has earned up to a day: interest of its rows and the charges that have fallen due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.replay.book import FEE, INTEREST, PENALTY, Charge, Row, RowKind
from lendesk.domain.loans.replay.progressive_model import ProgressiveModel
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.spreading import in_row
from lendesk.domain.loans.terms.servicing import ChargesAccrue


class EarnedCharge(NamedTuple):
    """A charge that is income: `fen` without what was `waived` of it."""

    key: str
    due_date: date
    fen: int
    waived: int
    is_penalty: bool


class Earned(NamedTuple):
    """Income of one row up to a day, in fen: `interest` without what was `waived` of it, and charges."""

    from_date: date
    due_date: date
    interest: int
    waived: int
    charges: tuple[EarnedCharge, ...]


def earned_by(run: Run, till: date, posted: Mapping[str, date], whole: bool = False) -> tuple[Earned, ...]:
    """Income of every row up to `till` (counted); `whole`: everything the rows ask for, whatever the day.

    `posted` are the days on which charges were posted, by key: such a day counts instead of the due date
    where the terms say so, unless the charge was due before it.
    """
    rows = [row for row in run.book.rows if row.kind is not RowKind.DOWN_PAYMENT]
    ripe = [charge for charge in run.book.charges if whole or _day(run, charge, posted) <= till]
    made = []
    for row in rows:
        charges = tuple(
            EarnedCharge(
                charge.key,
                charge.due_date,
                charge.amount_fen - charge.waived_fen,
                charge.waived_fen,
                charge.is_penalty,
            )
            for charge in ripe
            if in_row(charge.due_date, row) or (row is rows[-1] and charge.due_date > row.due_date)
        )
        if whole or row.from_date <= till or charges:
            interest, waived = _interest(run, row, till, whole), row.waived[INTEREST]
            made.append(Earned(row.from_date, row.due_date, max(interest - waived, 0), waived, charges))
    return tuple(made)


def interest_until(run: Run, row: Row, on: date) -> int:
    """Interest of a row as far as it has run by a day: on the balance of each day, or evenly by days."""
    if on >= row.due_date:
        return row.due[INTEREST]
    if on <= row.from_date:
        return 0
    if isinstance(run.model, ProgressiveModel):
        return run.model.interest_until(row, on)
    days = (row.due_date - row.from_date).days
    return DIVIDE[run.terms.rounding.mode](row.due[INTEREST] * (on - row.from_date).days, days)


def asked_of(row: Row) -> list[int]:
    """Penalty, fee, interest that a row asks for, in fen; no principal."""
    return [row.due[PENALTY], row.due[FEE], row.due[INTEREST], 0]


def _day(run: Run, charge: Charge, posted: Mapping[str, date]) -> date:
    if run.terms.servicing.charges_accrue is ChargesAccrue.DUE_DATE:
        return charge.due_date
    on = posted.get(charge.key, charge.due_date)
    return min(on, charge.due_date)


def _interest(run: Run, row: Row, till: date, whole: bool) -> int:
    if row.kind is not RowKind.PLANNED:
        return 0
    return row.due[INTEREST] if whole else interest_until(run, row, till)
