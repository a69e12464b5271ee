"""What the tests of screens share: the fake desk, and surroundings over it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent))

from desk import FakeDesk, surroundings_over

from ui.screens.surroundings import Surroundings


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """The window that screens are put into, 1298 x 688 as in a 1366 x 768 main window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1298, 688)
    return window


@pytest.fixture
def put_in(host: QWidget, qtbot: QtBot) -> Callable[[QWidget], None]:
    """Put a screen into the window, show it, and turn to it as the main window does."""

    def put(screen: QWidget) -> None:
        box = QVBoxLayout(host)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(screen)
        with qtbot.waitExposed(host):
            host.show()
        host.activateWindow()
        screen.shown(None)  # type: ignore[attr-defined]  # screens of these tests have it

    return put


@pytest.fixture
def around(desk: FakeDesk, host: QWidget) -> Surroundings:
    """Surroundings over the fake desk; what listens is kept in `desk.listeners`."""
    return surroundings_over(desk, host)
