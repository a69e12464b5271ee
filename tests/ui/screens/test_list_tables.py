"""Narrow lists leave the program as tables do: by key and menu, with columns of their own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from desk import FakeDesk, run_at_once
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lendesk.usecases.collections.queries import CaseLine
from lendesk.usecases.contracts.queries import ContractRow
from lendesk.usecases.disbursements.queries import DisbursementRow
from lendesk.usecases.projections import ApplicationRow
from lendesk.usecases.repayments.queries import StatementRow
from lendesk.usecases.servicing.queries import LimitRow, ProposalRow
from ui.preferences import Preferences, read_preferences
from ui.screens.collections.columns import COLUMNS as CASES
from ui.screens.columns_sheet import ColumnsSheet
from ui.screens.contracts.columns import COLUMNS as CONTRACTS
from ui.screens.disbursements.columns import COLUMNS as PAYMENTS
from ui.screens.limits.columns import COLUMNS as LIMITS
from ui.screens.proposals.columns import columns_on
from ui.screens.review.columns import COLUMNS as FILES
from ui.screens.statements.columns import COLUMNS as STATEMENTS
from ui.screens.table_work import TableWork
from ui.texts import late
from ui.widgets.list_table import ListTable, tabled
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Column, plain_text
from ui.widgets.table_hands import use_hands
from ui.widgets.toast import Toaster

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PROPOSALS = columns_on("2026-11-21")
LISTS: list[tuple[type, tuple[Column[Any], ...]]] = [
    (ApplicationRow, FILES),
    (ContractRow, CONTRACTS),
    (StatementRow, STATEMENTS),
    (LimitRow, LIMITS),
    (ProposalRow, PROPOSALS),
    (DisbursementRow, PAYMENTS),
    (CaseLine, CASES),
]


@dataclass(frozen=True)
class Line:
    key: str
    name: str
    amount_fen: int


LINES = tuple(Line(f"k{n}", f"客户{n}", n * 100_00) for n in range(1, 41))
COLUMNS: tuple[Column[Line], ...] = (
    Column("name", late("listing", "Customer"), lambda line: line.name),
    Column("amount", late("listing", "Amount"), lambda line: line.amount_fen, "money"),
)


def plain(row: type, **known: Any) -> Any:
    """A row with something in every text and zero elsewhere."""
    values = {one.name: "2026-11-20" if one.type == "str" else 0 for one in fields(row)}
    return row(**{**values, **known})


@pytest.mark.parametrize(("row", "columns"), LISTS, ids=lambda one: getattr(one, "__name__", ""))
def test_every_column_reads_its_rows(row: type, columns: tuple[Column[Any], ...]) -> None:
    one = plain(row, key="k")
    cells = [plain_text(column.kind, column.read(one)) for column in columns]
    assert all(isinstance(cell, str) for cell in cells)
    assert len({column.key for column in columns}) == len(columns)


@pytest.fixture
def told() -> list[Any]:
    """What the centre was told."""
    return []


@pytest.fixture
def place(told: list[Any], qtbot: QtBot) -> Iterator[tuple[QWidget, QueueList, ListTable]]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 600)
    window.toaster = Toaster(window)  # type: ignore[attr-defined]
    shown = QueueList(late("limits", "Credit limits"))
    table = tabled(shown, COLUMNS, lambda line: line.key)
    shown.show_items([QueueItem(line.key, line.name) for line in LINES])
    table.rows_model.show_rows(LINES)
    QVBoxLayout(window).addWidget(shown)
    desk = FakeDesk()
    known = read_preferences(desk)  # type: ignore[arg-type]
    preferences = Preferences(desk, run_at_once, known)  # type: ignore[arg-type]
    work = TableWork(
        preferences, run_at_once, "黄敏", lambda: datetime(2026, 11, 21, 9, 0, tzinfo=UTC), told.append
    )
    work.serve(window)
    window.show()
    shown.setFocus()
    QApplication.processEvents()
    yield window, shown, table
    use_hands(None)


def test_the_table_behind_is_never_seen(place: tuple[QWidget, QueueList, ListTable]) -> None:
    _window, shown, table = place
    assert table.isHidden()
    assert table.seen_area() == shown.width() * shown.height()
    shown.hide()
    assert table.seen_area() == 0


def test_the_chosen_row_is_copied_with_its_headings(
    place: tuple[QWidget, QueueList, ListTable], qtbot: QtBot
) -> None:
    _window, shown, _table = place
    shown.select_key("k3")
    qtbot.keyClick(shown, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().splitlines()[-1].split("\t") == ["客户3", "300.00"]


def test_all_rows_are_exported(
    place: tuple[QWidget, QueueList, ListTable], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _window, shown, _table = place
    target = tmp_path / "limits.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.keyClick(shown, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(target.exists)
    with zipfile.ZipFile(target) as book:
        text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    assert "客户1" in text
    assert "客户40" in text


def test_columns_of_a_list_are_chosen_too(place: tuple[QWidget, QueueList, ListTable], qtbot: QtBot) -> None:
    window, shown, table = place
    qtbot.keyClick(shown, Qt.Key.Key_C, CTRL | SHIFT)
    sheet = window.findChild(ColumnsSheet)
    assert sheet is not None
    table.hide_column(0)
    shown.select_key("k2")
    sheet.close()
    qtbot.keyClick(shown, Qt.Key.Key_C, CTRL)
    assert "客户2" not in QApplication.clipboard().text()


def test_the_menu_offers_the_same(place: tuple[QWidget, QueueList, ListTable], qtbot: QtBot) -> None:
    _window, shown, table = place
    at = QPoint(20, 20)
    QApplication.sendEvent(
        shown.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, shown.mapToGlobal(at))
    )
    menu = table.findChild(QMenu)
    assert menu is not None
    assert len([action for action in menu.actions() if not action.isSeparator()]) == 4
    menu.close()


def test_more_rows_than_one_screen_shows_are_told_to_the_centre(
    place: tuple[QWidget, QueueList, ListTable],
    told: list[Any],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _window, shown, table = place
    table.filter_words = "逾期"
    shown.select_key("k3")
    qtbot.keyClick(shown, Qt.Key.Key_C, CTRL)
    assert told == [], "one row is on the screen anyway"
    target = tmp_path / "limits.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.keyClick(shown, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: bool(told))
    (one,) = told
    assert (one.list_name, one.way, one.row_count, one.filter_words) == (
        "limits.credit-limits", "export", 40, "逾期",
    )  # fmt: skip
    assert table.lines_in_sight() < 40
