"""Text fields: one line, password, several lines.

All format and report on leaving, never while typing.

name = TextField(late("intake", "Name"));  name.committed.connect(presenter.name_given);  name.mark("danger")
TextField(..., unit="%", align_right=True)   PasswordField(...)   TextArea(...)
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.texts import Text
from ui.tokens import colour, density, font
from ui.widgets.icons import paint_icon
from ui.widgets.painting import RIGHT, draw_text, text_width

Mark = Literal["", "warning", "danger"]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextField(QLineEdit):
    """One line of text; `name` is for screen readers, `unit` stands inside at the right."""

    committed = Signal(str)
    """The text as it stands when the field is left or Enter pressed, once per change."""

    def __init__(
        self,
        name: Text = "",
        *,
        placeholder: Text = "",
        unit: Text = "",
        icon: str = "",
        align_right: bool = False,
        style: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._placeholder, self._unit, self._icon = name, placeholder, unit, icon
        self._style = style
        self._last, self._composing = "", False
        self.setFont(font(style))
        if align_right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.editingFinished.connect(self._leave)
        self._reword()

    def set_text(self, text: str) -> None:
        """Put a value in without `committed` being sent."""
        self.setText(text)
        self._last = text

    def mark(self, mark: Mark) -> None:
        """Colour the border: "danger", "warning" or "" for neither. The message belongs to the FormRow."""
        self.setProperty("state", mark)
        self.style().unpolish(self)
        self.style().polish(self)

    def settle(self) -> None:
        """Write the value in its proper form; subclasses do, called on leaving."""

    def is_composing(self) -> bool:
        """Whether letters stand under composition by an input method."""
        return self._composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Some input methods let the Enter that ends a composition through: it must not move on.
        if self._composing and event.key() in ENTER:
            event.accept()
            return
        super().keyPressEvent(event)

    def _leave(self) -> None:
        self.settle()
        if self.text() != self._last:
            self._last = self.text()
            self.committed.emit(self._last)

    def _reword(self) -> None:
        if self._name:  # else the FormRow names it
            self.setAccessibleName(str(self._name))
        self.setPlaceholderText(str(self._placeholder))
        right = text_width("caption", str(self._unit)) + 10 if self._unit else 0
        self.setTextMargins(20 if self._icon else 0, 0, right, 0)

    def sizeHint(self) -> QSize:
        return QSize(180, 42 if self._style == "amountInput" else density().control)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()
        elif event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._icon:
            paint_icon(painter, QRect(9, 0, 16, self.height()), self._icon, colour("ink3"), 16)
        if self._unit:
            ink = colour("ink2" if self.isEnabled() else "inkDisabled")
            draw_text(painter, self.rect().adjusted(0, 0, -10, 0), str(self._unit), "caption", ink, RIGHT)


class PasswordField(TextField):
    """A password or one-time code: dots, no input method, no copy."""

    def __init__(self, name: Text = "", *, placeholder: Text = "", style: str = "body") -> None:
        super().__init__(name, placeholder=placeholder, style=style)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)


class TextArea(QPlainTextEdit):
    """Several lines, e.g. a reason; Tab leaves the field. `committed` on leaving, once per change."""

    committed = Signal(str)

    def __init__(self, name: Text = "", *, placeholder: Text = "", lines: int = 2) -> None:
        super().__init__()
        self._name, self._placeholder, self._lines = name, placeholder, lines
        self._last, self._composing = "", False
        self.setFont(font("body"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * 20 + 14)
        self._reword()

    def set_text(self, text: str) -> None:
        """Put a value in without `committed` being sent."""
        self.setPlainText(text)
        self._last = text

    def text(self) -> str:
        """The text as it stands."""
        return self.toPlainText()

    def _reword(self) -> None:
        if self._name:
            self.setAccessibleName(str(self._name))
        self.setPlaceholderText(str(self._placeholder))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composing and event.key() in ENTER:  # as in TextField: here it would break the line
            event.accept()
            return
        # Ctrl Enter confirms the window: it must not end up as a line break here.
        if event.key() == Qt.Key.Key_Return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.toPlainText() != self._last:
            self._last = self.toPlainText()
            self.committed.emit(self._last)
        return bool(super().event(event))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()
