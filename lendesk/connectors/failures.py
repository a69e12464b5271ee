"""How a call to the outside fails: typed, so that a job knows whether to try again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from enum import StrEnum


class FailureKind(StrEnum):
    """What went wrong. After TIMEOUT and BAD_REPLY the other side may have acted, after REFUSED not."""

    TIMEOUT = "timeout"
    REFUSED = "refused"
    BAD_REPLY = "bad_reply"
    CIRCUIT_OPEN = "circuit_open"


class ConnectorFailed(Exception):
    """A call got no usable answer.

    `code` is the other side's refusal code (`consent.missing`) or says where it broke (`connection`);
    `attempts` is how often it was sent. The same intent id may be sent again in every case.
    """

    def __init__(self, kind: FailureKind, code: str = "", attempts: int = 0) -> None:
        super().__init__(kind, code, attempts)
        self.kind = kind
        self.code = code
        self.attempts = attempts

    def __str__(self) -> str:
        return f"{self.kind.value}: {self.code} after {self.attempts} attempt(s)"

    @property
    def may_have_acted(self) -> bool:
        """Whether the other side may have done what was asked although no answer came."""
        return self.attempts > 0 and self.kind is not FailureKind.REFUSED


class CircuitBreaker:
    """Stops calling a source that keeps failing: opens after `failures_to_open` in a row for `pause_seconds`.

    After the pause one call is let through; its success closes the circuit, its failure opens it again.
    Safe to share between threads.
    """

    def __init__(
        self,
        failures_to_open: int = 5,
        pause_seconds: float = 30.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._failures_to_open = failures_to_open
        self._pause_seconds = pause_seconds
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._failures = 0
        self._opened_at: float | None = None
        self._probing_since: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether calls are held back now."""
        with self._lock:
            return self._opened_at is not None and not self._paused_enough()

    def enter(self) -> None:
        """Ask to call. Raises ConnectorFailed(circuit_open) without having sent anything."""
        with self._lock:
            if self._opened_at is None:
                return
            if not self._paused_enough() or self._probe_under_way():
                raise ConnectorFailed(FailureKind.CIRCUIT_OPEN, "circuit")
            self._probing_since = self._monotonic()

    def succeeded(self) -> None:
        """An answer came: the circuit closes."""
        with self._lock:
            self._failures, self._opened_at, self._probing_since = 0, None, None

    def failed(self) -> None:
        """No usable answer: count it, and open when enough have failed in a row."""
        with self._lock:
            self._failures += 1
            self._probing_since = None
            if self._failures >= self._failures_to_open:
                self._opened_at = self._monotonic()

    def _paused_enough(self) -> bool:
        return self._opened_at is not None and self._monotonic() - self._opened_at >= self._pause_seconds

    def _probe_under_way(self) -> bool:
        # A probe whose thread died must not hold the circuit open for ever.
        began = self._probing_since
        return began is not None and self._monotonic() - began < self._pause_seconds
