"""The bell and its list: the count is said and drawn, Enter and a click lead there, Esc leads nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import texts
from ui.shell.notices import BellButton, Notice, NoticeSheet, open_notices
from ui.widgets.rows_model import Toned

Make = Callable[..., NoticeSheet]


@pytest.fixture
def went() -> list[str]:
    return []


@pytest.fixture
def make(qtbot: QtBot, went: list[str]) -> Make:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 600)
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()

    def opened(*keys: str) -> NoticeSheet:
        notices = [
            Notice(
                key, key, "detail", Toned("", "danger", "warning"), lambda key=key: went.append(key), new=True
            )
            for key in keys
        ]
        sheet = open_notices(host, notices)
        sheet.setParent(host)
        return sheet

    return opened


def test_the_count_is_said_in_both_languages_and_forgotten_at_none(qtbot: QtBot) -> None:
    bell = BellButton()
    qtbot.addWidget(bell)
    bell.show_count(3)
    assert bell.accessibleName() == "消息，3 条新的"
    texts.switch(QApplication.instance(), "en")  # type: ignore[arg-type]
    QApplication.processEvents()
    assert bell.accessibleName() == "Messages, 3 new"
    bell.show_count(0)
    assert bell.accessibleName() == "Messages"


def test_a_large_count_is_cut_short_in_the_picture(qtbot: QtBot) -> None:
    bell = BellButton()
    qtbot.addWidget(bell)
    bell.show_count(1_000)
    assert not bell.grab().isNull()
    assert "1000" in bell.accessibleName()


def test_enter_goes_to_the_first_and_arrows_to_the_next(make: Make, went: list[str], qtbot: QtBot) -> None:
    sheet = make("a", "b")
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert went == ["b"]
    assert sheet.isHidden()


def test_a_click_goes_once(make: Make, went: list[str]) -> None:
    sheet = make("a", "b")
    index = sheet.list.model().index(0, 0)
    sheet.list.clicked.emit(index)
    sheet.list.doubleClicked.emit(index)
    assert went == ["a"]


def test_escape_goes_nowhere(make: Make, went: list[str], qtbot: QtBot) -> None:
    sheet = make("a")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert (went, sheet.isHidden()) == ([], True)


def test_nothing_to_tell_is_told(make: Make) -> None:
    sheet = make()
    assert not sheet.list.isVisible()
    assert sheet.close_button.isVisible()
