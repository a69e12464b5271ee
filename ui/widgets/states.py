"""What a panel shows when it has nothing to show: empty, error, denied, off line, reading.

EmptyState(late(...), late(...), button)                 ErrorState.of(refusal, retry_button)
ErrorState(title, detail, button, code="FIL-012")        DeniedState(title, whom_to_ask, button)
OfflineState(title, what_is_kept)                        reading = LoadingState(); reading.start(); .stop()
shown = Switcher(content, EmptyState(...));  shown.turn_to(1)
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lendesk.domain.errors import RuleBroken
from ui.error_texts import late_refusal
from ui.texts import Text, late, tr
from ui.tokens import colour, density, token
from ui.widgets.form import SmallIcon
from ui.widgets.label import Label
from ui.widgets.painted import Painted, keep_tab_order
from ui.widgets.painting import box, draw_text, hairline


class _State(QWidget):
    """Icon, title, sentence, one action and a foot line, in the middle."""

    ICON = "folder-open"
    INK = "ink2"

    def __init__(
        self,
        title: Text,
        detail: Text = "",
        action: QWidget | None = None,
        *,
        foot: Text = "",
        icon: str = "",
    ) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(SmallIcon(icon or self.ICON, self.INK, 32), 0, middle)
        column.addSpacing(6)
        self.title = Label(title, "figure", align=middle, wrap=True)
        self.detail = Label(detail, "body", "ink2", wrap=True, align=middle)
        self.detail.setMaximumWidth(420)
        column.addWidget(self.title)
        # In a row of its own: aligned in the column, a wrapped text would get the height of one line only.
        room = QHBoxLayout()
        room.addStretch(1)
        room.addWidget(self.detail, 100)
        room.addStretch(1)
        column.addLayout(room)
        if action is not None:
            column.addSpacing(6)
            column.addWidget(action, 0, middle)
        self.foot = Label(foot, "caption", "ink2", align=middle, wrap=True)
        self.foot.setHidden(not foot)
        column.addWidget(self.foot)
        column.addStretch(1)


class EmptyState(_State):
    """What will appear here, and one action."""


class ErrorState(_State):
    """What failed, where, what is kept, and the code."""

    ICON = "errorState"
    INK = "danger.fg"

    def __init__(
        self, title: Text, detail: Text = "", action: QWidget | None = None, *, code: str = ""
    ) -> None:
        super().__init__(title, detail, action, foot=late("kit", "Code {code}", code=code) if code else "")

    @classmethod
    def of(cls, refusal: RuleBroken, action: QWidget | None = None) -> ErrorState:
        """The state for a refusal that stops a whole panel."""
        title = late("kit", "This could not be shown")
        return cls(title, late_refusal(refusal), action, code=refusal.code)


class DeniedState(_State):
    """Which permission is missing and whom to ask."""

    ICON = "locked"


class OfflineState(_State):
    """What needs the server, what is kept meanwhile."""

    ICON = "offline"
    INK = "pending.fg"


class LoadingState(Painted):
    """Grey marks after 300 ms, after 2 s a line that Esc cancels (`cancelled`)."""

    ROLE = QAccessible.Role.Indicator

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seconds = -1
        self._soon = QTimer(self, singleShot=True, interval=token("motion.spinnerAfterMs"))
        self._soon.timeout.connect(self._appear)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def start(self) -> None:
        """Reading begins; nothing is drawn yet."""
        self._seconds = -1
        self._soon.start()
        self.update()

    def stop(self) -> None:
        """Reading has ended."""
        self._soon.stop()
        self._tick.stop()
        self._seconds = -1
        self.update()

    def _appear(self) -> None:
        self._seconds = 0
        self._tick.start()
        self.update()

    def _count(self) -> None:
        self._seconds += 1
        self.renew()

    def _slow(self) -> str:
        if self._seconds < token("motion.slowNoticeAfterMs") // 1000:
            return ""
        return tr("kit", "{seconds} s, still reading… Esc cancels", seconds=self._seconds)

    def spoken(self) -> str:
        return self._slow() or tr("kit", "Reading")

    def sizeHint(self) -> QSize:
        return QSize(240, 200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._slow():
            self.stop()
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._seconds < 0:
            return
        painter = QPainter(self)
        row = density().row + 8
        for top in range(0, min(self.height() - 60, row * 6), row):
            hairline(painter, 0, top + row - 1, self.width())
            for left, part in ((5, 26), (46, 14), (68, 20)):
                mark = self.rect()
                mark.setRect(self.width() * left // 100, top + row // 2 - 5, self.width() * part // 100, 10)
                box(painter, mark, colour("sunken"), radius=3)
        room = self.rect().adjusted(16, self.height() - 36, -16, 0)
        draw_text(painter, room, self._slow(), "caption", colour("ink2"))


class Switcher(QStackedWidget):
    """One of several parts in the same place: content, empty, error … A widget can be put in later.

    `by_turns`: all but the first are put in afterwards, one each turn of the event loop. For parts that are
    large: to style all of them at once would hold up the window. A part given as a function is made then.
    """

    def __init__(self, *parts: QWidget | Callable[[], QWidget], by_turns: bool = False) -> None:
        super().__init__()
        self._waiting = list(parts[1:]) if by_turns else []
        for part in parts[: len(parts) - len(self._waiting)]:
            self.addWidget(_made(part))
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting:
            QTimer.singleShot(0, self, self._take_next)

    def _take_next(self) -> None:
        if self._waiting:
            part = _made(self._waiting.pop(0))
            self.addWidget(part)
            keep_tab_order(self, [part])
            self._go_on()

    def turn_to(self, part: int | QWidget) -> None:
        """Show a part by its number or itself; one not yet inside replaces the last of its class."""
        while self._waiting and (self.count() <= part if isinstance(part, int) else part in self._waiting):
            self._take_next()
        if isinstance(part, int):
            self.setCurrentIndex(part)
            return
        if self.indexOf(part) < 0:
            for number in reversed(range(self.count())):
                old = self.widget(number)
                if old is not None and type(old) is type(part):
                    self.removeWidget(old)
                    old.deleteLater()
            self.addWidget(part)
        self.setCurrentWidget(part)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)


def _made(part: QWidget | Callable[[], QWidget]) -> QWidget:
    return part if isinstance(part, QWidget) else part()
