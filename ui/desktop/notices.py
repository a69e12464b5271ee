"""Keeps the bell of every window: asks what needs the person, counts what is new, opens the list.

notices = Notices(desktop);  notices.attach(window)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer

from lendesk.usecases.synchronisation.state import LineState, OutboxRow
from lendesk.usecases.today.queries import GetToday, Today
from ui.background import run_in_background
from ui.desktop.desktop import Desktop
from ui.screens.today.notices import Told, told_of
from ui.shell.notices import Notice, open_notices
from ui.shell.window import MainWindow

SEEN = "notices.seen"
MOST_SEEN = 300
ASK_EVERY_MS, ASK_AFTER_MS = 300_000, 400
Found = tuple[Today, tuple[OutboxRow, ...], LineState]


class Notices(QObject):
    """One for all windows of a person; what was seen is kept with the person's settings."""

    def __init__(self, desktop: Desktop, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(desktop.bell)
        self._desktop, self._now = desktop, now
        self._told: tuple[Told, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._soon.timeout.connect(self.ask)
        self._clock = QTimer(self, interval=ASK_EVERY_MS)
        self._clock.timeout.connect(self.ask)
        desktop.bell.rung.connect(lambda _changes: self._soon.start())
        desktop.bell.ended.connect(self._stop)
        self._clock.start()
        self._soon.start()

    def attach(self, window: MainWindow) -> None:
        """Serve the bell of a window."""
        window.bell_wanted.connect(partial(self.open, window))
        window.title_bar.bell.show_count(self._new_count())

    def ask(self) -> None:
        """What needs the person now; a question that fails leaves what was known."""
        desk = self._desktop.desk
        run_in_background(
            lambda: (desk.ask(GetToday()), desk.outbox(), desk.line()),
            self.take,
            lambda _refusal: None,
            lane="network",
            owner=self,
        )

    def take(self, found: Found) -> None:
        """Count anew what was not looked at."""
        me = self._desktop.signed_in.person_id
        self._told = told_of(*found, me, self._now())
        self._show_count()

    def open(self, window: MainWindow) -> None:
        """List everything over the window; from then on it was seen."""
        seen = self._seen()
        notices = [
            Notice(one.key, one.title, one.detail, one.icon, partial(_go, window, one), one.key not in seen)
            for one in self._told
        ]
        keys = [one.key for one in self._told]
        kept = [*(key for key in self._kept() if key not in keys), *keys]
        self._desktop.preferences.set(SEEN, kept[-MOST_SEEN:])
        self._show_count()
        open_notices(window, notices)

    def _kept(self) -> Iterable[str]:
        kept = self._desktop.preferences.get(SEEN, [])
        return kept if isinstance(kept, list) else []

    def _seen(self) -> frozenset[str]:
        return frozenset(self._kept())

    def _new_count(self) -> int:
        seen = self._seen()
        return sum(1 for one in self._told if one.key not in seen)

    def _show_count(self) -> None:
        for window in self._desktop.windows:
            window.title_bar.bell.show_count(self._new_count())

    def _stop(self) -> None:
        self._clock.stop()
        self._soon.stop()


def _go(window: MainWindow, told: Told) -> None:
    """To the first of its places that the person has."""
    for screen, argument in told.places:
        if window.go(screen, argument):
            return
