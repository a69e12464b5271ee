"""The tree of the settings at the left: one line a section, a count where something waits."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.screens.settings.words import SECTIONS
from ui.tokens import colour, token
from ui.widgets.icons import paint_icon
from ui.widgets.painted import Painted
from ui.widgets.painting import RIGHT, box, draw_text, focus_ring, hairline

WIDTH, LINE, TOP = 160, 34, 10


class Sections(Painted):
    """Arrows and clicks choose; `chosen` brings the number of the section."""

    ROLE = QAccessible.Role.PageTabList

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.at, self._waiting = 0, 0
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.renew()

    def show_waiting(self, count: int) -> None:
        """How many changes wait for a second person."""
        self._waiting = count
        self.renew()

    def choose(self, number: int) -> None:
        """Go to a section as a person would; outside nothing happens."""
        if 0 <= number < len(SECTIONS) and number != self.at:
            self.at = number
            self.renew()
            self.chosen.emit(number)

    def spoken(self) -> str:
        return str(SECTIONS[self.at][1])

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 2 * TOP + LINE * len(SECTIONS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        hairline(painter, self.width() - 1, 0, 1, self.height())
        for number, (key, name, icon) in enumerate(SECTIONS):
            place = QRect(8, TOP + number * LINE, self.width() - 17, LINE - 2)
            on = number == self.at
            if on:
                box(painter, place, colour("selected"))
                bar = QRect(place.left(), place.top() + 8, token("line.selectedBar"), place.height() - 16)
                painter.fillRect(bar, colour("accent.solid"))
            ink = colour("accent.fg" if on else "ink2")
            paint_icon(painter, QRect(place.left() + 10, place.top(), 16, place.height()), icon, ink, 16)
            room = place.adjusted(34, 0, -10, 0)
            draw_text(
                painter, room, str(name), "bodyStrong" if on else "body", colour("accent.fg" if on else "ink")
            )
            if key == "changes" and self._waiting:
                draw_text(painter, room, str(self._waiting), "caption", colour("pending.fg"), RIGHT)
            if on and self.hasFocus():
                focus_ring(painter, place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose((int(event.position().y()) - TOP) // LINE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.choose(self.at + step)
        else:
            super().keyPressEvent(event)
