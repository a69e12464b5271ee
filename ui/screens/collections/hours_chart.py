"""The 24 hours of a day: when borrowers may be called, the time now, and when calls were answered so far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from lendesk.domain.collections.conduct import CHINA, FIRST_HOUR, LAST_HOUR
from lendesk.usecases.collections.queries import CaseEvent
from ui.screens.figures import parsed
from ui.texts import late
from ui.tokens import colour
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, RIGHT, box, draw_text, hairline, text_width

HEIGHT, FOOT = 68, 18
CONNECTED = frozenset({"reached", "wrong_person"})
EVERY = 2


def calls_by_hour(events: Sequence[CaseEvent]) -> tuple[tuple[int, int], ...]:
    """For each of the 24 hours in China: calls that were answered, and the others."""
    hours = [[0, 0] for _hour in range(24)]
    for event in events:
        moment = parsed(event.at) if event.kind == "contact" else None
        if moment is not None:
            hours[moment.astimezone(CHINA).hour][event.what not in CONNECTED] += 1
    return tuple((answered, other) for answered, other in hours)


class HoursChart(Painted):
    """Bars are past calls of this case; forbidden hours are shaded and named."""

    def __init__(self) -> None:
        super().__init__()
        self._hours: tuple[tuple[int, int], ...] = ((0, 0),) * 24
        self._now = datetime.now(CHINA)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def show_calls(self, hours: tuple[tuple[int, int], ...], now: datetime) -> None:
        """Show other calls, at this moment."""
        self._hours, self._now = hours, now.astimezone(CHINA)
        self.renew()

    def spoken(self) -> str:
        allowed = late(
            "collections",
            "Calls are allowed from {first}:00 to {last}:00",
            first=f"{FIRST_HOUR:02}",
            last=LAST_HOUR,
        )
        return f"{allowed}; {self._clock()}"

    def _clock(self) -> str:
        return str(late("collections", "Now {clock}", clock=self._now.strftime("%H:%M")))

    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT + FOOT)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, HEIGHT + FOOT)

    def _x(self, hour: float) -> int:
        return round(self.width() * hour / 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for first, last in ((0, FIRST_HOUR), (LAST_HOUR, 24)):
            left, right = self._x(first), self._x(last)
            painter.fillRect(left, 6, right - left, HEIGHT - 6, colour("neutral.tint"))
        words = str(late("collections", "No calls"))
        draw_text(painter, QRect(8, 8, self._x(FIRST_HOUR) - 12, 20), words, "caption", colour("ink2"))
        self._paint_bars(painter)
        hairline(painter, 0, HEIGHT, self.width(), 1, "lineStrong")
        for hour in (FIRST_HOUR, LAST_HOUR):
            painter.fillRect(self._x(hour), 2, 2, HEIGHT - 2, colour("danger.fg"))
        for hour in range(0, 24, EVERY):
            place = QRect(self._x(hour) - 14, HEIGHT + 1, 28, FOOT - 1)
            shown = place if hour else place.translated(14, 0)
            draw_text(painter, shown, f"{hour:02}", "caption", colour("ink2"), CENTRE)
        self._paint_now(painter)

    def _paint_bars(self, painter: QPainter) -> None:
        most = max((answered + other for answered, other in self._hours), default=0)
        room = HEIGHT - 26
        for hour, (answered, other) in enumerate(self._hours):
            left, width = self._x(hour) + 3, self._x(hour + 1) - self._x(hour) - 5
            top = HEIGHT
            for calls, ink in ((answered, "accent.solid"), (other, "lineStrong")):
                height = room * calls // most if most else 0
                top -= height
                if height:
                    box(painter, QRect(left, top, width, height), colour(ink), radius=2)

    def _paint_now(self, painter: QPainter) -> None:
        at = self._x(self._now.hour + self._now.minute / 60)
        painter.fillRect(at, 0, 2, HEIGHT, colour("ink"))
        words = self._clock()
        width = text_width("bodyStrong", words) + 2
        left = at + 6
        align = CENTRE
        if left + width > self.width():
            left, align = at - 6 - width, RIGHT
        place = QRect(left, 0, width, 18)
        painter.fillRect(place.adjusted(-3, 0, 3, 0), colour("surface"))
        draw_text(painter, place, words, "bodyStrong", colour("ink"), align)
