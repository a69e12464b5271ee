"""The program put together: sign-in window, then the windows of whoever came in."""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication

from ui import texts, tokens
from ui.background import run_in_background, stop_background
from ui.desktop.desktop import Desktop
from ui.formatting import Language
from ui.ports import Desk, SignIn
from ui.preferences import read_preferences
from ui.screens.sign_in.presenter import SignInPresenter
from ui.screens.sign_in.view import SignInScreen
from ui.widgets.roles import speak_roles


def make_application(
    arguments: list[str], theme: str = "light", language: Language = "zh_CN"
) -> QApplication:
    """The Qt application with theme, fonts and language; the one that runs if there is one."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(arguments)
    app.setApplicationName("LenDesk")
    speak_roles()
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
        read = partial(read_preferences, desk)
        run_in_background(read, partial(self._open, desk), lambda _refusal: self._open(desk, {}))

    def _open(self, desk: Desk, known: dict[str, Any]) -> None:
        self.desktop = Desktop(desk, known)
        self.desktop.show()
        self.view.close()


def run(door: SignIn, device: str) -> int:
    """Open the desktop and stay until its last window closes; the exit status."""
    app = make_application(sys.argv)
    entrance = Entrance(door, device)
    entrance.show()
    status = app.exec()
    stop_background()
    return status
