"""The seal stamps of an act of several people: 经办 / 复核 / 授权, each done, now, or waiting.

SealStrip([Seal("made", "陈静怡", "11-21 14:08", "done"), Seal("checked", "林国栋", state="now"), …])
roles: made (经办) · checked (复核) · authorised (授权)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text, capital, late
from ui.tokens import colour, size
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, box, draw_text

SealRole = Literal["made", "checked", "authorised"]
SealState = Literal["done", "now", "waiting"]
_STAMPS = {"made": ("经", "办"), "checked": ("复", "核"), "authorised": ("授", "权")}
_SAID = {
    "made": late("kit", "Made by"),
    "checked": late("kit", "Checked by"),
    "authorised": late("kit", "Authorised by"),
}
_STATES = {"done": late("kit", "done"), "now": late("kit", "now"), "waiting": late("kit", "waiting")}


@dataclass(frozen=True, slots=True)
class Seal:
    """One stamp: who (or what is missing), a note such as the time, and how far it is."""

    role: SealRole
    name: Text
    note: Text = ""
    state: SealState = "waiting"


class SealStrip(Painted):
    """Stamps side by side; the characters on them stay Chinese in both languages, as on a real seal."""

    def __init__(self, seals: Sequence[Seal] = ()) -> None:
        super().__init__()
        self._seals: tuple[Seal, ...] = tuple(seals)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def show_seals(self, seals: Sequence[Seal]) -> None:
        """Show other stamps."""
        self._seals = tuple(seals)
        self.renew()

    def spoken(self) -> str:
        return "; ".join(f"{_SAID[s.role]} {s.name} {s.note} ({_STATES[s.state]})" for s in self._seals)

    def sizeHint(self) -> QSize:
        return QSize(196 * max(1, len(self._seals)), size("seal.height"))

    def minimumSizeHint(self) -> QSize:
        return QSize((size("seal.width") + 8) * max(1, len(self._seals)), size("seal.height"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = min(190, (self.width() - 8 * (len(self._seals) - 1)) // max(1, len(self._seals)))
        for number, seal in enumerate(self._seals):
            _paint_seal(painter, QRect(number * (width + 8), 0, width, self.height()), seal)


def _paint_seal(painter: QPainter, rect: QRect, seal: Seal) -> None:
    kind = {"done": "success", "now": "accent", "waiting": "neutral"}[seal.state]
    done, waiting = seal.state == "done", seal.state == "waiting"
    box(painter, rect, colour("success.tint") if done else None, colour(f"{kind}.line"), dashed=not done)
    stamp = QRect(rect.left() + 7, rect.top() + (rect.height() - 28) // 2, 28, 28)
    box(painter, stamp, colour("neutral.tint" if waiting else f"{kind}.solid"), radius=3)
    ink = colour("ink2" if waiting else f"{kind}.on")
    upper, lower = _STAMPS[seal.role]
    draw_text(painter, QRect(stamp.left(), stamp.top() + 1, 28, 14), upper, "badge", ink, CENTRE)
    draw_text(painter, QRect(stamp.left(), stamp.top() + 13, 28, 14), lower, "badge", ink, CENTRE)
    room = QRect(stamp.right() + 8, rect.top() + 3, rect.right() - stamp.right() - 12, 20)
    name_ink = colour("ink2" if waiting else "ink")
    draw_text(painter, room, capital(seal.name), "body" if waiting else "bodyStrong", name_ink)
    draw_text(painter, room.translated(0, 18), capital(seal.note), "caption", colour("ink2"))
