"""Tool tips for painted text that was cut with …: pointing at it tells the whole.

CutTips(view)             # for a list or table: its cells; its header is a view too
cut_at(widget, place)     # what is cut there, "" for nothing; `Painted` does this by itself
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from ui.widgets.strokes import Stroke, watching


def cut_at(widget: QWidget, place: QPoint) -> str:
    """The whole of the text that `widget` cuts at a place: it is drawn once more, and watched."""
    found: list[str] = []

    def note(stroke: Stroke) -> None:
        if stroke.words != stroke.shown and stroke.painter.device() is widget and stroke.rect.contains(place):
            found.append(stroke.words)

    with watching(note):
        widget.render(QPixmap(widget.size()))
    return found[-1] if found else ""


class CutTips(QObject):
    """Watches the viewport of a view for the pointer resting on it; child of the view."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._viewport = view.viewport()
        self._viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and (words := cut_at(self._viewport, event.pos())):
            QToolTip.showText(event.globalPos(), words, self._viewport)
            return True
        return bool(super().eventFilter(watched, event))
