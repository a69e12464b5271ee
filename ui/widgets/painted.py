"""What every painted part does alike: measure and paint anew when language, theme or density change.

Subclass `Painted`, override `sizeHint`, `paintEvent` and `spoken` (the accessible name). Texts may be plain
`str` or a `LateText` from `ui.texts.late`, which is looked up again at every paint.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui.widgets.cut_tips import cut_at

CHANGES = frozenset(
    {
        QEvent.Type.LanguageChange,
        QEvent.Type.StyleChange,
        QEvent.Type.PaletteChange,
        QEvent.Type.EnabledChange,
        QEvent.Type.FontChange,
    }
)


FLOATS = "floats"
"""The property of a widget that lies over others on purpose: a sheet, a toast, the palette."""


class Painted(QWidget):
    """A widget drawn by QPainter alone; the tool tip tells a text that was cut with …, in full."""

    ROLE = QAccessible.Role.StaticText

    def spoken(self) -> str:
        """What a screen reader says."""
        return ""

    def renew(self) -> None:
        """Measure, speak and paint anew; call it after each change of what is shown."""
        self.setAccessibleName(self.spoken())
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and (cut := cut_at(self, event.pos())):
            QToolTip.showText(event.globalPos(), cut, self)
            return True
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


def keep_tab_order(place: QWidget, parts: Sequence[QWidget]) -> None:
    """Let Tab come to `parts`, in their present order, where `place` stands that holds them.

    For parts made after the window was: Qt would send Tab to them last. They are in their window already.
    """
    before = place.previousInFocusChain() or place
    while before.focusPolicy() == Qt.FocusPolicy.NoFocus and before is not place:
        before = before.previousInFocusChain() or place  # Qt orders only what takes the keyboard
    _chain(before, _in_order(place, {stop for part in parts for stop in _takers(part)}))


def lead_on(first: QWidget, parts: Sequence[QWidget]) -> None:
    """Let Tab go from the last stop in `first` on to `parts`, in their present order."""
    mine, *others = (_takers(part) for part in (first, *parts))
    stops = _in_order(first, mine.union(*others))  # one walk: a window has thousands of parts
    if before := [stop for stop in stops if stop in mine]:
        _chain(before[-1], [stop for takers in others for stop in stops if stop in takers])


def _chain(before: QWidget, stops: Sequence[QWidget]) -> None:
    for stop in stops:
        QWidget.setTabOrder(before, stop)
        before = stop


def _takers(part: QWidget) -> set[QWidget]:
    """What takes the keyboard in a part, itself among it."""
    none = Qt.FocusPolicy.NoFocus
    return {one for one in (part, *part.findChildren(QWidget)) if one.focusPolicy() != none}


def _in_order(place: QWidget, takers: set[QWidget]) -> list[QWidget]:
    """These of the window of `place`, as Tab comes to them now."""
    found: list[QWidget] = []
    window = place.window()
    stop = window.nextInFocusChain()
    while stop is not None and stop is not window and len(found) < len(takers):
        if stop in takers:
            found.append(stop)
        stop = stop.nextInFocusChain()
    return found
