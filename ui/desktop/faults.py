"""Exceptions that nothing else caught go to the log under an id; a person is told the id, never a traceback.

watch = FaultWatch(tell);  watch.start();  watch.stop()
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from lendesk.domain.errors import RuleBroken
from ui.background import unexpected

QUIET_SECONDS = 10.0
"""The same place in the code is told once in so long: a fault in painting comes with every frame."""


class FaultWatch(QObject):
    """Takes over the last resort of Python, which Qt's slots and overridden methods end in as well."""

    _caught = Signal(object)

    def __init__(
        self, tell: Callable[[RuleBroken], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._clock = clock
        self._told: dict[tuple[str, int], float] = {}
        self._caught.connect(tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """From here on for the whole process."""
        sys.excepthook = self.caught
        threading.excepthook = lambda args: (
            self.caught(args.exc_type, args.exc_value, args.exc_traceback) if args.exc_value else None
        )

    def stop(self) -> None:
        """As before."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log and tell one exception; what ends the program on purpose is left to Python."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        place = _place(trace)
        now = self._clock()
        if now - self._told.get(place, -QUIET_SECONDS) >= QUIET_SECONDS:
            self._told[place] = now
            self._caught.emit(unexpected(error))


def _place(trace: TracebackType | None) -> tuple[str, int]:
    """File and line of the innermost frame."""
    found = ("", 0)
    while trace is not None:
        found = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return found
