"""What painted parts are, for screen readers: a class with `ROLE` is spoken of as that.

    class Tabs(Painted):
        ROLE = QAccessible.Role.PageTabList

Qt would call every widget drawn by hand a mere surface.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@cache
def speak_roles() -> None:
    """Tell Qt the roles of our own parts; once a program."""
    QAccessible.installFactory(_spoken_of)


def _spoken_of(_class_name: str, made: QObject) -> QAccessibleInterface | None:
    role = getattr(type(made), "ROLE", None)
    if role is None or not isinstance(made, QWidget):
        return None  # Qt's own description
    return QAccessibleWidget(made, role, made.accessibleName())
