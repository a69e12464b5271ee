"""The tables of the job queue, in the same database, so that a job commits with what asked for it."""

from __future__ import annotations

import psycopg
from procrastinate.schema import SchemaManager

from lendesk.storage.central.engine import libpq_url

_ONE_AT_A_TIME = 0x6C656E66


def apply_schema(url: str) -> None:
    """Make the queue's tables where they are missing."""
    with psycopg.connect(libpq_url(url)) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_ONE_AT_A_TIME,))
        found = connection.execute("SELECT to_regclass('procrastinate_jobs')").fetchone()
        if found == (None,):
            connection.execute(SchemaManager.get_schema())
