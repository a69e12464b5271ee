"""Help beside the work: what the screen is for, its first steps, its keys.

F1 opens it, Esc closes it, F1 again lists all keys. It lies over the right side of the window and leaves
the keyboard free to go on working.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.helping import help_text
from ui.shell.key_table import KeyTable, keys_of_screen
from ui.shell.window import MainWindow
from ui.texts import language, late
from ui.tokens import colour, size
from ui.widgets.button import Button, IconButton
from ui.widgets.label import Label
from ui.widgets.markdown import MarkdownView
from ui.widgets.painted import FLOATS
from ui.widgets.painting import hairline
from ui.widgets.panels import SectionHeader, scroll

WIDTH = 400
MOST_KEYS_HEIGHT = 220


class HelpPanel(QWidget):
    """A child of its window, `toggle` opens it at the screen in force."""

    all_keys_wanted = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setProperty(FLOATS, True)
        self._window = window
        self._topic = ""
        close = IconButton("x", late("shell", "Close (Esc)"))
        close.clicked.connect(self.dismiss)
        self.header = SectionHeader(late("shell", "Help"), right=[close])
        self.text = MarkdownView(late("shell", "Help"))
        self.keys = KeyTable()
        self.no_keys = Label(late("shell", "This screen has no keys of its own."), "caption", "ink2")
        self.all_keys = Button(late("shell", "All keys"), "link", key="F1", bind=False)
        self.all_keys.clicked.connect(lambda _checked: self.all_keys_wanted.emit())
        self._lay_out()
        window.installEventFilter(self)
        window.screen_changed.connect(lambda _key: self._renew())
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        room = QVBoxLayout()
        room.setContentsMargins(16, 12, 16, 12)
        room.addWidget(self.text)
        column.addLayout(room, 1)
        column.addWidget(SectionHeader(late("shell", "Keys of this screen")))
        listed = QWidget()
        inside = QVBoxLayout(listed)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.addWidget(self.keys)
        inside.addWidget(self.no_keys)
        inside.addStretch(1)
        self._listed, self._area = listed, scroll(listed)
        for part in (self._area.viewport(), listed):
            part.setAutoFillBackground(False)
        column.addWidget(self._area)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 8)
        foot.addStretch(1)
        foot.addWidget(self.all_keys)
        column.addLayout(foot)

    def open(self, topic: str) -> None:
        """Show the help of a topic."""
        self._topic = topic
        self._renew()
        self._place()
        self.show()
        self.raise_()

    def dismiss(self) -> bool:
        """Close it; True when it was open."""
        was_open = not self.isHidden()
        inside = self.isAncestorOf(self._window.focusWidget() or self._window)
        self.hide()
        if was_open and inside and (screen := self._window.screen_now()) is not None:
            screen.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_open

    def _renew(self) -> None:
        window = self._window
        entry = window.entries.get(window.current)
        self._topic = entry.help_topic if entry is not None else self._topic
        self.header.note.say(entry.title if entry is not None else "")
        self.text.show_markdown(help_text(self._topic, language()))
        lines = keys_of_screen(window)
        self.keys.show_lines(lines)
        self.keys.setVisible(bool(lines))
        self.no_keys.setVisible(not lines)
        self._area.setFixedHeight(min(MOST_KEYS_HEIGHT, self._listed.sizeHint().height()))

    def _place(self) -> None:
        top, foot = size("topBar"), size("statusBar")
        self.setGeometry(
            self._window.width() - WIDTH, top, WIDTH, max(200, self._window.height() - top - foot)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "keys") and not self.isHidden():
            self._renew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("raised"))
        painter.fillRect(0, 0, 1, self.height(), colour("lineStrong"))
        hairline(painter, 0, 0, self.width())
