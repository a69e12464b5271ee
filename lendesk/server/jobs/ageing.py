"""Loans grow older by themselves: those with something due reach each new business date."""

from __future__ import annotations

from sqlalchemy import select

from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.states import LoanStatus
from lendesk.server.actors import jobs_actor
from lendesk.server.centre import Centre
from lendesk.server.tools import CentralTools
from lendesk.storage.central.kinds import LOAN_ACCOUNTS
from lendesk.usecases.handling import Context
from lendesk.usecases.loan_book import bring_to_date

CHUNK = 50
"""Loans in one transaction: a long one would hide everybody's rows from the pull."""


def age_loans(centre: Centre) -> int:
    """Bring every loan with something due to the business date, chunk by chunk; how many there were.

    Another worker's loans are passed over; to run it again on the same day changes nothing.
    """
    aged = 0
    while done := _age_chunk(centre):
        aged += done
    return aged


def _age_chunk(centre: Centre) -> int:
    today = centre.clock.business_date()
    loans = LOAN_ACCOUNTS.table.c
    wanted = (
        select(loans.key)
        .where(loans.as_of < today, loans.next_due <= today, loans.status != LoanStatus.SETTLED.value)
        .order_by(loans.key)
        .limit(CHUNK)
        .with_for_update(skip_locked=True)
    )
    with centre.transaction() as (connection, records):
        context = Context(
            actor=jobs_actor(),
            records=records,
            tools=CentralTools(connection, centre.files, centre.ring, centre.clock.now()),
            now=centre.clock.now(),
            business_date=today,
        )
        keys = connection.scalars(wanted).all()
        for key in keys:
            bring_to_date(records.lock(LoanAccount, key), context)
        return len(keys)
