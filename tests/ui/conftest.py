"""One application for all window tests, off screen; each test starts in Chinese, light, compact."""

from __future__ import annotations

import os
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import texts, tokens


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """The application dressed as the program dresses it."""
    if tokens.density_name() != "compact":
        tokens.set_density("compact")
    if tokens.theme_name() != "light" or qapp.palette().window().color() != tokens.colour("canvas"):
        tokens.apply_theme(qapp, "light")
    if texts.language() != "zh_CN" or texts._now.ours is None:
        texts.switch(qapp, "zh_CN")
    return qapp


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """A part that a test shows stands in no window: it is dressed as if it were one."""
    add = qtbot.addWidget

    def dress_and_add(widget: QWidget, **more: Any) -> None:
        if widget.parentWidget() is None and not widget.styleSheet():
            tokens.dress(widget)
        add(widget, **more)

    qtbot.addWidget = dress_and_add  # type: ignore[method-assign]
    return qtbot
