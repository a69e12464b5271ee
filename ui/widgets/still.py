"""Forms that are only read: `keep(form)` where the person may not change what stands in it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def keep(form: QWidget) -> None:
    """Every field of the form can be read and copied, none changed; they look it, and are not faint.

    A part of the form that has more to it than a field brings a `keep` of its own.
    """
    for field in form.findChildren(QLineEdit):
        field.setReadOnly(True)
        field.setProperty("kept", True)
    for text in form.findChildren(QPlainTextEdit):
        text.setReadOnly(True)
    for part in form.findChildren(QWidget):
        own = getattr(part, "keep", None)
        if callable(own):
            own()
