"""The dark rail at the left: the role's screens in work order, with badges; dark in both themes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.shell.model import Badge, ScreenEntry
from ui.texts import tr
from ui.tokens import colour, size
from ui.widgets.icons import paint_icon
from ui.widgets.painted import CHANGES, Painted
from ui.widgets.painting import CENTRE, box, draw_text, text_width

LOWEST_ITEM = 42
TILE_EDGE = 4


class RailItem(QAbstractButton):
    """One screen: icon, label, badge."""

    def __init__(self, entry: ScreenEntry, number: int) -> None:
        super().__init__()
        self.entry, self._number = entry, number
        self.badge: Badge | None = None
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedWidth(size("rail"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(LOWEST_ITEM)  # many screens on a low window: items move together
        self.setMaximumHeight(size("railItem") + 4)
        self._reword()

    def sizeHint(self) -> QSize:
        return QSize(size("rail"), size("railItem") + 4)

    def show_badge(self, badge: Badge | None) -> None:
        """Show a count, or none."""
        self.badge = badge if badge and badge.count else None
        self._reword()
        self.update()

    def _label(self) -> str:
        return str(self.entry.rail_text or self.entry.title)

    def _reword(self) -> None:
        count = f" ({self.badge.count})" if self.badge else ""
        self.setAccessibleName(self._label() + count)
        key = f"  Ctrl {self._number}" if 1 <= self._number <= 9 else ""
        self.setToolTip(f"{self.entry.title}{key}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("rail"))
        tile = self.rect().adjusted(TILE_EDGE, 2, -TILE_EDGE, -2)
        if self.isChecked():
            box(painter, tile, colour("railSelected"), radius=4)
            painter.fillRect(0, tile.top() + 12, 3, tile.height() - 24, colour("accent.line"))
        elif self.underMouse():
            box(painter, tile, colour("railHover"), radius=4)
        ink = colour("railInkOn" if self.isChecked() else "railInk")
        top = tile.top() + (tile.height() - 38) // 2
        paint_icon(painter, QRect(tile.left(), top, tile.width(), 20), self.entry.icon, ink, 20)
        room = QRect(1, top + 21, self.width() - 2, 18)
        draw_text(painter, room, self._label(), self._label_step(tile.width()), ink, CENTRE)
        if self.badge:
            self._paint_badge(painter, tile)
        if self.hasFocus():
            box(painter, tile, line=colour("railInkOn"), pen=2)

    def _label_step(self, width: int) -> str:
        """A long Latin label is a step smaller, so that it stays on its tile."""
        return "caption" if text_width("caption", self._label()) <= width - TILE_EDGE else "keycap"

    def _paint_badge(self, painter: QPainter, tile: QRect) -> None:
        assert self.badge is not None
        words = str(self.badge.count) if self.badge.count < 1000 else "999+"
        width = max(16, text_width("badge", words) + 8)
        place = QRect(min(tile.center().x() + 5, self.width() - width - 2), tile.top() + 1, width, 16)
        kind = "danger" if self.badge.kind == "person" else "pending"
        box(painter, place, colour(f"{kind}.solid"), radius=8)
        draw_text(painter, place, words, "badge", colour(f"{kind}.on"), CENTRE)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in CHANGES:
            self._reword()
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


class _Mark(Painted):
    """The seal of the program."""

    def spoken(self) -> str:
        return "LenDesk"

    def sizeHint(self) -> QSize:
        return QSize(size("rail"), size("topBar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = QRect((self.width() - 28) // 2, 12, 28, 28)
        box(painter, place, colour("danger.solid"), radius=4)
        draw_text(painter, place, "贷", "figure", colour("danger.on"), CENTRE)


class Rail(QWidget):
    """Items from top to bottom, the foot ones at the bottom; ↑ ↓ move the focus."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[ScreenEntry]) -> None:
        super().__init__()
        self.setFixedWidth(size("rail"))
        self._speak()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(_Mark())
        shown = [entry for entry in entries if entry.in_rail]
        ordered = [e for e in shown if not e.at_foot] + [e for e in shown if e.at_foot]
        self.items = [RailItem(entry, number) for number, entry in enumerate(ordered, 1)]
        stretched = False
        for item in self.items:
            if item.entry.at_foot and not stretched:
                column.addStretch(1)
                stretched = True
            column.addWidget(item)
            item.clicked.connect(lambda _on, key=item.entry.key: self.chosen.emit(key))
        if not stretched:
            column.addStretch(1)

    def _speak(self) -> None:
        self.setAccessibleName(tr("shell", "Screens"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    def mark(self, key: str) -> None:
        """Mark the screen in force; one that is not in the rail leaves the mark where it is."""
        for item in self.items:
            if item.entry.key == key:
                item.setChecked(True)

    def show_badge(self, key: str, badge: Badge | None) -> None:
        """Put a count on a screen."""
        for item in self.items:
            if item.entry.key == key:
                item.show_badge(badge)

    def key_at(self, number: int) -> str:
        """The key of item `number` from 1, empty outside."""
        return self.items[number - 1].entry.key if 1 <= number <= len(self.items) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour("rail"))

    def minimumSizeHint(self) -> QSize:
        return QSize(size("rail"), size("topBar"))
