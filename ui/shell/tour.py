"""The first look round: five places of the window, each lit and explained; Esc skips it, Enter goes on.

tour = Tour(window);  tour.ended.connect(...);  tour.start()
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.window import MainWindow
from ui.texts import LateText, late
from ui.tokens import colour, token
from ui.widgets.button import Button
from ui.widgets.hushing import Hush
from ui.widgets.label import Label
from ui.widgets.painted import FLOATS
from ui.widgets.painting import box

WIDTH, GAP, MARGIN = 380, 12, 16


@dataclass(frozen=True, slots=True)
class Step:
    """`place` names a part of the window (`Tour.part`)."""

    place: str
    title: LateText
    words: LateText


STEPS: tuple[Step, ...] = (
    Step(
        "rail",
        late("tour", "Your screens, in the order of work"),
        late(
            "tour",
            "Only what your role does stands here. Ctrl+1 to Ctrl+9 go there. A red count needs a person, "
            "a violet one waits to be sent.",
        ),
    ),
    Step(
        "search",
        late("tour", "Find and do"),
        late("tour", "Ctrl+K finds people, contracts and screens. Alt+Left goes back to the screen before."),
    ),
    Step(
        "work",
        late("tour", "The work"),
        late(
            "tour",
            "One job a screen; the filled button with its key finishes it. Violet with a dashed or hatched "
            "ground means: not yet true. Ctrl+Shift+N puts a file into a window of its own.",
        ),
    ),
    Step(
        "status",
        late("tour", "The line, always in sight"),
        late(
            "tour",
            "Whether the centre answers, what waits to be sent, and when data were fetched last. "
            "Off line the foot is hatched and says what still works.",
        ),
    ),
    Step(
        "person",
        late("tour", "Yours"),
        late(
            "tour",
            "Theme, density, language, lock (Ctrl+L) and sign out. F1 explains the screen in force; "
            "F1 twice lists all keys.",
        ),
    ),
)


class _Card(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        box(QPainter(self), self.rect(), colour("raised"), colour("lineStrong"), radius=token("radius.float"))


class Tour(QWidget):
    """Lies over its window until it ends; the part explained is left uncovered by the scrim."""

    ended = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setProperty(FLOATS, True)
        self._window = window
        self.step = 0
        self._hush = Hush()
        self.card = _Card(self)
        self.card.setFixedWidth(WIDTH)
        self.count = Label("", "caption", "ink2")
        self.title = Label("", "section", wrap=True)
        self.words = Label("", "body", "ink2", wrap=True)
        self.skip = Button(late("tour", "Skip"), "plain", key="Esc", bind=False)
        self.next = Button("", "primary", key="Return", bind=False)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(MARGIN, 14, MARGIN, 14)
        column.setSpacing(8)
        for part in (self.count, self.title, self.words):
            column.addWidget(part)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        acts.addWidget(self.skip)
        acts.addWidget(self.next)
        column.addSpacing(6)
        column.addLayout(acts)
        self.skip.clicked.connect(lambda _checked: self.end())
        self.next.clicked.connect(lambda _checked: self.go_on())
        window.installEventFilter(self)
        self.hide()

    def start(self) -> None:
        """From the first step, with the keyboard."""
        self.step = 0
        self._hush.take(self._window, besides=self)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._renew()

    def go_on(self) -> None:
        """The next step; after the last one it ends."""
        if self.step + 1 >= len(STEPS):
            self.end()
            return
        self.step += 1
        self._renew()

    def end(self) -> None:
        """Away with it; the keyboard goes to the screen."""
        self.hide()
        self._hush.give_back()
        if (screen := self._window.screen_now()) is not None:
            screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()

    def part(self, place: str) -> QWidget:
        """The part of the window that a step is about."""
        window = self._window
        return {
            "rail": window.rail,
            "search": window.title_bar.search,
            "work": window.stack,
            "status": window.status_bar,
            "person": window.title_bar.person,
        }[place]

    def _renew(self) -> None:
        step = STEPS[self.step]
        self.count.say(late("tour", "{step} of {count}", step=self.step + 1, count=len(STEPS)))
        self.title.say(step.title)
        self.words.say(step.words)
        last = self.step + 1 == len(STEPS)
        self.next.reword(late("tour", "Begin") if last else late("tour", "Next"))
        layout = self.card.layout()
        assert layout is not None
        layout.activate()
        self.card.setFixedHeight(layout.totalHeightForWidth(WIDTH))
        self.card.move(self._card_place())
        self.setAccessibleName(f"{step.title}. {step.words}")
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _lit(self) -> QRect:
        part = self.part(STEPS[self.step].place)
        return QRect(part.mapTo(self._window, QPoint(0, 0)), part.size())

    def _card_place(self) -> QPoint:
        """Beside the lit part where there is room, else over its middle; never outside the window."""
        lit, card = self._lit(), self.card.size()
        x, y = lit.left(), lit.bottom() + GAP
        if lit.width() < 120:
            x, y = lit.right() + GAP, lit.top() + 80
        elif y + card.height() > self.height():
            y = lit.top() - card.height() - GAP
            if y < 0:
                x, y = lit.center().x() - card.width() // 2, lit.center().y() - card.height() // 2
        x = max(MARGIN, min(x, self.width() - card.width() - MARGIN))
        return QPoint(x, max(MARGIN, min(y, self.height() - card.height() - MARGIN)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        else:
            event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes between the two buttons."""
        del next
        other = self.skip if self.next.hasFocus() else self.next
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "next") and not self.isHidden():
            self._renew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window and not self.isHidden():
            self.setGeometry(self._window.rect())
            self._renew()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        lit = self._lit()
        painter.save()
        painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(lit)))
        painter.fillRect(self.rect(), colour("scrim"))
        painter.restore()
        box(painter, lit, None, colour("focus"), pen=2)
        shade = QColor(0, 0, 0, token("elevation.float.alpha"))
        place = self.card.geometry()
        for ring in range(token("elevation.float.layers"), 0, -1):
            box(painter, place.adjusted(-ring, -ring, ring, ring), shade, radius=8 + ring)
