"""Plain text in a step of the type scale and a colour of the theme.

Label(late("loans", "Principal"), "caption", "ink2")
label.say("120,000.00");  label.tint("danger.fg")
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.texts import LateText, Text
from ui.tokens import colour, font

LANGUAGE, STYLE = QEvent.Type.LanguageChange, QEvent.Type.StyleChange


class Label(QLabel):
    """Text from inside or outside, always shown as plain text; follows language and theme."""

    def __init__(
        self,
        text: Text = "",
        style: str = "body",
        ink: str = "ink",
        *,
        wrap: bool = False,
        align: Qt.AlignmentFlag | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said: Text = ""
        self._ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(style))
        self.setWordWrap(wrap)
        if align is not None:
            self.setAlignment(align)
        self.say(text)
        self._dye()

    def say(self, text: Text) -> None:
        """Show another text."""
        self._said = text
        self.setText(str(text))

    def tint(self, ink: str) -> None:
        """Show it in another colour of the theme, e.g. "danger.fg"."""
        self._ink = ink
        self._dye()

    def _dye(self) -> None:
        wanted = colour(self._ink)
        if self.palette().color(QPalette.ColorRole.WindowText) != wanted:
            dyed = self.palette()
            dyed.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(dyed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kind = event.type()
        if kind is STYLE:
            self._dye()
        elif kind is LANGUAGE and isinstance(self._said, LateText):
            self.setText(str(self._said))
