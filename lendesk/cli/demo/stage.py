"""The stage of the demo: simulators, server and worker as processes of their own, and the workstations."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lendesk.cli.demo.cable import Cable
from lendesk.domain.errors import RuleBroken
from lendesk.recognition.process import SubprocessReader
from lendesk.sample.setup import PASSWORD
from lendesk.workstation.keyring import FileKeyring, mark_demo_folder
from lendesk.workstation.session import Workstation
from lendesk.workstation.settings import WorkstationSettings

READY_SECONDS = 90
ADMINISTRATOR = "9001"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stage's workstations find their folders and the centre."""

    folder: Path
    server_url: str
    authority: Path


class Process:
    """A command of LenDesk in a process of its own that says in one JSON line that it is ready."""

    def __init__(self, words: Sequence[str], log: Path, environment: dict[str, str]) -> None:
        self._log = log.open("ab")
        command = [sys.executable, "-m", "lendesk.cli.main", *words]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=self._log, env={**os.environ, **environment}
        )
        self.pid = self._process.pid
        self.ready: dict[str, Any] = self._wait(words[0], log)

    def stop(self) -> None:
        """Ask it to end; kill it when it does not within 20 seconds."""
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(20)
        self.kill()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._log.close()

    def _wait(self, name: str, log: Path) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process.stdout else b""
        if not line:
            status = self._process.wait()
            said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
            raise RuleBroken("environment.not_started", part=name, status=status, said="".join(said)[:300])
        answer: dict[str, Any] = json.loads(line)
        return answer


class Stage:
    """Everything that the demo runs, in one folder; `close` ends all of it."""

    def __init__(self, folder: Path, business_date: date, database: str = "") -> None:
        self.folder = folder
        self.centre = folder / "centre"
        self.database = database
        self.business_date = business_date
        self.cable = Cable(0)
        self._place = ["--data", str(self.centre), *(["--database", database] if database else [])]
        self._processes: dict[str, Process] = {}
        self._workstations: list[Workstation] = []
        self._reader = SubprocessReader(read_seconds=60)  # a demo machine may be busy
        self._sources: dict[str, str] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def open(self, fill: Callable[[Mapping[str, str]], None] | None = None) -> None:
        """Simulators, a centre with the sample lender's people, server and worker.

        `fill` puts more in before the server runs; it is given the variables that name the simulators.
        """
        self._reader.warm_up()
        found = self._start("simulators", "--data", str(self.folder / "simulators")).ready
        self._sources = {
            "LENDESK_BUREAU_ADDRESS": found["bureau"],
            "LENDESK_BUREAU_KEY_ID": found["key_id"],
            "LENDESK_BUREAU_SECRET": found["secret"],
            "LENDESK_BANK_ADDRESS": found["bank"],
            "LENDESK_BANK_KEY_ID": found["key_id"],
            "LENDESK_BANK_SECRET": found["secret"],
        }
        self.initialise()
        if fill is not None:
            fill(self._sources)
        self.start_centre(self.business_date)

    def initialise(self) -> None:
        """Put the first people in, unless they are there."""
        words = [sys.executable, "-m", "lendesk.cli.main", "server", "init", "--sample", *self._place]
        done = subprocess.run(words, capture_output=True, env=self._environment(), check=False)
        if done.returncode and b"bootstrap.not_empty" not in done.stderr:
            said = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise RuleBroken("environment.not_started", part="server init", said="".join(said)[:300])

    def start_centre(self, business_date: date) -> None:
        """Server and worker on a business date; those that run are stopped first."""
        for name in ("worker", "server"):
            if name in self._processes:
                self._processes.pop(name).stop()
        self.business_date = business_date
        server = self._start("server", "run", *self._place, "--port", "0")
        self.cable.target = int(server.ready["address"].rpartition(":")[2])
        self._start("worker", *self._place)

    def place(self) -> Place:
        """Where workstations of this stage live, also those of other processes."""
        return Place(self.folder, f"https://127.0.0.1:{self.cable.port}", self.centre / "tls" / "ca.pem")

    def workstation(self, name: str, *, in_background: bool = False) -> Workstation:
        """A registered workstation in a folder of its own, joined to the centre by the cable."""
        made = workstation_at(self.place(), name, self._reader, in_background=in_background)
        self._workstations.append(made)
        return made

    def close(self) -> None:
        for workstation in self._workstations:
            workstation.close()
        self._reader.close()
        self.cable.close()
        for name in reversed(tuple(self._processes)):
            self._processes.pop(name).stop()

    def _start(self, *words: str) -> Process:
        log = self.folder / f"{words[0]}.log"
        process = Process(words, log, self._environment())
        self._processes[words[0]] = process
        return process

    def _environment(self) -> dict[str, str]:
        return {**os.environ, **self._sources, "LENDESK_BUSINESS_DATE": self.business_date.isoformat()}


def workstation_at(
    place: Place, name: str, reader: SubprocessReader, *, in_background: bool = False, title: str = ""
) -> Workstation:
    """The workstation with a folder of this name, registered at the first time (as `title` if given)."""
    data = place.folder / name
    mark_demo_folder(data)
    settings = WorkstationSettings(
        data=data, server_url=place.server_url, authority=place.authority, name=name
    )
    made = Workstation(settings, store=FileKeyring(data), reader=lambda: reader, in_background=in_background)
    if not made.is_registered():
        made.register(ADMINISTRATOR, PASSWORD, title or name)
    return made


def wait_until(what: str, seconds: float, true_now: Any) -> Any:
    """Ask until the answer is true. Raises RuleBroken `demo.waited_in_vain`."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if answer := true_now():
            return answer
        time.sleep(0.1)
    raise RuleBroken("demo.waited_in_vain", what=what, seconds=int(seconds))
