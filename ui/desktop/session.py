"""A person's time at the desktop, from sign-in to sign-out: windows, lock, aids, greeting, farewell.

session = Session(desk, known, door, left);  session.begin();  session.end()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lendesk.domain.errors import RuleBroken
from ui.desktop.aids import Aids, Leaving
from ui.desktop.desktop import Desktop, application
from ui.desktop.farewell import Farewell
from ui.desktop.locking import MINUTES, Locker
from ui.desktop.notices import Notices
from ui.ports import Desk
from ui.shell.person_menu import MenuChoice
from ui.shell.window import MainWindow
from ui.texts import late


class Session:
    """`unlock` judges the own password and blocks; `left` is told when the person goes, the program stays."""

    def __init__(
        self,
        desk: Desk,
        known: Mapping[str, Any],
        unlock: Callable[[str], None],
        left: Callable[[], object],
    ) -> None:
        self.desktop = Desktop(desk, known)
        self._left = left
        self._leaving = False
        self.locker = Locker(self.desktop, unlock, self.end)
        self.notices = Notices(self.desktop)
        self.farewell: Farewell | None = None
        self.aids: dict[MainWindow, Aids] = {}
        self.desktop.bell.opened.connect(self._opened)
        self.desktop.bell.ended.connect(self._ended)
        for window in self.desktop.windows:
            self._opened(window)
        # The system may end the program without closing its windows, as when a person logs off.
        application().aboutToQuit.connect(self.desktop.end_cleanly)

    def begin(self) -> None:
        """Show the windows of the session before, and say so if that one was cut off."""
        self.desktop.show()
        window = self.desktop.window
        if self.desktop.memory.was_cut_off:
            window.toaster.say(
                late("desktop", "The program ended unexpectedly"),
                late("desktop", "Your windows and drafts are back."),
                "warning",
            )
        self.aids[window].greet()

    def end(self) -> None:
        """Sign out: all windows close, drafts and what waits to be sent stay."""
        if self._leaving:
            return
        self._leaving = True
        self._left()  # shows what comes next before the last window goes
        self.desktop.close()

    def tell_fault(self, refusal: RuleBroken) -> None:
        """A fault of the program, while somebody sits here."""
        if self.desktop.windows:
            self.desktop.tell_fault(refusal)

    def _opened(self, window: MainWindow) -> None:
        self.notices.attach(window)
        choice = MenuChoice(
            late("shell", "Lock after"),
            "timer",
            tuple((str(one), late("shell", "{count} min", count=one)) for one in MINUTES),
            lambda: str(self.locker.minutes),
            lambda value: self.locker.choose_minutes(int(value)),
        )
        self.aids[window] = Aids(self.desktop, window, Leaving(self.locker.lock, self.end, choice))
        window.closed.connect(lambda: self.aids.pop(window, None))

    def _ended(self) -> None:
        """The last window was closed: nothing is lost, so nothing is asked."""
        if not self._leaving and self.desktop.line.outbox_count:
            self.farewell = Farewell(self.desktop.line)
            self.farewell.show()
            self.farewell.activateWindow()
