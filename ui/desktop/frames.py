"""Where a window stands on the screen: kept as text, taken again, and a first place that fits."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint
from PySide6.QtWidgets import QWidget

FIRST_SIZE = (1440, 900)
STEP = 32


def kept_frame(window: QWidget) -> str:
    """Place, size and state of a window as text."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def place_window(window: QWidget, frame: str = "", beside: QWidget | None = None) -> None:
    """Put a window where it was, else a step beside another, else in its first size.

    A frame that this display cannot show is corrected by Qt.
    """
    if frame and window.restoreGeometry(QByteArray.fromBase64(QByteArray(frame.encode()))):
        return
    if beside is not None:
        window.resize(beside.size())
        window.move(beside.pos() + QPoint(STEP, STEP))
        return
    window.resize(*FIRST_SIZE)


def show_fitting(window: QWidget) -> None:
    """Show a window; where it is larger than the display, let it fill the display."""
    room = window.screen().availableSize()
    if window.width() > room.width() or window.height() > room.height():
        window.showMaximized()
    else:
        window.show()
