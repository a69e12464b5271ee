"""Keys and what they do, in two columns: keycap, words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.shell.window import MainWindow
from ui.texts import Text
from ui.tokens import colour
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.painted import Painted
from ui.widgets.painting import keycap_width, paint_keycap


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One key as drawn and what it does."""

    keys: str
    words: Text


class _Cap(Painted):
    def __init__(self, keys: str) -> None:
        super().__init__()
        self._keys = keys

    def spoken(self) -> str:
        return self._keys

    def sizeHint(self) -> QSize:
        return QSize(keycap_width(self._keys), 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        place = QRect(0, 2, keycap_width(self._keys), 16)
        paint_keycap(QPainter(self), place, self._keys, colour("neutral.tint"), colour("ink2"))


class KeyTable(QWidget):
    """`show_lines` puts other lines in."""

    def __init__(self, lines: Iterable[KeyLine] = ()) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.lines: tuple[KeyLine, ...] = ()
        self.show_lines(lines)

    def show_lines(self, lines: Iterable[KeyLine]) -> None:
        """These and no others."""
        self.lines = tuple(lines)
        while (item := self._grid.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        for at, line in enumerate(self.lines):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(_Cap(line.keys), at, 0, top | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(Label(line.words, wrap=True), at, 1, top)


def keys_of_screen(window: MainWindow) -> tuple[KeyLine, ...]:
    """Those of the screen in force: of what the person may do, then of its buttons, visible ones first."""
    here = (action for action in window.can_do if action.screen == window.current)
    lines = [KeyLine(action.keys, action.title) for action in here if action.keys]
    known = {line.keys for line in lines}
    screen = window.screen_now()
    if screen is None:
        return tuple(lines)
    buttons = [button for button in screen.findChildren(Button) if button.key and button.accessibleName()]
    for button in sorted(buttons, key=lambda one: not one.isVisibleTo(screen)):
        if button.key not in known:
            known.add(button.key)
            lines.append(KeyLine(button.key, button.accessibleName()))
    return tuple(lines)
