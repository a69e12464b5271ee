"""The left of the sign-in window: whose program this is, which day, which workstation; ruled like paper."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text, language, tr
from ui.tokens import colour
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, box, draw_text, hairline, text_width

MARGIN, RULE, SEAL = 48, 40, 52
TOP = 56


class Identity(Painted):
    """`show_facts` brings (label, value) pairs for the foot."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: tuple[tuple[Text, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_facts(self, facts: tuple[tuple[Text, str], ...]) -> None:
        self._facts = facts
        self.renew()

    def spoken(self) -> str:
        return "; ".join(["LenDesk", *(f"{label}: {value}" for label, value in self._facts)])

    def sizeHint(self) -> QSize:
        return QSize(440, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 320)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("rail"))
        for line in range(RULE, self.height(), RULE):
            hairline(painter, 0, line, self.width(), name="railHover")
        seal = QRect(MARGIN, TOP, SEAL, SEAL)
        box(painter, seal, colour("danger.solid"), radius=6)
        draw_text(painter, seal, "贷", "kpi", colour("danger.on"), CENTRE)
        room = QRect(MARGIN, seal.bottom() + 16, self.width() - 2 * MARGIN, 36)
        draw_text(painter, room, "LenDesk", "kpi", colour("railInkOn"))
        room.translate(0, 38)
        draw_text(
            painter, room, tr("sign_in", "The back office of the branches"), "section", colour("railInk")
        )
        self._paint_facts(painter)

    def _paint_facts(self, painter: QPainter) -> None:
        column = max((text_width("body", str(label)) for label, _ in self._facts), default=0) + 32
        foot = self.height() // RULE * RULE - RULE  # one empty rule below
        for number, (label, value) in enumerate(reversed(self._facts)):
            line = QRect(MARGIN, foot - (number + 1) * RULE, self.width() - 2 * MARGIN, RULE)
            draw_text(painter, line, str(label), "body", colour("railInk"))
            draw_text(painter, line.adjusted(column, 0, 0, 0), value, "bodyStrong", colour("railInkOn"))


def with_weekday(day: str) -> str:
    """2026-11-21 星期六 / Saturday; a text that is no date as it is."""
    date = QDate.fromString(day, Qt.DateFormat.ISODate)
    return f"{day} {QLocale(language()).dayName(date.dayOfWeek())}" if date.isValid() else day
