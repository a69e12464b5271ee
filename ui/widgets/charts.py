"""Courses over months: bars side by side, or a line, with a point of them under the keyboard.

chart = Chart(late("reports", "Disbursed"), "bars", axis=axis_words, value=lambda fen: money(fen))
chart.show(("Jan", "Feb"), (Series(late(...), (300, 500)), Series(late(...), (200, 100), "info")))
chart.chosen.connect(f)  # series, position: Enter or a click; arrows go from point to point
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text
from ui.tokens import Kind, colour, size, space, token
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, RIGHT, box, draw_text, focus_ring, hairline, text_width

WIDEST_BAR = 26
LABELS = 24
"""The height of the line of labels, px."""
_STEPS = (10, 20, 25, 50, 100)


@dataclass(frozen=True, slots=True)
class Series:
    """Whole numbers (0 and more), one a label, drawn in the line colour of a kind."""

    name: Text
    values: tuple[int, ...]
    kind: Kind = "accent"


def ticks(highest: int, most: int) -> tuple[int, ...]:
    """Round figures from 0 up to the first that is not below `highest`; at most `most` steps."""
    power = 10 ** max(0, len(str(max(highest, 1))) - 2)
    while True:
        for round_figure in _STEPS:
            step = round_figure * power // 10 or 1
            if step * most >= max(highest, 1):
                return tuple(step * n for n in range(-(-max(highest, 1) // step) + 1))
        power *= 10


class Chart(Painted):
    """`axis` writes a figure at the side, `value` one in full. Colour is never alone: each point is told."""

    ROLE = QAccessible.Role.Chart
    chosen = Signal(int, int)
    """A series and a position in it."""

    def __init__(
        self,
        title: Text,
        shape: Literal["bars", "line"],
        *,
        axis: Callable[[int], str],
        value: Callable[[int], str],
    ) -> None:
        super().__init__()
        self._title, self._shape, self._axis, self._value = title, shape, axis, value
        self._labels: tuple[Text, ...] = ()
        self._series: tuple[Series, ...] = ()
        self._at, self._in = 0, 0
        self._pointed: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.renew()

    def show_series(self, labels: Sequence[Text], series: Sequence[Series]) -> None:
        """Show another course; the keyboard stands on the newest point."""
        self._labels, self._series = tuple(labels), tuple(series)
        self._at, self._in, self._pointed = max(0, len(self._labels) - 1), 0, None
        self.renew()

    def spoken(self) -> str:
        return f"{self._title}; {self.told(self._in, self._at)}" if self._labels else str(self._title)

    def told(self, series: int, at: int) -> str:
        """A point in words."""
        one = self._series[series]
        return f"{self._labels[at]} · {one.name} {self._value(one.values[at])}"

    def sizeHint(self) -> QSize:
        return QSize(420, 232)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 158)

    # What lies where

    def _plot(self, marks: Sequence[int]) -> QRect:
        """The field of the points, right of the figures at the side."""
        side = max((text_width("caption", self._axis(mark)) for mark in marks), default=0) + 8
        room = self.rect().adjusted(
            space("panelPadding") + side, size("sectionHeader") + 14, -16, -LABELS - 4
        )
        return QRect(room.topLeft(), QSize(max(1, room.width()), max(1, room.height())))

    def _marks(self) -> tuple[int, ...]:
        highest = max((value for one in self._series for value in one.values), default=0)
        return ticks(highest, 4 if self.height() >= 190 else 3)

    def _slot(self, plot: QRect, at: int) -> QRect:
        """The column of a label."""
        count = max(1, len(self._labels))
        left, right = (plot.left() + plot.width() * edge // count for edge in (at, at + 1))
        return QRect(left, plot.top(), right - left, plot.height())

    def _bar(self, plot: QRect, top: int, series: int, at: int) -> QRect:
        slot, count = self._slot(plot, at), len(self._series)
        width = max(2, min(WIDEST_BAR, (slot.width() - 6) // max(1, count)))
        left = slot.center().x() - width * count // 2 + width * series
        value = self._series[series].values[at]
        height = max(1 if value else 0, plot.height() * value // max(1, top))
        return QRect(left, plot.bottom() + 1 - height, width - 1, height)

    def _point(self, plot: QRect, top: int, series: int, at: int) -> QPointF:
        height = plot.height() * self._series[series].values[at] // max(1, top)
        return QPointF(self._slot(plot, at).center().x(), plot.bottom() + 1 - height)

    def _found(self, event: QMouseEvent) -> tuple[int, int] | None:
        """The series and position under the mouse."""
        marks = self._marks()
        plot, place = self._plot(marks), event.position().toPoint()
        if not self._labels or not plot.adjusted(0, -8, 0, LABELS).contains(place):
            return None
        at = min(len(self._labels) - 1, max(0, (place.x() - plot.left()) * len(self._labels) // plot.width()))
        if self._shape == "line":
            return 0, at
        middles = [abs(self._bar(plot, marks[-1], n, at).center().x() - place.x()) for n in self._in_order()]
        return middles.index(min(middles)), at

    def _in_order(self) -> range:
        return range(len(self._series))

    # Hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, key = len(self._labels) - 1, event.key()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -last, Qt.Key.Key_End: last}
        if last >= 0 and key in steps:
            self._at = max(0, min(last, self._at + steps[Qt.Key(key)]))
        elif last >= 0 and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._in = (self._in + 1) % len(self._series)
        elif last >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._in, self._at)
        else:
            super().keyPressEvent(event)
            return
        self._pointed = None
        self.renew()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._found(event)
        if found != self._pointed:
            self._pointed = found
            self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._found(event)
        if found and event.button() == Qt.MouseButton.LeftButton:
            self._in, self._at = found
            self.renew()
            self.chosen.emit(*found)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = None
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        self._paint_head(painter)
        marks = self._marks()
        plot = self._plot(marks)
        self._paint_axis(painter, plot, marks)
        if self._shape == "bars":
            self._paint_bars(painter, plot, marks[-1])
        else:
            self._paint_line(painter, plot, marks[-1])
        self._paint_labels(painter, plot)
        here = self._pointed or ((self._in, self._at) if self.hasFocus() else None)
        if here and self._labels:
            self._paint_told(painter, plot, *here)
        if self.hasFocus():
            focus_ring(painter, self.rect().adjusted(1, 1, -2, -2))

    def _paint_head(self, painter: QPainter) -> None:
        high, padding = size("sectionHeader"), space("panelPadding")
        hairline(painter, 0, high - 1, self.width())
        right = self.width() - padding
        for one in reversed(self._series):
            width = text_width("caption", str(one.name))
            draw_text(
                painter, QRect(right - width, 0, width, high - 1), str(one.name), "caption", colour("ink2")
            )
            right -= width + 20
            painter.fillRect(right, high // 2 - 2, 14, 3, colour(f"{one.kind}.line"))
            right -= 18
        draw_text(painter, QRect(padding, 0, right - padding, high - 1), str(self._title), "section")

    def _paint_axis(self, painter: QPainter, plot: QRect, marks: Sequence[int]) -> None:
        for mark in marks:
            y = plot.bottom() + 1 - plot.height() * mark // marks[-1]
            hairline(painter, plot.left(), y, plot.width(), name="control" if mark == 0 else "line")
            words = QRect(0, y - 9, plot.left() - 8, 18)
            draw_text(painter, words, self._axis(mark), "caption", colour("ink2"), RIGHT)

    def _paint_labels(self, painter: QPainter, plot: QRect) -> None:
        """As many as there is room for, the newest always."""
        widest = max((text_width("caption", str(label)) for label in self._labels), default=0) + 8
        each = max(1, -(-widest * len(self._labels) // plot.width()))
        for at, label in enumerate(self._labels):
            if (len(self._labels) - 1 - at) % each == 0:
                middle = self._slot(plot, at).center().x()
                room = QRect(middle - widest // 2, plot.bottom() + 3, widest, LABELS - 4)
                draw_text(painter, room, str(label), "caption", colour("ink2"), CENTRE)

    def _paint_bars(self, painter: QPainter, plot: QRect, top: int) -> None:
        for number, one in enumerate(self._series):
            for at in range(len(self._labels)):
                painter.fillRect(self._bar(plot, top, number, at), colour(f"{one.kind}.line"))

    def _paint_line(self, painter: QPainter, plot: QRect, top: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, one in enumerate(self._series):
            points = [self._point(plot, top, number, at) for at in range(len(self._labels))]
            painter.setPen(QPen(colour(f"{one.kind}.line"), token("line.chartLine")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(points))
            painter.setBrush(colour(f"{one.kind}.line"))
            for point in points[-1:]:
                painter.drawEllipse(point, 3, 3)
        painter.restore()

    def _paint_told(self, painter: QPainter, plot: QRect, series: int, at: int) -> None:
        """The point in words over its column, which is ringed."""
        top = self._marks()[-1]
        if self._shape == "bars":
            box(
                painter, self._bar(plot, top, series, at).adjusted(-2, -2, 2, 0), line=colour("ink"), radius=2
            )
        else:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("ink"), 1.5))
            painter.setBrush(colour("surface"))
            painter.drawEllipse(self._point(plot, top, series, at), 4.5, 4.5)
            painter.restore()
        words = self.told(series, at)
        width = text_width("caption", words) + 16
        middle = self._slot(plot, at).center().x()
        left = max(4, min(self.width() - width - 4, middle - width // 2))
        place = QRect(left, size("sectionHeader") + 2, width, 22)
        box(painter, place, colour("surface"), colour("control"), radius=4)
        draw_text(painter, place, words, "caption", colour("ink"), CENTRE)
