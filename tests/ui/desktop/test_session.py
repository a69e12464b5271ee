"""From sign-in to sign-out: greeted once, told of a crash, menu by key, told what waits at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from desk import FakeDesk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.synchronisation.state import LineState
from ui import tokens
from ui.desktop.session import Session
from ui.preferences import read_preferences
from ui.shell.sheets import program_version
from ui.shell.tour import STEPS
from ui.widgets.sheet import Sheet

KNOWN = {"tour.seen": True, "version.seen": program_version()}
Begin = Callable[..., Session]


@pytest.fixture
def left() -> list[bool]:
    return []


@pytest.fixture
def begin(simple: None, desk: FakeDesk, qtbot: QtBot, left: list[bool]) -> Iterator[Begin]:
    del simple
    begun: list[Session] = []

    def one(known: dict[str, Any]) -> Session:
        session = Session(desk, known, lambda _password: None, lambda: left.append(True))  # type: ignore[arg-type]
        begun.append(session)
        with qtbot.waitExposed(session.desktop.window):
            session.begin()
        session.desktop.window.activateWindow()
        return session

    yield one
    for session in begun:
        session.desktop.close()


def words(session: Session) -> str:
    return " ".join(
        label.text() for label in session.desktop.window.findChildren(QLabel) if label.isVisible()
    )


def sheets(session: Session) -> list[str]:
    return [sheet.title.text() for sheet in session.desktop.window.findChildren(Sheet) if sheet.isVisible()]


def test_a_newcomer_is_shown_round_once_by_enter(begin: Begin, desk: FakeDesk, qtbot: QtBot) -> None:
    session = begin({})
    tour = session.aids[session.desktop.window].tour
    assert tour.isVisible()
    for step in STEPS:
        assert tour.title.text() == str(step.title)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not tour.isVisible()
    kept = read_preferences(desk)  # type: ignore[arg-type]  # has drafts
    assert kept["tour.seen"] is True
    again = begin(kept)
    assert not again.aids[again.desktop.window].tour.isVisible()
    assert sheets(again) == []


def test_the_look_round_is_skipped_by_escape_and_hushes_the_keys_below(begin: Begin, qtbot: QtBot) -> None:
    session = begin({})
    window = session.desktop.window
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
    assert window.screen_now().posted == 0
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not session.aids[window].tour.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.screen_now().posted == 1


def test_after_a_change_of_version_what_is_new_is_told_once(begin: Begin, desk: FakeDesk) -> None:
    session = begin(KNOWN | {"version.seen": "0.0.9"})
    assert sheets(session) == ["新版变化"]
    kept = read_preferences(desk)  # type: ignore[arg-type]  # has drafts
    assert kept["version.seen"] == program_version()
    assert sheets(begin(KNOWN)) == []


def test_a_session_cut_off_is_told_and_a_clean_one_is_not(begin: Begin) -> None:
    cut = {"ended": False, "open": [{"screen": "loans", "argument": "loan-7"}]}
    session = begin(KNOWN | {"windows": cut})
    assert "程序上次意外退出" in words(session)
    assert session.desktop.window.place() == ("loans", "loan-7")
    assert "程序上次意外退出" not in words(begin(KNOWN | {"windows": cut | {"ended": True}}))


def test_the_own_menu_opens_by_key_and_chooses(begin: Begin, qtbot: QtBot) -> None:
    session = begin(dict(KNOWN))
    window = session.desktop.window
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    menu = session.aids[window].menu.menu
    assert menu is not None
    assert menu.isVisible()
    themes = menu.actions()[0].menu()
    assert [action.text() for action in themes.actions()] == ["浅色", "深色", "跟随系统"]
    themes.actions()[1].trigger()
    assert tokens.theme_name() == "dark"
    menu.close()
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    again = session.aids[window].menu.menu.actions()[0].menu()
    assert [action.isChecked() for action in again.actions()] == [False, True, False]
    locks = session.aids[window].menu.menu.actions()[3].menu()
    locks.actions()[0].trigger()
    assert session.locker.minutes == 5
    session.aids[window].menu.menu.close()


def test_signing_out_tells_first_and_closes_everything(
    begin: Begin, desk: FakeDesk, left: list[bool]
) -> None:
    session = begin(dict(KNOWN))
    session.desktop.beside("loans", "loan-7")
    session.end()
    session.end()
    assert left == [True]
    assert session.desktop.windows == []
    assert session.farewell is None
    kept = read_preferences(desk)["windows"]  # type: ignore[arg-type]  # has drafts
    assert kept["ended"] is True
    assert [one["screen"] for one in kept["open"]] == ["today", "loans"]


def test_closing_the_last_window_tells_what_waits_and_asks_nothing(
    begin: Begin, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.state = LineState(online=True, outbox_count=3, outbox_sum_fen=521_071)
    session = begin(dict(KNOWN))
    session.desktop.window.close()
    farewell = session.farewell
    assert farewell is not None
    assert farewell.isVisible()
    assert farewell.banner.title.text() == "还有 3 笔待发送 ¥5,210.71"
    qtbot.waitUntil(farewell.isActiveWindow)
    qtbot.keyClick(farewell, Qt.Key.Key_Return)
    assert not farewell.isVisible()


def test_with_nothing_waiting_it_simply_ends(begin: Begin, left: list[bool]) -> None:
    session = begin(dict(KNOWN))
    session.desktop.window.close()
    assert session.farewell is None
    assert left == []


def test_a_fault_is_told_in_the_window_in_use(begin: Begin) -> None:
    session = begin(dict(KNOWN))
    session.tell_fault(RuleBroken("unexpected", id="AB12CD34"))
    assert "AB12CD34" in words(session)
    session.end()
    session.tell_fault(RuleBroken("unexpected", id="X"))


def test_every_window_has_its_own_aids(begin: Begin, qtbot: QtBot) -> None:
    session = begin(dict(KNOWN))
    second = session.desktop.beside("loans")
    qtbot.waitUntil(second.isActiveWindow)
    qtbot.keyClick(second, Qt.Key.Key_F1)
    assert session.aids[second].help.isVisible()
    assert not session.aids[session.desktop.window].help.isVisible()
    second.close()
    assert list(session.aids) == [session.desktop.window]


def test_the_end_of_the_program_is_a_clean_end(begin: Begin, desk: FakeDesk) -> None:
    session = begin(dict(KNOWN))
    session.desktop.window.go("loans", "loan-7")
    QApplication.instance().aboutToQuit.emit()  # type: ignore[union-attr]  # there is one
    kept = read_preferences(desk)["windows"]  # type: ignore[arg-type]  # has drafts
    assert kept["ended"] is True
    assert kept["open"][0]["argument"] == "loan-7"
