"""Nobody at the desk: every window is covered, only the own password opens, drafts and focus as before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desk import run_at_once
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from ui.desktop.locking import USUAL_MINUTES, Locker
from ui.error_texts import error_text
from ui.widgets.sheet import Sheet


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def judged(password: str) -> None:
    """As the workstation: the person's own password."""
    if password == "off":
        raise RuleBroken("sign_in.locked", until="10:15")
    if password != "right":
        raise RuleBroken("sign_in.refused")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def left() -> list[bool]:
    return []


@pytest.fixture
def desktop(made):
    return made()


@pytest.fixture
def locker(desktop, clock: Clock, left: list[bool]) -> Locker:
    return Locker(desktop, judged, lambda: left.append(True), run_at_once, clock)


def words(inside: QWidget) -> str:
    """All text that can be read in a window."""
    return " ".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())


def password_of(locker: Locker, window: QWidget):
    return locker.covers[window][1].password


def test_the_key_covers_every_window_and_the_keyboard_is_at_the_password(desktop, locker, qtbot: QtBot):
    desktop.window.go("loans", "loan-7")
    second = desktop.beside("sync")
    desktop.window.activateWindow()
    qtbot.keyClick(desktop.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locker.is_locked
    for window in (desktop.window, second):
        assert "loan-7" not in words(window)
        assert "loan-7" not in window.windowTitle()
        assert not window.screen_now().isVisible()
        assert "黄敏" in words(window)
    assert password_of(locker, desktop.window).hasFocus()


def test_keys_of_the_window_below_do_nothing(desktop, locker, qtbot: QtBot):
    locker.lock()
    qtbot.keyClick(password_of(locker, desktop.window), Qt.Key.Key_F9)
    qtbot.keyClick(password_of(locker, desktop.window), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desktop.window.screen_now().posted == 0
    assert desktop.window.palette_box.isHidden()


def test_the_own_password_opens_all_and_the_work_goes_on(desktop, locker, qtbot: QtBot):
    desktop.window.go("loans", "loan-7")
    field = desktop.window.screen_now().field
    field.setFocus()
    qtbot.keyClicks(field, "half a na")
    second = desktop.beside("sync")
    locker.lock()
    password = password_of(locker, second)
    qtbot.keyClicks(password, "right")
    qtbot.keyClick(password, Qt.Key.Key_Return)
    assert not locker.is_locked
    assert field.isVisible()
    assert field.text() == "half a na"
    assert desktop.window.windowTitle() == "loan-7 · loans · LenDesk"
    desktop.window.activateWindow()
    assert desktop.window.focusWidget() is field
    qtbot.keyClick(field, Qt.Key.Key_F9)
    assert desktop.window.screen_now().posted == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [("wrong", error_text("sign_in.refused")), ("off", None)],
)
def test_another_password_is_told_why_and_can_be_typed_over(desktop, locker, qtbot, typed, told):
    locker.lock()
    cover = locker.covers[desktop.window][1]
    qtbot.keyClicks(cover.password, typed)
    qtbot.keyClick(cover.password, Qt.Key.Key_Return)
    assert locker.is_locked
    assert cover.banner.isVisible()
    assert cover.banner.title.text() == (told or error_text("sign_in.locked", {"until": "10:15"}))
    assert cover.password.selectedText() == typed
    qtbot.keyClicks(cover.password, "right")
    qtbot.keyClick(cover.password, Qt.Key.Key_Return)
    assert not locker.is_locked


def test_an_empty_password_asks_nobody(desktop, clock, qtbot):
    asked: list[str] = []
    locker = Locker(desktop, asked.append, lambda: None, run_at_once, clock)
    locker.lock()
    qtbot.keyClick(locker.covers[desktop.window][1].password, Qt.Key.Key_Return)
    assert asked == []


def test_it_locks_by_itself_after_a_while_without_a_hand(desktop, locker, clock: Clock, qtbot: QtBot):
    clock.now += USUAL_MINUTES * 60 - 1
    locker.look()
    assert not locker.is_locked
    handle = desktop.window.windowHandle()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(handle, key)
    clock.now += 2
    locker.look()
    assert not locker.is_locked
    clock.now += USUAL_MINUTES * 60
    locker.look()
    assert locker.is_locked


def test_a_machine_that_slept_is_locked_when_it_wakes(locker, clock: Clock):
    clock.now += 8 * 3600
    locker.look()
    assert locker.is_locked


def test_the_minutes_are_the_persons_own_and_cannot_be_endless(made, clock, desk):
    locker = Locker(made({"lock.minutes": 0}), judged, lambda: None, run_at_once, clock)
    assert locker.minutes == USUAL_MINUTES
    locker.choose_minutes(5)
    assert locker.minutes == 5
    assert desk.kept_drafts["preference:lock.minutes"].data == "5"
    clock.now += 5 * 60
    locker.look()
    assert locker.is_locked


def test_sheets_toasts_and_dialogs_are_not_read_over_the_cover(desktop, locker, qtbot: QtBot):
    sheet = Sheet(desktop.window, "Loan of 李秀芳")
    sheet.open()
    dialog = QDialog(desktop.window)
    qtbot.addWidget(dialog)
    dialog.show()
    desktop.window.toaster.say("Posted for 李秀芳")
    locker.lock()
    desktop.window.toaster.say("Refused for 李秀芳", "", "danger")
    assert "李秀芳" not in words(desktop.window)
    assert not dialog.isVisible()
    assert not sheet.isVisible()
    password = password_of(locker, desktop.window)
    qtbot.keyClicks(password, "right")
    qtbot.keyClick(password, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert "Refused for 李秀芳" in words(desktop.window)


def test_a_window_that_opens_while_locked_is_covered_too(desktop, locker):
    locker.lock()
    second = desktop.beside("loans", "loan-7")
    assert "loan-7" not in words(second)
    second.close()
    assert locker.is_locked
    assert list(locker.covers) == [desktop.window]


def test_somebody_else_may_sit_down(desktop, locker, left: list[bool], qtbot: QtBot):
    locker.lock()
    leave: Callable[[], None] = locker.covers[desktop.window][1].leave.click
    leave()
    assert left == [True]


def test_locking_twice_asks_once(desktop, locker):
    locker.lock()
    cover = locker.covers[desktop.window][1]
    locker.lock()
    assert locker.covers[desktop.window][1] is cover
