"""Several of a few: a column of tick boxes with values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.texts import Text
from ui.widgets.choices import TickBox
from ui.widgets.painted import keep_tab_order


class TickList(QWidget):
    """Values in `columns` columns; `changed` when the person ticks."""

    changed = Signal()

    def __init__(self, items: Sequence[tuple[str, Text]] = (), columns: int = 1) -> None:
        super().__init__()
        self._columns = columns
        self._boxes: dict[str, TickBox] = {}
        self._kept = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self.set_items(items)

    def set_items(self, items: Sequence[tuple[str, Text]]) -> None:
        """Put the choices in; what is ticked stays ticked."""
        held = self.ticked()
        for box in self._boxes.values():
            self._grid.removeWidget(box)
            box.deleteLater()
        self._boxes = {}
        for number, (value, text) in enumerate(items):
            box = TickBox(text)
            box.clicked.connect(self.changed)
            self._grid.addWidget(box, number // self._columns, number % self._columns)
            self._boxes[value] = box
        keep_tab_order(self, tuple(self._boxes.values()))
        self.tick(held)
        if self._kept:
            self.keep()

    def keep(self) -> None:
        """From now on only to be read."""
        self._kept = True
        for box in self._boxes.values():
            box.keep()

    def tick(self, values: Sequence[str]) -> None:
        """Tick these and no others."""
        for value, box in self._boxes.items():
            box.setChecked(value in values)

    def ticked(self) -> tuple[str, ...]:
        """The values ticked, in the order shown."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())
