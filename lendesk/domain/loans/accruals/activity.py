"""What each row brought in, told once on its due date: a summary beside the daily accruals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lendesk.domain.loans.accruals.history import ACTIVITY, AccrualHistory, Posting
from lendesk.domain.loans.replay.allocation import NOTHING, Parts
from lendesk.domain.loans.replay.book import RowKind
from lendesk.domain.loans.replay.state import LoanState, RowState
from lendesk.domain.loans.states import LoanStatus


def activities(history: AccrualHistory, state: LoanState) -> tuple[Posting, ...]:
    """One posting a row whose due date was closed, with the income that the row asks for now.

    A closed loan tells all rows due before it closed, and what is left of its income on the day it closed.
    """
    rows = [row for row in state.rows if row.kind != RowKind.DOWN_PAYMENT.value]
    if state.status in (LoanStatus.SETTLED, LoanStatus.WRITTEN_OFF):
        return _of_closed(rows, max(done.value_date for done in state.transactions))
    return _numbered([(row.due_date, _income(row)) for row in rows if _closed_on(history, row.due_date)])


def told_in_full(summaries: Iterable[Posting], state: LoanState) -> bool:
    """Whether the summaries hold exactly the income that the loan's rows ask for."""
    told, asked = NOTHING, NOTHING
    for one in summaries:
        told = told.plus(one.parts)
    for row in state.rows:
        asked = asked if row.kind == RowKind.DOWN_PAYMENT.value else asked.plus(_income(row))
    return told == asked


def _closed_on(history: AccrualHistory, day: date) -> bool:
    first, last = history.first_closed, history.closed_till
    return first is not None and last is not None and first <= day <= last


def _of_closed(rows: list[RowState], closed: date) -> tuple[Posting, ...]:
    told = [(row.due_date, _income(row)) for row in rows if row.due_date < closed]
    left = NOTHING
    for row in rows:
        if row.due_date >= closed:
            left = left.plus(_income(row))
    return _numbered([*told, (closed, left)])


def _numbered(found: list[tuple[date, Parts]]) -> tuple[Posting, ...]:
    return tuple(
        Posting(number, ACTIVITY, on, parts) for number, (on, parts) in enumerate(found, 1) if parts.total
    )


def _income(row: RowState) -> Parts:
    return Parts(*row.due[:3], 0)
