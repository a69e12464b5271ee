"""Finds what a screen reader could not tell: no name, or no role."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.inspection.drawing import Drawing
from ui.inspection.finding import Finding, path_of, shown_below

NO_ROLES = frozenset(
    {
        QAccessible.Role.NoRole,
        QAccessible.Role.Client,
        QAccessible.Role.Pane,
        QAccessible.Role.Window,
        QAccessible.Role.Grouping,
    }
)


def unnamed(window: QWidget, drawing: Drawing) -> Iterator[Finding]:
    """Controls without a name, and painted parts that draw something and say nothing."""
    drawn = {one.owner for one in drawing.strokes if one.kind == "text" and one.words.strip()}
    for widget in shown_below(window):
        control = isinstance(
            widget, QAbstractButton | QAbstractItemView | QComboBox | QLineEdit | QPlainTextEdit
        )
        of_view = isinstance(widget.parentWidget(), QAbstractItemView)
        if (control or widget in drawn) and not of_view and not widget.accessibleName().strip():
            yield Finding("no name", path_of(widget, window), "", type(widget).__name__)


def without_role(window: QWidget) -> Iterator[Finding]:
    """Parts that take the keyboard and do not say what they are."""
    for widget in shown_below(window):
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            spoken = QAccessible.queryAccessibleInterface(widget)
            role = spoken.role() if spoken is not None else QAccessible.Role.NoRole
            if role in NO_ROLES:
                yield Finding("no role", path_of(widget, window), widget.accessibleName(), role.name)
