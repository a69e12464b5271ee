"""How the demo tells what it does: one line a step, with its time; checks with a verdict."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Story:
    """Prints steps as they end and keeps the verdicts of the checks."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self.failed: list[str] = []

    def say(self, text: str) -> None:
        print(f"         {text}", flush=True)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """A step with its own time; what is said inside stands below its title."""
        begun = time.monotonic()
        print(f"\n  {time.monotonic() - self._begun:6.1f} s  {title}", flush=True)
        yield
        print(f"         done in {time.monotonic() - begun:.1f} s", flush=True)

    def check(self, title: str, sound: bool, detail: str = "") -> None:
        """One verdict of the end."""
        mark = "ok  " if sound else "FAIL"
        print(f"  {mark}  {title}{f': {detail}' if detail else ''}", flush=True)
        if not sound:
            self.failed.append(title)
