"""Saved views as tabs with counts, and the steps of a job as a bar.

tabs = Tabs([Tab("mine", late(...), 12), …]);  tabs.chosen.connect(...);  tabs.show_counts({"mine": 11})
StepsBar([late(...), …], at=1)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text
from ui.tokens import colour, size, space
from ui.widgets.icons import paint_icon
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, box, draw_text, focus_ring, hairline, text_width


@dataclass(frozen=True, slots=True)
class Tab:
    """One view: its key, text and count (None: not known)."""

    key: str
    text: Text
    count: int | None = None


class Tabs(Painted):
    """Underlined tabs; arrows move, a click or arrow chooses."""

    ROLE = QAccessible.Role.PageTabList

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[Tab], *, ruled: bool = True) -> None:
        super().__init__()
        self._tabs, self._at, self._ruled = tuple(tabs), 0, ruled
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def value(self) -> str:
        """The key of the view in force."""
        return self._tabs[self._at].key if self._tabs else ""

    def choose(self, key: str) -> None:
        """Go to a view as a person would."""
        for number, tab in enumerate(self._tabs):
            if tab.key == key and number != self._at:
                self._at = number
                self.renew()
                self.chosen.emit(key)

    def show_counts(self, counts: Mapping[str, int | None]) -> None:
        """Renew the counts by key; None takes one away."""
        self._tabs = tuple(replace(tab, count=counts.get(tab.key, tab.count)) for tab in self._tabs)
        self.renew()

    def spoken(self) -> str:
        return f"{self._tabs[self._at].text}" if self._tabs else ""

    def sizeHint(self) -> QSize:
        return QSize(self._places()[-1].right() if self._tabs else 0, size("tabs"))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, size("tabs"))

    def _places(self) -> list[QRect]:
        left, found = space("panelPadding"), []
        for tab in self._tabs:
            width = text_width("bodyStrong", str(tab.text)) + self._count_width(tab)
            found.append(QRect(left, 0, width, size("tabs")))
            left += width + 20
        return found

    @staticmethod
    def _count_width(tab: Tab) -> int:
        return 0 if tab.count is None else text_width("caption", f"{tab.count:,}") + 6

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        if self._ruled:
            hairline(painter, 0, self.height() - 1, self.width())
        for number, (tab, place) in enumerate(zip(self._tabs, self._places(), strict=True)):
            on = number == self._at
            used = draw_text(
                painter, place, str(tab.text), "bodyStrong" if on else "body", colour("ink" if on else "ink2")
            )
            if tab.count is not None:
                ink = colour("accent.fg" if on else "ink2")
                draw_text(painter, place.adjusted(used + 6, 0, 4, 0), f"{tab.count:,}", "caption", ink)
            if on:
                painter.fillRect(place.left(), self.height() - 2, place.width(), 2, colour("accent.solid"))
                if self.hasFocus():
                    focus_ring(painter, place.adjusted(-6, 5, 6, -5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for tab, place in zip(self._tabs, self._places(), strict=True):
            if place.adjusted(-8, 0, 8, 0).contains(event.position().toPoint()):
                self.choose(tab.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._tabs:
            self.choose(self._tabs[(self._at + step) % len(self._tabs)].key)
        else:
            super().keyPressEvent(event)


class StepsBar(Painted):
    """The steps of a job: done with a tick, the present one filled, the rest waiting."""

    def __init__(self, steps: Sequence[Text], at: int = 0) -> None:
        super().__init__()
        self._steps, self._at = tuple(steps), at
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def go_to(self, at: int) -> None:
        """Show that step `at` (from 0) is under way; all are done at their number."""
        self._at = at
        self.renew()

    def spoken(self) -> str:
        now = self._steps[min(self._at, len(self._steps) - 1)] if self._steps else ""
        return f"{min(self._at + 1, len(self._steps))}/{len(self._steps)} {now}"

    def sizeHint(self) -> QSize:
        return QSize(400, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        hairline(painter, 0, self.height() - 1, self.width())
        left = space("panelPadding")
        for number, step in enumerate(self._steps):
            left = self._paint_step(painter, left, number, str(step))

    def _paint_step(self, painter: QPainter, left: int, number: int, words: str) -> int:
        dot = QRect(left, (self.height() - 20) // 2, 20, 20)
        done, now = number < self._at, number == self._at
        if done:
            box(painter, dot, colour("success.tint"), colour("success.line"), radius=10)
            paint_icon(painter, dot, "ok", colour("success.fg"), 12)
        else:
            fill, line = (colour("accent.solid"), None) if now else (None, colour("control"))
            box(painter, dot, fill, line, radius=10, dashed=not now)
            draw_text(
                painter, dot, str(number + 1), "caption", colour("accent.on" if now else "ink2"), CENTRE
            )
        style = "bodyStrong" if now else "body"
        place = QRect(dot.right() + 8, 0, text_width(style, words) + 2, self.height())
        draw_text(painter, place, words, style, colour("ink" if now else "ink2"))
        if number + 1 < len(self._steps):
            hairline(painter, place.right() + 10, self.height() // 2, 24, 1, "lineStrong")
        return place.right() + 44
