"""A sheet over the window instead of a message box: title, chip, body, seals, buttons; Esc closes it.

    sheet = Sheet(window, late(...), note=late(...), chip=ChipSpec(...))
    sheet.body.addWidget(table);  sheet.set_buttons(left=[refuse], right=[cancel, agree]);  sheet.open()
    sheet.closed.connect(...);  sheet.close()
It is a child widget, no window: input methods work in it and nothing blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.texts import Text
from ui.tokens import colour, token
from ui.widgets.chip import Chip
from ui.widgets.hushing import Hush
from ui.widgets.label import Label
from ui.widgets.painted import FLOATS, focus_first, takes_keyboard
from ui.widgets.painting import ChipSpec, box


class _Paper(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        box(QPainter(self), self.rect(), colour("raised"), colour("lineStrong"), radius=token("radius.float"))


class Sheet(QWidget):
    """Covers its window with a scrim; the keyboard stays inside until it is closed."""

    closed = Signal()

    def __init__(
        self, window: QWidget, title: Text, *, note: Text = "", chip: ChipSpec | None = None, width: int = 656
    ) -> None:
        super().__init__(window)
        self.setProperty(FLOATS, True)
        self._before: QWidget | None = None
        self._said = title
        self._hush = Hush()
        self.paper = _Paper(self)
        self.paper.setFixedWidth(width)
        column = QVBoxLayout(self.paper)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        self.title = Label(title, "page")
        head.addWidget(self.title, 1)
        head.addWidget(Chip(chip))
        column.addLayout(head)
        if note:
            column.addWidget(Label(note, "caption", "ink2", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addLayout(self.body)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        column.addSpacing(8)
        column.addLayout(self._buttons)
        self.hide()
        window.installEventFilter(self)
        self.paper.installEventFilter(self)

    def set_buttons(self, left: Sequence[QWidget] = (), right: Sequence[QWidget] = ()) -> None:
        """Put the buttons in, the primary one last."""
        for part in left:
            self._buttons.addWidget(part)
        self._buttons.addStretch(1)
        for part in right:
            self._buttons.addWidget(part)

    def open(self) -> None:
        """Show it and take the keyboard."""
        self._before = QApplication.focusWidget()
        self.setAccessibleName(str(self._said))
        self._cover()
        self.show()
        self.raise_()
        self._hush.take(self.window(), besides=self)
        if not focus_first(self.paper):
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "title"):
            self.setAccessibleName(str(self._said))

    def close(self) -> bool:
        """Hide it and give the keyboard back; the draft inside is kept."""
        was_open = not self.isHidden()
        self.hide()
        if was_open:
            self._hush.give_back()
            if self._before is not None and shiboken6.isValid(self._before):
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self.closed.emit()
        return True

    def _cover(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(QRect(0, 0, window.width(), window.height()))
        self.paper.adjustSize()
        self.paper.move(
            (self.width() - self.paper.width()) // 2, max(24, (self.height() - self.paper.height()) // 2)
        )

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round inside the sheet."""
        now = QApplication.focusWidget() or self.paper
        step: QWidget | None = now
        for _ in range(10_000):
            assert step is not None
            step = step.nextInFocusChain() if next else step.previousInFocusChain()
            if step is None or step is now:
                return False
            if takes_keyboard(step, self.paper):
                step.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("scrim"))
        place = self.paper.geometry().translated(0, token("elevation.float.offsetY"))
        for ring in range(token("elevation.float.layers"), 0, -1):
            shade = QColor(0, 0, 0, token("elevation.float.alpha"))
            box(painter, place.adjusted(-ring, -ring, ring, ring), shade, radius=8 + ring)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget() and not self.isHidden():
            self._cover()
        elif event.type() == QEvent.Type.LayoutRequest and watched is self.paper and not self.isHidden():
            self._cover()  # a message below a field needs room
        return super().eventFilter(watched, event)
