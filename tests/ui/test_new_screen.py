"""The example of docs/new-screen.md is cut out of the page, built, and worked in."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent / "screens"))

from desk import FakeDesk, run_at_once

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.reporting.queries import BalanceLine, GetTrialBalance
from ui.preferences import Preferences
from ui.screens.surroundings import Surroundings
from ui.widgets.toast import Toaster

PAGE = Path(__file__).parents[2] / "docs" / "new-screen.md"
FILES = ("presenter.py", "table_model.py", "view.py", "screen.py")
LINES = (
    BalanceLine("1303", "贷款-本金", 500_000, 0),
    BalanceLine("1002", "银行存款", 0, 500_000),
)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The four files of the page as a package of their own."""
    folder = tmp_path / "new_screen_example"
    folder.mkdir()
    (folder / "__init__.py").touch()
    for name, text in re.findall(r"```python\n# (\w+\.py)\n(.*?)```", PAGE.read_text("utf-8"), re.S):
        (folder / name).write_text(text, "utf-8")
    assert sorted(path.name for path in folder.iterdir()) == sorted(("__init__.py", *FILES))
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("new_screen_example.screen")
    for name in [name for name in sys.modules if name.startswith("new_screen_example")]:
        del sys.modules[name]


@pytest.fixture
def opened(room: ModuleType, qtbot: QtBot) -> Callable[[FakeDesk], QWidget]:
    def open_on(desk: FakeDesk) -> QWidget:
        host = QWidget()
        qtbot.addWidget(host)
        around = Surroundings(
            desk=desk,  # type: ignore[arg-type]  # answers what this screen asks
            run=run_at_once,
            signed_in=desk.me,
            today=date(2026, 11, 21),
            toaster=Toaster(host),
            go=lambda _screen, _argument: True,
            listen=lambda _listener: None,
            preferences=Preferences(desk, run_at_once),  # type: ignore[arg-type]  # as above
        )
        screen: QWidget = room.build(around)
        box = QVBoxLayout(host)
        box.addWidget(screen)
        host.resize(1298, 688)
        with qtbot.waitExposed(host):
            host.show()
        screen.shown(None)  # type: ignore[attr-defined]  # the page's screen has it
        return screen

    return open_on


def test_the_presenter_of_the_page_knows_no_qt(room: ModuleType) -> None:
    assert room.__file__ is not None
    assert "PySide6" not in (Path(room.__file__).parent / "presenter.py").read_text("utf-8")


def test_the_screen_shows_the_accounts_and_reads_them_again_by_key(
    opened: Callable[[FakeDesk], QWidget], qtbot: QtBot
) -> None:
    desk = FakeDesk()
    desk.answers[GetTrialBalance] = LINES
    screen = opened(desk)
    assert screen.model.rowCount() == len(LINES)  # type: ignore[attr-defined]
    assert screen.unequal.isHidden()  # type: ignore[attr-defined]
    qtbot.keyClick(screen, Qt.Key.Key_F5)
    assert len(desk.asked) == 2


def test_sides_that_differ_are_told(opened: Callable[[FakeDesk], QWidget]) -> None:
    desk = FakeDesk()
    desk.answers[GetTrialBalance] = LINES[:1]
    assert not opened(desk).unequal.isHidden()  # type: ignore[attr-defined]


def test_a_fault_offers_another_try(opened: Callable[[FakeDesk], QWidget]) -> None:
    desk = FakeDesk()
    desk.answers[GetTrialBalance] = RuleBroken("line.needs_connection")
    screen = opened(desk)
    assert screen.place.currentWidget() is not screen.table  # type: ignore[attr-defined]
