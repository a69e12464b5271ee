"""The parts of a running centre, put together once for a server or a worker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from lendesk.server.clock import CentralClock
from lendesk.server.files import FileStore
from lendesk.server.keys import ServerKeys, server_keys
from lendesk.server.settings import ServerSettings
from lendesk.server.tokens import AccessTokens
from lendesk.storage.central.engine import make_engine
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing


@dataclass(frozen=True, slots=True)
class Centre:
    """`url` is where its PostgreSQL is; everything here may be shared between threads."""

    settings: ServerSettings
    url: str
    engine: Engine
    keys: ServerKeys
    ring: KeyRing
    files: FileStore
    clock: CentralClock
    tokens: AccessTokens

    @contextmanager
    def transaction(self) -> Iterator[tuple[Connection, CentralRecords]]:
        """A transaction with its records, committed at the end of the block, undone when it raises."""
        with self.engine.begin() as connection:
            yield connection, CentralRecords(connection, self.ring)


def open_centre(settings: ServerSettings, url: str) -> Centre:
    """The centre on the database at `url`. Raises ValueError for a damaged key file."""
    keys = server_keys(settings.data)
    milliseconds = int(settings.lock_timeout_seconds * 1000)
    return Centre(
        settings=settings,
        url=url,
        engine=make_engine(url, pool_size=settings.pool_size, lock_timeout_ms=milliseconds),
        keys=keys,
        ring=KeyRing(keys.columns, keys.column_version, keys.blind_index),
        files=FileStore(settings.data / "files", keys.files),
        clock=CentralClock(settings.business_date),
        tokens=AccessTokens(keys.token, settings.access_minutes),
    )
