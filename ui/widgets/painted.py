"""What every painted part does alike: measure and paint anew when language, theme or density change.

Subclass `Painted`, override `sizeHint`, `paintEvent` and `spoken` (the accessible name). Texts may be plain
`str` or a `LateText` from `ui.texts.late`, which is looked up again at every paint.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

CHANGES = frozenset(
    {
        QEvent.Type.LanguageChange,
        QEvent.Type.StyleChange,
        QEvent.Type.PaletteChange,
        QEvent.Type.EnabledChange,
        QEvent.Type.FontChange,
    }
)


class Painted(QWidget):
    """A widget drawn by QPainter alone; the tool tip tells a text that was cut with …, in full."""

    ROLE = QAccessible.Role.StaticText
    _cuts: dict[str, QRect] | None = None

    def spoken(self) -> str:
        """What a screen reader says."""
        return ""

    def renew(self) -> None:
        """Measure, speak and paint anew; call it after each change of what is shown."""
        self._cuts = None
        self.setAccessibleName(self.spoken())
        self.updateGeometry()
        self.update()

    def note_cut(self, rect: QRect, text: str) -> None:
        """Told by `draw_text` when `text` did not fit into `rect`."""
        if self._cuts is None:
            self._cuts = {}
        self._cuts[text] = QRect(rect)

    def cut_at(self, x: int, y: int) -> str:
        """The whole of the cut text at a place, empty where nothing was cut."""
        for text, rect in (self._cuts or {}).items():
            if rect.contains(x, y):
                return text
        return ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if cut := self.cut_at(event.pos().x(), event.pos().y()):
                QToolTip.showText(event.globalPos(), cut, self)
                return True
        elif event.type() == QEvent.Type.Resize:
            self._cuts = None
        return bool(super().event(event))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in CHANGES:
            self.renew()
        super().changeEvent(event)


def takes_keyboard(part: QWidget, inside: QWidget) -> bool:
    """Whether Tab may stop at this part while `inside` is shown."""
    return (
        inside.isAncestorOf(part)
        and part.isEnabled()
        and part.isVisibleTo(inside)
        and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )


def focus_first(inside: QWidget) -> bool:
    """Give the keyboard to the first part of `inside` that takes it; False if none does."""
    part = inside.nextInFocusChain()
    while part is not None and part is not inside:
        if takes_keyboard(part, inside):
            part.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        part = part.nextInFocusChain()
    return False
