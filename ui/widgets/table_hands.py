"""What can be done with any table: copy, export, print, choose columns; by key, by menu, by the same hands.

The hands themselves (`ui.screens.table_work`) are put in when a person has signed in: `use_hands(hands)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Protocol, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.texts import LateText, late, tr
from ui.tokens import colour
from ui.widgets.icons import icon
from ui.widgets.shown_table import ShownTable

Way = Literal["copy", "export", "print", "columns"]


@dataclass(frozen=True, slots=True)
class TableWay:
    """One of the things that any table can do, as menus and help name it."""

    way: Way
    title: LateText
    icon: str
    keys: str


TABLE_WAYS = (
    TableWay("copy", late("tables", "Copy the selected rows"), "copy", "Ctrl+C"),
    TableWay("export", late("tables", "Export to Excel…"), "export", "Ctrl+E"),
    TableWay("print", late("tables", "Print…"), "print", "Ctrl+P"),
    TableWay("columns", late("tables", "Choose columns…"), "columns", "Ctrl+Shift+C"),
)


def _combined(keys: str) -> int:
    """A key with its modifiers as one number, as events tell it."""
    return int(QKeySequence.fromString(keys)[0].toCombined())  # type: ignore[index]  # the stubs lack it


WAYS: dict[int, Way] = {_combined(one.keys): one.way for one in TABLE_WAYS}
"""Way by key."""


class Hands(Protocol):
    """Does what the person wants of a table (a `rows_table.RowsTable`)."""

    def dress(self, table: Any) -> None:
        """The table is shown for the first time: lay its columns out as the person chose them."""

    def entered(self, table: Any) -> None:
        """The table has the keyboard."""

    def act(self, table: Any, way: Way) -> None: ...


@dataclass(slots=True)
class _Now:
    hands: Hands | None = None


_now = _Now()


def use_hands(hands: Hands | None) -> None:
    """Put in the hands for whoever is signed in; None takes them away."""
    _now.hands = hands


def hands_now() -> Hands | None:
    """The hands in force."""
    return _now.hands


def open_table_menu(table: ShownTable, place: QPoint, number: int) -> None:
    """The menu of a table, with the column's own entries on top when `number` is one."""
    hands = _now.hands
    if hands is None:
        return
    menu = QMenu(cast(QWidget, table))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if number >= 0:
        _add_column_entries(menu, table, number)
    for one in TABLE_WAYS:
        action = menu.addAction(icon(one.icon, colour("ink2")), str(one.title))
        action.setShortcut(QKeySequence(one.keys))
        action.setShortcutVisibleInContextMenu(True)
        action.setEnabled(one.way != "copy" or table.current_line() >= 0)
        action.triggered.connect(lambda _checked, way=one.way: hands.act(table, way))
    menu.popup(place)


def _add_column_entries(menu: QMenu, table: ShownTable, number: int) -> None:
    column = table.rows_model.columns[number]
    if column.sortable:
        menu.addAction(tr("tables", "Sort by {column}", column=str(column.title))).triggered.connect(
            lambda _checked: table.sort_by(number)
        )
    hide: QAction = menu.addAction(tr("tables", "Hide {column}", column=str(column.title)))
    hide.setEnabled(len(table.shown_columns()) > 1)
    hide.triggered.connect(lambda _checked: table.hide_column(number))
    menu.addSeparator()
