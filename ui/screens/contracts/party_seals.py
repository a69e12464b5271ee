"""The seals under a contract: 经办 who prepared it, 客户 the borrower, 公章 the lender's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text, tr
from ui.tokens import colour, size
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, box, draw_text

GAP = 8


@dataclass(frozen=True, slots=True)
class PartySeal:
    """`stamp` is the two characters on the seal; they stay Chinese, as on a real one."""

    stamp: str
    name: Text
    note: Text
    state: Literal["done", "now", "waiting"]


class PartySeals(Painted):
    """Seals side by side in the width there is."""

    def __init__(self) -> None:
        super().__init__()
        self._seals: tuple[PartySeal, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_seals(self, seals: Sequence[PartySeal]) -> None:
        """Show these."""
        self._seals = tuple(seals)
        self.renew()

    def spoken(self) -> str:
        states = {
            "done": tr("contracts", "done"),
            "now": tr("contracts", "now"),
            "waiting": tr("contracts", "waiting"),
        }
        return "; ".join(f"{one.name} {one.note} ({states[one.state]})" for one in self._seals)

    def sizeHint(self) -> QSize:
        return QSize(320, size("seal.height"))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, size("seal.height"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        many = max(1, len(self._seals))
        width = (self.width() - GAP * (many - 1)) // many
        for number, seal in enumerate(self._seals):
            _paint(painter, QRect(number * (width + GAP), 0, width, self.height()), seal)


def _paint(painter: QPainter, rect: QRect, seal: PartySeal) -> None:
    done, waiting = seal.state == "done", seal.state == "waiting"
    kind = "success" if done else "neutral" if waiting else "accent"
    box(painter, rect, colour("success.tint") if done else None, colour(f"{kind}.line"), dashed=not done)
    stamp = QRect(rect.left() + 6, rect.top() + (rect.height() - 28) // 2, 22, 28)
    box(painter, stamp, colour("neutral.tint" if waiting else f"{kind}.solid"), radius=3)
    ink = colour("ink2" if waiting else f"{kind}.on")
    for line, sign in enumerate(seal.stamp[:2]):
        place = QRect(stamp.left(), stamp.top() + 1 + 12 * line, stamp.width(), 14)
        draw_text(painter, place, sign, "badge", ink, CENTRE)
    room = QRect(stamp.right() + 7, rect.top() + 3, rect.right() - stamp.right() - 10, 20)
    draw_text(painter, room, str(seal.name), "body", colour("ink2" if waiting else "ink"))
    draw_text(painter, room.translated(0, 18), str(seal.note), "caption", colour("ink2"))
