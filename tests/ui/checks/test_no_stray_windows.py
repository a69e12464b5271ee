"""A screen that is built opens no window: a part shown before it has a place is one, for a blink."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget

from .every_screen import FILLED, closed, opened


class Shown(QObject):
    """Notes each widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(part, QWidget) and part.isWindow():
            self.windows.append(type(part).__name__)
        return False


@pytest.fixture
def shown(dressed: QApplication) -> Shown:
    made = Shown()
    dressed.installEventFilter(made)
    return made


@pytest.mark.parametrize("key", sorted(FILLED))
def test_only_the_main_window_comes_up(key: str, shown: Shown) -> None:
    made = opened(key)
    for turn in made.turns[:3]:
        turn(made.screen)
    closed(made)
    assert set(shown.windows) == {"MainWindow"}


def test_a_part_shown_too_early_is_seen(shown: Shown) -> None:
    window = QMainWindow()
    button = QPushButton()
    button.setVisible(True)
    window.setCentralWidget(button)
    assert shown.windows == ["QPushButton"]
