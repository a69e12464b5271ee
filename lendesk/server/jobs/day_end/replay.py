"""Step before the others: loans whose way is no straight line (held money meets a due date) are replayed."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from lendesk.domain.loans.account import LoanAccount
from lendesk.server.actors import jobs_actor
from lendesk.server.centre import Centre
from lendesk.server.jobs.day_end.chunks import Chunk
from lendesk.server.tools import CentralTools
from lendesk.storage.central.book_tables import LOAN_BOOKS
from lendesk.storage.central.records import CentralRecords
from lendesk.usecases.handling import Context
from lendesk.usecases.loan_book import bring_to_date

AT_ONCE = 20
"""Loans replayed in one transaction."""


def replay_some(centre: Centre, connection: Connection, records: CentralRecords, chunk: Chunk) -> int:
    """Replay up to `AT_ONCE` loans of a chunk that need it; how many there were."""
    books = LOAN_BOOKS.c
    wanted = (
        select(books.loan_id)
        .where(
            books.loan_id >= chunk.first_key,
            books.loan_id < chunk.beyond_key,
            books.replay_on <= chunk.business_date,
            books.written_on <= chunk.business_date,
            or_(books.accrued_to.is_(None), books.accrued_to < chunk.business_date),
        )
        .order_by(books.loan_id)
        .limit(AT_ONCE)
    )
    keys = connection.scalars(wanted).all()
    now = centre.clock.now()
    context = Context(
        actor=jobs_actor(),
        records=records,
        tools=CentralTools(connection, centre.files, centre.ring, now),
        now=now,
        business_date=chunk.business_date,
    )
    for key in keys:
        bring_to_date(records.lock(LoanAccount, key), context)
    return len(keys)
