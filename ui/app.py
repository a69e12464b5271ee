"""The desktop put together: sign-in window, then the main window for whoever came in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from lendesk.usecases.messages import Changes
from lendesk.usecases.synchronisation.state import LineState, SignedIn
from ui import texts, tokens
from ui.background import run_in_background, stop_background
from ui.catalog import entries_for
from ui.formatting import Language
from ui.ports import Desk, SignIn
from ui.preferences import Preferences
from ui.screens.naming import named
from ui.screens.sign_in.presenter import SignInPresenter
from ui.screens.sign_in.view import SignInScreen
from ui.screens.surroundings import Surroundings
from ui.shell.model import Badge, LineStatus, Person
from ui.shell.window import MainWindow

LINE_EVERY_MS = 2_000


class _Bell(QObject):
    """Carries changes from any thread to the UI thread."""

    rung = Signal(object)


class Desktop:
    """One window for one signed-in person: screens by role, state of the line, news from the desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.signed_in = desk.signed_in()
        self.window = MainWindow(())
        self._bell = _Bell()
        self._bell.rung.connect(self._news, Qt.ConnectionType.QueuedConnection)
        self._listeners: list[Callable[[Changes], None]] = []
        self.around = Surroundings(
            desk=desk,
            run=run_in_background,
            signed_in=self.signed_in,
            today=date.fromisoformat(self.signed_in.business_date),
            toaster=self.window.toaster,
            go=self.window.go,
            listen=self._listeners.append,
            preferences=Preferences(desk, run_in_background),
        )
        self.window.restart_with(entries_for(self.around))
        self.window.show_person(
            Person(self.signed_in.name, role_words(self.signed_in)), self.signed_in.business_date
        )
        self.window.sync_wanted.connect(lambda: self.window.go("sync"))
        self.window.language_changed.connect(lambda _name: self._reword())
        desk.on_changes(self._bell.rung.emit)
        self._clock = QTimer(self.window)
        self._clock.timeout.connect(self._ask_line)
        self._clock.start(LINE_EVERY_MS)
        self._ask_line()

    def _reword(self) -> None:
        """Names that the lender keeps in both languages."""
        self._show_person()
        self._ask_line()

    def _show_person(self) -> None:
        self.window.show_person(
            Person(self.signed_in.name, role_words(self.signed_in)), self.signed_in.business_date
        )

    def _news(self, changes: Changes) -> None:
        for listener in self._listeners:
            listener(changes)
        self._ask_line()

    def _ask_line(self) -> None:
        run_in_background(self.desk.line, self.show_line, owner=self.window)

    def show_line(self, line: LineState) -> None:
        """Put the state of line and outbox at the foot and on the rail."""
        self.window.show_status(
            LineStatus(
                offline_since="" if line.online else clock_text(line.since) or "—",
                outbox_count=line.outbox_count,
                outbox_sum_fen=line.outbox_sum_fen,
                last_sync=clock_text(line.last_sync_at),
                branch=named(self.signed_in.branch_name, self.signed_in.branch_name_en),
                device=self.signed_in.device_code,
            )
        )
        if line.attention:
            self.window.show_badge("sync", Badge(line.attention, "person"))
        else:
            self.window.show_badge("sync", Badge(line.outbox_count, "outbox") if line.outbox_count else None)


def role_words(signed_in: SignedIn) -> str:
    """The names of a person's roles in the language in force."""
    return " / ".join(named(chinese, english) for chinese, english in signed_in.role_names)


def clock_text(iso: str) -> str:
    """The local clock time of an ISO time, "" for none."""
    return datetime.fromisoformat(iso).astimezone().strftime("%H:%M") if iso else ""


def make_application(
    arguments: list[str], theme: str = "light", language: Language = "zh_CN"
) -> QApplication:
    """The Qt application with theme, fonts and language; the one that runs if there is one."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(arguments)
    app.setApplicationName("LenDesk")
    tokens.apply_theme(app, "dark" if theme == "dark" else "light")
    texts.switch(app, language)
    return app


class Entrance:
    """The sign-in window; keeps the desktop that follows it alive."""

    def __init__(self, door: SignIn, device: str) -> None:
        self.view = SignInScreen(device)
        self.view.bind(SignInPresenter(door, self.view, run_in_background, self._enter))
        self.desktop: Desktop | None = None
        self.view.presenter.open()

    def show(self) -> None:
        self.view.resize(1024, 640)
        self.view.show()

    def _enter(self, desk: Desk) -> None:
        self.desktop = Desktop(desk)
        self.desktop.window.resize(1440, 900)
        self.desktop.window.show()
        self.view.close()


def run(door: SignIn, device: str) -> int:
    """Open the desktop and stay until its last window closes; the exit status."""
    app = make_application(sys.argv)
    entrance = Entrance(door, device)
    entrance.show()
    status = app.exec()
    stop_background()
    return status
