"""The chunks of a run: ranges of loans, each a short transaction that is done once, whoever does it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from lendesk.server.centre import Centre
from lendesk.server.faults import reach
from lendesk.storage.central.book_tables import DAY_END_CHUNKS, DAY_END_RUNS, LOAN_BOOKS

CHUNK_LOANS = 2_500
"""Loans of a chunk: far below a second each, since a long writer hides everybody's rows from the pull."""
BEYOND = "\U0010ffff"
"""After every key."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Loans with `first_key` <= key < `beyond_key`."""

    business_date: date
    no: int
    first_key: str
    beyond_key: str


def plan_run(centre: Centre, day: date, size: int = CHUNK_LOANS) -> bool:
    """Write the run of a business date with its chunks, once; whether it was this call that did.

    The ranges are read outside the writing transaction: reading hides nothing from the pull.
    """
    with centre.engine.connect() as connection:
        if (
            connection.scalar(select(DAY_END_RUNS.c.business_date).where(DAY_END_RUNS.c.business_date == day))
            is not None
        ):
            return False
        bounds = _bounds(connection, size)
    with centre.engine.begin() as connection:
        begun = upsert(DAY_END_RUNS).values(business_date=day, started_at=centre.clock.now())
        begun = begun.on_conflict_do_nothing()
        if connection.scalar(begun.returning(DAY_END_RUNS.c.business_date)) is None:
            return False
        ends = [*bounds[1:], BEYOND]
        rows = [
            {"business_date": day, "no": no, "first_key": first, "beyond_key": beyond}
            for no, (first, beyond) in enumerate(zip(bounds, ends, strict=True), start=1)
        ]
        connection.execute(insert(DAY_END_CHUNKS), rows)
        reach("before_commit", "DayEndPlan")
    reach("after_commit", "DayEndPlan")
    return True


def _bounds(connection: Connection, size: int) -> list[str]:
    """The first key of each range; the first range takes everything from the beginning."""
    wanted = text(
        "SELECT loan_id FROM (SELECT loan_id, row_number() OVER (ORDER BY loan_id) AS n FROM loan_books)"
        " AS counted WHERE n % :size = 1 AND n > 1 ORDER BY loan_id"
    )
    return ["", *connection.scalars(wanted, {"size": size})]


def take_chunk(connection: Connection, day: date) -> Chunk | None:
    """Lock the next chunk that nobody works at; None when there is none."""
    columns = DAY_END_CHUNKS.c
    wanted = (
        select(columns.business_date, columns.no, columns.first_key, columns.beyond_key)
        .where(columns.business_date == day, columns.done_at.is_(None))
        .order_by(columns.no)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = connection.execute(wanted).first()
    return None if row is None else Chunk(*row)


def finish_chunk(connection: Connection, chunk: Chunk, loans: int, now: datetime) -> None:
    """In the chunk's own transaction: it is done."""
    columns = DAY_END_CHUNKS.c
    here = (columns.business_date == chunk.business_date) & (columns.no == chunk.no)
    connection.execute(update(DAY_END_CHUNKS).where(here).values(loans=loans, done_at=now))


def open_chunks(connection: Connection, day: date) -> int:
    """How many chunks of a run are not done."""
    columns = DAY_END_CHUNKS.c
    wanted = select(func.count()).where(columns.business_date == day, columns.done_at.is_(None))
    return int(connection.scalar(wanted) or 0)


def unfinished_runs(connection: Connection, until: date) -> list[date]:
    """Business dates of runs that were begun and not finished, oldest first."""
    columns = DAY_END_RUNS.c
    wanted = select(columns.business_date).where(
        columns.finished_at.is_(None), columns.business_date <= until
    )
    return list(connection.scalars(wanted.order_by(columns.business_date)))


def last_run(connection: Connection) -> date | None:
    """The newest business date that has a run."""
    newest: date | None = connection.scalar(select(func.max(DAY_END_RUNS.c.business_date)))
    return newest


def has_books(connection: Connection) -> bool:
    """Whether there is any loan to bring forward."""
    return connection.scalar(select(LOAN_BOOKS.c.loan_id).limit(1)) is not None
