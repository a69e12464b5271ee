"""The command palette (Ctrl K): the screens the role has, and whatever `find` brings for the words typed.

It is a child of the main window, not a window: a popup would get no Chinese input on Windows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.texts import Text, late
from ui.tokens import colour, token
from ui.widgets.fields import TextField
from ui.widgets.painting import box
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Toned

WIDTH, LIST_HEIGHT, PAUSE_MS = 620, 360, 150


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the palette; `run` is called when it is taken. Texts come masked already."""

    title: Text
    detail: Text
    icon: str
    run: Callable[[], object]


Show = Callable[[Sequence[Hit]], None]
Find = Callable[[str, Show], object]
"""Looks for `words` and calls `show` once the hits are there (also later, from the background)."""


class Palette(QWidget):
    """Field and list; ↑ ↓ move, Enter takes, Esc closes."""

    def __init__(
        self, window: QWidget, screens: Callable[[], Sequence[Hit]], find: Find | None = None
    ) -> None:
        super().__init__(window)
        self._screens, self._find = screens, find
        self._hits: list[Hit] = []
        self._before: QWidget | None = None
        name = late("shell", "Search people, contracts, screens")
        self.field = TextField(name, placeholder=name, icon="search")
        self.list = QueueList(late("shell", "Results"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(WIDTH, LIST_HEIGHT + 60)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look_further)
        self.field.textChanged.connect(self._look)
        self.list.opened.connect(self._take)
        self.list.clicked.connect(lambda _index: self._take(self.list.current_key()))
        self.field.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it, empty, with the keyboard in it."""
        window = self.parentWidget()
        if window is None:
            return
        self._before = QApplication.focusWidget()
        self.move((window.width() - self.width()) // 2, token("size.topBar") + 8)
        self.field.clear()
        self._look()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> bool:
        """Close it; True when it was open."""
        was_open = not self.isHidden()
        self.hide()
        if was_open and self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        return was_open

    def hits(self) -> Sequence[Hit]:
        """The lines shown now."""
        return self._hits

    def _look(self) -> None:
        words = self.field.text().strip().casefold()
        self._show([hit for hit in self._screens() if words in f"{hit.title} {hit.detail}".casefold()])
        if words and self._find:
            self._pause.start()

    def _look_further(self) -> None:
        words = self.field.text().strip()
        near = list(self._hits)

        def show(found: Sequence[Hit]) -> None:
            # An answer to words that have changed since would only flicker.
            if self.field.text().strip() == words and not self.isHidden():
                self._show([*found, *near])

        if self._find and words:
            self._find(words, show)

    def _show(self, hits: Sequence[Hit]) -> None:
        self._hits = list(hits)
        self.list.show_items(
            [QueueItem(str(n), h.title, h.detail, icon=Toned("", None, h.icon)) for n, h in enumerate(hits)]
        )
        self.list.select_key("0")

    def _take(self, key: str) -> None:
        if key:
            hit = self._hits[int(key)]
            self.dismiss()
            hit.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                at = int(self.list.current_key() or 0) + step
                self.list.select_key(str(max(0, min(len(self._hits) - 1, at))))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.current_key())
                return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        box(QPainter(self), self.rect(), colour("raised"), colour("lineStrong"), radius=8)
