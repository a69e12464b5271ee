"""The table over a windowed model: sorted and filtered by the query, read while the person scrolls.

table = WindowedTable(WindowedRowsModel(COLUMNS, source, around.run, key=...), late("audit", "Records"))
table.ask(Asked(filter=(("person", "p-1"),)));  table.again()      # after news
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ui.texts import Text
from ui.widgets.row_source import Asked
from ui.widgets.rows_table import RowsTable
from ui.widgets.windowed_model import WindowedRowsModel


class WindowedTable(RowsTable):
    """Sorting by the header is carried out; selection and place survive a refresh."""

    rows_model: WindowedRowsModel[Any]

    def __init__(
        self, model: WindowedRowsModel[Any], name: Text = "", *, row_height: int | None = None, key: str = ""
    ) -> None:
        super().__init__(model, name, row_height=row_height, key=key)
        self.sort_wanted.connect(self._sort)
        model.renewed.connect(lambda: self.show_sort(model.asked.sort, model.asked.descending))

    def ask(self, asked: Asked) -> None:
        """Show another answer, from its beginning; the selected row stays selected where it is found."""
        self.rows_model.ask(asked, 0, self._selected_key())

    def again(self) -> None:
        """Ask the same again, and stay where the person is."""
        self.rows_model.again(max(0, self.rowAt(0)), self._selected_key())

    def _sort(self, key: str, descending: bool) -> None:
        self.ask(replace(self.rows_model.asked, sort=key, descending=descending))

    def _selected_key(self) -> str:
        row, key_of = self.current_row(), self.rows_model.key_of
        return key_of(row) if row is not None and key_of else ""
