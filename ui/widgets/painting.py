"""Strokes that all painted parts share: text with …, hatch, dashes, focus ring, chips, keycaps, hairlines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap, QPixmapCache

from ui.texts import Text, capital
from ui.tokens import Kind, colour, font, token
from ui.widgets.icons import paint_icon
from ui.widgets.strokes import Stroke, tell, watchers

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
CHIP_HEIGHT = 20
_ENDLESS = 1 << 24
HATCH_TILE = 68  # whole device pixels at 100, 125, 150, 175 and 200 %


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """What a chip shows: text, kind of state, and an icon for every state that needs action."""

    text: Text
    kind: Kind = "neutral"
    icon: str = ""


def text_width(style: str, text: str) -> int:
    """The width in px of `text` in a step of the type scale."""
    return _cut(style, text, _ENDLESS)[1]


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    style: str = "body",
    ink: QColor | None = None,
    align: Qt.AlignmentFlag = LEFT,
) -> int:
    """One line of plain text, cut with … to the rectangle; returns the width drawn."""
    painter.setFont(font(style))
    pen = ink or colour("ink")
    painter.setPen(pen)
    shown, width = _cut(style, text, rect.width())
    if watchers:
        tell(Stroke("text", painter, rect, pen, text, shown, style, align))
    painter.drawText(rect, _flags(align), shown)
    return width


@lru_cache(8_192)
def _cut(style: str, text: str, room: int) -> tuple[str, int]:
    """The text that fits into `room` px, and its width: measuring costs as much as drawing."""
    metrics = QFontMetrics(font(style))
    width = metrics.horizontalAdvance(text)
    if width <= room + 1:  # widths are rounded: one px is no reason to cut
        return text, width
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
    return shown, metrics.horizontalAdvance(shown)


@cache
def _flags(align: Qt.AlignmentFlag) -> int:
    return int(align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)


def hairline(painter: QPainter, x: int, y: int, width: int, height: int = 1, name: str = "line") -> None:
    """A ruled line by fillRect: crisp at every scale factor."""
    painter.fillRect(x, y, width, height, colour(name))


def hatch(painter: QPainter, rect: QRect, tint: QColor | None = None) -> None:
    """The diagonal hatch of what is not yet true, over an optional tint."""
    if tint is not None:
        painter.fillRect(rect, tint)
    # Tiles start at the widget's origin, so that the lines of neighbouring cells and rows join up.
    start = QPointF(rect.left() % HATCH_TILE, rect.top() % HATCH_TILE)
    painter.drawTiledPixmap(QRectF(rect), _hatch_tile(painter.device().devicePixelRatioF()), start)


def _hatch_tile(dpr: float) -> QPixmap:
    """One tile; eight lines cross it at the pitch of the tokens: 6 px across, 8.5 along the edge."""
    key = f"hatch/{colour('hatch').rgba()}/{dpr}"
    tile = QPixmap()
    if QPixmapCache.find(key, tile):
        return tile
    tile = QPixmap(round(HATCH_TILE * dpr), round(HATCH_TILE * dpr))
    tile.setDevicePixelRatio(dpr)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("hatch"), token("pattern.pending.pen")))
    for line in range(-8, 17):
        left = line * HATCH_TILE / 8
        painter.drawLine(QPointF(left, 0), QPointF(left - HATCH_TILE, HATCH_TILE))
    painter.end()
    QPixmapCache.insert(key, tile)
    return tile


def box(
    painter: QPainter,
    rect: QRect,
    fill: QColor | None = None,
    line: QColor | None = None,
    radius: int = 4,
    pen: float = 1,
    dashed: bool = False,
) -> None:
    """A rounded rectangle, its line inside `rect`; dashed means waiting."""
    if watchers and line is not None:
        tell(Stroke("outline", painter, rect, line, fill=fill))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = QPen(line, pen) if line is not None else QPen(Qt.PenStyle.NoPen)
    if dashed and line is not None:
        stroke.setDashPattern(token("pattern.waiting.dash"))
    painter.setPen(stroke)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inset = pen / 2 if line is not None else 0
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def focus_ring(painter: QPainter, rect: QRect, radius: int = 4) -> None:
    """The 2 px ring inside a control that has the keyboard."""
    box(painter, rect, line=colour("focus"), radius=radius, pen=2)


def chip_width(chip: ChipSpec) -> int:
    """The width in px that `paint_chip` takes when nothing is cut."""
    return text_width("caption", capital(chip.text)) + 12 + (16 if chip.icon else 0)


def paint_chip(painter: QPainter, rect: QRect, chip: ChipSpec, bordered: bool = False) -> None:
    """A chip in `rect` (20 high), its words with a capital in front; `bordered` on tinted rows."""
    line = colour(f"{chip.kind}.line") if bordered else None
    box(painter, rect, colour(f"{chip.kind}.tint"), line)
    ink = colour(f"{chip.kind}.fg")
    inner = rect.adjusted(6, 0, -6, 0)
    if chip.icon:
        paint_icon(painter, QRect(inner.left(), rect.top(), 12, rect.height()), chip.icon, ink, 12)
        inner.setLeft(inner.left() + 16)
    draw_text(painter, inner, capital(chip.text), "caption", ink)


_KEY_NAMES = {
    "Return": "Enter",  # U+21B5 is in no font of ours
    "Escape": "Esc",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
}


def key_text(key: str) -> str:
    """A key as drawn on a cap: Ctrl+Return becomes Ctrl Enter."""
    return " ".join(_KEY_NAMES.get(part, part) for part in key.split("+"))


def keycap_width(key: str) -> int:
    """The width in px of a keycap."""
    return max(16, text_width("keycap", key_text(key)) + 10)


def paint_keycap(painter: QPainter, rect: QRect, key: str, fill: QColor, ink: QColor) -> None:
    """A keycap, 16 high."""
    box(painter, rect, fill, radius=3)
    draw_text(painter, rect, key_text(key), "keycap", ink, CENTRE)
