"""Every action of the list: offered by permission, carried out by its screen, its keys really bound there."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.access import Permission
from lendesk.usecases.applications.queries import ListProducts
from ui.actions import ACTIONS, ScreenAction, offered
from ui.catalog import CATALOG
from ui.screens import acting
from ui.screens.settings.view import SettingsScreen
from ui.shell.known import action_hits
from ui.shell.model import Acting, ScreenEntry
from ui.widgets.button import Button
from ui.widgets.toast import Toaster

SPEC = importlib.util.spec_from_file_location("desk_of_actions", Path(__file__).parent / "desk.py")
assert SPEC is not None and SPEC.loader is not None  # noqa: PT018
desk: Any = importlib.util.module_from_spec(SPEC)
sys.modules["desk_of_actions"] = desk
SPEC.loader.exec_module(desk)
ROOMS = {entry.key: entry.room for entry in CATALOG}
EVERYTHING = frozenset(permission.value for permission in Permission)

named = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: f"{action.screen}.{action.key}")


@pytest.fixture
def build(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], QWidget]:
    """Screens over an empty desk; no dialog opens."""
    for ask in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_args, **_more: ("", ""))

    def building(screen: str) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        given = desk.FakeDesk({ListProducts: ()}, me=replace(desk.ME, permissions=EVERYTHING))
        around = desk.surroundings_over(given, window)
        made: QWidget = importlib.import_module(f"ui.screens.{ROOMS[screen]}.screen").build(around)
        made.setParent(window)
        return made

    return building


def test_no_two_actions_share_a_name() -> None:
    keys = [(action.screen, action.key) for action in ACTIONS]
    assert len(keys) == len(set(keys))
    assert {action.screen for action in ACTIONS} <= set(ROOMS)


@named
def test_offered_with_each_of_its_permissions_and_never_without(action: ScreenAction) -> None:
    entries = {key: ScreenEntry(key, key, "today", QWidget) for key in ROOMS}

    def in_palette(*held: Permission) -> bool:
        known = offered(lambda permission: permission in held)
        hits = action_hits(known, entries, "", lambda _screen, _key: None)
        return f"action:{action.screen}:{action.key}" in {hit.key for hit in hits}

    assert all(in_palette(permission) for permission in action.permissions)
    others = [permission for permission in Permission if permission not in action.permissions]
    assert in_palette(*others) == (Permission.SELF in action.permissions)


def test_an_action_of_a_screen_that_the_role_lacks_is_not_offered() -> None:
    assert action_hits(ACTIONS, {}, "", lambda _screen, _key: None) == []


@named
def test_its_screen_carries_it_out(
    action: ScreenAction, build: Callable[[str], QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = build(action.screen)
    pressed: list[QWidget] = []
    module = sys.modules[type(screen).__module__]
    if hasattr(module, "press"):
        monkeypatch.setattr(module, "press", lambda _screen, control: pressed.append(control))
    assert isinstance(screen, Acting)
    screen.act(action.key)
    for control in pressed:
        if isinstance(control, QAbstractButton) and not control.shortcut().isEmpty():
            assert control.shortcut() == QKeySequence(action.keys), "the button says other keys"


@named
def test_its_keys_are_bound_on_its_screen(action: ScreenAction, build: Callable[[str], QWidget]) -> None:
    if not action.keys:
        return
    screen = build(action.screen)
    if isinstance(screen, SettingsScreen):
        screen.act(action.key.partition(".")[0])  # its pages are built when they are first opened
    bound = {button.shortcut().toString() for button in screen.findChildren(QAbstractButton)}
    bound |= {shortcut.key().toString() for shortcut in screen.findChildren(QShortcut)}
    assert QKeySequence(action.keys).toString() in bound


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def test_pressing_clicks_what_is_on_and_tells_why_not_otherwise(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        Toaster, "say", lambda _self, title, detail="", *_rest, **_more: said.append(f"{title}: {detail}")
    )
    Toaster(window)
    clicked: list[bool] = []
    button = Button("Post")
    button.setParent(window)
    button.clicked.connect(lambda: clicked.append(True))
    acting.press(window, button)
    assert clicked == []  # not shown yet
    button.show()
    acting.press(window, button)
    assert clicked == [True]
    button.refuse("needs the server")
    acting.press(window, button)
    assert (len(clicked), len(said)) == (1, 2)
    assert said[1].endswith(": needs the server")
