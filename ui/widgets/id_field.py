"""The field for an 18-character identity number: groups 6-8-4, counter, doubtful characters boxed.

    field = IdField(late("intake", "ID number"));  field.set_number("440604…", doubtful=(14,))
    field.filled.connect(check)     # at full length, to run the check digit
The text itself stays without spaces; the groups are only drawn.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame

from ui.texts import Text
from ui.tokens import colour, density, font
from ui.widgets.fields import TextField
from ui.widgets.painting import CENTRE, RIGHT, box, draw_text

LENGTH = 18
_GROUP_STARTS = (6, 14)
_LEFT, _GAP = 10, 8


class IdField(TextField):
    """Digits and a final X, 16 px; lower-case x and spaces are put right on leaving."""

    filled = Signal(str)
    """The number, whenever it reaches full length."""

    def __init__(self, name: Text = "") -> None:
        super().__init__(name, style="idField")
        self._doubtful: frozenset[int] = frozenset()
        self.setMaxLength(LENGTH + 2)  # room for a number pasted in groups
        # The Chinese input method would only compose the digits, and painting shows no preedit.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.textEdited.connect(self._edited)

    def number(self) -> str:
        """The number without spaces, X upper case."""
        return self.text().replace(" ", "").upper()

    def set_number(self, number: str, doubtful: tuple[int, ...] = ()) -> None:
        """Show a number; `doubtful` are the positions (from 0) to be boxed until edited."""
        self.set_text(number)
        self.show_doubt(doubtful)

    def show_doubt(self, doubtful: tuple[int, ...]) -> None:
        """Box these positions (from 0) until the number is edited; the text and the cursor stay."""
        self._doubtful = frozenset(doubtful)
        self.update()

    def doubtful(self) -> frozenset[int]:
        """Positions still boxed."""
        return self._doubtful

    def settle(self) -> None:
        self.setText(self.number()[:LENGTH])

    def _edited(self) -> None:
        self._doubtful = frozenset()
        if len(self.number()) == LENGTH:
            self.filled.emit(self.number())

    def sizeHint(self) -> QSize:
        return QSize(270, density().control + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, frame, painter, self)
        if self.text():
            counter = f"{len(self.number())}/{LENGTH}"
            ink = colour("ink2")
            draw_text(painter, self.rect().adjusted(0, 0, -10, 0), counter, "caption", ink, RIGHT)
        elif not self.hasFocus():
            room = self.rect().adjusted(_LEFT, 0, -10, 0)
            draw_text(painter, room, self.placeholderText(), "body", colour("ink3"))
        for position, sign in enumerate(self.text()):
            self._paint_sign(painter, position, sign)
        if self.hasFocus() and not self.hasSelectedText():
            x = self._left_of(self.cursorPosition())
            painter.fillRect(x - 1, self.height() // 2 - 9, 1, 18, colour("ink"))

    def _paint_sign(self, painter: QPainter, position: int, sign: str) -> None:
        cell = QRect(self._left_of(position), self.height() // 2 - 10, self._pitch(), 20)
        chosen = 0 <= self.selectionStart() <= position < self.selectionEnd()
        ink = colour("ink" if self.isEnabled() else "inkDisabled")
        if chosen:
            painter.fillRect(cell, colour("accent.solid"))
            ink = colour("accent.on")
        elif position in self._doubtful:
            box(painter, cell, colour("paper.doubtFill"), colour("paper.doubtLine"), radius=3)
            ink = colour("paper.paperInk")
        draw_text(painter, cell.adjusted(-4, 0, 4, 0), sign, "idField", ink, CENTRE)

    def _pitch(self) -> int:
        return QFontMetrics(font("idField")).horizontalAdvance("0") + 2

    def _left_of(self, position: int) -> int:
        groups = sum(position >= start for start in _GROUP_STARTS) if " " not in self.text() else 0
        return _LEFT + position * self._pitch() + groups * _GAP

    def _position_at(self, x: int) -> int:
        middle = self._pitch() // 2
        return sum(self._left_of(position) + middle <= x for position in range(len(self.text())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCursorPosition(self._position_at(event.position().toPoint().x()))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            start = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
            anchor = self.selectionEnd() if self.cursorPosition() == self.selectionStart() else start
            self.setSelection(anchor, self._position_at(event.position().toPoint().x()) - anchor)
