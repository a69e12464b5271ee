"""A table as high as its rows, for a panel that scrolls as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text
from ui.tokens import density
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.table import DataTable


class FittedTable(DataTable):
    """`show_rows` sets the height; reading only, so Tab passes it by."""

    def __init__(
        self, columns: Sequence[Column[Any]], name: Text, look: Any = lambda _row: RowLook()
    ) -> None:
        super().__init__(FrozenRowsModel(columns, look=look), name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these and take the room they need."""
        self.rows_model.show_rows(rows)
        self._fit()

    def _fit(self) -> None:
        row = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(density().header + row * self.rows_model.rowCount())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "rows_model"):
            self._fit()
