"""The receipt as it will be printed: light in both themes, dashed violet until it is confirmed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text, tr
from ui.tokens import colour, font
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, draw_text

WIDTH, MARGIN, LINE, LABELS = 300, 18, 20, 72
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWrapAnywhere)


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """What stands on the paper: label and value a line. `provisional` until the centre has confirmed."""

    number: str
    branch: str
    lines: tuple[tuple[Text, Text], ...]
    provisional: bool


def paper_height(content: ReceiptContent, width: int = WIDTH) -> int:
    """The height in px that the lines need."""
    body = sum(_line_height(str(value), width) for _label, value in content.lines)
    return 72 + body + (62 if content.provisional else 16)


def draw_receipt(painter: QPainter, paper: QRect, content: ReceiptContent) -> None:
    """Draw the receipt into `paper`, in device-independent px; the printer scales the painter."""
    ink, muted = colour("paper.paperInk"), colour("paper.paperMuted")
    painter.fillRect(paper, colour("paper.paper"))
    room = paper.adjusted(MARGIN, 12, -MARGIN, 0)
    draw_text(painter, QRect(room.left(), room.top(), room.width(), 20), content.branch, "body", ink, CENTRE)
    title = tr("counter", "Provisional receipt") if content.provisional else tr("counter", "Receipt")
    draw_text(painter, QRect(room.left(), room.top() + 22, room.width(), 24), title, "figure", ink, CENTRE)
    top = room.top() + 56
    for label, value in content.lines:
        height = _line_height(str(value), paper.width())
        draw_text(painter, QRect(room.left(), top, LABELS, LINE), str(label), "caption", muted)
        place = QRect(room.left() + LABELS, top + 1, room.width() - LABELS, height)
        painter.setFont(font("caption"))
        painter.setPen(ink)
        painter.drawText(place, _WRAP, str(value))
        top += height
    if content.provisional:
        _draw_mark(painter, QRect(room.left(), top + 6, room.width(), 42))


def _line_height(value: str, width: int) -> int:
    room = QRect(0, 0, width - 2 * MARGIN - LABELS, 1000)
    needed = QFontMetrics(font("caption")).boundingRect(room, _WRAP, value).height()
    return max(LINE, needed + 3)


def _draw_mark(painter: QPainter, place: QRect) -> None:
    pen = QPen(colour("paper.provisional"), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)
    upper = QRect(place.left(), place.top() + 3, place.width(), 18)
    draw_text(
        painter,
        upper,
        tr("counter", "Provisional: valid once confirmed"),
        "caption",
        colour("paper.provisional"),
        CENTRE,
    )
    told = tr("counter", "Ask with the receipt number for the posting")
    draw_text(painter, upper.translated(0, 18), told, "caption", colour("paper.provisional"), CENTRE)


class ReceiptPaper(Painted):
    """Shows one receipt, or an empty sheet without one."""

    ROLE = QAccessible.Role.Document

    def __init__(self) -> None:
        super().__init__()
        self.content: ReceiptContent | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.renew()

    def show_content(self, content: ReceiptContent | None) -> None:
        """Show another receipt."""
        self.content = content
        self.renew()

    def spoken(self) -> str:
        lines = self.content.lines if self.content else ()
        return "; ".join(f"{label}: {value}" for label, value in lines)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH + 32, (paper_height(self.content) if self.content else 240) + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        height = paper_height(self.content) if self.content else 240
        paper = QRect((self.width() - WIDTH) // 2, 12, WIDTH, height)
        painter.fillRect(paper.adjusted(-1, -1, 1, 1), colour("lineStrong"))
        if self.content:
            draw_receipt(painter, paper, self.content)
        else:
            painter.fillRect(paper, colour("paper.paper"))
            words = tr("counter", "The receipt appears here")
            draw_text(painter, paper, words, "caption", colour("paper.paperMuted"), CENTRE)
