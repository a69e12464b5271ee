"""A window stands where it stood, or a step beside another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.desktop.frames import FIRST_SIZE, STEP, kept_frame, place_window, show_fitting


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_frame_is_taken_again(window: QWidget, qtbot: QtBot) -> None:
    window.setGeometry(QRect(120, 90, 400, 300))
    other = QWidget()
    qtbot.addWidget(other)
    place_window(other, kept_frame(window))
    assert other.geometry() == window.geometry()


@pytest.mark.parametrize("frame", ["", "x", "AAAA", "§"])
def test_what_is_no_frame_gives_the_first_size(window: QWidget, frame: str) -> None:
    place_window(window, frame)
    assert (window.width(), window.height()) == FIRST_SIZE


def test_a_further_window_stands_a_step_beside(window: QWidget, qtbot: QtBot) -> None:
    window.setGeometry(QRect(100, 100, 400, 300))
    other = QWidget()
    qtbot.addWidget(other)
    place_window(other, "", beside=window)
    assert other.size() == window.size()
    assert (other.x() - window.x(), other.y() - window.y()) == (STEP, STEP)


def test_a_window_larger_than_the_display_fills_it(window: QWidget) -> None:
    window.resize(9_000, 9_000)
    show_fitting(window)
    assert window.isMaximized()
    window.hide()
    window.showNormal()
    window.resize(300, 200)
    show_fitting(window)
    assert not window.isMaximized()
