"""A year at a glance: twelve months, a box around every day that is not as its weekday says."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from ui.screens.settings.calendars.draft import CalendarDraft, DayKind
from ui.screens.settings.calendars.words import INITIALS, MONTHS, day_words
from ui.tokens import colour
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, box, draw_text, focus_ring

ACROSS, DOWN = 4, 3
GAP, HEAD, DAYS_HEAD, WEEKS = 20, 22, 18, 6
CELL = QSize(24, 19)
LARGEST = QSize(36, 28)
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
MONTH_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class YearView(Painted):
    """Arrows move, PageUp and PageDown by a month; `moved` brings the day, `turned` the day to change."""

    ROLE = QAccessible.Role.Table

    moved = Signal(object)
    turned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._draft = CalendarDraft(2000)
        self.at = date(2000, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.renew()

    def show_draft(self, draft: CalendarDraft) -> None:
        """The year as it stands in the draft; the day chosen stays where its year does."""
        self._draft = draft
        if self.at.year != draft.year:
            self.at = date(draft.year, 1, 1)
        self.renew()

    def move(self, day: date) -> None:  # type: ignore[override]
        """Choose a day of the year shown; outside nothing happens."""
        if day.year == self._draft.year:
            self.at = day
            self.renew()
            self.moved.emit(day)

    def spoken(self) -> str:
        return self.words(self.at)

    def words(self, day: date) -> str:
        """A day in words."""
        return day_words(day, self._draft.kind(day), self._draft.name(day))

    def sizeHint(self) -> QSize:
        return self._size(QSize(28, 21))

    def minimumSizeHint(self) -> QSize:
        return self._size(CELL)

    def _size(self, cell: QSize) -> QSize:
        wide = ACROSS * 7 * cell.width() + (ACROSS - 1) * GAP
        high = DOWN * (HEAD + DAYS_HEAD + WEEKS * cell.height()) + (DOWN - 1) * GAP // 2
        return QSize(wide, high)

    def _cell(self) -> QSize:
        wide = (self.width() - (ACROSS - 1) * GAP) // (7 * ACROSS)
        high = (self.height() - (DOWN - 1) * GAP // 2 - DOWN * (HEAD + DAYS_HEAD)) // (DOWN * WEEKS)
        return QSize(wide, high).expandedTo(CELL).boundedTo(LARGEST)

    def _month_place(self, month: int) -> QPoint:
        cell = self._cell()
        row, column = divmod(month - 1, ACROSS)
        down = HEAD + DAYS_HEAD + WEEKS * cell.height() + GAP // 2
        return QPoint(column * (7 * cell.width() + GAP), row * down)

    def place_of(self, day: date) -> QRect:
        """Where a day of the year is drawn."""
        cell = self._cell()
        corner = self._month_place(day.month)
        week, weekday = divmod(day.replace(day=1).weekday() + day.day - 1, 7)
        return QRect(
            corner.x() + weekday * cell.width(),
            corner.y() + HEAD + DAYS_HEAD + week * cell.height(),
            cell.width(),
            cell.height(),
        )

    def day_at(self, place: QPoint) -> date | None:
        """The day under a point, None between the months."""
        return next((day for day in self._days() if self.place_of(day).contains(place)), None)

    def _days(self) -> list[date]:
        first = date(self._draft.year, 1, 1)
        return [first + timedelta(days=at) for at in range((date(first.year + 1, 1, 1) - first).days)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        cell = self._cell()
        for month, name in enumerate(MONTHS, 1):
            corner = self._month_place(month)
            title = QRect(corner.x(), corner.y(), 7 * cell.width(), HEAD)
            draw_text(painter, title.adjusted(6, 0, 0, 0), str(name), "bodyStrong")
            for at, initial in enumerate(INITIALS):
                place = QRect(corner.x() + at * cell.width(), corner.y() + HEAD, cell.width(), DAYS_HEAD)
                draw_text(painter, place, str(initial), "caption", colour("ink3"), CENTRE)
        for day in self._days():
            self._paint_day(painter, day)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        place = self.place_of(day)
        inner = place.adjusted(1, 1, -1, -1)
        kind = self._draft.kind(day)
        paint_kind(painter, inner, kind, str(day.day))
        if day == self.at:
            if self.hasFocus():
                focus_ring(painter, place)
            else:
                box(painter, place, line=colour("control"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.move(self.at + timedelta(days=STEPS[key]))
        elif key in MONTH_KEYS and 1 <= self.at.month + MONTH_KEYS[key] <= 12:
            month = self.at.month + MONTH_KEYS[key]
            last = monthrange(self.at.year, month)[1]
            self.move(self.at.replace(month=month, day=min(self.at.day, last)))
        elif key == Qt.Key.Key_Space:
            self.turned.emit(self.at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._with_day(event.position().toPoint(), self.move)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._with_day(event.position().toPoint(), self.turned.emit)

    def _with_day(self, place: QPoint, act: Callable[[date], None]) -> None:
        day = self.day_at(place)
        if day is not None:
            act(day)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self.words(day) if day else "", self)
            return True
        return super().event(event)


def paint_kind(painter: QPainter, place: QRect, kind: DayKind, text: str) -> None:
    """A day as its kind is drawn: told by shape as well as by colour."""
    if kind is DayKind.REST:
        box(painter, place, colour("danger.tint"), colour("danger.line"))
        draw_text(painter, place, text, "bodyStrong", colour("danger.fg"), CENTRE)
    elif kind is DayKind.MADE_UP:
        box(painter, place, colour("accent.tint"), colour("accent.fg"), dashed=True)
        draw_text(painter, place, text, "bodyStrong", colour("accent.fg"), CENTRE)
    elif kind is DayKind.WEEKEND:
        painter.fillRect(place, colour("sunken"))
        draw_text(painter, place, text, "body", colour("ink3"), CENTRE)
    else:
        draw_text(painter, place, text, "body", colour("ink"), CENTRE)
