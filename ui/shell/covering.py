"""Puts something opaque in the place of all that a window shows, and takes it away again.

covering = Covering(window);  covering.cover(widget);  covering.uncover()
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.shell.window import MainWindow
from ui.widgets.hushing import Hush


class Covering:
    """Contents and floats are hidden, not painted over: neither keys nor a screen reader get at them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._cover: QWidget | None = None
        self._hidden: list[QWidget] = []
        self._hush = Hush()
        self._before: QWidget | None = None
        self._title = ""

    @property
    def is_covered(self) -> bool:
        return self._cover is not None

    def cover(self, cover: QWidget) -> None:
        """Show `cover` alone; toasts wait."""
        window = self._window
        if self._cover is not None or not shiboken6.isValid(window):
            return
        self._before, self._cover, self._title = window.focusWidget(), cover, window.windowTitle()
        window.toaster.hold()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for part in window.findChildren(QWidget, options=direct):
            if not part.isHidden() and part is not window.layers and not part.isWindow():
                self._hidden.append(part)
                part.hide()
        self._hush.take(window, besides=cover)
        window.layers.addWidget(cover)
        window.layers.setCurrentWidget(cover)
        window.setWindowTitle("LenDesk")

    def uncover(self) -> None:
        """Everything as it was, the keyboard where it was."""
        window, cover, self._cover = self._window, self._cover, None
        if cover is None or not shiboken6.isValid(window):
            return
        window.layers.removeWidget(cover)
        cover.deleteLater()
        for part in self._hidden:
            if shiboken6.isValid(part):
                part.show()
        self._hidden = []
        self._hush.give_back()
        window.setWindowTitle(self._title)
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        window.toaster.release()
