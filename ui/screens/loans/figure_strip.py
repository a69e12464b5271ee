"""The figures of a loan as a strip; each can be asked how it came about: click, or arrows and Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from ui.tokens import colour, space
from ui.widgets.facts import Fact, FactStrip
from ui.widgets.icons import paint_icon
from ui.widgets.painting import focus_ring, text_width


class FigureStrip(FactStrip):
    """`asked` brings the key of a figure; one without a key cannot be asked."""

    ROLE = QAccessible.Role.List

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[str, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_figures(self, figures: Sequence[tuple[str, Fact]]) -> None:
        """Show figures with their keys, "" for one that has no derivation."""
        self._keys = tuple(key for key, _ in figures)
        self.show_facts([fact for _, fact in figures])

    def _places(self) -> list[QRect]:
        padding = space("panelPadding")
        width = (self.width() - 2 * padding) // max(1, len(self._keys))
        return [
            QRect(padding + number * width, 0, width - 12, self.height()) for number in range(len(self._keys))
        ]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for number, place in enumerate(self._places()):
            if place.contains(event.position().toPoint()):
                self._ask(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._keys:
            self._at = (self._at + step) % len(self._keys)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _ask(self, number: int) -> None:
        self._at = number
        self.update()
        if self._keys[number]:
            self.asked.emit(self._keys[number])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for number, (place, fact) in enumerate(zip(self._places(), self._facts, strict=True)):
            if self._keys[number]:
                left = place.left() + text_width("caption", str(fact.label)) + 6
                if left + 12 < place.right():
                    paint_icon(painter, QRect(left, 9, 12, 18), "info", colour("ink3"), 12)
            if number == self._at and self.hasFocus():
                focus_ring(painter, place.adjusted(-8, 4, 4, -5))
