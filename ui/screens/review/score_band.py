"""The score on its band: refused, judged by a person, good; the marker stands at the file's score."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from ui.texts import tr
from ui.tokens import Kind, colour
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, box, draw_text, hairline

# The bands of the score that the lender's tables cut on.
CUTS = (600, 750)
LEAST, MOST = 450, 900
WIDTH = 200


def band_of(score: int) -> Kind:
    """The kind of the band a score falls into."""
    return "danger" if score < CUTS[0] else "warning" if score <= CUTS[1] else "success"


class ScoreBand(Painted):
    """`show_score(-1)` shows that there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._score = -1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_score(self, score: int) -> None:
        self._score = score
        self.renew()

    def spoken(self) -> str:
        return f"{tr('review', 'Score')}: {self._score if self._score >= 0 else tr('review', 'none')}"

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 80)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        hairline(painter, 0, self.height() - 1, self.width())
        draw_text(painter, QRect(0, 9, 60, 18), tr("review", "Score"), "caption", colour("ink2"))
        self._paint_bands(painter)
        if self._score < 0:
            draw_text(painter, QRect(60, 26, 80, 20), tr("review", "none"), "body", colour("ink2"), CENTRE)
            return
        at = self._x(min(MOST, max(LEAST, self._score)))
        place = QRect(at - 24, 24, 48, 20)
        draw_text(painter, place, str(self._score), "figure", colour(f"{band_of(self._score)}.fg"), CENTRE)
        painter.setBrush(colour("ink"))
        painter.drawPolygon(QPolygonF([QPointF(at - 4, 45), QPointF(at + 4, 45), QPointF(at, 50)]))

    def _paint_bands(self, painter: QPainter) -> None:
        ends = (LEAST, *CUTS, MOST)
        for kind, left, right in zip(("danger", "warning", "success"), ends, ends[1:], strict=False):
            room = QRect(self._x(left) + 1, 52, self._x(right) - self._x(left) - 2, 5)
            box(painter, room, colour(f"{kind}.solid"), radius=2)
        for cut in CUTS:
            place = QRect(self._x(cut) - 20, 58, 40, 16)
            draw_text(painter, place, str(cut), "caption", colour("ink2"), CENTRE)

    def _x(self, score: int) -> int:
        return (score - LEAST) * (self.width() - 17) // (MOST - LEAST)
