"""How a call ended: four choices side by side, one taken by mouse, arrows or the digits 1 to 4."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text
from ui.tokens import colour, density
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, box, draw_text, focus_ring, hairline, text_width


class OutcomeBar(Painted):
    """Nothing is taken at first: how a call ended is never guessed."""

    ROLE = QAccessible.Role.ComboBox

    chosen = Signal(str)

    def __init__(self, name: Text, choices: Sequence[tuple[str, Text]]) -> None:
        super().__init__()
        self._name, self._choices, self._at = name, tuple(choices), -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def value(self) -> str:
        """The key taken, "" before any."""
        return self._choices[self._at][0] if self._at >= 0 else ""

    def take(self, key: str) -> None:
        """Take a choice without a signal; "" takes it back."""
        keys = [each for each, _text in self._choices]
        self._at = keys.index(key) if key in keys else -1
        self.renew()

    def spoken(self) -> str:
        taken = str(self._choices[self._at][1]) if self._at >= 0 else ""
        return f"{self._name} {taken}".strip()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + 12 * len(self._choices), density().control)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), colour("zebra"), colour("control"))
        for number, (_key, text) in enumerate(self._choices):
            place, on = self._place(number), number == self._at
            if on:
                box(painter, place, colour("surface"), colour("accent.solid"))
            elif number and number != self._at + 1:
                hairline(painter, place.left(), 8, 1, self.height() - 16)
            style, ink = ("bodyStrong", "accent.fg") if on else ("body", "ink2")
            draw_text(painter, place, str(text), style, colour(ink), CENTRE)
        if self.hasFocus():
            focus_ring(painter, self.rect())

    def _place(self, number: int) -> QRect:
        """Room is shared by the length of the words."""
        widths = self._widths()
        spare = (self.width() - sum(widths)) / len(widths)
        left, right = (round(sum(widths[:at]) + spare * at) for at in (number, number + 1))
        return QRect(left, 0, right - left, self.height())

    def _widths(self) -> list[int]:
        return [text_width("bodyStrong", str(text)) for _key, text in self._choices]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number in range(len(self._choices)):
            if self._place(number).contains(event.position().toPoint()):
                self._turn(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.text().isdecimal() and 0 < int(event.text()) <= len(self._choices):
            self._turn(int(event.text()) - 1)
        elif step:
            self._turn(max(0, min(self._at + step, len(self._choices) - 1)))
        else:
            super().keyPressEvent(event)

    def _turn(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self.renew()
            self.chosen.emit(self.value())
