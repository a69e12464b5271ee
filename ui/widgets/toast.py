"""A toast at the bottom right: 8 s with undo inside; a refusal stays until it is read.

toaster = Toaster(window)
toaster.say(late(...), detail, "success", action=(late("kit", "Undo"), presenter.undo))
toaster.refuse(refusal, what_did_not_happen)
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStyle, QVBoxLayout, QWidget

from lendesk.domain.errors import RuleBroken
from ui.error_texts import late_refusal
from ui.texts import Text, late
from ui.tokens import Kind, colour, token
from ui.widgets.button import Button, IconButton
from ui.widgets.form import SmallIcon
from ui.widgets.label import Label
from ui.widgets.painted import FLOATS
from ui.widgets.painting import box

Action = tuple[Text, Callable[[], object]]
WIDTH, MARGIN, MOST = 360, 16, 3
_ICONS = {"success": "okCircle", "danger": "error", "warning": "warning", "pending": "pending"}


class _Toast(QWidget):
    gone = Signal()

    def __init__(self, host: QWidget, title: Text, detail: Text, kind: Kind, action: Action | None) -> None:
        super().__init__(host)
        self.setProperty(FLOATS, True)
        self.slide: QPropertyAnimation | None = None
        self.setFixedWidth(WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(12)
        row.addWidget(SmallIcon(_ICONS.get(kind, "info"), f"{kind}.fg"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "bodyStrong", wrap=True))
        words.addWidget(Label(detail, "caption", "ink2", wrap=True))
        row.addLayout(words, 1)
        if action:
            told, act = action
            button = Button(told, "soft")
            button.clicked.connect(lambda: (act(), self.close()))
            row.addWidget(button)
        close = IconButton("x", late("kit", "Close"))
        close.clicked.connect(self.close)
        row.addWidget(close)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title, self._detail = title, detail
        self._speak()
        self.adjustSize()

    def says(self, title: Text, detail: Text) -> bool:
        """Whether it shows these words."""
        return (str(self._title), str(self._detail)) == (str(title), str(detail))

    def stand_at(self, place: QPoint) -> None:
        """Stand there; one that is still sliding in slides there."""
        if self.slide is not None and self.slide.state() == QPropertyAnimation.State.Running:
            self.slide.setEndValue(place)
        else:
            self.move(place)

    def _speak(self) -> None:
        self.setAccessibleName(f"{self._title} {self._detail}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.gone.emit()
        super().closeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), colour("raised"), colour("lineStrong"), radius=8)


class Toaster(QObject):
    """Keeps up to three toasts stacked in the corner of its window."""

    def __init__(self, host: QWidget, bottom: int = 0) -> None:
        super().__init__(host)
        self._host, self._bottom = host, bottom
        self._toasts: list[_Toast] = []
        self._waiting: list[tuple[Text, Text, Kind, Action | None]] | None = None
        host.installEventFilter(self)

    def say(
        self, title: Text, detail: Text = "", kind: Kind = "success", action: Action | None = None
    ) -> None:
        """Show a toast; of kind "danger" it stays until closed."""
        if self._waiting is not None:
            self._waiting.append((title, detail, kind, action))
            return
        for same in [one for one in self._toasts if one.says(title, detail)]:
            same.close()  # told anew instead of twice
        toast = _Toast(self._host, title, detail, kind, action)
        self._toasts.append(toast)
        toast.gone.connect(lambda: self._gone(toast))
        toast.installEventFilter(self)
        while len(self._toasts) > MOST:
            self._toasts[0].close()
        if kind != "danger":
            QTimer.singleShot(token("motion.undoSeconds") * 1000, toast, toast.close)
        toast.show()
        self._arrange()
        if not self._host.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration):
            return  # the system asks for no motion
        slide = toast.slide = QPropertyAnimation(toast, b"pos", toast)
        slide.setDuration(token("motion.toastInMs"))
        slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        slide.setStartValue(toast.pos() + QPoint(0, 12))
        slide.setEndValue(toast.pos())
        slide.start()

    def refuse(self, refusal: RuleBroken, title: Text) -> None:
        """Show a refusal: what did not happen, why, and the code; stays."""
        told = late_refusal(refusal)
        self.say(title, late("kit", "{what} · {code}", what=told, code=refusal.code), "danger")

    def hold(self) -> None:
        """Keep what is said from here on to itself, until `release`: the window is locked."""
        self._waiting = self._waiting or []

    def release(self) -> None:
        """Say what was held, the newest last."""
        waiting, self._waiting = self._waiting or [], None
        for held in waiting[-MOST:]:
            self.say(*held)

    def count(self) -> int:
        """How many toasts can be seen."""
        return len(self._toasts)

    def _gone(self, toast: _Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._arrange()

    def _arrange(self) -> None:
        bottom = self._host.height() - self._bottom - MARGIN
        for toast in reversed(self._toasts):
            toast.adjustSize()
            bottom -= toast.height()
            toast.stand_at(QPoint(self._host.width() - WIDTH - MARGIN, bottom))
            toast.raise_()
            bottom -= 8

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = QEvent.Type.Resize if watched is self._host else QEvent.Type.LayoutRequest
        if event.type() == kind:  # of a toast: its words were laid out, or are now in another language
            self._arrange()
        return super().eventFilter(watched, event)
