"""The table over rows at hand, and the foot that stands under any table.

table = DataTable(FrozenRowsModel(COLUMNS), late("today", "My work"))
table.selected.connect(f)   # row or None     table.opened.connect(f)  # Enter or double click
table.sort_wanted.connect(f)  # key, descending; then query again and call table.show_sort(key, descending)
TableFoot(late(...), sum_text)
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text
from ui.tokens import colour, space
from ui.widgets.painted import Painted
from ui.widgets.painting import RIGHT, draw_text, hairline, text_width
from ui.widgets.rows_model import FrozenRowsModel
from ui.widgets.rows_table import RowsTable


class DataTable(RowsTable):
    """A table whose rows are all at hand. `key` names it among the person's settings (default: its name)."""

    rows_model: FrozenRowsModel[Any]

    def __init__(
        self, model: FrozenRowsModel[Any], name: Text = "", *, row_height: int | None = None, key: str = ""
    ) -> None:
        super().__init__(model, name, row_height=row_height, key=key)


class TableFoot(Painted):
    """The line under a table: count and hints left, sum right."""

    def __init__(self, left: Text = "", right: Text = "", right_label: Text = "") -> None:
        super().__init__()
        self._left, self._right, self._right_label = left, right, right_label
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def say(self, left: Text, right: Text = "", right_label: Text = "") -> None:
        """Show other figures."""
        self._left, self._right, self._right_label = left, right, right_label
        self.renew()

    def spoken(self) -> str:
        return f"{self._left} {self._right_label} {self._right}".strip()

    def sizeHint(self) -> QSize:
        return QSize(200, 34)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("zebra"))
        hairline(painter, 0, 0, self.width())
        room = self.rect().adjusted(space("panelPadding"), 0, -space("panelPadding"), 0)
        draw_text(painter, room, str(self._right), "bodyStrong", colour("ink"), RIGHT)
        room.setRight(room.right() - text_width("bodyStrong", str(self._right)) - 10)
        draw_text(painter, room, str(self._right_label), "caption", colour("ink2"), RIGHT)
        room.setRight(room.right() - text_width("caption", str(self._right_label)) - 16)
        draw_text(
            painter,
            QRect(room.topLeft(), QSize(room.width(), room.height())),
            str(self._left),
            "caption",
            colour("ink2"),
        )
