"""A DocumentReader whose work is done in a process of its own, with limits on time and memory."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, cast

from lendesk.domain.errors import RuleBroken
from lendesk.recognition import pipe
from lendesk.usecases.ports import Reading

LOAD_SECONDS = 60.0
READ_SECONDS = 10.0

Message: TypeAlias = tuple[dict[str, Any], bytes] | None


def reader_command() -> list[str]:
    """How to start the worker; a frozen program starts itself with `--reader-worker`."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--reader-worker"]
    return [sys.executable, "-m", "lendesk.recognition.worker"]


class SubprocessReader:
    """Keeps one worker, started on first use or by `warm_up`; a slow or dead one is replaced.

    Safe to call from several threads: pictures are read one after the other.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        *,
        read_seconds: float = READ_SECONDS,
        load_seconds: float = LOAD_SECONDS,
    ) -> None:
        self._command = list(command) if command is not None else reader_command()
        self._read_seconds = read_seconds
        self._load_seconds = load_seconds
        self._lock = threading.Lock()
        self._worker: _Worker | None = None

    def warm_up(self) -> None:
        """Starts the worker and returns at once; raises RuleBroken `reader.unavailable`."""
        with self._lock:
            self._running()

    def read(self, picture: bytes, kind: str) -> Reading:
        """As `DocumentReader.read`; a worker that dies over a picture is `picture.unreadable`."""
        with self._lock:
            worker = self._running()
            self._wait_until_loaded(worker)
            return self._ask(worker, picture, kind)

    def wait_until_loaded(self) -> None:
        """Returns when the models are there; raises RuleBroken `reader.unavailable`."""
        with self._lock:
            self._wait_until_loaded(self._running())

    def spent_seconds(self) -> float:
        """Processor time of the worker and its ended children so far; 0 where the system does not tell."""
        fields = self._told("stat").rpartition(")")[2].split()
        ticks = sum(int(each) for each in fields[11:15])
        return ticks / os.sysconf("SC_CLK_TCK") if fields else 0.0

    def most_megabytes(self) -> int:
        """The most memory that the worker held so far; 0 where the system does not tell."""
        line = next((line for line in self._told("status").splitlines() if line.startswith("VmHWM")), "")
        return int(line.split()[1]) // 1024 if line else 0

    def _told(self, file: str) -> str:
        """What Linux tells about the worker; empty elsewhere."""
        if self._worker is None:
            return ""
        try:
            return Path(f"/proc/{self._worker.process.pid}/{file}").read_text()
        except OSError:
            return ""

    def close(self) -> None:
        """Ends the worker."""
        with self._lock:
            self._drop()

    def _running(self) -> _Worker:
        if self._worker is None or self._worker.process.poll() is not None:
            self._drop()
            try:
                self._worker = _Worker(self._command)
            except OSError as missing:
                raise RuleBroken("reader.unavailable") from missing
        return self._worker

    def _wait_until_loaded(self, worker: _Worker) -> None:
        if worker.loaded:
            return
        try:
            message = worker.answers.get(timeout=self._load_seconds)
        except queue.Empty:
            message = None
        if message is None or "error" in message[0]:
            self._drop()
            raise RuleBroken("reader.unavailable")
        worker.loaded = True

    def _ask(self, worker: _Worker, picture: bytes, kind: str) -> Reading:
        # A worker that hangs does not empty its pipe: sending must not hold up the time-out.
        threading.Thread(target=worker.send, args=(kind, picture), daemon=True).start()
        try:
            message = worker.answers.get(timeout=self._read_seconds)
        except queue.Empty:
            self._drop()
            raise RuleBroken("picture.timed_out", seconds=round(self._read_seconds)) from None
        if message is None:
            self._drop()
            raise RuleBroken("picture.unreadable")
        head, body = message
        if "error" in head:
            raise RuleBroken(head["error"], **head["facts"])
        return pipe.unpacked(head, body)

    def _drop(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None


class _Worker:
    """One process and the thread that collects its answers; None in `answers` says that it ended."""

    def __init__(self, command: Sequence[str]) -> None:
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **_no_window()
        )
        self.answers: queue.Queue[Message] = queue.Queue()
        self.loaded = False
        threading.Thread(target=self._collect, daemon=True).start()

    def send(self, kind: str, picture: bytes) -> None:
        with suppress(OSError, ValueError):  # died or was dropped meanwhile: `answers` says so
            pipe.send(cast(BinaryIO, self.process.stdin), {"kind": kind}, picture)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError, ValueError):
                cast(BinaryIO, stream).close()

    def _collect(self) -> None:
        message: Message = ({}, b"")
        while message is not None:
            try:
                message = pipe.receive(cast(BinaryIO, self.process.stdout))
            except (OSError, ValueError):  # closed by `kill`, or something that is no message
                message = None
            self.answers.put(message)


def _no_window() -> dict[str, Any]:
    """On Windows no console window may flash up for the worker."""
    flag = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return {"creationflags": flag} if flag else {}
