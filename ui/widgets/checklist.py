"""A list of checks or of the progress of a job: icon by state, text, a word at the right.

Checklist([CheckLine(late(...), "ok"), CheckLine(late(...), "warning", note), …]);  .show_lines([...])
states: ok · warning · failed · now · waiting · info
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text, capital, late
from ui.tokens import colour, space
from ui.widgets.icons import paint_icon
from ui.widgets.painted import Painted
from ui.widgets.painting import RIGHT, draw_text, text_width

CheckState = Literal["ok", "warning", "failed", "now", "waiting", "info"]
_SHOWN: dict[str, tuple[str, str]] = {
    "ok": ("okCircle", "success.fg"),
    "warning": ("warning", "warning.fg"),
    "failed": ("error", "danger.fg"),
    "now": ("note-pencil", "accent.fg"),
    "waiting": ("circle-dashed", "ink2"),
    "info": ("info", "info.fg"),
}
_SAID = {
    "ok": late("kit", "passed"),
    "warning": late("kit", "needs a look"),
    "failed": late("kit", "failed"),
    "now": late("kit", "now"),
    "waiting": late("kit", "waiting"),
    "info": late("kit", "hint"),
}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check."""

    text: Text
    state: CheckState = "waiting"
    note: Text = ""


class Checklist(Painted):
    """Checks from top to bottom, 28 px a line."""

    LINE = 28

    def __init__(self, lines: Sequence[CheckLine] = ()) -> None:
        super().__init__()
        self._lines: tuple[CheckLine, ...] = tuple(lines)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Show other checks."""
        self._lines = tuple(lines)
        self.renew()

    def spoken(self) -> str:
        return "; ".join(f"{line.text}: {_SAID[line.state]}" for line in self._lines)

    def sizeHint(self) -> QSize:
        return QSize(240, len(self._lines) * self.LINE + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        padding = space("panelPadding")
        for number, line in enumerate(self._lines):
            room = QRect(padding, 6 + number * self.LINE, self.width() - 2 * padding, self.LINE)
            icon, ink = _SHOWN[line.state]
            paint_icon(painter, QRect(room.left(), room.top(), 16, self.LINE), icon, colour(ink), 16)
            note = capital(line.note)
            draw_text(painter, room, note, "caption", colour("ink2"), RIGHT)
            room.adjust(24, 0, -text_width("caption", note) - 8, 0)
            style = "bodyStrong" if line.state == "now" else "body"
            draw_text(painter, room, str(line.text), style)
