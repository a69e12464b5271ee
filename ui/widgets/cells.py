"""How one cell of a table is drawn, by the kind of its column."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from ui.tokens import colour
from ui.widgets.choices import paint_tick
from ui.widgets.icons import paint_icon
from ui.widgets.painting import CHIP_HEIGHT, LEFT, RIGHT, ChipSpec, box, chip_width, draw_text, paint_chip
from ui.widgets.rows_model import Column, RowLook, Toned, plain_text

SHARE_FIGURE = 58  # px for 100.0 %


def paint_cell(
    painter: QPainter, room: QRect, column: Column[Any], value: Any, look: RowLook, chosen: bool
) -> None:
    """Draw `value` into `room` as `column.kind` says; `look` weighs and greys the ink."""
    match column.kind:
        case "chip":
            if isinstance(value, ChipSpec):
                _chip(painter, room, value, chosen or look.pending or look.tint is not None)
        case "two_line":
            two_lines(painter, room, str(value[0]), str(value[1]), look)
        case "share":
            _share(painter, room, column, value, look)
        case "tick":
            paint_tick(painter, QRect(room.left(), room.center().y() - 8, 16, 16), bool(value))
        case "icon_text":
            _icon_text(
                painter, room, value if isinstance(value, Toned) else Toned(value[1], None, value[0]), look
            )
        case _:
            _text(painter, room, column, value, look)


def paint_missing(painter: QPainter, room: QRect) -> None:
    """The grey mark of a cell whose row is still being read."""
    mark = QRect(room.left(), room.center().y() - 5, max(8, room.width() * 2 // 3), 10)
    box(painter, mark, colour("sunken"), radius=3)


def _ink(look: RowLook, kind: str | None = None) -> QColor:
    if kind:
        return colour(f"{kind}.fg")
    return colour("ink2" if look.faint and look.pending else "ink3" if look.faint else "ink")


def _chip(painter: QPainter, room: QRect, chip: ChipSpec, bordered: bool) -> None:
    width = min(chip_width(chip), room.width())
    place = QRect(room.left(), room.center().y() - CHIP_HEIGHT // 2, width, CHIP_HEIGHT)
    paint_chip(painter, place, chip, bordered)


def two_lines(painter: QPainter, room: QRect, first: str, second: str, look: RowLook) -> None:
    """Two lines about the middle of `room`: the telling fact strong above, the rest small below."""
    top = room.center().y() - 19
    upper = QRect(room.left(), top, room.width(), 20)
    draw_text(painter, upper, first, "bodyStrong", _ink(look))
    draw_text(painter, upper.translated(0, 20).adjusted(0, -1, 0, -2), second, "caption", colour("ink2"))


def _icon_text(painter: QPainter, room: QRect, value: Toned, look: RowLook) -> None:
    ink = _ink(look, value.kind)
    if value.icon:
        icon_ink = ink if value.kind else colour("ink2")
        paint_icon(painter, QRect(room.left(), room.top(), 14, room.height()), value.icon, icon_ink, 14)
    draw_text(painter, room.adjusted(20, 0, 0, 0), str(value.text), "body", ink)


def _share(painter: QPainter, room: QRect, column: Column[Any], value: Any, look: RowLook) -> None:
    """A bar with the figure behind it; the bar alone is for the eye."""
    figure = QRect(room.right() - SHARE_FIGURE, room.top(), SHARE_FIGURE, room.height())
    draw_text(painter, figure, plain_text(column.kind, value), "body", _ink(look), RIGHT)
    track = QRect(room.left(), room.center().y() - 3, room.width() - SHARE_FIGURE - 8, 6)
    if track.width() > 0 and isinstance(value, int):
        box(painter, track, colour("sunken"), radius=3)
        filled = track.width() * max(0, min(value, 1_000_000)) // 1_000_000
        box(painter, QRect(track.left(), track.top(), max(3, filled), 6), colour("accent.solid"), radius=3)


def _text(painter: QPainter, room: QRect, column: Column[Any], value: Any, look: RowLook) -> None:
    words = plain_text(column.kind, value)
    kind = value.kind if isinstance(value, Toned) else "accent" if column.kind == "link" else None
    if isinstance(value, Toned) and value.icon:
        _icon_text(painter, room, value, look)
        return
    strong = look.strong or column.kind == "strong"
    ink = colour("ink2") if column.kind == "date" and not strong else _ink(look, kind)
    draw_text(painter, room, words, "bodyStrong" if strong else "body", ink, RIGHT if column.right else LEFT)
