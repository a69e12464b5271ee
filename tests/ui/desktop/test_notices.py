"""The bell of all windows: counted anew with the news, seen when it was opened, kept for the next sign-in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk import FakeDesk, run_at_once
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.messages import Area, Changes
from lendesk.usecases.synchronisation.state import LineState
from lendesk.usecases.today.queries import GetToday
from ui.desktop import notices as notices_room
from ui.desktop.desktop import Desktop
from ui.desktop.notices import SEEN, Notices
from ui.preferences import read_preferences
from ui.shell.notices import NoticeSheet

sys.path.insert(0, str(Path(__file__).parent.parent / "screens" / "today"))
import today_samples as samples

Make = Callable[..., Desktop]
TOLD = 6
"""Of the officer's day: a refused order, an alert, two late files, two pieces of news."""


def at_once(*given: Any, owner: object = None, **named: Any) -> object:
    del owner
    return run_at_once(*given, **named)


@pytest.fixture
def bells(made: Make, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Notices]:
    monkeypatch.setattr(notices_room, "run_in_background", at_once)
    desk.answers[GetToday] = samples.OFFICER
    desk.rows = samples.OUTBOX

    def attached(known: dict[str, Any] | None = None) -> Notices:
        desktop = made(known)
        notices = Notices(desktop, lambda: samples.NOW)
        for window in desktop.windows:
            notices.attach(window)
        notices.ask()
        return notices

    return attached


def count_of(notices: Notices) -> int:
    return notices._desktop.window.title_bar.bell.count


def sheet_of(notices: Notices) -> NoticeSheet:
    return next(one for one in notices._desktop.window.findChildren(NoticeSheet) if one.isVisible())


def test_what_needs_the_person_is_counted_and_seen_once_opened(
    bells: Callable[..., Notices], desk: FakeDesk
) -> None:
    notices = bells()
    assert count_of(notices) == TOLD
    notices._desktop.window.title_bar.bell.click()
    assert len(sheet_of(notices).list.items) == TOLD
    assert all(item.chip is not None for item in sheet_of(notices).list.items)
    assert count_of(notices) == 0
    sheet_of(notices).close()
    notices.ask()
    assert count_of(notices) == 0
    kept = read_preferences(desk)  # type: ignore[arg-type]  # has drafts
    assert len(kept[SEEN]) == TOLD


def test_what_was_seen_is_not_new_at_the_next_sign_in(bells: Callable[..., Notices]) -> None:
    first = bells()
    first.open(first._desktop.window)
    seen = first._desktop.preferences.get(SEEN)
    assert count_of(bells({SEEN: seen})) == 0
    assert count_of(bells({SEEN: "spoilt"})) == TOLD


def test_the_line_comes_first_and_leads_to_sync(
    bells: Callable[..., Notices], desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.state = LineState(True, problem="line.sign_in_again")
    notices = bells()
    assert count_of(notices) == TOLD + 1
    notices.open(notices._desktop.window)
    qtbot.keyClick(sheet_of(notices).list, Qt.Key.Key_Return)
    assert notices._desktop.window.current == "sync"


def test_a_place_that_the_role_has_not_is_passed_by(bells: Callable[..., Notices]) -> None:
    notices = bells()
    notices.open(notices._desktop.window)
    sheet = sheet_of(notices)
    alert = next(item for item in sheet.list.items if item.key.startswith("alert:"))
    sheet.list.opened.emit(alert.key)
    assert notices._desktop.window.current == "today"


def test_a_question_that_fails_leaves_what_was_known(bells: Callable[..., Notices], desk: FakeDesk) -> None:
    notices = bells()
    desk.answers[GetToday] = RuleBroken("line.needs_connection")
    notices.ask()
    assert count_of(notices) == TOLD


def test_news_of_the_centre_are_asked_for_soon(bells: Callable[..., Notices]) -> None:
    notices = bells()
    notices._soon.stop()
    notices._desktop.bell.rung.emit(Changes(frozenset({Area.CONTRACTS})))
    assert notices._soon.isActive()
    notices._desktop.close()
    assert not notices._soon.isActive()
