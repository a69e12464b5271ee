"""The PostgreSQL in the data folder: made, found running, brought up after kill -9."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from lendesk.server.embedded import Embedded, running_postgres


@pytest.fixture
def embedded(open_folder):
    made = Embedded(open_folder / "数据 folder")
    yield made
    made.stop()


def postmaster_pid(embedded: Embedded) -> int:
    return int((embedded.pgdata / "postmaster.pid").read_text().split()[0])


def write_a_row(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept (x int)")
        connection.execute("INSERT INTO kept VALUES (7)")


def read_the_row(url: str) -> int:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT x FROM kept").fetchone()[0]


def test_what_was_committed_is_there_after_kill_9_and_under_a_reused_pid(embedded):
    url = embedded.start()
    write_a_row(url)
    assert embedded.start() == url, "a second start finds it running"

    os.kill(postmaster_pid(embedded), signal.SIGKILL)
    assert read_the_row(embedded.start()) == 7

    os.kill(postmaster_pid(embedded), signal.SIGKILL)
    stranger = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        file = embedded.pgdata / "postmaster.pid"
        lines = file.read_text().splitlines()
        file.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        assert embedded.start() == url, "addresses handed out stay good"
        assert read_the_row(url) == 7
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()

    os.kill(postmaster_pid(embedded), signal.SIGKILL)
    (embedded.folder / "postgres.port").write_text("")
    assert read_the_row(embedded.start()) == 7, "a port file cut short costs the port only"


def test_it_listens_on_loopback_only_and_asks_for_its_password(embedded):
    url = embedded.start()
    password_file = embedded.folder / "postgres.password"
    assert stat.S_IMODE(password_file.stat().st_mode) == 0o600
    with psycopg.connect(url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("127.0.0.1",)
        assert connection.execute("SHOW unix_socket_directories").fetchone() == ("",)
        assert connection.execute("CREATE EXTENSION pg_trgm").statusmessage == "CREATE EXTENSION"
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url.replace(password_file.read_text(), "guess"))


def test_a_running_centre_brings_a_dead_postgresql_up_again(open_folder: Path):
    with running_postgres(open_folder / "data") as url:
        write_a_row(url)
        os.kill(postmaster_pid(Embedded(open_folder / "data")), signal.SIGKILL)
        deadline = time.monotonic() + 20
        while True:
            try:
                assert read_the_row(url) == 7
                break
            except psycopg.OperationalError:
                assert time.monotonic() < deadline
                time.sleep(0.1)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
