"""A database restored from a backup begins a new life: workstations must re-read and re-send."""

from __future__ import annotations

from sqlalchemy import func, insert, select, text, update

from lendesk.domain.access import Actor
from lendesk.server.actors import JOBS_PERSON
from lendesk.server.audit import Happened, record
from lendesk.server.centre import Centre
from lendesk.storage.central.feed import begin_anew
from lendesk.storage.central.tables import COMMAND_RESULTS, INCARNATIONS
from lendesk.usecases.messages import new_id


def begin_new_life(centre: Centre) -> str:
    """Give the database a new incarnation and an empty feed; the incarnation's id.

    A backup may come from another cluster, whose transaction numbers mean nothing here: what is stored
    counts as written now, and cursors of the life before are answered with a snapshot. Run it once after
    a restore, before the server starts.
    """
    with centre.transaction() as (connection, _records):
        number = connection.scalar(select(func.coalesce(func.max(INCARNATIONS.c.number), 0))) or 0
        key = new_id()
        connection.execute(insert(INCARNATIONS).values(number=number + 1, key=key, at=centre.clock.now()))
        begin_anew(connection)
        connection.execute(update(COMMAND_RESULTS).values(xid=text("pg_current_xact_id()")))
        happened = Happened(Actor(JOBS_PERSON, "", ""), "Restored", key, "done", {"life": number + 1})
        record(connection, happened, centre.clock.now())
    return key
