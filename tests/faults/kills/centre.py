"""A whole centre as processes that tests kill: simulators, embedded PostgreSQL, server, worker, its books."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import text

from lendesk.cli.demo.cable import Cable
from lendesk.cli.server import sample_setup
from lendesk.connectors.journal import IntentJournal
from lendesk.connectors.loopback import SIMULATOR_KEY, FaultSwitch
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.domain.intents import Intent
from lendesk.server.bootstrap import bootstrap
from lendesk.server.centre import Centre, open_centre
from lendesk.server.checking import check_books, check_log
from lendesk.server.embedded import Embedded
from lendesk.server.runner import database, prepared_centre
from lendesk.server.settings import ServerSettings

from .processes import Launcher, Program

DAY = date(2026, 3, 2)
WAIT_SECONDS = 60.0


def wait_for(what: str, found: Callable[[], Any], seconds: float = WAIT_SECONDS) -> Any:
    ends = time.monotonic() + seconds
    while True:
        if answer := found():
            return answer
        assert time.monotonic() < ends, f"waited in vain for {what}"
        time.sleep(0.02)


class KilledCentre:
    """`plan` names the armed point; `marker` is the proof that it was reached."""

    def __init__(self, folder: Path, bureau: str, bank: str, bureau_faults: FaultSwitch) -> None:
        self.folder = folder
        self.data = folder / "centre"
        self.plan, self.marker = folder / "plan", folder / "marker"
        self.bureau_faults = bureau_faults
        self.launcher = Launcher(folder)
        self.cable = Cable(0)
        self._environment = {
            "LENDESK_BUREAU_ADDRESS": bureau,
            "LENDESK_BANK_ADDRESS": bank,
            **{f"LENDESK_{one}_KEY_ID": SIMULATOR_KEY.key_id for one in ("BUREAU", "BANK")},
            **{f"LENDESK_{one}_SECRET": SIMULATOR_KEY.secret.decode() for one in ("BUREAU", "BANK")},
            "LENDESK_BUSINESS_DATE": DAY.isoformat(),
            "LENDESK_BUREAU_TRIES": "1",
            "LENDESK_SOURCE_ATTEMPTS": "1",
            "LENDESK_HEARTBEAT_SECONDS": "0.3",
            "LENDESK_STALLED_SECONDS": "1.2",
            "LENDESK_SEAL_SECONDS": "1",
            "LENDESK_FAULT": f"@{self.plan}",
            "LENDESK_FAULT_MARKER": str(self.marker),
        }
        self.settings = ServerSettings(data=self.data, business_date=DAY)
        self.embedded = Embedded(self.data.resolve())
        with database(self.settings) as url, prepared_centre(self.settings, url) as centre:
            bootstrap(centre, sample_setup())
        self.server: Program = self._start_server()
        self.worker: Program = self.launcher.start("worker", "--data", str(self.data), **self._environment)
        self.worker.ready()
        self.centre: Centre = open_centre(self.settings, self.embedded.url())

    # -- processes -------------------------------------------------------------------------------------

    def restart_server(self) -> None:
        self.disarm()
        self.server = self._start_server()

    def restart_worker(self) -> None:
        self.disarm()
        self.worker = self.launcher.start("worker", "--data", str(self.data), **self._environment)
        self.worker.ready()

    @contextmanager
    def worker_on(self, day: date) -> Iterator[None]:
        """A worker to which it is another day, in place of the usual one: what it records is of that day."""
        self.worker.stop()
        environment = {**self._environment, "LENDESK_BUSINESS_DATE": day.isoformat()}
        self.worker = self.launcher.start("worker", "--data", str(self.data), **environment)
        self.worker.ready()
        try:
            yield
        finally:
            self.worker.stop()
            self.restart_worker()

    def mend(self) -> None:
        """Bring up again whatever is down, and disarm every point."""
        self.release()
        if self.server.status(0) is not None:
            self.restart_server()
        self.wait_for_postgres()
        if self.worker.status(0) is not None:
            self.restart_worker()

    def _start_server(self) -> Program:
        words = ("server", "run", "--data", str(self.data), "--port", "0")
        started = self.launcher.start(*words, **self._environment)
        self.cable.target = int(started.ready()["address"].rpartition(":")[2])
        return started

    def kill_postgres(self) -> tuple[int, ...]:
        """SIGKILL to the postmaster and every one of its processes; their pids, none of which lives on."""
        postmaster = int((self.embedded.pgdata / "postmaster.pid").read_text().split()[0])
        pids = (postmaster, *_children(postmaster))
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        wait_for("PostgreSQL to be gone", lambda: not any(map(_lives, pids)), 10)
        self.centre.engine.dispose()
        return pids

    def wait_for_postgres(self) -> None:
        """The server brings it up again by itself."""

        def answers() -> bool:
            try:
                with psycopg.connect(self.embedded.url(), connect_timeout=3) as connection:
                    return connection.execute("SELECT 1").fetchone() == (1,)
            except psycopg.Error:
                return False

        wait_for("PostgreSQL", answers)

    # -- points ----------------------------------------------------------------------------------------

    def arm(self, point: str, command: str, *, hold: bool = False) -> None:
        self.marker.unlink(missing_ok=True)
        self.plan.write_text(f"{point}:{command}{':hold' if hold else ''}")

    def reached(self) -> str:
        """Wait for the proof that a process is at the armed point; what it says."""
        return wait_for("the point", lambda: self.marker.exists() and self.marker.read_text().strip())

    def release(self) -> None:
        """Let who is held at the point go on."""
        self.disarm()
        self.marker.unlink(missing_ok=True)

    def disarm(self) -> None:
        self.plan.unlink(missing_ok=True)

    # -- what is in the database -----------------------------------------------------------------------

    @contextmanager
    def records(self) -> Iterator[Any]:
        with self.centre.transaction() as (_, records):
            yield records

    def find(self, kind: Any, /, **equal: object) -> tuple[Any, ...]:
        with self.records() as records:
            return records.find(kind, **equal)

    def get(self, kind: Any, key: str) -> Any:
        with self.records() as records:
            return records.get(kind, key)

    def results(self, command_id: str) -> list[str]:
        """The outcomes stored for a command: one or none."""
        return self._column("SELECT outcome FROM command_results WHERE command_id = :id", id=command_id)

    def told_in_audit(self, command_id: str) -> int:
        """How many records of the log speak of this command."""
        wanted = "SELECT action FROM audit_records WHERE CAST(facts AS json)->>'command_id' = :id"
        return len(self._column(wanted, id=command_id))

    def _column(self, statement: str, **named: str) -> list[Any]:
        with self.centre.engine.connect() as connection:
            return list(connection.scalars(text(statement), named))

    def paid(self, intent_id: str) -> int:
        """How often the bank paid for this intent."""
        journal = IntentJournal(self.folder / "bank" / "bank.sqlite")
        try:
            return journal.effects(intent_id, "paid")
        finally:
            journal.close()

    # -- what must hold --------------------------------------------------------------------------------

    def check_books(self) -> None:
        """The ledger balances, every loan replays, and no payment left the bank twice."""
        books = check_books(self.centre)
        assert books.sound, books
        for payment in self.find(Disbursement):
            expected = (0, 1) if payment.status == "instructed" else (int(payment.status == "paid"),)
            assert self.paid(payment.intent_id) in expected, payment

    def check_quiet(self) -> None:
        """Everything that was begun is ended: no open intent, no job left, the log sealed and sound."""
        wait_for("open intents to close", lambda: not self.find(Intent, state="open"))
        wait_for("jobs to end", lambda: not self._column("SELECT id FROM procrastinate_jobs"))
        wait_for("the sealer", lambda: check_log(self.centre).unsealed == 0)
        assert check_log(self.centre).sound
        self.check_books()

    def close(self) -> None:
        self.centre.engine.dispose()
        self.cable.close()
        self.worker.stop()
        self.server.stop()
        self.launcher.close()
        self.embedded.stop()


def _children(parent: int) -> tuple[int, ...]:
    """The processes of a postmaster (Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(words[1]) == parent:
            found.append(int(stat.parent.name))
    return tuple(found)


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
