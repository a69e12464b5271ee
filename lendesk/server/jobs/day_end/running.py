"""Running the day-end: chunk after chunk until none is left, then the general ledger; resumable anywhere."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import structlog
from sqlalchemy import Connection, TextClause, text

from lendesk.server.centre import Centre
from lendesk.server.faults import reach
from lendesk.server.jobs.day_end.chunks import (
    CHUNK_LOANS,
    Chunk,
    finish_chunk,
    has_books,
    last_run,
    plan_run,
    take_chunk,
    unfinished_runs,
)
from lendesk.server.jobs.day_end.general_ledger import post_general_ledger
from lendesk.server.jobs.day_end.replay import replay_some
from lendesk.server.jobs.day_end.steps import statement

LOG = structlog.get_logger("lendesk.server.jobs")
LONGEST_GAP_DAYS = 31
"""Days that were missed are run one by one; beyond these, what was missed falls to the oldest of them."""
MOST_PASSES = 50
_LOCK = text(
    "SELECT count(*) FROM (SELECT loan.key FROM loan_accounts AS loan"
    " JOIN loan_books AS book ON book.loan_id = loan.key"
    " WHERE book.loan_id >= :first AND book.loan_id < :beyond AND loan.key >= :first AND loan.key < :beyond"
    " AND book.oldest_due <= :day AND NOT book.final FOR NO KEY UPDATE OF loan) AS locked"
)
# A chunk joins ranges of equal keys: hash joins, whatever the histogram guesses of a range. Where it guesses
# one row, every loan of the chunk would be held against every other, which takes seconds. What must be looked
# up by its key stands in a LATERAL (OFFSET 0), which knows no other way.
_NO_LOOPS = text("SET LOCAL enable_nestloop = off")


@dataclass(frozen=True, slots=True)
class Worked:
    """One transaction of the day-end: how many loans, how long it held them."""

    loans: int
    seconds: float


def run_day_end(centre: Centre, day: date, size: int = CHUNK_LOANS) -> list[Worked]:
    """Bring all loans to the business date; what this call did. Again on the same date: nothing.

    Several workers may run it at once, each takes chunks that no other works at. Who finds none left but
    some unfinished leaves the general ledger to the one who is at them.
    """
    plan_run(centre, day, size)
    done: list[Worked] = []
    while (one := run_chunk(centre, day)) is not None:
        done.append(one)
    begun = time.perf_counter()
    if post_general_ledger(centre, day):
        done.append(Worked(0, time.perf_counter() - begun))
    return done


def run_days(centre: Centre, today: date) -> int:
    """Run every business date since the last one up to today; how many runs were finished."""
    with centre.engine.connect() as connection:
        days = days_to_run(connection, today)
    finished = 0
    for day in days:
        begun = time.perf_counter()
        if run_day_end(centre, day):
            finished += 1
            LOG.info("day-end", day=day.isoformat(), seconds=round(time.perf_counter() - begun, 2))
    return finished


def days_to_run(connection: Connection, today: date) -> list[date]:
    """Runs begun and not finished, and the dates since the newest run, oldest first."""
    if not has_books(connection):
        return []
    last = last_run(connection)
    first = today if last is None else max(last + timedelta(days=1), today - timedelta(days=LONGEST_GAP_DAYS))
    new = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    return [*unfinished_runs(connection, today), *new]


def run_chunk(centre: Centre, day: date) -> Worked | None:
    """One transaction: replay some loans of the next free chunk, or finish the chunk; None when none is free.

    The chunk's row is written in the same transaction as its loans: a worker killed anywhere leaves nothing
    half done.
    """
    begun = time.perf_counter()
    with centre.transaction() as (connection, records):
        chunk = take_chunk(connection, day)
        if chunk is None:
            return None
        loans = replay_some(centre, connection, records, chunk)
        if not loans:
            loans = _bring(connection, chunk)
            finish_chunk(connection, chunk, loans, centre.clock.now())
        reach("before_commit", f"DayEnd{chunk.no}")
    reach("after_commit", f"DayEnd{chunk.no}")
    return Worked(loans, time.perf_counter() - begun)


def _bring(connection: Connection, chunk: Chunk) -> int:
    """All loans of a chunk, in passes until none was changed by an event meanwhile; how many."""
    where = {
        "day": chunk.business_date,
        "no": chunk.no,
        "first": chunk.first_key,
        "beyond": chunk.beyond_key,
    }
    # The desks lock a loan before its book; so does the day-end with those whose figures will change.
    connection.execute(_NO_LOOPS)
    connection.execute(_LOCK, where)
    written = 0
    for _ in range(MOST_PASSES):
        found, made = connection.execute(_statement(), where).one()
        written += int(made)
        if found == made:
            return written
    raise RuntimeError(f"chunk {chunk.no} of {chunk.business_date} finds no rest")


@cache
def _statement() -> TextClause:
    return text(statement())
