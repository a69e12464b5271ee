"""Where each loan stands between events: its book row and segments, rewritten when something happens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from lendesk.domain.ledger.accruals import Booked
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.segments.segment import Segment, Standing
from lendesk.storage.central.book_tables import ACCRUAL_SEGMENTS, BOOKED, DAY_END_RUNS, LOAN_BOOKS

SEGMENT_COLUMNS = ("loan_id", *Segment._fields)
_STANDING = (
    "written_on",
    "events",
    "replay_on",
    "closed",
    "suspended",
    "least_category",
    "held_back_days",
    "oldest_due",
    "principal_fen",
    "interest_met_fen",
    "penalty_met_fen",
    "penalty_base_fen",
    "days_past_due",
    "due_fen",
)
STANDING_COLUMNS = (
    *_STANDING,
    "segment_from",
    "segment_until",
    "interest_before_fen",
    "interest_daily",
    "interest_under",
    "interest_step",
    "segment_due_fen",
)


@dataclass(frozen=True, slots=True)
class StoredBook:
    """What is stored of a loan: what was last written of it, how far it was booked, and the amounts.

    `booked_events`: so many of its events were known when it was last booked.
    """

    loan_id: str
    written_on: date
    events: int
    accrued_to: date | None
    booked_events: int
    booked: Booked
    final: bool


def keep_book(
    connection: Connection, loan: LoanAccount, standing: Standing, segments: Iterable[Segment]
) -> None:
    """Write where a loan stands now and how it goes on; what was booked so far stays as it is."""
    values = dict(zip(STANDING_COLUMNS, standing_values(standing), strict=True))
    place = {"branch_id": loan.branch_id, "product_version_id": loan.product_version_id}
    row = upsert(LOAN_BOOKS).values(loan_id=loan.key, **place, **values, revision=1)
    again = {**place, **values, "revision": LOAN_BOOKS.c.revision + 1, "final": False}
    connection.execute(row.on_conflict_do_update(index_elements=["loan_id"], set_=again))
    connection.execute(delete(ACCRUAL_SEGMENTS).where(ACCRUAL_SEGMENTS.c.loan_id == loan.key))
    rows = [dict(zip(SEGMENT_COLUMNS, (loan.key, *one), strict=True)) for one in segments]
    if rows:
        connection.execute(insert(ACCRUAL_SEGMENTS), rows)


def standing_values(standing: Standing) -> tuple[Any, ...]:
    """The values of `STANDING_COLUMNS`."""
    now = standing.segment
    return (
        *(getattr(standing, name) for name in _STANDING),
        now.from_date,
        now.until,
        now.interest_before_fen,
        now.interest_daily,
        now.interest_under,
        now.interest_step,
        now.due_fen,
    )


def stored_book(connection: Connection, loan_id: str) -> StoredBook | None:
    """How far a loan was booked; None for one that has no book."""
    columns = LOAN_BOOKS.c
    row = connection.execute(select(LOAN_BOOKS).where(columns.loan_id == loan_id)).mappings().first()
    if row is None:
        return None
    booked = Booked(*(int(row[name]) for name in BOOKED))
    return StoredBook(
        loan_id,
        row["written_on"],
        row["events"],
        row["accrued_to"],
        row["booked_events"],
        booked,
        row["final"],
    )


def stored_segments(connection: Connection, loan_id: str) -> tuple[Segment, ...]:
    """A loan's segments in their order."""
    columns = [ACCRUAL_SEGMENTS.c[name] for name in Segment._fields]
    wanted = select(*columns).where(ACCRUAL_SEGMENTS.c.loan_id == loan_id).order_by(ACCRUAL_SEGMENTS.c.no)
    return tuple(Segment(*row) for row in connection.execute(wanted))


def booked_in_all(connection: Connection, table: Table, *, finished: bool = False) -> Booked:
    """The amounts of a table of the day-end added up; of finished runs only if told so."""
    wanted = select(*(func.coalesce(func.sum(table.c[name]), 0) for name in BOOKED))
    if finished:
        runs = DAY_END_RUNS.c
        wanted = wanted.join_from(table, DAY_END_RUNS, runs.business_date == table.c.business_date)
        wanted = wanted.where(runs.finished_at.is_not(None))
    return Booked(*map(int, connection.execute(wanted).one()))
