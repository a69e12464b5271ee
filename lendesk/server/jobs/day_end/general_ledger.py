"""Last step: one balanced entry for each branch and product from the sums of all chunks, once."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, select, update

from lendesk.domain.ledger.accruals import Booked, accrual_changes
from lendesk.domain.ledger.chart import USUAL_RULES, PostingRules
from lendesk.domain.ledger.entries import Entry, as_postings
from lendesk.server.actors import JOBS_PERSON
from lendesk.server.centre import Centre
from lendesk.server.faults import reach
from lendesk.server.jobs.day_end.chunks import open_chunks
from lendesk.storage.central.book_tables import BOOKED, DAY_END_RUNS, DAY_END_SUMS
from lendesk.storage.central.ledger import DAY_END, add_entry


def post_general_ledger(centre: Centre, day: date, rules: PostingRules = USUAL_RULES) -> bool:
    """Post and finish the run if every chunk is done; whether the run is finished now."""
    with centre.engine.begin() as connection:
        here = DAY_END_RUNS.c.business_date == day
        run = connection.execute(select(DAY_END_RUNS.c.finished_at).where(here).with_for_update()).first()
        if run is None or open_chunks(connection, day):
            return False
        if run.finished_at is None:
            _post(connection, centre, day, rules)
            connection.execute(update(DAY_END_RUNS).where(here).values(finished_at=centre.clock.now()))
        reach("before_commit", "DayEndLedger")
    reach("after_commit", "DayEndLedger")
    return True


def _post(connection: Connection, centre: Centre, day: date, rules: PostingRules) -> None:
    sums = DAY_END_SUMS.c
    wanted = (
        select(
            sums.branch_id,
            sums.product_version_id,
            *(func.sum(sums[name]).label(name) for name in BOOKED),
        )
        .where(sums.business_date == day)
        .group_by(sums.branch_id, sums.product_version_id)
        .order_by(sums.branch_id, sums.product_version_id)
    )
    for branch_id, product_version_id, *amounts in connection.execute(wanted).all():
        postings = as_postings(accrual_changes(Booked(*map(int, amounts)), rules))
        if not postings:
            continue
        add_entry(
            connection,
            Entry(
                # The same for ever: posted twice, the second one would be refused.
                key=f"{DAY_END}:{day.isoformat()}:{branch_id}:{product_version_id}",
                kind=DAY_END,
                value_date=day,
                posted_at=centre.clock.now(),
                loan_id="",
                branch_id=branch_id,
                command_id=f"{DAY_END}:{day.isoformat()}",
                by=JOBS_PERSON,
                postings=postings,
            ),
        )
