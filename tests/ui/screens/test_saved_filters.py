"""Saved filters by keyboard: kept under a name, taken, written over, forgotten; the person's own."""

from __future__ import annotations

import pytest
from desk import FakeDesk, run_at_once
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.preferences import Preferences, read_preferences
from ui.screens.saved_filters import MOST, FilterSheet, SavedFilters, Values


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


class List:
    """A list that is filtered by two values."""

    def __init__(self, qtbot: QtBot, desk: FakeDesk) -> None:
        self.values: Values = {"person": "p-1", "action": ""}
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(900, 600)
        known = read_preferences(desk)  # type: ignore[arg-type]
        self.preferences = Preferences(desk, run_at_once, known)  # type: ignore[arg-type]
        self.saved = SavedFilters(self.preferences, "audit", lambda: self.values, self.take)
        QVBoxLayout(self.window).addWidget(self.saved.button)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.saved.button.setFocus()

    def take(self, values: Values) -> None:
        self.values = values

    def open(self, qtbot: QtBot) -> FilterSheet:
        qtbot.keyClick(self.saved.button, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
        return self.window.findChildren(FilterSheet)[-1]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_filter_is_kept_and_taken_by_keyboard(qtbot: QtBot, desk: FakeDesk) -> None:
    made = List(qtbot, desk)
    sheet = made.open(qtbot)
    assert focused() is sheet.name
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.isVisible()  # without a name nothing is kept
    qtbot.keyClicks(sheet.name, "mine")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not sheet.isVisible()
    again = List(qtbot, desk)
    again.values = {}
    sheet = again.open(qtbot)
    assert focused() is sheet.lines
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert again.values == {"person": "p-1", "action": ""}


def test_a_name_is_written_over_and_forgotten(qtbot: QtBot, desk: FakeDesk) -> None:
    made = List(qtbot, desk)
    made.saved.keep("a")
    made.values = {"person": "p-2"}
    made.saved.keep("a")
    made.saved.keep("b")
    assert [(one.name, one.words()) for one in made.saved.kept()] == [("a", "p-2"), ("b", "p-2")]
    sheet = made.open(qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    assert [one.name for one in made.saved.kept()] == ["b"]
    sheet._drop()
    assert made.preferences.get("filters.audit") is None


def test_there_is_an_end_to_it_and_damage_is_left_out(qtbot: QtBot, desk: FakeDesk) -> None:
    made = List(qtbot, desk)
    for number in range(MOST + 5):
        made.saved.keep(str(number))
    assert len(made.saved.kept()) == MOST
    made.preferences.set("filters.audit", [{"name": "x"}, "y", {"name": "z", "values": {"person": 7}}])
    assert [(one.name, one.values) for one in made.saved.kept()] == [("z", {"person": "7"})]
