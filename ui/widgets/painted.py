"""What every painted part does alike: measure and paint anew when language, theme or density change.

Subclass `Painted`, override `sizeHint`, `paintEvent` and `spoken` (the accessible name). Texts may be plain
`str` or a `LateText` from `ui.texts.late`, which is looked up again at every paint.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

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
    """A widget drawn by QPainter alone."""

    def spoken(self) -> str:
        """What a screen reader says."""
        return ""

    def renew(self) -> None:
        """Measure, speak and paint anew; call it after each change of what is shown."""
        self.setAccessibleName(self.spoken())
        self.updateGeometry()
        self.update()

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
