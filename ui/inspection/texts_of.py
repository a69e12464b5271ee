"""Every text that a widget of Qt holds: shown, offered, pointed at or spoken."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget


def texts_of(widget: QWidget) -> tuple[str, ...]:
    """The texts, each once, in no order that matters; what painted parts draw is not among them."""
    return tuple(dict.fromkeys(text for text in _texts(widget) if text.strip()))


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.text()
            yield widget.placeholderText()
        case QPlainTextEdit():
            yield widget.toPlainText()
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(number) for number in range(widget.count()))
