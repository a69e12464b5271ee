"""Nothing is wrong with what lies over the window: in both languages, and in the dark."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import texts, tokens
from ui.formatting import Language
from ui.inspection.contrast import too_faint
from ui.inspection.looking import draw_uppermost, inspect, inspect_keyboard, settle
from ui.screens.sign_in.view import SignInScreen
from ui.widgets.roles import speak_roles

from .every_screen import closed, opened
from .over_the_window import OVER, UNKNOWN

DEVICE = "chancheng-01"
NAMES = {UNKNOWN, "Apache 2.0"}
"""What is the same in both languages."""


@pytest.mark.parametrize("name", OVER)
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_nothing_is_wrong_with_it(name: str, language: Language, dressed: QApplication) -> None:
    speak_roles()
    texts.switch(dressed, language)
    made = opened("loans")
    settle(dressed)
    kept = OVER[name](made.window)
    settle(dressed)
    found = [*inspect(made.window, made.data | NAMES)]
    if name != "help":  # it stands beside the screen, and Tab goes on there
        found += inspect_keyboard(made.window)
    tokens.apply_theme(dressed, "dark")
    settle(dressed)
    drawing, part = draw_uppermost(made.window)
    found += too_faint(part, drawing)
    closed(made)
    del kept
    assert [str(one) for one in dict.fromkeys(found)] == []


@pytest.mark.parametrize("up", [True, False])
def test_nothing_is_wrong_with_the_sign_in(up: bool, qtbot: QtBot, dressed: QApplication) -> None:
    speak_roles()
    screen = SignInScreen(DEVICE)
    qtbot.addWidget(screen)
    screen.resize(1024, 640)
    screen.show_line(up, "2026-11-21")
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    found = []
    for language in texts.LANGUAGES:
        texts.switch(dressed, language)
        settle(dressed)
        found += inspect(screen, {DEVICE})
    found += inspect_keyboard(screen)
    tokens.apply_theme(dressed, "dark")
    settle(dressed)
    drawing, part = draw_uppermost(screen)
    assert [str(one) for one in (*found, *too_faint(part, drawing))] == []
