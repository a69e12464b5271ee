"""Tables, queues, tabs: where people choose a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.gallery.specimen import NORMAL, Group, page
from ui.texts import late
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.row_source import Asked, Piece
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook, Toned
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable, TableFoot
from ui.widgets.tabs import StepsBar, Tab, Tabs
from ui.widgets.windowed_model import WindowedRowsModel
from ui.widgets.windowed_table import WindowedTable

Row = tuple[ChipSpec, str, str, int | None, Toned, bool]
LATE, LEFT = late("gallery", "2:05 late"), late("gallery", "2:55 left")
ROWS: tuple[Row, ...] = (
    (
        ChipSpec(late("gallery", "Documents missing"), "warning", "warning"),
        "盛达五金制品有限公司",
        "小微经营贷 · 12",
        30_000_000,
        Toned(LATE, "danger", "deadline"),
        False,
    ),
    (
        ChipSpec(late("gallery", "Being entered"), "info"),
        "李秀芳",
        "小微经营贷",
        12_000_000,
        Toned(LEFT, None, "deadline"),
        False,
    ),
    (
        ChipSpec(late("gallery", "To be confirmed"), "pending", "pending"),
        "王建国",
        "个人信用贷",
        4_500_000,
        Toned(LEFT, None, "deadline"),
        True,
    ),
    (
        ChipSpec(late("gallery", "Quoted"), "accent"),
        "郑国华",
        "个人信用贷",
        None,
        Toned(late("gallery", "2 days"), None, "deadline"),
        False,
    ),
)
COLUMNS: tuple[Column[Row], ...] = (
    Column(
        "name", late("gallery", "Customer, product"), lambda r: (r[1], r[2]), "two_line", 200, stretch=True
    ),
    Column("amount", late("gallery", "Amount"), lambda r: r[3], "money", 120, sortable=True),
    Column("due", late("gallery", "Due"), lambda r: r[4], "text", 120, sortable=True),
    Column("state", late("gallery", "State"), lambda r: r[0], "chip", 170),
    Column("next", late("gallery", "Next"), lambda _r: late("gallery", "Go on"), "link", 90),
)
MANY = 100_000


class _Numbers:
    """Many rows made as they are asked for."""

    def page(self, asked: Asked, first: int, limit: int) -> Piece[int]:
        """Whole numbers, backwards where sorted downwards."""
        last = min(first + limit, MANY)
        rows = range(first, last)
        return Piece(tuple(MANY - 1 - n for n in rows) if asked.descending else tuple(rows), MANY)

    def line_of(self, asked: Asked, key: str) -> int:
        """Where a number stands."""
        return MANY - 1 - int(key) if asked.descending else int(key)

    def apart(self) -> _Numbers:
        """Itself: it keeps no place."""
        return self


def lists() -> QWidget:
    """Tables, queues, tabs."""
    return page(_tables(), _queues(), _tabs())


def _tables() -> Group:
    group = Group(late("gallery", "Table"), 2)
    model = FrozenRowsModel(COLUMNS, look=lambda row: RowLook(pending=row[5]))
    model.show_rows(ROWS)
    table = DataTable(model, late("gallery", "My work"))
    table.show_sort("due", True)
    table.select_line(1)
    foot = TableFoot(late("gallery", "{count} items", count=4), "465,000.00", late("gallery", "Sum"))
    whole = Panel(
        Tabs([Tab("mine", late("gallery", "For me"), 12), Tab("late", late("gallery", "Late"), 3)]),
        table,
        foot,
    )
    whole.setFixedHeight(320)
    group.add(late("gallery", "selected, hatched while not yet true, sorted by the third column"), whole, 2)
    group.add(late("gallery", "windowed: rows are read while scrolling"), _windowed())
    nothing = Switcher(
        DataTable(FrozenRowsModel(COLUMNS), late("gallery", "My work")),
        EmptyState(late("gallery", "Nothing to review"), late("gallery", "New files appear here.")),
    )
    nothing.turn_to(1)
    nothing.setFixedHeight(200)
    group.add(late("gallery", "empty: says what will appear"), nothing)
    return group


def _windowed() -> QWidget:
    columns: tuple[Column[int], ...] = (
        Column("number", late("gallery", "Number"), lambda row: row, "number", 120, sortable=True),
        Column("square", late("gallery", "Square"), lambda row: row * row, "number", 160, stretch=True),
    )
    model: WindowedRowsModel[int] = WindowedRowsModel(columns, _Numbers(), _at_once, key=str)
    table = WindowedTable(model, late("gallery", "Many rows"))
    table.ask(Asked(sort="number"))
    table.setFixedHeight(200)
    return table


def _at_once(
    work: Callable[[], Any], done: Callable[[Any], None] | None = None, failed: Any = None, *, lane: str = ""
) -> object:
    """The background of a gallery that reads nothing: now, here."""
    del failed, lane
    result = work()
    if done:
        done(result)
    return None


def _queues() -> Group:
    group = Group(late("gallery", "Queue"), 2)
    queue = QueueList(late("gallery", "To review"))
    queue.show_items(
        [
            QueueItem("0", "顺德永丰模具厂", "661 · 小微经营贷", "300,000.00", "", Toned(LATE, "danger")),
            QueueItem("1", "李秀芳", "702 · 小微经营贷", "120,000.00", "", Toned(LEFT, "warning")),
            QueueItem(
                "2",
                "广州市番禺区恒泰电子元件经营部",
                "716 · 小微经营贷",
                "45,000.00",
                chip=ChipSpec(late("gallery", "To be confirmed"), "pending", "pending"),
                pending=True,
            ),
        ]
    )
    queue.select_key("1")
    queue.setFixedHeight(200)
    group.add(late("gallery", "late, selected, not yet true; a long name is told by the tool tip"), queue)
    return group


def _tabs() -> Group:
    group = Group(late("gallery", "Tabs and steps"), 1)
    views = (
        Tab("all", late("gallery", "All"), 12),
        Tab("late", late("gallery", "Late"), 3),
        Tab("done", late("gallery", "Done")),
    )
    group.add(NORMAL, Tabs(views))
    steps = (late("gallery", "Costs told"), late("gallery", "Checks"), late("gallery", "Signature"))
    group.add(late("gallery", "the second step under way"), StepsBar(steps, 1))
    return group
