"""The whole way by keyboard: sign in, work in two windows, sign out, somebody else signs in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent / "screens"))

from desk import ME, FakeDesk

from lendesk.domain.errors import RuleBroken
from ui import app as program
from ui import tokens
from ui.app import Entrance
from ui.background import stop_background
from ui.desktop import desktop as desktop_room
from ui.error_texts import error_text
from ui.preferences import Preferences
from ui.shell.model import ScreenEntry
from ui.shell.sheets import program_version


class Door:
    """A workstation of two people; counts how often somebody signed out."""

    def __init__(self) -> None:
        self.desks = {
            "1001": FakeDesk(me=replace(ME, staff_number="1001", name="陈静怡")),
            "1002": FakeDesk(me=replace(ME, staff_number="1002", name="李强")),
        }
        for desk in self.desks.values():
            preferences = Preferences(desk, lambda work, *_more, **_named: work())  # type: ignore[arg-type]
            preferences.set("tour.seen", True)
            preferences.set("version.seen", program_version())
        self.signed_out = 0

    def sign_in(self, staff_number: str, password: str) -> FakeDesk:
        if password != "right":
            raise RuleBroken("sign_in.refused")
        return self.desks[staff_number]

    def unlock(self, password: str) -> None:
        if password != "right":
            raise RuleBroken("sign_in.refused")

    def sign_out(self) -> None:
        self.signed_out += 1

    def line_is_up(self) -> bool:
        return True

    def business_date(self) -> str:
        return "2026-11-21"


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def entrance(door: Door, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Entrance]:
    entries = (ScreenEntry("loans", "贷款", "loans", QWidget), ScreenEntry("sync", "同步", "sync", QWidget))
    monkeypatch.setattr(desktop_room, "entries_for", lambda _around: entries)
    made = Entrance(door, "L07")  # type: ignore[arg-type]  # registers nobody
    qtbot.addWidget(made.view)
    with qtbot.waitExposed(made.view):
        made.show()
    yield made
    if made.session is not None:
        made.session.desktop.close()
    stop_background()


def sign_in(entrance: Entrance, qtbot: QtBot, number: str) -> Any:
    """By keyboard; the desktop."""
    entrance.view.activateWindow()
    qtbot.keyClicks(entrance.view.staff_number, number)
    qtbot.keyClick(entrance.view.staff_number, Qt.Key.Key_Return)
    qtbot.keyClicks(entrance.view.password, "right")
    qtbot.keyClick(entrance.view.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entrance.session is not None)
    desktop = entrance.session.desktop  # type: ignore[union-attr]  # just seen
    qtbot.waitUntil(desktop.window.isActiveWindow)
    return desktop


def test_one_person_after_the_other(entrance: Entrance, door: Door, qtbot: QtBot) -> None:
    desktop = sign_in(entrance, qtbot, "1001")
    assert not entrance.view.isVisible()
    assert desktop.window.title_bar.name.text() == "陈静怡"
    second = desktop.beside("sync")
    entrance.session.end()  # type: ignore[union-attr]  # signed in
    assert entrance.view.isVisible()
    assert not second.isVisible()
    assert (entrance.view.staff_number.text(), entrance.view.password.text()) == ("", "")
    qtbot.waitUntil(lambda: door.signed_out == 1)
    desktop = sign_in(entrance, qtbot, "1002")
    assert desktop.window.title_bar.name.text() == "李强"
    assert len(desktop.windows) == 1


def test_each_person_finds_the_own_windows_and_theme(entrance: Entrance, door: Door, qtbot: QtBot) -> None:
    desktop = sign_in(entrance, qtbot, "1001")
    desktop.window.go("sync")
    desktop.window.status_bar.theme.click()
    desktop.window.status_bar.density.click()
    entrance.session.end()  # type: ignore[union-attr]  # signed in
    qtbot.waitUntil(lambda: door.signed_out == 1)
    assert sign_in(entrance, qtbot, "1002").window.current == "loans"
    assert (tokens.theme_name(), tokens.density_name()) == ("light", "compact")
    entrance.session.end()  # type: ignore[union-attr]  # signed in
    qtbot.waitUntil(lambda: door.signed_out == 2)
    assert sign_in(entrance, qtbot, "1001").window.current == "sync"
    assert (tokens.theme_name(), tokens.density_name()) == ("dark", "comfortable")


def test_a_locked_desk_is_given_to_somebody_else(entrance: Entrance, door: Door, qtbot: QtBot) -> None:
    desktop = sign_in(entrance, qtbot, "1001")
    qtbot.keyClick(desktop.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    locker = entrance.session.locker  # type: ignore[union-attr]  # signed in
    cover = locker.covers[desktop.window][1]
    qtbot.keyClicks(cover.password, "wrong")
    qtbot.keyClick(cover.password, Qt.Key.Key_Return)
    qtbot.waitUntil(cover.banner.isVisible)
    assert locker.is_locked
    qtbot.keyClick(cover.leave, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: door.signed_out == 1)
    assert entrance.view.isVisible()


def test_a_fault_is_told_at_the_door_too(entrance: Entrance) -> None:
    entrance.tell_fault(RuleBroken("unexpected", id="AB12CD34"))
    assert entrance.view.banner.title.text() == error_text("unexpected", {"id": "AB12CD34"})


def test_a_second_start_raises_what_is_there(entrance: Entrance, qtbot: QtBot) -> None:
    entrance.view.showMinimized()
    entrance.raise_windows()
    assert not entrance.view.isMinimized()
    desktop = sign_in(entrance, qtbot, "1001")
    desktop.window.showMinimized()
    entrance.raise_windows()
    assert not desktop.window.isMinimized()


def test_a_second_program_ends_at_once(monkeypatch: pytest.MonkeyPatch, door: Door, tmp_path: Path) -> None:
    calls: list[str] = []
    monkeypatch.setattr(program.OneInstance, "is_taken", lambda self: calls.append(self.name) or True)
    monkeypatch.setattr(program, "Entrance", lambda *_: pytest.fail("no window may open"))
    assert program.run(door, "L07", str(tmp_path)) == 0  # type: ignore[arg-type]  # never used
    assert len(calls) == 1
