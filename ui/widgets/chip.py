"""A chip: 20 px high, tint and text of its kind, an icon where somebody must act.

Chip(ChipSpec(late("loans", "{days} days overdue", days=12), "danger", "warning"));  chip.show_spec(None)
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.painted import Painted
from ui.widgets.painting import CHIP_HEIGHT, ChipSpec, chip_width, paint_chip


class Chip(Painted):
    """Shows one ChipSpec; takes no room without one."""

    def __init__(
        self, spec: ChipSpec | None = None, *, bordered: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._spec = spec
        self._bordered = bordered
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_spec(spec)

    @property
    def spec(self) -> ChipSpec | None:
        """What it shows now."""
        return self._spec

    def show_spec(self, spec: ChipSpec | None) -> None:
        """Show another state; None empties the chip."""
        self._spec = spec
        self.renew()

    def spoken(self) -> str:
        return str(self._spec.text) if self._spec else ""

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._spec) if self._spec else 0, CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._spec:
            paint_chip(QPainter(self), self.rect(), self._spec, self._bordered)
