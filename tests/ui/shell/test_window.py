"""The main window: lazy screens, the way back, keys, badges, sheets, the status bar."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import texts, tokens
from ui.shell.model import Badge, LineStatus, Person, ScreenEntry
from ui.shell.window import MainWindow
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.fields import TextField
from ui.widgets.sheet import Sheet
from ui.widgets.states import ErrorState


class Screen(QWidget):
    """A screen with everything that a window can use."""

    crumb_changed = Signal()

    def __init__(self, log: list[str], name: str) -> None:
        super().__init__()
        self.log, self.name = log, name
        log.append(f"built {name}")
        self.button = Button("Post", "primary", key="F9")
        self.button.clicked.connect(lambda: log.append(f"posted {name}"))
        column = QVBoxLayout(self)
        column.addWidget(TextField("Name"))
        column.addWidget(self.button)

    def crumb(self) -> Text:
        return f"crumb {self.name}"

    def shown(self, argument: object) -> None:
        self.log.append(f"shown {self.name} {argument}")

    def escape(self) -> bool:
        self.log.append(f"escape {self.name}")
        return True


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, log: list[str]) -> MainWindow:
    def entry(key: str, **more: bool) -> ScreenEntry:
        return ScreenEntry(
            key, late("kit", key), "today", lambda: Screen(log, key), help_topic=f"help/{key}", **more
        )

    made = MainWindow(
        [entry("today"), entry("loans"), entry("hidden", in_rail=False), entry("settings", at_foot=True)]
    )
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_screens_are_built_when_first_opened(window: MainWindow, log: list[str]) -> None:
    assert log == ["built today", "shown today None"]
    window.go("loans", "loan-7")
    assert log[2:] == ["built loans", "shown loans loan-7"]
    window.go("today")
    window.go("loans")
    assert log.count("built loans") == 1
    assert window.title_bar.crumb.text() == "crumb loans"


def test_a_screen_outside_the_role_is_refused(window: MainWindow) -> None:
    assert not window.go("audit")
    assert window.current == "today"


def test_the_way_back(window: MainWindow, qtbot: QtBot) -> None:
    window.go("loans")
    window.go("hidden")
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current == "loans"
    assert window.go_back()
    assert window.current == "today"
    assert not window.go_back()


def test_digits_open_the_rail_and_unused_ones_do_nothing(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "loans"
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "settings"
    qtbot.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "settings"


def test_keys_of_a_screen_work_only_while_it_is_seen(
    window: MainWindow, qtbot: QtBot, log: list[str]
) -> None:
    window.go("loans")
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert [line for line in log if line.startswith("posted")] == ["posted loans"]


def test_the_keyboard_starts_in_the_screen(window: MainWindow) -> None:
    assert isinstance(QApplication.focusWidget(), TextField)


def test_help_names_the_topic_of_the_screen(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.help_wanted) as caught:
        qtbot.keyClick(window, Qt.Key.Key_F1)
    assert caught.args == ["help/today"]


def test_escape_closes_palette_then_sheet_then_asks_the_screen(
    window: MainWindow, qtbot: QtBot, log: list[str]
) -> None:
    sheet = Sheet(window, "Check")
    sheet.set_buttons(right=[Button("Cancel"), Button("Agree", "primary", key="Ctrl+Return")])
    sheet.open()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window.palette_box.field, Qt.Key.Key_Escape)
    assert not window.palette_box.isVisible()
    assert "escape today" not in log
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert log[-1] == "escape today"


def test_under_a_sheet_the_keys_of_the_window_are_off(
    window: MainWindow, qtbot: QtBot, log: list[str]
) -> None:
    sheet = Sheet(window, "Check")
    agreed: list[bool] = []
    agree = Button("Agree", "primary", key="F9")
    agree.clicked.connect(lambda: agreed.append(True))
    sheet.set_buttons(right=[Button("Cancel"), agree])
    sheet.open()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
    assert agreed == [True]
    assert "posted today" not in log
    sheet.close()
    sheet.deleteLater()
    QApplication.processEvents()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert log[-1] == "posted today"


def test_tab_goes_round_inside_a_sheet(window: MainWindow, qtbot: QtBot) -> None:
    sheet = Sheet(window, "Check")
    first, second = Button("Cancel"), Button("Agree", "primary")
    sheet.set_buttons(right=[first, second])
    sheet.open()
    seen = []
    for _ in range(4):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [first, second, first, second]


def test_badges_say_their_count(window: MainWindow) -> None:
    window.show_badge("loans", Badge(3, "outbox"))
    item = next(item for item in window.rail.items if item.entry.key == "loans")
    assert "(3)" in item.accessibleName()
    window.show_badge("loans", Badge(0))
    assert item.badge is None


def test_the_status_bar_tells_line_and_outbox(window: MainWindow) -> None:
    window.show_person(Person("陈静怡", "信贷员"), "2026-11-21")
    window.show_status(LineStatus(38, "", 0, 0, "14:26", "禅城营业部", "终端 07"))
    bar = window.status_bar
    assert (bar.line.text(), bar.note.text(), bar.sync.text()) == (
        "已连接",
        "服务器 38 ms",
        "全部已同步 14:26",
    )
    window.show_status(LineStatus(None, "06:42", 3, 521_071))
    assert bar.line.text() == "离线，自 06:42"
    assert bar.sync.text() == "待同步 3 笔 ¥5,210.71"
    assert window.title_bar.name.text() == "陈静怡"


def test_language_and_density_switch_from_the_status_bar(
    window: MainWindow, qtbot: QtBot, dressed: QApplication
) -> None:
    with qtbot.waitSignal(window.language_changed) as caught:
        window.status_bar.language.click()
    assert caught.args == ["en"]
    QApplication.processEvents()
    assert window.status_bar.line.text() == "Connected"
    with qtbot.waitSignal(window.density_changed):
        window.status_bar.density.click()
    assert tokens.density_name() == "comfortable"
    texts.switch(dressed, "zh_CN")


def test_another_role_gets_its_own_screens(window: MainWindow, log: list[str]) -> None:
    window.restart_with([ScreenEntry("review", "审批", "review", lambda: Screen(log, "review"))])
    assert window.current == "review"
    assert not window.go("loans")
    assert not window.go_back()
    assert [item.entry.key for item in window.rail.items] == ["review"]


def test_a_tall_screen_does_not_raise_the_windows_minimum(window: MainWindow, log: list[str]) -> None:
    def tall() -> QWidget:
        made = QWidget()
        made.setMinimumSize(2_000, 3_000)
        return made

    window.restart_with([ScreenEntry("tall", "Tall", "today", tall)])
    hint = window.minimumSizeHint()
    assert hint.width() <= 1280
    assert hint.height() <= 640
    assert (window.minimumWidth(), window.minimumHeight()) == (1280, 640)


def test_thirteen_screens_fit_beside_the_lowest_window(window: MainWindow) -> None:
    window.restart_with([ScreenEntry(str(n), f"Screen {n}", "today", QWidget) for n in range(13)])
    window.resize(1280, 640)
    QApplication.processEvents()
    items = window.rail.items
    assert items[-1].geometry().bottom() <= 640
    for upper, lower in pairwise(items):
        assert upper.geometry().bottom() < lower.geometry().top()


def test_a_screen_that_cannot_be_built_shows_why_and_the_window_lives(
    window: MainWindow, log: list[str]
) -> None:
    broken = [True]

    def build() -> QWidget:
        if broken:
            raise ValueError("secret of 李秀芳")
        return Screen(log, "fragile")

    window.restart_with(
        [ScreenEntry("fragile", "Fragile", "loans", build), ScreenEntry("b", "B", "loans", QWidget)]
    )
    state = window.screen_now()
    assert isinstance(state, ErrorState)
    fault = str(window.failed["fragile"].facts["id"])
    words = " ".join(label.text() for label in state.findChildren(QLabel))
    assert fault in words
    assert "李秀芳" not in words
    assert window.go("b")
    broken.clear()
    window.go("fragile")
    assert isinstance(window.screen_now(), Screen)
    assert window.failed == {}


def test_a_screen_that_fails_when_shown_is_built_anew_by_try_again(
    window: MainWindow, log: list[str], qtbot: QtBot
) -> None:
    class Fragile(Screen):
        def shown(self, argument: object) -> None:
            if log.count("built fragile") < 2:
                raise KeyError("x")
            super().shown(argument)

    window.restart_with([ScreenEntry("fragile", "Fragile", "loans", lambda: Fragile(log, "fragile"))])
    state = window.screen_now()
    assert isinstance(state, ErrorState)
    again = state.findChild(Button)
    again.setFocus()
    qtbot.keyClick(again, Qt.Key.Key_Space)
    assert isinstance(window.screen_now(), Fragile)
    assert log[-1] == "shown fragile None"


def test_the_task_bar_names_file_and_screen(window: MainWindow) -> None:
    window.go("loans", "loan-7")
    assert window.windowTitle() == "crumb loans · loans · LenDesk"
    assert window.place() == ("loans", "loan-7")
