"""The palette by keyboard: what it lists, in which order, how Tab limits it, and what Enter takes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.access import Permission
from ui import texts
from ui.actions import ScreenAction
from ui.shell.hits import Hit, Section, Show
from ui.shell.model import LineStatus, ScreenEntry
from ui.shell.palette import Palette
from ui.shell.window import MainWindow
from ui.texts import late


class Finder:
    """Answers when the test says so."""

    def __init__(self, log: list[str]) -> None:
        self.log = log
        self.asked: list[tuple[str, Section | None]] = []
        self.shows: list[Show] = []
        self.lately: list[str] = []
        self.taken: list[str] = []

    def find(self, words: str, section: Section | None, show: Show) -> None:
        self.asked.append((words, section))
        self.shows.append(show)

    def recent(self, known: Sequence[Hit]) -> Sequence[Hit]:
        by_key = {hit.key: hit for hit in known}
        return [by_key[key] for key in self.lately if key in by_key]

    def took(self, hit: Hit) -> None:
        self.taken.append(hit.key)

    def person(self, name: str, section: Section = Section.CUSTOMERS) -> Hit:
        return Hit(
            name,
            "4406**********3828",
            "user",
            lambda: self.log.append(f"open {name}"),
            section,
            f"customer:{name}",
            beside=lambda: self.log.append(f"beside {name}"),
        )


class Counter(QWidget):
    def __init__(self, log: list[str]) -> None:
        super().__init__()
        self.log = log

    def act(self, action: str) -> None:
        self.log.append(f"act {action}")


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def finder(log: list[str]) -> Finder:
    return Finder(log)


@pytest.fixture
def window(qtbot: QtBot, log: list[str], finder: Finder) -> MainWindow:
    made = MainWindow(
        [
            ScreenEntry("loans", late("catalog", "Loans"), "loans", QWidget),
            ScreenEntry("counter", late("catalog", "Counter posting"), "cashier", lambda: Counter(log)),
        ]
    )
    post = late("actions", "Take the money and print the receipt")
    made.can_do = (
        ScreenAction("counter", "post", post, "print", (Permission.REPAYMENT_POST,), "F9"),
        ScreenAction("loans", "find", late("actions", "Find a loan"), "search", (Permission.LOAN_READ,)),
        ScreenAction("audit", "check", late("actions", "Check the whole log"), "audit", ()),
    )
    made.palette_box.serve(finder)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def palette(window: MainWindow, qtbot: QtBot) -> Palette:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_box.isVisible()
    return window.palette_box


def keys(palette: Palette) -> list[str]:
    return [hit.key for hit in palette.hits()]


def press(qtbot: QtBot, palette: Palette, key: Qt.Key, ctrl: bool = False) -> None:
    none, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(palette.field, key, control if ctrl else none)


def test_empty_it_lists_what_was_taken_then_actions_of_the_screen_then_screens(
    palette: Palette, finder: Finder
) -> None:
    assert keys(palette) == ["action:loans:find", "action:counter:post", "screen:loans", "screen:counter"]
    finder.lately = ["screen:counter", "action:audit:check"]
    palette.open()
    assert keys(palette)[0] == "screen:counter"
    assert palette.hits()[0].section is Section.RECENT
    assert keys(palette).count("screen:counter") == 1


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("入账", "action:counter:post"),
        ("rz", "action:counter:post"),
        ("skrz", "action:counter:post"),
        ("ruzhang", "action:counter:post"),
        ("receipt", "action:counter:post"),
        ("Loans", "screen:loans"),
        ("dk", "screen:loans"),
    ],
)
def test_actions_and_screens_by_chinese_pinyin_and_english(
    palette: Palette, qtbot: QtBot, typed: str, first: str
) -> None:
    palette.field.setText(typed)
    assert first in keys(palette)
    palette.limit(Section.SCREENS if first.startswith("screen") else Section.ACTIONS)
    assert keys(palette)[0] == first


def test_enter_carries_an_action_out_on_its_screen(
    window: MainWindow, palette: Palette, qtbot: QtBot, log: list[str], finder: Finder
) -> None:
    qtbot.keyClicks(palette.field, "skrz")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert (window.current, log, finder.taken) == ("counter", ["act post"], ["action:counter:post"])
    assert not palette.isVisible()


def test_people_come_above_after_a_pause_and_the_first_is_chosen(
    palette: Palette, qtbot: QtBot, finder: Finder, log: list[str]
) -> None:
    qtbot.keyClicks(palette.field, "dk")
    assert finder.asked == []
    qtbot.waitUntil(lambda: finder.asked == [("dk", None)])
    finder.shows[0]([finder.person("丁凯"), finder.person("DK-2026-1", Section.PAPERS)])
    assert keys(palette)[:3] == ["customer:丁凯", "customer:DK-2026-1", "action:loans:find"]
    press(qtbot, palette, Qt.Key.Key_Return)
    assert log == ["open 丁凯"]


def test_a_line_chosen_by_hand_stays_chosen_when_answers_arrive(
    palette: Palette, qtbot: QtBot, finder: Finder, window: MainWindow
) -> None:
    qtbot.keyClicks(palette.field, "dk")
    press(qtbot, palette, Qt.Key.Key_Down)
    chosen = palette.list.current()
    assert chosen is not None
    qtbot.waitUntil(lambda: bool(finder.shows))
    finder.shows[0]([finder.person("丁凯")])
    assert palette.list.current() is not None
    assert palette.list.current().key == chosen.key  # type: ignore[union-attr]


def test_an_answer_to_words_that_changed_is_not_shown(palette: Palette, qtbot: QtBot, finder: Finder) -> None:
    palette.field.setText("丁")
    qtbot.waitUntil(lambda: bool(finder.shows))
    palette.field.setText("丁凯丽")
    finder.shows[0]([finder.person("丁一")])
    assert keys(palette) == []


def test_what_was_taken_lately_comes_first_among_its_kind(palette: Palette, finder: Finder) -> None:
    palette.field.setText("贷款")
    palette.limit(None)
    before = keys(palette)
    finder.lately = ["action:loans:find"]
    palette.field.setText("查找贷款")
    assert keys(palette)[0] == "action:loans:find"
    assert "screen:loans" in before


def test_tab_limits_to_one_kind_and_back(palette: Palette, qtbot: QtBot, finder: Finder) -> None:
    palette.field.setText("dk")
    press(qtbot, palette, Qt.Key.Key_Tab)
    assert palette.chip.spec is not None
    assert keys(palette) == []
    qtbot.waitUntil(lambda: ("dk", Section.CUSTOMERS) in finder.asked)
    finder.shows[-1]([finder.person("丁凯"), finder.person("丁可")])
    assert keys(palette) == ["customer:丁凯", "customer:丁可"]
    for _ in range(3):
        press(qtbot, palette, Qt.Key.Key_Tab)
    assert keys(palette) == ["screen:loans"]
    press(qtbot, palette, Qt.Key.Key_Tab)
    assert palette.chip.spec is None
    qtbot.keyClick(palette.field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert keys(palette) == ["screen:loans"]
    assert palette.field.hasFocus()


def test_control_enter_opens_beside_and_does_nothing_for_an_action(
    palette: Palette, qtbot: QtBot, finder: Finder, log: list[str]
) -> None:
    qtbot.keyClicks(palette.field, "skrz")
    press(qtbot, palette, Qt.Key.Key_Return, ctrl=True)
    assert palette.isVisible()
    palette.field.setText("丁")
    qtbot.waitUntil(lambda: bool(finder.shows))
    finder.shows[-1]([finder.person("丁凯")])
    press(qtbot, palette, Qt.Key.Key_Return, ctrl=True)
    assert log == ["beside 丁凯"]


def test_nothing_found_says_what_to_try_but_only_after_the_answer(
    palette: Palette, qtbot: QtBot, finder: Finder
) -> None:
    palette.field.setText("没有此人")
    assert not palette.nothing.isVisible()
    qtbot.waitUntil(lambda: bool(finder.shows))
    finder.shows[0]([])
    assert palette.nothing.isVisible()
    press(qtbot, palette, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_the_ends_of_the_list_hold(palette: Palette, qtbot: QtBot) -> None:
    press(qtbot, palette, Qt.Key.Key_Up)
    assert palette.list.place() == 0
    for _ in range(3):
        press(qtbot, palette, Qt.Key.Key_PageDown)
    assert palette.list.place() == len(palette.hits()) - 1


def test_letters_under_composition_are_no_words_yet(palette: Palette, finder: Finder, qtbot: QtBot) -> None:
    QApplication.sendEvent(palette.field, QInputMethodEvent("li", []))
    assert palette.field.text() == ""
    done = QInputMethodEvent("", [])
    done.setCommitString("李")
    QApplication.sendEvent(palette.field, done)
    qtbot.waitUntil(lambda: finder.asked == [("李", None)])


def test_a_click_beside_the_card_closes_and_the_keyboard_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    field = window.title_bar.search
    field.setFocus()
    window.palette_box.open()
    qtbot.mouseClick(window.palette_box, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not window.palette_box.isVisible()
    assert field.hasFocus()


def test_the_foot_tells_what_answers_come_from_and_follows_the_language(
    window: MainWindow, palette: Palette
) -> None:
    online = palette.scope.text()
    window.show_status(LineStatus(offline_since="14:02"))
    assert palette.scope.text() != online
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    texts.switch(app, "en")
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    assert palette.scope.text().startswith("Off line")


def test_the_line_in_force_is_told_to_a_screen_reader(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "skrz")
    assert "F9" in palette.field.accessibleDescription()
