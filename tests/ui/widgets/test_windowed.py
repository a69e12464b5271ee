"""The windowed model: pages come while scrolling, memory stays bounded, selection and place survive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.paging import Page
from ui import tokens
from ui.widgets.row_source import NOWHERE, Asked, CursorSource, Piece
from ui.widgets.rows_model import Column
from ui.widgets.windowed_model import MOST_PAGES, PAGE, WindowedRowsModel
from ui.widgets.windowed_table import WindowedTable

COLUMNS = (
    Column[int]("number", "Number", str, width=120, sortable=True),
    Column[int]("square", "Square", lambda row: row * row, "number", stretch=True),
)


@dataclass
class Numbers:
    """The numbers below `total`, downwards if asked so, without those that the filter names."""

    total: int = 1_000_000
    asked: list[tuple[int, int]] = field(default_factory=list)
    broken: bool = False

    def page(self, asked: Asked, first: int, limit: int) -> Piece[int]:
        self.asked.append((first, limit))
        if self.broken:
            raise RuleBroken("line.needs_connection", query="Numbers")
        numbers = range(first, min(first + limit, self.total))
        return Piece([self.total - 1 - n if asked.descending else n for n in numbers], self.total)

    def line_of(self, asked: Asked, key: str) -> int:
        return self.total - 1 - int(key) if asked.descending else int(key)

    def apart(self) -> Numbers:
        return self


class Lane:
    """Background work that waits until the test lets it run."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[RuleBroken], None] | None = None,
        *,
        lane: str = "database",
    ) -> None:
        def carry_out() -> None:
            try:
                found = work()
            except RuleBroken as refusal:
                if failed is not None:
                    failed(refusal)
                return
            if done is not None:
                done(found)

        self.waiting.append(carry_out)

    def run(self) -> None:
        """All that waits now."""
        waiting, self.waiting = self.waiting, []
        for piece in waiting:
            piece()
        QApplication.processEvents()


def shown(qtbot: QtBot, source: Any, lane: Any) -> WindowedTable:
    made = WindowedTable(WindowedRowsModel(COLUMNS, source, lane, key=str), "Numbers")
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    made.activateWindow()
    made.setFocus()
    made.ask(Asked())
    lane.run()
    made.grab()
    return made


def settle(table: WindowedTable, lane: Lane) -> None:
    for _ in range(4):
        QApplication.processEvents()
        lane.run()
        table.grab()


def test_a_far_place_is_read_when_it_is_seen(qtbot: QtBot) -> None:
    source, lane = Numbers(), Lane()
    table = shown(qtbot, source, lane)
    assert table.rows_model.rowCount() == 1_000_000
    assert source.asked == [(0, PAGE)]
    table.verticalScrollBar().setValue(777_777)
    table.grab()
    assert table.rows_model.row_at(777_780) is None
    settle(table, lane)
    assert table.rows_model.row_at(777_780) == 777_780
    assert len(source.asked) <= 3


def test_pages_scrolled_past_are_not_all_fetched_and_memory_is_bounded(qtbot: QtBot) -> None:
    source, lane = Numbers(), Lane()
    table = shown(qtbot, source, lane)
    for place in range(0, 900_000, 30_000):
        table.verticalScrollBar().setValue(place)
        table.grab()
    settle(table, lane)
    assert len(source.asked) < 12  # thirty places were passed
    for page in range(3 * MOST_PAGES):
        table.rows_model.row_at(page * PAGE)
        settle(table, lane)
    assert table.rows_model.kept_pages() == MOST_PAGES


def test_marks_come_after_300_ms_only(qtbot: QtBot) -> None:
    source, lane = Numbers(), Lane()
    table = shown(qtbot, source, lane)
    table.verticalScrollBar().setValue(500_000)
    picture = table.grab().toImage()
    QApplication.processEvents()
    assert not table.rows_model.marks_missing()
    qtbot.waitUntil(table.rows_model.marks_missing, timeout=2_000)
    marked = table.grab().toImage()
    assert picture != marked
    middle = table.header.height() + table.rowHeight(0) // 2
    assert marked.pixelColor(24, middle) == tokens.colour("sunken")
    settle(table, lane)
    assert not table.rows_model.marks_missing()


