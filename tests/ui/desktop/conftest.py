"""Desktops of simple screens over the fake desk; work that would go to the background is done at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent.parent / "screens"))

from desk import FakeDesk, run_at_once

from lendesk.usecases.messages import Changes
from ui.desktop import desktop as desktop_room
from ui.desktop.desktop import Desktop
from ui.screens.surroundings import Surroundings
from ui.shell.model import ScreenEntry
from ui.texts import Text
from ui.widgets.button import Button
from ui.widgets.fields import TextField
from ui.widgets.queue_list import QueueList


class Screen(QWidget):
    """Has a file, a field and a key, and hears the news."""

    crumb_changed = Signal()

    def __init__(self, name: str, around: Surroundings) -> None:
        super().__init__()
        self.name, self.key = name, ""
        self.news: list[Changes] = []
        self.posted = 0
        self.field = TextField("Name")
        self.post = Button("Post", "primary", key="F9")
        self.post.clicked.connect(self._post)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.post)
        self.files = QueueList("Files")
        column.addWidget(self.files, 1)
        around.listen(self.news.append)

    def _post(self) -> None:
        self.posted += 1

    def crumb(self) -> Text:
        return self.key

    def shown(self, argument: object) -> None:
        self.key = argument if isinstance(argument, str) else self.key
        self.crumb_changed.emit()

    def file_key(self) -> str:
        return self.key


def entries(around: Surroundings) -> tuple[ScreenEntry, ...]:
    """Three screens, the first of which is the role's work of today."""
    names = ("today", "loans", "sync")
    return tuple(
        ScreenEntry(name, name, "loans", lambda name=name: Screen(name, around), help_topic=name)
        for name in names
    )


def at_once(*given: Any, owner: object = None, **named: Any) -> object:
    """The background of these tests."""
    del owner
    return run_at_once(*given, **named)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def simple(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simple screens and no threads."""
    monkeypatch.setattr(desktop_room, "entries_for", entries)
    monkeypatch.setattr(desktop_room, "run_in_background", at_once)


@pytest.fixture
def made(simple: None, desk: FakeDesk, qtbot: QtBot) -> Iterator[Callable[..., Desktop]]:
    """Makes desktops, shown, whose windows are closed in the end."""
    del simple
    all_made: list[Desktop] = []

    def make(known: dict[str, Any] | None = None) -> Desktop:
        desktop = Desktop(desk, known)  # type: ignore[arg-type]  # has what is needed here
        all_made.append(desktop)
        with qtbot.waitExposed(desktop.window):
            desktop.show()
        desktop.window.activateWindow()
        return desktop

    yield make
    for desktop in all_made:
        desktop.close()
