"""Strokes told to whoever watches them being drawn, so that checks see each text where it is made.

    with watching(found.append):      # Stroke after Stroke, in the order of painting
        window.render(image)

Without a watcher a stroke costs one look at an empty list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter


@dataclass(frozen=True, slots=True)
class Stroke:
    """One text, icon or outline at the moment before it is drawn; `rect` in the painter's own coordinates.

    Of a text, `words` is what was to be drawn and `shown` what fits, in the type step `style`.
    """

    kind: Literal["text", "icon", "outline"]
    painter: QPainter
    rect: QRect
    ink: QColor
    words: str = ""
    shown: str = ""
    style: str = ""
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    fill: QColor | None = None


Watcher = Callable[[Stroke], object]
watchers: list[Watcher] = []


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Tell every stroke to `watcher` until the block ends."""
    watchers.append(watcher)
    try:
        yield
    finally:
        watchers.remove(watcher)


def tell(stroke: Stroke) -> None:
    """Tell those who watch."""
    for watcher in watchers:
        watcher(stroke)
