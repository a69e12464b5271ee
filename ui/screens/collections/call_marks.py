"""Answered calls of the day as boxes against the most that are allowed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from lendesk.domain.collections.conduct import MOST_CONNECTED_A_DAY
from ui.texts import late
from ui.tokens import colour
from ui.widgets.painted import Painted
from ui.widgets.painting import box, draw_text, text_width

BOX, STEP = 14, 18


class CallMarks(Painted):
    """Three boxes, filled by the calls of the day, and the figure beside them."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.renew()

    def show_count(self, count: int) -> None:
        """Show another number of calls."""
        self._count = count
        self.renew()

    def spoken(self) -> str:
        told = late(
            "collections", "Answered today {count} of {most}", count=self._count, most=MOST_CONNECTED_A_DAY
        )
        return str(told)

    def _figure(self) -> str:
        return f"{self._count}/{MOST_CONNECTED_A_DAY}"

    def sizeHint(self) -> QSize:
        return QSize(MOST_CONNECTED_A_DAY * STEP + 4 + text_width("bodyStrong", self._figure()) + 2, 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        kind = "danger.fg" if self._count >= MOST_CONNECTED_A_DAY else "accent.solid"
        for number in range(MOST_CONNECTED_A_DAY):
            place = QRect(number * STEP, 3, BOX, BOX)
            filled = number < self._count
            box(
                painter,
                place,
                colour(kind if filled else "surface"),
                colour(kind if filled else "control"),
                radius=3,
            )
        room = QRect(MOST_CONNECTED_A_DAY * STEP + 4, 0, self.width(), self.height())
        draw_text(painter, room, self._figure(), "bodyStrong")
