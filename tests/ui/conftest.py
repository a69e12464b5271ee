"""One application for all window tests, off screen; each test starts in Chinese, light, compact."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ui import texts, tokens


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """The application dressed as the program dresses it."""
    if tokens.density_name() != "compact":
        tokens.set_density(qapp, "compact")
    if qapp.styleSheet() == "" or tokens.theme_name() != "light":
        tokens.apply_theme(qapp, "light")
    if texts.language() != "zh_CN" or texts._now.ours is None:
        texts.switch(qapp, "zh_CN")
    return qapp
