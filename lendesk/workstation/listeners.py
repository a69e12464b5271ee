"""Who is told when something changed: the screens' listeners, called from whatever thread it happened on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from lendesk.usecases.messages import Area, Changes

_LOG = logging.getLogger(__name__)


class Listeners:
    """A listener that fails is logged and does not keep the others from being told."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: list[Callable[[Changes], None]] = []

    def add(self, listener: Callable[[Changes], None]) -> None:
        with self._lock:
            self._listeners.append(listener)

    def tell(self, changes: Changes) -> None:
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(changes)
            except Exception:  # noqa: BLE001
                # A window that was closed meanwhile must not stop synchronisation.
                _LOG.exception("listener failed")

    def tell_sync(self) -> None:
        """The state of line or outbox changed."""
        self.tell(Changes(frozenset({Area.SYNC})))
