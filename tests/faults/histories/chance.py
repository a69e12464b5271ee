"""Chance of one history: everything that may go wrong is drawn from its seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

from lendesk.usecases.synchronisation.ports import Interrupted


class Crash(BaseException):
    """The process is gone between two steps. No code of the product catches it."""


class Chance:
    """`point` is called before and after every step of a store; with faults off it does nothing."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.crash_rate = 0.0
        self.interrupt_rate = 0.0
        self.defect_rate = 0.0

    def happens(self, rate: float) -> bool:
        return rate > 0 and self.draw.random() < rate

    def point(self) -> None:
        if self.happens(self.crash_rate):
            raise Crash

    def central_point(self) -> None:
        self.point()
        if self.happens(self.interrupt_rate):
            raise Interrupted

    @contextmanager
    def faults(self, crash: float, interrupt: float = 0.0, defect: float = 0.0) -> Iterator[None]:
        """Within the block steps may fail at these rates."""
        before = (self.crash_rate, self.interrupt_rate, self.defect_rate)
        self.crash_rate, self.interrupt_rate, self.defect_rate = crash, interrupt, defect
        try:
            yield
        finally:
            self.crash_rate, self.interrupt_rate, self.defect_rate = before
