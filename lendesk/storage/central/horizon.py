"""How far back replicas go: a stored day that moves once a day and tells the feed what falls behind it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, insert, literal, select
from sqlalchemy.dialects.postgresql import insert as upsert

from lendesk.domain.applications.states import ApplicationState
from lendesk.storage.central.kinds import APPLICATIONS, RECEIPTS
from lendesk.storage.central.tables import FEED, SETTINGS

KEPT_DAYS = 90
_KEY = "replica_horizon"
ENDED_FILES = (ApplicationState.DECLINED.value, ApplicationState.CONTRACTED.value)
"""States in which nothing more is done on the file itself; an approved one still waits for its contract."""


def horizon_day(connection: Connection) -> date:
    """Receipts and decided files from before this day are in no replica."""
    stored = connection.scalar(select(SETTINGS.c.value).where(SETTINGS.c.key == _KEY))
    return date.fromisoformat(stored) if stored else date.min


def move_horizon(connection: Connection, business_date: date) -> None:
    """Set the day to `KEPT_DAYS` before the business date. It never moves backwards.

    A bare condition on today's date would drop rows at the centre of which no replica is told.
    """
    old, new = horizon_day(connection), business_date - timedelta(days=KEPT_DAYS)
    if new <= old:
        return
    row = upsert(SETTINGS).values(key=_KEY, value=new.isoformat())
    connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": row.excluded.value}))
    receipts, files = RECEIPTS.table.c, APPLICATIONS.table.c
    _tell(connection, "receipts", receipts, receipts.posted_at.between(old, new))
    _tell(
        connection,
        "applications",
        files,
        files.submitted_at.between(old, new) & files.status.in_(ENDED_FILES),
    )


def _tell(connection: Connection, table_name: str, columns: Any, condition: Any) -> None:
    names = ["table_name", "key", "branch_id", "previous_branch_id"]
    rows = select(literal(table_name), columns.key, columns.branch_id, literal("")).where(condition)
    connection.execute(insert(FEED).from_select(names, rows))
