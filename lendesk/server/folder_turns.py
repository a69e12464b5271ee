"""One process at a time where two would make the same thing in the data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from lendesk.server.centre import Centre

_MAKING = 0x6C656E67


@contextmanager
def one_at_a_time(centre: Centre) -> Iterator[None]:
    """A turn that the database gives; it ends with the block or with the process."""
    with centre.engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MAKING})
        yield
