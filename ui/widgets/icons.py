"""Phosphor icons as pixmaps, cached by name, colour, size and device pixel ratio.

    icon_pixmap("review", colour("ink2"), 16, dpr)   paint_icon(painter, rect, "ok", colour("success.fg"))

A name is one of tokens.json `icons.names` ("review") or Phosphor's own ("scales"). The font file is read
from the qtawesome package without importing it: the import alone would double the time to the first window.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap, QPixmapCache

from ui.tokens import token
from ui.widgets.strokes import Stroke, tell, watchers


@cache
def _font_and_letters() -> tuple[str, dict[str, str]]:
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("qtawesome with its Phosphor font is not installed")
    folder = Path(spec.origin).parent / "fonts"
    charmap = next(folder.glob("phosphor-charmap-*.json"))
    family_id = QFontDatabase.addApplicationFont(str(next(folder.glob("phosphor-[0-9]*.ttf"))))
    family = QFontDatabase.applicationFontFamilies(family_id)[0]
    letters = {name: chr(int(code, 16)) for name, code in json.loads(charmap.read_text("utf-8")).items()}
    return family, letters


def icon_letter(name: str) -> str:
    """The private-use character of an icon; KeyError for an unknown name."""
    known: dict[str, str] = token("icons.names")
    return _font_and_letters()[1][known.get(name, name)]


def icon_pixmap(name: str, ink: QColor, px: int = 16, dpr: float = 1.0) -> QPixmap:
    """The icon in one colour, `px` wide in device-independent px."""
    key = f"icon/{name}/{ink.rgba()}/{px}/{dpr}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _drawn(name, ink, px, dpr)
        QPixmapCache.insert(key, found)
    return found


def _drawn(name: str, ink: QColor, px: int, dpr: float) -> QPixmap:
    made = QPixmap(round(px * dpr), round(px * dpr))
    made.setDevicePixelRatio(dpr)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    letter_font = QFont(_font_and_letters()[0])
    letter_font.setPixelSize(px)
    painter.setFont(letter_font)
    painter.setPen(ink)
    painter.drawText(QRectF(0, 0, px, px), Qt.AlignmentFlag.AlignCenter, icon_letter(name))
    painter.end()
    return made


def paint_icon(painter: QPainter, rect: QRect, name: str, ink: QColor, px: int = 16) -> None:
    """Draw the icon centred in `rect`."""
    place = QRect(rect.x() + (rect.width() - px) // 2, rect.y() + (rect.height() - px) // 2, px, px)
    if watchers:
        tell(Stroke("icon", painter, place, ink, name))
    painter.drawPixmap(place.topLeft(), icon_pixmap(name, ink, px, painter.device().devicePixelRatioF()))


def icon(name: str, ink: QColor, px: int = 16) -> QIcon:
    """A QIcon for Qt's own actions; does not follow a theme switch by itself."""
    made = QIcon(icon_pixmap(name, ink, px, 1.0))
    made.addPixmap(icon_pixmap(name, ink, px, 2.0))
    return made
