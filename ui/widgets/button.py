"""The button in its five kinds, with icon and keycap.

Button(late("counter", "Post {amount}", amount="5,389.71"), "primary", icon="print", key="F9")
kinds: primary (one per window) · soft (loop actions) · plain · danger · link
button.clicked, button.setEnabled, button.reword(text), button.refuse(reason) / button.allow()
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeySequence, QPainter, QPaintEvent, QShortcutEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.texts import Text
from ui.tokens import colour, density
from ui.widgets.icons import paint_icon
from ui.widgets.painted import CHANGES
from ui.widgets.painting import (
    CENTRE,
    box,
    draw_text,
    focus_ring,
    keycap_width,
    paint_keycap,
    text_width,
)

ButtonKind = Literal["primary", "soft", "plain", "danger", "link"]
_NO_FILL = QColor(0, 0, 0, 0)


class Button(QAbstractButton):
    """A push button painted by tokens. `key` is shown as a cap and bound while the button can be seen."""

    def __init__(
        self,
        text: Text,
        kind: ButtonKind = "plain",
        *,
        icon: str = "",
        key: str = "",
        bind: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._kind = kind
        self._icon = icon
        self._key = key
        self._reason: Text = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if key and bind:
            self.setShortcut(QKeySequence(key))
        self._renew()

    @property
    def kind(self) -> ButtonKind:
        """The kind in force."""
        return self._kind

    @property
    def key(self) -> str:
        """The key drawn on it, "" for none."""
        return self._key

    @property
    def reason(self) -> Text:
        """Why it was refused, "" when it was not."""
        return self._reason

    def reword(self, text: Text, kind: ButtonKind | None = None, icon: str | None = None) -> None:
        """Show another text, and if given another kind and icon."""
        self._text = text
        self._kind = kind or self._kind
        self._icon = self._icon if icon is None else icon
        self._renew()

    def refuse(self, reason: Text) -> None:
        """Switch off and say why, e.g. "needs the server": beside the text and as tooltip."""
        self._reason = reason
        self.setEnabled(False)
        self._renew()

    def allow(self) -> None:
        """Switch on again after `refuse`."""
        self._reason = ""
        self.setEnabled(True)
        self._renew()

    def shown_text(self) -> str:
        """The text as drawn, with the reason of a refusal."""
        return f"{self._text} ({self._reason})" if self._reason else str(self._text)

    def sizeHint(self) -> QSize:
        width = text_width("bodyStrong" if self._kind == "primary" else "body", self.shown_text()) + 24
        width += 20 if self._icon and str(self._text) else 0
        width = width if str(self._text) else 30
        width += keycap_width(self._key) + 8 if self._key else 0
        rows = density()
        return QSize(width, rows.actionButton if self._kind == "primary" else rows.button)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, line, ink = self._colours()
        box(painter, self.rect(), fill, line)
        self._paint_content(painter, ink)
        if self.hasFocus():
            if self._kind == "primary":  # blue on blue would not be seen
                box(painter, self.rect().adjusted(2, 2, -2, -2), line=colour("accent.on"), radius=3)
            else:
                focus_ring(painter, self.rect())

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        style = "bodyStrong" if self._kind == "primary" else "body"
        words = self.shown_text()
        if not words:
            paint_icon(painter, self.rect(), self._icon, ink, 16)
            return
        words_width = text_width(style, words)
        cap = keycap_width(self._key) if self._key else 0
        total = words_width + (20 if self._icon else 0) + (cap + 8 if cap else 0)
        left = max(8, (self.width() - total) // 2)
        if self._icon:
            paint_icon(painter, QRect(left, 0, 14, self.height()), self._icon, ink, 14)
            left += 20
        draw_text(painter, QRect(left, 0, words_width + 1, self.height()), words, style, ink, CENTRE)
        if cap:
            place = QRect(left + words_width + 8, (self.height() - 16) // 2, cap, 16)
            paint_keycap(painter, place, self._key, self._cap_fill(), ink)

    def _warm(self) -> bool:
        return self.underMouse() or self.isDown()

    def _cap_fill(self) -> QColor:
        if self._kind == "primary" and self.isEnabled():
            return colour("accent.solid" if self._warm() else "accent.solidHover")
        return colour("neutral.tint") if self._kind != "soft" else colour("selected")

    def _colours(self) -> tuple[QColor, QColor | None, QColor]:
        """Fill, line and ink of kind and state."""
        if not self.isEnabled():
            if self._kind == "link":
                return _NO_FILL, None, colour("inkDisabled")
            return colour("sunken"), colour("lineStrong"), colour("inkDisabled")
        warm = self._warm()
        match self._kind:
            case "primary":
                fill = colour("accent.solidHover" if warm else "accent.solid")
                # In the dark the warm filling is near the ground: its line keeps the edge to be seen.
                return fill, colour("accent.line") if warm else fill, colour("accent.on")
            case "soft":
                return (
                    colour("selected" if warm else "accent.tint"),
                    colour("accent.line"),
                    colour("accent.fg"),
                )
            case "danger":
                fill = colour("danger.tint" if warm else "surface")
                return fill, colour("danger.line"), colour("danger.fg")
            case "link":
                return colour("hover") if warm else _NO_FILL, None, colour("accent.fg")
            case "plain":
                fill = colour("selected") if self.isChecked() else colour("hover" if warm else "surface")
                return fill, colour("control"), colour("ink")

    def _renew(self) -> None:
        self.setAccessibleName(self.shown_text())
        self.setToolTip(str(self._reason))
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        # Qt would click 100 ms after the key; at a counter that is felt.
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return bool(super().event(event))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in CHANGES:
            self._renew()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


class IconButton(Button):
    """A button of one icon; `name` is what a screen reader says and the tooltip shows."""

    def __init__(self, icon: str, name: Text, kind: ButtonKind = "link", *, key: str = "") -> None:
        self._name = name
        super().__init__("", kind, icon=icon)
        if key:
            self.setShortcut(QKeySequence(key))

    def sizeHint(self) -> QSize:
        return QSize(30, density().button)

    def _renew(self) -> None:
        super()._renew()
        self.setAccessibleName(str(self._name))
        self.setToolTip(str(self._name))
