"""A pad for a handwritten signature: strokes of mouse, pen or finger become PNG bytes.

    pad = SignaturePad();  pad.open(True);  pad.changed.connect(...);  pad.png() -> bytes (empty: b"")
The pad stays paper-coloured in both themes and is closed until `open(True)`.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text, late, tr
from ui.tokens import colour
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, box, draw_text, hairline

LEAST_POINTS = 8  # fewer are a slip of the mouse, not a signature
MOST_POINTS = 20_000


class SignaturePad(Painted):
    """Collects strokes; `png` draws them in black on white at twice the size."""

    ROLE = QAccessible.Role.Graphic

    changed = Signal()

    def __init__(self, closed_text: Text = late("kit", "Opens when every term is explained")) -> None:
        super().__init__()
        self._closed_text = closed_text
        self._open = False
        self._strokes: list[list[QPointF]] = []
        self._points = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.renew()

    def open(self, opened: bool) -> None:
        """Let people sign, or close the pad; closing keeps the strokes."""
        self._open = opened
        self.renew()

    def clear(self) -> None:
        """Take all strokes away."""
        self._strokes, self._points = [], 0
        self.renew()
        self.changed.emit()

    def is_signed(self) -> bool:
        """Whether there are strokes enough to be a signature."""
        return self._points >= LEAST_POINTS

    def png(self) -> bytes:
        """The signature as PNG, dark strokes on white; empty when not signed."""
        if not self.is_signed():
            return b""
        image = QImage(self.size() * 2, QImage.Format.Format_RGB32)
        image.fill(QColor(255, 255, 255))
        painter = QPainter(image)
        painter.scale(2, 2)
        self._paint_strokes(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    def spoken(self) -> str:
        state = tr("kit", "signed") if self.is_signed() else tr("kit", "not signed")
        return f"{tr('kit', 'Signature')}: {state if self._open else self._closed_text}"

    def sizeHint(self) -> QSize:
        return QSize(320, 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 96)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._open and event.button() == Qt.MouseButton.LeftButton:
            self._strokes.append([event.position()])
            self._points += 1
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if (
            self._open
            and self._strokes
            and event.buttons() & Qt.MouseButton.LeftButton
            and self._points < MOST_POINTS
        ):
            self._strokes[-1].append(event.position())
            self._points += 1
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._open:
            self.renew()
            self.changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), colour("paper.paper"), colour("control"), dashed=not self._open)
        hairline(painter, 16, self.height() - 28, self.width() - 32, 1, "lineStrong")
        self._paint_strokes(painter)
        if not self._strokes:
            words = tr("kit", "Sign here") if self._open else str(self._closed_text)
            draw_text(
                painter, self.rect().adjusted(8, 0, -8, 0), words, "body", colour("paper.paperMuted"), CENTRE
            )

    def _paint_strokes(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("paper.paperInk"), 2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            if len(stroke) == 1:
                painter.drawPoint(stroke[0])
            else:
                painter.drawPolyline(QPolygonF(stroke))
