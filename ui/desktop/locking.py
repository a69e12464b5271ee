"""Locks all windows after a while without a hand on keyboard or mouse, or at once; the own password opens.

locker = Locker(desktop, unlock, leave);  locker.lock();  locker.minutes;  locker.choose_minutes(15)
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

from lendesk.domain.errors import RuleBroken
from ui.background import run_in_background
from ui.desktop.cover import Cover
from ui.desktop.desktop import Desktop, application
from ui.ports import Background
from ui.screens.refusing import breach_of
from ui.shell.covering import Covering
from ui.shell.window import MainWindow

MINUTES = (5, 10, 15, 30)
USUAL_MINUTES = 10
LOOK_EVERY_MS = 5_000
HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Locker(QObject):
    """`unlock(password)` blocks and raises as the door's; `leave` gives the workstation to somebody else."""

    def __init__(
        self,
        desktop: Desktop,
        unlock: Callable[[str], None],
        leave: Callable[[], object],
        run: Background = run_in_background,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(desktop.bell)
        self._desktop, self._unlock, self._leave, self._run = desktop, unlock, leave, run
        # The wall's clock: the other one may stand still while the machine sleeps.
        self._clock = clock
        self._last = clock()
        self.covers: dict[MainWindow, tuple[Covering, Cover]] = {}
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        desktop.bell.opened.connect(self._opened)
        desktop.bell.ended.connect(self._look.stop)
        application().focusWindowChanged.connect(self._watch)
        for window in desktop.windows:
            self._opened(window)
        self._watch(QGuiApplication.focusWindow())

    @property
    def minutes(self) -> int:
        """After how many minutes without a hand the windows lock."""
        kept = self._desktop.preferences.get("lock.minutes")
        return kept if kept in MINUTES else USUAL_MINUTES

    def choose_minutes(self, minutes: int) -> None:
        """One of `MINUTES`; it cannot be switched off."""
        self._desktop.preferences.set("lock.minutes", minutes)

    @property
    def is_locked(self) -> bool:
        return bool(self.covers)

    def look(self) -> None:
        """Lock if nobody has done anything for long enough."""
        if not self.is_locked and abs(self._clock() - self._last) >= self.minutes * 60:
            self.lock()

    def lock(self) -> None:
        """Cover every window now; menus, hints and dialogs are put away."""
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        QToolTip.hideText()
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
        for window in self._desktop.windows:
            self._cover(window)
        active = next((w for w in self.covers if w.isActiveWindow()), self._desktop.window)
        self.covers[active][1].password.setFocus()

    def _cover(self, window: MainWindow) -> None:
        if window in self.covers:
            return
        covering, cover = Covering(window), Cover(self._desktop.signed_in)
        cover.tried.connect(partial(self._try, cover))
        cover.leave_wanted.connect(self._leave)
        self.covers[window] = (covering, cover)
        covering.cover(cover)

    def _try(self, cover: Cover, password: str) -> None:
        for _, one in self.covers.values():
            one.show_busy(True)
        self._run(
            lambda: self._unlock(password),
            lambda _nothing: self._open(),
            partial(self._refused, cover),
            lane="network",
        )

    def _refused(self, cover: Cover, broken: RuleBroken) -> None:
        for _, one in self.covers.values():
            one.show_busy(False)
        cover.show_fault(breach_of(broken))

    def _open(self) -> None:
        covers, self.covers = self.covers, {}
        for covering, _ in covers.values():
            covering.uncover()
        self._last = self._clock()

    def _opened(self, window: MainWindow) -> None:
        window.lock_wanted.connect(self.lock)
        window.closed.connect(lambda: self.covers.pop(window, None))
        if self.is_locked:
            self._cover(window)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in HANDS:
            self._last = self._clock()
        return super().eventFilter(watched, event)
