"""Runs the centre: database up, schema new, then HTTPS until told to stop."""

from __future__ import annotations

import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import psycopg
import uvicorn

from lendesk.domain.errors import RuleBroken
from lendesk.server.api.app import make_app
from lendesk.server.bootstrap import ensure_incarnation, prepare_database
from lendesk.server.centre import Centre, open_centre
from lendesk.server.embedded import Embedded, EmbeddedFailed, running_postgres
from lendesk.server.interruptions import interruptible
from lendesk.server.settings import ServerSettings
from lendesk.server.tls import certificates, server_context
from lendesk.usecases.synchronisation.ports import Interrupted

GRACEFUL_SECONDS = 10


@contextmanager
def database(settings: ServerSettings, *, owner: bool = False) -> Iterator[str]:
    """The address of the database: the operator's, or the embedded one, run while the block lasts.

    Raises RuleBroken `database.cannot_start`.
    """
    if settings.database_url:
        yield settings.database_url
        return
    try:
        with running_postgres(settings.data, owner=owner) as url:
            yield url
    except EmbeddedFailed as failure:
        raise RuleBroken("database.cannot_start", reason=str(failure)[:600]) from failure


def database_of_worker(settings: ServerSettings) -> str:
    """The address of a database that a server keeps running. Raises RuleBroken `database.not_running`."""
    if settings.database_url:
        return settings.database_url
    try:
        return Embedded(settings.data.resolve()).url()
    except (OSError, ValueError):
        raise RuleBroken("database.not_running", data=str(settings.data)) from None


@contextmanager
def prepared_centre(settings: ServerSettings, url: str) -> Iterator[Centre]:
    """The centre with its schema at the newest; connections closed at the end.

    Raises RuleBroken `database.unreachable`, `database.newer_than_program`, `database.not_postgresql`.
    """
    try:
        with interruptible():
            prepare_database(url)
    except (Interrupted, psycopg.OperationalError) as lost:
        raise RuleBroken("database.unreachable") from lost
    centre = open_centre(settings, url)
    try:
        ensure_incarnation(centre)
        yield centre
    finally:
        centre.engine.dispose()


def serve(settings: ServerSettings, tell_ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT; requests under way are finished.

    Raises RuleBroken `server.port_taken` (port) and what `database` raises.
    """
    unwind_on_terminate()
    listener = listen(settings.host, settings.port)
    with listener, database(settings, owner=True) as url, prepared_centre(settings, url) as centre:
        port = listener.getsockname()[1]
        files = certificates(settings.data, settings.server_names)
        config = uvicorn.Config(
            make_app(centre),
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=GRACEFUL_SECONDS,
            ssl_certfile=files.server,
        )
        config.load()
        config.ssl = server_context(files)
        server = _Announcing(config, lambda: tell_ready(f"https://{settings.host}:{port}"))
        # It raises the signal that ended it once more; the database is still to be stopped.
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


def unwind_on_terminate() -> None:
    """Let SIGTERM leave through the same door as Ctrl+C, so that what was started is ended."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def listen(host: str, port: int) -> socket.socket:
    """The socket to listen on; taken at once, before anything is started that would have to be ended."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    # So that a restart gets its port back at once; a second live listener is still refused.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as failure:
        listener.close()
        taken = failure.errno == errno.EADDRINUSE
        code = "server.port_taken" if taken else "server.cannot_listen"
        raise RuleBroken(code, host=host, port=port) from None
    return listener


class _Announcing(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, tell: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._tell()
