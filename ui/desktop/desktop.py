"""The windows of one signed-in person: one desk, one look, one state of the line, news told to all.

desktop = Desktop(desk, known)           # known: read_preferences(desk), read off the UI thread
desktop.show();  desktop.open_window("loans", loan_id);  desktop.close()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.messages import Changes
from lendesk.usecases.synchronisation.state import LineState
from ui.background import run_in_background
from ui.desktop.entries import entries_for
from ui.desktop.frames import kept_frame, place_window, show_fitting
from ui.desktop.look import Look
from ui.desktop.remembering import OpenWindow, WindowMemory
from ui.desktop.searching import serve_palette
from ui.desktop.status import line_status, role_words, sync_badge
from ui.ports import Desk
from ui.preferences import Preferences
from ui.screens.surroundings import Surroundings
from ui.screens.table_work import TableWork
from ui.shell.model import Person
from ui.shell.window import MainWindow
from ui.texts import late

LINE_EVERY_MS = 2_000
NOTE_AFTER_MS = 500


class Bell(QObject):
    """Carries changes from any thread to the UI thread; `ended` follows the last window."""

    rung = Signal(object)
    opened = Signal(object)
    ended = Signal()


class Desktop:
    """`window` is the first window; a further one shares desk, preferences, line and news with it."""

    def __init__(self, desk: Desk, known: Mapping[str, Any] | None = None) -> None:
        self.desk = desk
        self.signed_in = desk.signed_in()
        self.preferences = Preferences(desk, run_in_background, known)
        self.look = Look(application(), self.preferences)
        self.look.wear()
        self.memory = WindowMemory(self.preferences)
        self.line = LineState(online=True)
        self.windows: list[MainWindow] = []
        self.bell = Bell()
        self.bell.rung.connect(self._news, Qt.ConnectionType.QueuedConnection)
        self._listeners: dict[MainWindow, list[Callable[[Changes], None]]] = {}
        self._noting = QTimer(self.bell, singleShot=True, interval=NOTE_AFTER_MS)
        self._noting.timeout.connect(lambda: self.memory.note(self.open_windows()))
        before = self.memory.windows[0] if self.memory.windows else OpenWindow("")
        self.table_work = TableWork(
            self.preferences,
            run_in_background,
            self.signed_in.name,
            lambda: datetime.now().astimezone(),
            desk.send,
        )
        self.window = self.open_window(before.screen, before.argument, before.frame)
        desk.on_changes(partial(_ring, self.bell))  # which keeps the bell for as long as the desk may call
        self._clock = QTimer(self.bell)
        self._clock.timeout.connect(self._ask_line)
        self._clock.start(LINE_EVERY_MS)
        self._ask_line()

    def open_window(self, screen: str = "", argument: str = "", frame: str = "") -> MainWindow:
        """A window of this person at a screen, that of the role's first work for "" or one not allowed.

        It is not shown yet; `show` and `beside` do.
        """
        window = MainWindow(())
        self.windows.append(window)
        around = self._surroundings(window)
        window.restart_with(entries_for(around), screen, argument or None)
        place_window(window, frame, beside=self.windows[0] if len(self.windows) > 1 else None)
        serve_palette(window, around)
        self._connect(window)
        self.table_work.serve(window)
        self._show_person(window)
        self._show_line(window)
        self.bell.opened.emit(window)
        self._noting.start()
        return window

    def beside(self, screen: str = "", argument: str = "") -> MainWindow:
        """A further window at a file, shown and in front."""
        window = self.open_window(screen, argument)
        window.show()
        window.activateWindow()
        return window

    def show(self) -> None:
        """Show the first window; the others of the session before follow one by one."""
        show_fitting(self.window)
        self.window.activateWindow()
        for before in self.memory.windows[1:]:
            QTimer.singleShot(0, self.bell, partial(self._bring_back, before))

    def _bring_back(self, before: OpenWindow) -> None:
        self.open_window(before.screen, before.argument, before.frame).show()
        self.window.activateWindow()

    def raise_windows(self) -> None:
        """All windows to the front, the first one with the keyboard."""
        for window in reversed(self.windows):
            if window.isMinimized():
                window.showNormal()
            window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Close all windows at once; they come back at the next sign-in."""
        self.end_cleanly()
        for window in tuple(self.windows):
            window.close()

    def open_windows(self) -> tuple[OpenWindow, ...]:
        """What is open now, the first window first."""
        return tuple(OpenWindow(*window.place(), kept_frame(window)) for window in self.windows)

    def tell_fault(self, refusal: RuleBroken) -> None:
        """A fault of the program, in the window that the person works in."""
        active = next((window for window in self.windows if window.isActiveWindow()), self.window)
        active.toaster.refuse(refusal, late("desktop", "Something went wrong in the program"))

    def _surroundings(self, window: MainWindow) -> Surroundings:
        listeners = self._listeners[window] = []
        return Surroundings(
            desk=self.desk,
            run=partial(run_in_background, owner=window),
            signed_in=self.signed_in,
            today=date.fromisoformat(self.signed_in.business_date),
            toaster=window.toaster,
            go=window.go,
            listen=listeners.append,
            preferences=self.preferences,
        )

    def _connect(self, window: MainWindow) -> None:
        window.sync_wanted.connect(lambda: window.go("sync"))
        window.window_wanted.connect(self.beside)
        window.theme_wanted.connect(self.look.choose_theme)
        window.density_changed.connect(self.look.keep_density)
        window.language_changed.connect(self.look.keep_language)
        window.language_changed.connect(lambda _name: self._reword())
        window.place_changed.connect(self._noting.start)
        window.closed.connect(partial(self._closed, window))

    def _closed(self, window: MainWindow) -> None:
        if window not in self.windows:
            return
        if len(self.windows) == 1:
            self.end_cleanly()
        self.windows.remove(window)
        self._listeners.pop(window, None)
        window.deleteLater()  # or it would go on listening, to a desk that may be closed
        if not self.windows:
            self.bell.ended.emit()
        elif self.window is window:
            self.window = self.windows[0]

    def end_cleanly(self) -> None:
        """Keep what is open and stop asking; once, before the windows go."""
        if self._clock.isActive():
            self._clock.stop()
            self._noting.stop()
            self._noting.blockSignals(True)  # windows that close from here on are no news
            self.memory.end(self.open_windows())

    def _reword(self) -> None:
        """Names that the lender keeps in both languages."""
        for window in self.windows:
            self._show_person(window)
            self._show_line(window)

    def _show_person(self, window: MainWindow) -> None:
        me = self.signed_in
        window.show_person(Person(me.name, role_words(me)), me.business_date)

    def _news(self, changes: Changes) -> None:
        if not self.windows:
            return
        for listeners in tuple(self._listeners.values()):
            for listener in listeners:
                listener(changes)
        self._ask_line()

    def _ask_line(self) -> None:
        run_in_background(self.desk.line, self.show_line, owner=self.bell)

    def show_line(self, line: LineState) -> None:
        """Put the state of line and outbox at the foot and on the rail of every window."""
        self.line = line
        for window in self.windows:
            self._show_line(window)

    def _show_line(self, window: MainWindow) -> None:
        window.show_status(line_status(self.line, self.signed_in))
        window.show_badge("sync", sync_badge(self.line))


def _ring(bell: Bell, changes: Changes) -> None:
    bell.rung.emit(changes)


def application() -> QApplication:
    """The application that runs."""
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running
