"""The program put together: sign-in window, then the windows of whoever came in, until somebody else does."""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from lendesk.domain.errors import RuleBroken
from ui import texts, tokens
from ui.background import run_in_background, stop_background
from ui.desktop.desktop import application
from ui.desktop.faults import FaultWatch
from ui.desktop.look import wear_theme
from ui.desktop.one_instance import OneInstance
from ui.desktop.session import Session
from ui.formatting import Language
from ui.ports import Desk, SignIn
from ui.preferences import read_preferences
from ui.screens.refusing import breach_of
from ui.screens.sign_in.presenter import SignInPresenter
from ui.screens.sign_in.view import SignInScreen
from ui.warming import warm_up
from ui.watch import watch_if_wanted
from ui.widgets.roles import speak_roles

TURN_SECONDS = 0.001
"""So long another thread keeps the interpreter at most when the UI thread asks for it (Python's own: 5 ms).

A screen asks for it hundreds of times while it is built or painted, and synchronisation computes beside it.
"""
WARM_AFTER_MS = 1_500
"""The sign-in window takes its first keys before."""


def make_application(
    arguments: list[str], theme: str = "light", language: Language = "zh_CN"
) -> QApplication:
    """The Qt application with theme, fonts and language; the one that runs if there is one."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(arguments)
    app.setApplicationName("LenDesk")
    sys.setswitchinterval(TURN_SECONDS)
    speak_roles()
    tokens.apply_theme(app, "dark" if theme == "dark" else "light")
    texts.switch(app, language)
    return app


class Entrance:
    """The sign-in window; keeps the session that follows it alive, and comes back when that ends."""

    def __init__(self, door: SignIn, device: str) -> None:
        self._door = door
        self.view = SignInScreen(device)
        self.view.bind(SignInPresenter(door, self.view, run_in_background, self._enter))
        self.session: Session | None = None
        self.view.presenter.open()

    def show(self) -> None:
        self.view.resize(1024, 640)
        self.view.show()
        QTimer.singleShot(WARM_AFTER_MS, self.view, lambda: run_in_background(warm_up))

    def raise_windows(self) -> None:
        """To the front: the person's windows, or this one while nobody is signed in."""
        if self.session is not None:
            self.session.desktop.raise_windows()
            return
        self.view.showNormal()
        self.view.raise_()
        self.view.activateWindow()

    def tell_fault(self, refusal: RuleBroken) -> None:
        """A fault of the program, to whoever sits here."""
        if self.session is not None:
            self.session.tell_fault(refusal)
        else:
            self.view.show_fault("", breach_of(refusal))

    def _enter(self, desk: Desk) -> None:
        read = partial(read_preferences, desk)
        run_in_background(read, partial(self._open, desk), lambda _refusal: self._open(desk, {}))

    def _open(self, desk: Desk, known: dict[str, Any]) -> None:
        self.session = Session(desk, known, self._door.unlock, self._left)
        self.session.begin()
        self.view.close()

    def _left(self) -> None:
        """Somebody signed out: the door is open for the next person."""
        self.session = None
        self.view.forget()
        self.view.show()
        self.view.activateWindow()
        # The disk's lane first: what the windows kept when they closed is written before the desk ends.
        run_in_background(lambda: None, lambda _nothing: self._sign_out())

    def _sign_out(self) -> None:
        app = application()
        wear_theme(app, "system")  # one person's look is not the next one's
        if tokens.density_name() != "compact":
            tokens.set_density("compact")
        run_in_background(self._door.sign_out, lane="network")
        self.view.presenter.open()


def run(door: SignIn, device: str, profile: str) -> int:
    """Open the desktop and stay until its last window closes; the exit status.

    `profile` is the data folder; where another program has it open, that one comes to the front instead.
    """
    app = make_application(sys.argv)
    instance = OneInstance(profile)
    if instance.is_taken():
        return 0
    wear_theme(app, "system")
    entrance = Entrance(door, device)
    instance.guard(entrance.raise_windows)
    watch = FaultWatch(entrance.tell_fault)
    watch.start()
    ui_watch = watch_if_wanted()
    entrance.show()
    status = app.exec()
    if ui_watch is not None:
        ui_watch.stop()
    stop_background()
    watch.stop()
    instance.close()
    return status
