"""What happened, as a line with dots: icon, title, reason, time; what is not yet true is dashed violet.

Timeline([TimelineEntry(late(...), late(...), "11-20", icon="message", kind="info"), …])
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text
from ui.tokens import Kind, colour, space
from ui.widgets.icons import paint_icon
from ui.widgets.painted import Painted
from ui.widgets.painting import RIGHT, box, draw_text, hairline, text_width

STEP = 43


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event; `pending` ones wait for the server."""

    title: Text
    reason: Text = ""
    time: str = ""
    icon: str = "ok"
    kind: Kind = "neutral"
    pending: bool = False


class Timeline(Painted):
    """Events from top to bottom as given."""

    def __init__(self, entries: Sequence[TimelineEntry] = ()) -> None:
        super().__init__()
        self._entries: tuple[TimelineEntry, ...] = tuple(entries)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show other events."""
        self._entries = tuple(entries)
        self.renew()

    def spoken(self) -> str:
        return "; ".join(f"{entry.title} {entry.reason} {entry.time}".strip() for entry in self._entries)

    def sizeHint(self) -> QSize:
        return QSize(280, len(self._entries) * STEP + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = space("panelPadding")
        hairline(painter, left + 10, 26, 1, max(0, (len(self._entries) - 1) * STEP), "lineStrong")
        for number, entry in enumerate(self._entries):
            top = 12 + number * STEP
            self._paint_dot(painter, QRect(left, top + 2, 20, 20), entry)
            time_width = text_width("caption", entry.time)
            room = QRect(left + 30, top, self.width() - left * 2 - 30, 20)
            draw_text(painter, room, entry.time, "caption", colour("ink2"), RIGHT)
            draw_text(painter, room.adjusted(0, 0, -time_width - 10, 0), str(entry.title), "bodyStrong")
            draw_text(painter, room.translated(0, 18), str(entry.reason), "caption", colour("ink2"))

    @staticmethod
    def _paint_dot(painter: QPainter, dot: QRect, entry: TimelineEntry) -> None:
        kind: Kind = "pending" if entry.pending else entry.kind
        painter.fillRect(dot, colour("surface"))
        box(painter, dot, colour(f"{kind}.tint"), colour(f"{kind}.line"), radius=10, dashed=entry.pending)
        paint_icon(painter, dot, entry.icon, colour(f"{kind}.fg"), 12)