def test_the_selected_row_is_found_again_after_sorting(qtbot: QtBot) -> None:
    source, lane = Numbers(), Lane()
    table = shown(qtbot, source, lane)
    told: list[object] = []
    table.select_line(5)
    table.selected.connect(told.append)
    table.header.sectionClicked.emit(0)
    lane.run()
    assert table.sorting == ("number", False)
    assert table.current_row() == 5
    table.header.sectionClicked.emit(0)
    lane.run()
    settle(table, lane)
    assert table.sorting == ("number", True)
    assert table.current_line() == 999_994
    settle(table, lane)
    assert table.current_row() == 5


def test_news_keep_the_place_and_an_old_answer_is_dropped(qtbot: QtBot) -> None:
    source, lane = Numbers(), Lane()
    table = shown(qtbot, source, lane)
    table.ask(Asked(descending=True))
    table.ask(Asked())
    first, second = lane.waiting
    second()
    first()
    assert table.rows_model.row_at(0) == 0
    table.verticalScrollBar().setValue(400_000)
    settle(table, lane)
    source.total = 999_000
    table.again()
    lane.run()
    settle(table, lane)
    assert table.rows_model.rowCount() == 999_000
    assert table.rows_model.row_at(table.rowAt(0)) == table.rowAt(0)
    assert table.rowAt(0) >= 399_000


def test_a_fault_is_told_once_and_tried_again_when_wanted(qtbot: QtBot) -> None:
    source, lane = Numbers(), Lane()
    table = shown(qtbot, source, lane)
    faults: list[RuleBroken] = []
    table.rows_model.failed.connect(faults.append)
    source.broken = True
    table.verticalScrollBar().setValue(300_000)
    settle(table, lane)
    assert [fault.code for fault in faults] == ["line.needs_connection"]
    source.broken = False
    table.again()
    settle(table, lane)
    assert table.rows_model.row_at(table.rowAt(0)) == table.rowAt(0)


def test_keys_go_through_the_whole_list(qtbot: QtBot) -> None:
    source, lane = Numbers(), Lane()
    table = shown(qtbot, source, lane)
    table.select_line(0)
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    settle(table, lane)
    assert table.current_row() == 999_999
    qtbot.keyClick(table, Qt.Key.Key_PageUp)
    settle(table, lane)
    assert table.current_row() < 999_999


def cursor(total: int, counts: bool = False) -> tuple[CursorSource[int], list[str]]:
    asked: list[str] = []

    def read(_asked: Asked, after: str) -> Page[int]:
        asked.append(after)
        first = int(after or 0)
        rows = tuple(range(first, min(first + 50, total)))
        more = first + 50 < total
        return Page(rows, str(first + 50) if more else "", total if counts else -1)

    return CursorSource(read), asked


def test_a_cursor_goes_on_from_the_nearest_mark() -> None:
    source, asked = cursor(1_000)
    assert source.page(Asked(), 0, 200) == Piece(tuple(range(200)), 201)
    assert source.page(Asked(), 600, 200) == Piece(tuple(range(600, 800)), 801)
    asked.clear()
    assert source.page(Asked(), 400, 100) == Piece(tuple(range(400, 500)), 801)
    assert asked == ["400", "450"]
    assert source.page(Asked(), 800, 200).total == 1_000
    assert source.line_of(Asked(), "5") == NOWHERE


def test_a_cursor_that_counts_tells_the_total_at_once() -> None:
    source, _asked = cursor(1_000, counts=True)
    assert source.page(Asked(), 0, 200).total == 1_000
    short, _asked = cursor(30)
    assert short.page(Asked(), 0, 200) == Piece(tuple(range(30)), 30)


def test_a_growing_list_grows_while_it_is_read(qtbot: QtBot) -> None:
    source, _asked = cursor(1_000)
    lane = Lane()
    table = shown(qtbot, source, lane)
    assert table.rows_model.rowCount() == PAGE + 1
    for _ in range(8):
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
        settle(table, lane)
    assert table.rows_model.rowCount() == 1_000
    assert table.rows_model.row_at(999) == 999
