"""The test's end of the launcher: programs of LenDesk as processes that can be killed and waited for."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

READY_SECONDS = 60.0


class Launcher:
    """Starts programs by forking a warm parent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self._log = (folder / "launcher.log").open("ab")
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("launcher.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        # A fork takes only the thread that calls it: with another one it could inherit a held lock.
        assert self._hear() == {"threads": 1}

    def start(self, *words: str, **environment: str) -> Program:
        """A program in a process of its own; not waited for."""
        self._count += 1
        out, log = self._folder / f"{words[0]}-{self._count}.out", self._folder / f"{words[0]}.log"
        said = self._ask("start", words=words, environment=environment, out=str(out), log=str(log))
        return Program(self, said["pid"], out, log)

    def status(self, pid: int, seconds: float) -> int | None:
        return self._ask("wait", pid=pid, seconds=seconds)["status"]

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()
        self._log.close()

    def _ask(self, ask: str, **named: Any) -> dict[str, Any]:
        self._process.stdin.write(json.dumps({"ask": ask, **named}) + "\n")
        self._process.stdin.flush()
        return self._hear()

    def _hear(self) -> dict[str, Any]:
        line = self._process.stdout.readline()
        assert line, "the launcher has ended"
        return json.loads(line)


class Program:
    """A running program of LenDesk."""

    def __init__(self, launcher: Launcher, pid: int, out: Path, log: Path) -> None:
        self._launcher = launcher
        self.pid = pid
        self._out = out
        self._log = log
        self._status: int | None = None

    def ready(self) -> dict[str, Any]:
        """The line with which it says that it is ready."""
        ends = time.monotonic() + READY_SECONDS
        while time.monotonic() < ends:
            if self._out.exists() and (text := self._out.read_text()).endswith("\n"):
                return json.loads(text.splitlines()[0])
            assert self.status(0) is None, self._log.read_text()[-2000:]
            time.sleep(0.005)
        raise AssertionError(f"not ready: {self._log.read_text()[-2000:]}")

    def status(self, seconds: float) -> int | None:
        """How it ended (-9: SIGKILL), None while it lives after so many seconds."""
        if self._status is None:
            self._status = self._launcher.status(self.pid, seconds)
        return self._status

    def kill(self) -> int | None:
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
        return self.status(10)

    def stop(self) -> int | None:
        if self._status is None:
            os.kill(self.pid, signal.SIGTERM)
        return self.status(20) if self.status(20) is not None else self.kill()
