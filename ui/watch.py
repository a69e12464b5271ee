"""Watches the UI thread: every time that it does not take its turn for 50 ms, with the place where it was.

watch = UiWatch();  watch.start();  watch.take() -> blocks since the last take;  watch.stop()
The desktop watches itself where `LENDESK_WATCH_UI` is set; each block then stands in its log.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

LIMIT_MS = 50
BEAT_MS = 10
LOOK_SECONDS = 0.02
FRAMES = 10
WANTED_BY = "LENDESK_WATCH_UI"

log = logging.getLogger("lendesk.ui.watch")


@dataclass(frozen=True, slots=True)
class Block:
    """`ms` of the clock without a turn, `own_ms` of them on a processor; where, outermost frame first.

    `own_ms` far below `ms`: it was kept waiting, by another thread of the program or by the machine.
    `program_ms` is what all threads of the program had of processors meanwhile: below 50 it was the machine.
    """

    ms: int
    own_ms: int
    where: tuple[str, ...]
    program_ms: int = 0


class UiWatch(QObject):
    """Make and start it on the UI thread: a timer beats there, a thread looks whether it still does."""

    def __init__(self) -> None:
        super().__init__()
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._beaten)
        self._thread_id = threading.get_ident()
        self._ending = threading.Event()
        self._looker = threading.Thread(target=self._look, name="lendesk-watch", daemon=True)
        self._at, self._own, self._all = _times()
        self._where: tuple[str, ...] = ()
        self._blocks: list[Block] = []

    def start(self) -> None:
        """From here on."""
        self.forget()
        self._beat.start()
        self._looker.start()

    def stop(self) -> None:
        """For good."""
        self._beat.stop()
        self._ending.set()
        self._looker.join()

    def forget(self) -> None:
        """What was done since the last beat was not the window's work."""
        (self._at, self._own, self._all), self._where = _times(), ()

    def take(self) -> tuple[Block, ...]:
        """The blocks since the last time, oldest first; one that lasts until now counts."""
        self._beaten()
        taken, self._blocks = tuple(self._blocks), []
        return taken

    def _beaten(self) -> None:
        now = _times()
        before = (self._at, self._own, self._all)
        ms, own_ms, program_ms = (round((one - other) * 1000) for one, other in zip(now, before, strict=True))
        if ms > LIMIT_MS:
            block = Block(ms, own_ms, self._where, program_ms)
            self._blocks.append(block)
            log.warning(
                "blocked %d ms (%d ms own, %d ms of the program)\n  %s",
                ms,
                own_ms,
                program_ms,
                "\n  ".join(block.where),
            )
        (self._at, self._own, self._all), self._where = now, ()

    def _look(self) -> None:
        """On the looking thread: the first sight of a block tells where it is."""
        while not self._ending.wait(LOOK_SECONDS):
            late = (time.perf_counter() - self._at) * 1000 > LIMIT_MS
            if late and not self._where:
                self._where = places(sys._current_frames().get(self._thread_id))


def _times() -> tuple[float, float, float]:
    """Seconds of the clock, of this thread on a processor, of all threads of the program."""
    return time.perf_counter(), time.thread_time(), time.process_time()


def places(frame: FrameType | None) -> tuple[str, ...]:
    """The innermost frames as "file:line function"."""
    found = traceback.extract_stack(frame)[-FRAMES:] if frame is not None else ()
    return tuple(f"{_short(one.filename)}:{one.lineno} {one.name}" for one in found)


def _short(path: str) -> str:
    return "/".join(path.replace("\\", "/").split("/")[-3:])


def watch_if_wanted() -> UiWatch | None:
    """A running watch where the environment asks for one, else None."""
    if not os.environ.get(WANTED_BY):
        return None
    watch = UiWatch()
    watch.start()
    return watch
