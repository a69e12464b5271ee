"""The thread that runs rounds: at once when woken, else after a jittered pause that grows off line."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable

_LOG = logging.getLogger(__name__)


class BackgroundSync:
    """`run` is one round and says whether the line was up. Pauses in seconds."""

    def __init__(self, run: Callable[[], bool], pause: float, longest: float) -> None:
        self._run = run
        self._pause = pause
        self._longest = longest
        self._wake = threading.Event()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._rounds, name="lendesk-sync", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        """Run a round now (after the one that runs)."""
        self._wake.set()

    def stop(self) -> None:
        """End after the round that runs; waits for it a moment."""
        self._ending.set()
        self._wake.set()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(timeout=10)

    def _rounds(self) -> None:
        pause = self._pause
        while not self._ending.is_set():
            pause = self._pause if self._once() else min(pause * 2, self._longest)
            # Spread out: a hundred branches must not all come back in the same second.
            self._wake.wait(pause * random.uniform(0.8, 1.2))  # noqa: S311
            self._wake.clear()

    def _once(self) -> bool:
        try:
            return self._run()
        except Exception:  # noqa: BLE001
            # A defect in one round must not end synchronisation for the day; the next round tries again.
            _LOG.exception("synchronisation round failed")
            return False
