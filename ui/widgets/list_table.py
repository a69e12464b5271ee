"""The rows of a narrow list as a table nobody sees: what is copied, exported and printed from the list.

table = tabled(queue_list, COLUMNS, key=lambda row: row.key);  table.rows_model.show_rows(rows)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ui.widgets.queue_list import QueueList
from ui.widgets.rows_model import Column, FrozenRowsModel
from ui.widgets.table import DataTable


class ListTable(DataTable):
    """Lies behind its list, which brings it the keys, the menu and the line that is chosen."""

    def __init__(self, shown: QueueList, columns: Sequence[Column[Any]], key: Callable[[Any], str]) -> None:
        super().__init__(FrozenRowsModel(columns, key=key), shown.name)
        self._list = shown
        self.setParent(shown)
        self.hide()

    def seen_area(self) -> int:
        """That of the list."""
        return self._list.width() * self._list.height() if self._list.isVisible() else 0

    def lines_in_sight(self) -> int:
        """Those of the list."""
        return max(1, self._list.viewport().height() // max(1, self._list.sizeHintForRow(0)))

    def follow(self, key: str) -> None:
        """Choose the row that the list has chosen."""
        self.select_line(self.rows_model.line_of(key) if key else -1)


def tabled(shown: QueueList, columns: Sequence[Column[Any]], key: Callable[[Any], str]) -> ListTable:
    """Give a list the ways of a table: Ctrl C, E, P and Shift C, and their menu."""
    table = ListTable(shown, columns, key)
    shown.use_table(table)
    return table
