"""Takes the keys of a window away while something lies over it, and gives them back.

hush = Hush();  hush.take(window, besides=sheet);  hush.give_back()
"""

from __future__ import annotations

import shiboken6
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget


class Hush:
    """F9 below must not post while a sheet above asks."""

    def __init__(self) -> None:
        self._buttons: list[tuple[QAbstractButton, QKeySequence]] = []
        self._shortcuts: list[QShortcut] = []

    def take(self, window: QWidget, besides: QWidget) -> None:
        """All keys of buttons and shortcuts, except those of the buttons inside `besides`."""
        for button in window.findChildren(QAbstractButton):
            if not button.shortcut().isEmpty() and not besides.isAncestorOf(button):
                self._buttons.append((button, button.shortcut()))
                button.setShortcut(QKeySequence())
        for shortcut in window.findChildren(QShortcut):
            if shortcut.isEnabled():
                self._shortcuts.append(shortcut)
                shortcut.setEnabled(False)

    def give_back(self) -> None:
        """To those that still exist."""
        for button, key in self._buttons:
            if shiboken6.isValid(button):
                button.setShortcut(key)
        for shortcut in self._shortcuts:
            if shiboken6.isValid(shortcut):
                shortcut.setEnabled(True)
        self._buttons, self._shortcuts = [], []
