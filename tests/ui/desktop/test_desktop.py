"""Several windows of one person: opened by key, told the same, closed one by one, back the next time."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lendesk.usecases.messages import Changes
from lendesk.usecases.synchronisation.state import LineState
from ui import texts, tokens
from ui.desktop.desktop import Desktop
from ui.preferences import read_preferences
from ui.widgets.queue_list import QueueItem

NEW_WINDOW = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def beside(desktop: Desktop, qtbot: QtBot) -> Any:
    """Ctrl+Shift+N in the first window; the new one."""
    desktop.window.activateWindow()
    qtbot.keyClick(desktop.window, Qt.Key.Key_N, NEW_WINDOW)
    return desktop.windows[-1]


def test_a_further_window_has_the_same_file_and_the_first_stays(made, qtbot):
    desktop = made()
    desktop.window.go("loans", "loan-7")
    second = beside(desktop, qtbot)
    assert second is not desktop.window
    assert second.isVisible()
    assert second.place() == ("loans", "loan-7")
    second.go("loans", "loan-8")
    assert desktop.window.place() == ("loans", "loan-7")
    assert second.windowTitle() == "loan-8 · loans · LenDesk"


def test_the_button_in_the_title_bar_does_the_same(made, qtbot):
    desktop = made()
    qtbot.mouseClick(desktop.window.title_bar.new_window, Qt.MouseButton.LeftButton)
    assert len(desktop.windows) == 2


def test_a_middle_click_opens_a_file_of_the_list_beside(made, qtbot):
    desktop = made()
    desktop.window.go("loans", "loan-7")
    files = desktop.window.screen_now().files
    files.show_items([QueueItem("loan-8", "李秀芳"), QueueItem("loan-9", "王建国")])
    middle = Qt.MouseButton.MiddleButton
    row = files.visualRect(files.model().index(1, 0)).center()
    qtbot.mouseClick(files.viewport(), middle, pos=row)
    assert desktop.windows[-1].place() == ("loans", "loan-9")
    assert desktop.window.place() == ("loans", "loan-7")
    assert files.current_key() == ""
    below = row + QPoint(0, 200)
    qtbot.mouseClick(files.viewport(), middle, pos=below)
    assert len(desktop.windows) == 2


def test_news_and_the_line_reach_every_window(made, qtbot, desk):
    desktop = made()
    second = beside(desktop, qtbot)
    desk.listeners[0](Changes(frozenset({"loans"})))
    qtbot.waitUntil(lambda: bool(second.screens["today"].news))
    assert len(desktop.window.screens["today"].news) == 1
    desktop.show_line(LineState(online=False, since="2026-11-21T01:42:00+00:00", outbox_count=3))
    for window in desktop.windows:
        assert not window.status_bar.status.online
        assert [i.badge.count for i in window.rail.items if i.entry.key == "sync"] == [3]


def test_a_closed_window_hears_nothing_and_the_other_goes_on(made, qtbot, desk):
    desktop = made()
    second = beside(desktop, qtbot)
    first, gone = desktop.window, desktop.window.screens["today"].news
    ended: list[bool] = []
    desktop.bell.ended.connect(lambda: ended.append(True))
    first.close()
    assert desktop.windows == [second]
    assert desktop.window is second
    desk.listeners[0](Changes(frozenset({"loans"})))
    qtbot.waitUntil(lambda: bool(second.screens["today"].news))
    assert gone == []
    assert not ended
    second.close()
    assert ended == [True]
    assert not desktop._clock.isActive()


def test_switches_of_one_window_show_in_all_and_are_kept(made, qtbot, desk):
    desktop = made()
    second = beside(desktop, qtbot)
    second.status_bar.language.click()
    second.status_bar.density.click()
    second.status_bar.theme.click()
    QApplication.processEvents()
    first = desktop.window.status_bar
    assert first.line.text() == "Connected"
    assert first.theme.accessibleName() == "Theme: Dark"
    assert (tokens.density_name(), tokens.theme_name()) == ("comfortable", "dark")
    kept = read_preferences(desk)
    assert (kept["language"], kept["density"], kept["theme"]) == ("en", "comfortable", "dark")


def test_what_was_kept_is_worn_at_sign_in(made):
    made({"language": "en", "density": "comfortable", "theme": "dark"})
    assert (texts.language(), tokens.density_name(), tokens.theme_name()) == ("en", "comfortable", "dark")


def test_values_that_no_version_knows_change_nothing(made):
    made({"language": "fr", "density": 7, "theme": ["dark"], "windows": "none"})
    assert (texts.language(), tokens.density_name(), tokens.theme_name()) == ("zh_CN", "compact", "light")


def test_windows_come_back_where_they_were(made, qtbot, desk):
    desktop = made()
    desktop.window.go("loans", "loan-7")
    beside(desktop, qtbot).go("sync")
    desktop.close()
    known = read_preferences(desk)
    assert known["windows"]["ended"] is True
    again = made(known)
    qtbot.waitUntil(lambda: len(again.windows) == 2)
    assert [window.place() for window in again.windows] == [("loans", "loan-7"), ("sync", "")]
    assert not again.memory.was_cut_off


def test_a_session_that_was_cut_off_is_known_by_the_next(made, qtbot, desk):
    desktop = made()
    desktop.window.go("loans", "loan-7")
    qtbot.waitUntil(lambda: "preference:windows" in desk.kept_drafts)
    qtbot.waitUntil(lambda: "loan-7" in desk.kept_drafts["preference:windows"].data)
    left = json.loads(desk.kept_drafts["preference:windows"].data)  # as a crash leaves it
    again = made({"windows": left})
    assert again.memory.was_cut_off
    assert again.window.place() == ("loans", "loan-7")


def test_what_is_half_typed_counts_as_entered_when_the_window_closes(made, qtbot):
    desktop = made()
    second = beside(desktop, qtbot)
    qtbot.waitUntil(second.isActiveWindow)
    entered: list[str] = []
    field = second.screen_now().field
    field.committed.connect(entered.append)
    field.setFocus()
    qtbot.keyClicks(field, "half a na")
    second.close()
    assert entered == ["half a na"]


def test_news_after_the_end_reach_nobody_and_break_nothing(made, qtbot, desk):
    desktop = made()
    desktop.close()
    asked = len(desk.listeners)
    desk.listeners[0](Changes(frozenset({"loans"})))
    qtbot.wait(10)
    assert (len(desk.listeners), desktop.windows) == (asked, [])


def test_a_screen_that_the_role_lost_gives_way_to_its_first(made):
    desktop = made({"windows": {"ended": True, "open": [{"screen": "settings"}]}})
    assert desktop.window.current == "today"


def test_a_window_that_is_gone_leaves_nothing_behind(made, qtbot):
    desktop = made()
    second = beside(desktop, qtbot)
    gone: list[bool] = []
    second.destroyed.connect(lambda: gone.append(True))
    second.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert gone == [True]
    desktop.show_line(LineState(online=True))


@pytest.mark.parametrize("choice", ["light", "dark", "system"])
def test_the_theme_is_one_of_three(made, choice):
    desktop = made()
    desktop.look.choose_theme(choice)
    assert desktop.look.theme == choice
    assert tokens.theme_name() == ("dark" if choice == "dark" else "light")
