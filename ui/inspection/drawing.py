"""Draws a window off screen and keeps every text, icon and outline with its owner, place and ground."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QWidget

from ui.tokens import font
from ui.widgets.strokes import Stroke, watching


@dataclass(frozen=True, slots=True)
class Drawn:
    """One stroke: `room` and `ink_room` (what the signs really cover) in the owner's coordinates.

    `grounds` are the colours that lay below before the stroke, the most frequent first; none if not asked.
    """

    kind: Literal["text", "icon", "outline"]
    owner: QWidget
    room: QRect
    ink_room: QRect
    words: str
    shown: str
    style: str
    ink: QColor
    fill: QColor | None
    grounds: tuple[QColor, ...]

    @property
    def cut(self) -> bool:
        """Whether the text ends in … for want of room."""
        return self.shown != self.words


@dataclass(slots=True)
class Drawing:
    """The window as drawn, and its strokes in the order of painting; without grounds where nobody asks."""

    image: QImage
    ratio: float
    with_grounds: bool
    strokes: list[Drawn]


def draw(window: QWidget, *, with_grounds: bool = True) -> Drawing:
    """The window in the pixels of its screen; to look for the grounds is a good part of the work."""
    ratio = window.devicePixelRatioF()
    image = QImage(window.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(window.palette().window().color())
    made = Drawing(image, ratio, with_grounds, [])

    def note(stroke: Stroke) -> None:
        owner = stroke.painter.device()
        if isinstance(owner, QWidget):
            made.strokes.append(_drawn(stroke, owner, window, made))

    with watching(note):
        window.render(image)
    return made


def _drawn(stroke: Stroke, owner: QWidget, window: QWidget, drawing: Drawing) -> Drawn:
    # A painted picture zooms and moves: its strokes are brought back to the widget's own measure.
    room = stroke.painter.transform().mapRect(stroke.rect)
    ink_room = room
    if stroke.kind == "text":
        ink_room = _ink_room(stroke, room)
    grounds: tuple[QColor, ...] = ()
    if drawing.with_grounds:
        outer = room.adjusted(-2, -2, 2, 2) if stroke.kind == "outline" else ink_room
        place = outer.translated(owner.mapTo(window, QPoint(0, 0)))
        grounds = _grounds(drawing, place, stroke.kind == "outline")
    return Drawn(
        stroke.kind, owner, room, ink_room, stroke.words, stroke.shown, stroke.style, stroke.ink, stroke.fill,
        grounds,
    )  # fmt: skip


def _ink_room(stroke: Stroke, room: QRect) -> QRect:
    metrics = QFontMetrics(font(stroke.style))
    tight = metrics.tightBoundingRect(stroke.shown)
    width = metrics.horizontalAdvance(stroke.shown)
    left = room.left()
    if stroke.align & Qt.AlignmentFlag.AlignRight:
        left = room.right() + 1 - width
    elif stroke.align & Qt.AlignmentFlag.AlignHCenter:
        left = room.left() + (room.width() - width) // 2
    baseline = room.top() + (room.height() - metrics.height()) // 2 + metrics.ascent()
    return QRect(left + tight.left(), baseline + tight.top(), tight.width(), tight.height())


def _grounds(drawing: Drawing, place: QRect, edges: bool) -> tuple[QColor, ...]:
    """Colours at fifteen points of the place (at its edges only, for an outline), the most frequent first."""
    steps = ((x, y) for x in (0, 25, 50, 75, 100) for y in (0, 50, 100) if not edges or {x, y} & {0, 100})
    seen: Counter[int] = Counter()
    for x, y in steps:
        left = round((place.left() + (place.width() - 1) * x / 100) * drawing.ratio)
        top = round((place.top() + (place.height() - 1) * y / 100) * drawing.ratio)
        if drawing.image.valid(left, top):
            seen[drawing.image.pixel(left, top)] += 1
    return tuple(QColor.fromRgb(rgb) for rgb, _ in seen.most_common())
