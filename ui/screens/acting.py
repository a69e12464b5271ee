"""Carries out actions of the list on a screen: presses the very button, or puts the keyboard into the field.

def act(self, action: str) -> None:
    press(self, {"find": self.search, "post": self.post}[action])
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.toast import Toaster


def press(screen: QWidget, control: QWidget) -> None:
    """As a hand would; where the control is off or not shown now, a toast says so."""
    if not control.isEnabled() or not control.isVisibleTo(screen):
        refuse_now(screen, control.reason if isinstance(control, Button) else "")
    elif isinstance(control, QAbstractButton):
        control.click()
    else:
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)


def refuse_now(screen: QWidget, reason: Text = "") -> None:
    """Tell in the window that the action is not possible now, and why where that is known."""
    toaster = screen.window().findChild(Toaster)
    if toaster is not None:
        hint = late("actions", "Choose what it is for first, or finish what is open.")
        toaster.say(late("actions", "Not possible now"), reason or hint, "info")
