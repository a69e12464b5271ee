"""Finds text that does not fit: cut, outside its widget, beyond its parent, or over another text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from ui.inspection.drawing import Drawing, Drawn
from ui.inspection.finding import Finding, path_of, shown_below
from ui.inspection.wording import is_figure, is_wording
from ui.widgets.cut_tips import CutTips
from ui.widgets.painted import FLOATS, Painted

T = TypeVar("T")
SLACK = 1
"""Widths are rounded: one px is no fault."""


def cut_text(window: QWidget, drawing: Drawing) -> Iterator[Finding]:
    """Painted texts and texts of Qt's own widgets that do not fit.

    Data may be cut where a tool tip tells the whole; the program's own words and figures never.
    """
    for drawn in drawing.strokes:
        if drawn.kind == "text" and drawn.words.strip() and _can_be_seen(drawn.owner, drawn.ink_room):
            yield from _painted(drawn, window)
    for widget in shown_below(window):
        yield from _of_qt(widget, window)


def _painted(drawn: Drawn, window: QWidget) -> Iterator[Finding]:
    where = path_of(drawn.owner, window)
    if drawn.cut:
        measure = f"shown as {drawn.shown!r} in {drawn.room.width()} px"
        if is_figure(drawn.words):
            yield Finding("cut figure", where, drawn.words, measure)
        elif is_wording(drawn.words):
            yield Finding("cut words", where, drawn.words, measure)
        elif not tells_whole(drawn):
            yield Finding("cut without tool tip", where, drawn.words, measure)
    inside = drawn.owner.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    if not _in_view(drawn.owner) and not inside.contains(drawn.ink_room):
        yield Finding("text outside", where, drawn.words, f"{_box(drawn.ink_room)} of {_box(inside)}")


def tells_whole(drawn: Drawn) -> bool:
    """Whether pointing at a cut text tells it in full."""
    owner = drawn.owner
    if isinstance(owner, Painted):
        return True
    view = owner.parentWidget()
    if isinstance(view, QAbstractItemView):
        return view.findChild(CutTips) is not None
    return drawn.words in owner.toolTip()


def _in_view(widget: QWidget) -> bool:
    """Rows and headers of lists scroll below their edge."""
    return isinstance(widget.parentWidget(), QAbstractScrollArea)


def _can_be_seen(owner: QWidget, room: QRect) -> bool:
    return not _in_view(owner) or owner.rect().intersects(room)


def _of_qt(widget: QWidget, window: QWidget) -> Iterator[Finding]:
    if isinstance(widget, QLabel) and widget.text():
        yield from _label(widget, window)
    elif isinstance(widget, QLineEdit):
        words = widget.text() if widget.isReadOnly() else ""
        words = words or ("" if widget.text() else widget.placeholderText())
        margins = widget.textMargins()
        room = widget.width() - 2 * 10 - margins.left() - margins.right()
        yield from _needs(widget, words, room, window)
    elif isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget).width()
        yield from _needs(widget, widget.currentText(), room, window)


def _label(label: QLabel, window: QWidget) -> Iterator[Finding]:
    room, metrics = label.contentsRect(), label.fontMetrics()
    if not label.wordWrap():
        yield from _needs(label, label.text(), room.width(), window)
        high = metrics.height()
    else:
        high = metrics.boundingRect(
            0, 0, room.width(), 10_000, Qt.TextFlag.TextWordWrap, label.text()
        ).height()
        longest = max(label.text().split(), key=metrics.horizontalAdvance, default="")
        if longest.isascii():
            yield from _needs(label, longest, room.width(), window)
    if high > room.height() + 2:
        yield Finding("cut below", path_of(label, window), label.text(), f"needs {high}, has {room.height()}")


def _needs(widget: QWidget, text: str, room: int, window: QWidget) -> Iterator[Finding]:
    wanted = widget.fontMetrics().horizontalAdvance(text)
    if wanted > room + SLACK and not (
        text in widget.toolTip() and not is_figure(text) and not is_wording(text)
    ):
        yield Finding("cut text", path_of(widget, window), text, f"needs {wanted}, has {room}")


def beyond_parent(window: QWidget) -> Iterator[Finding]:
    """Widgets that their parent cuts off; a scroll area may, where it can be scrolled to them."""
    for widget in shown_below(window):
        parent = widget.parentWidget()
        if parent is None or widget.property(FLOATS) or widget.size().isEmpty():
            continue
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and parent is area.viewport():
            never = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if never and widget.width() > parent.width() + SLACK:
                yield _lost(widget, window, widget.width(), parent.width())
        elif not isinstance(parent, QAbstractScrollArea) and not isinstance(area, QAbstractScrollArea):
            place = widget.geometry()
            if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
                yield Finding(
                    "beyond parent",
                    path_of(widget, window),
                    said(widget),
                    f"{_box(place)} of {_box(parent.rect())}",
                )


def _lost(widget: QWidget, window: QWidget, wanted: int, room: int) -> Finding:
    return Finding("cannot be scrolled to", path_of(widget, window), said(widget), f"{wanted} wide in {room}")


def overlapping(window: QWidget, drawing: Drawing) -> Iterator[Finding]:
    """Siblings that lie over each other, and texts of one painting that do."""
    for parent in (window, *shown_below(window)):
        if isinstance(parent, QAbstractScrollArea):
            continue
        parts = [
            child
            for child in parent.children()
            if isinstance(child, QWidget)
            and child.isVisibleTo(window)
            and not child.property(FLOATS)
            and not child.isWindow()
        ]
        for over in _pairs_over((part, part.geometry()) for part in parts):
            yield Finding(
                "overlap", path_of(over[0], window), said(over[0]), f"lies over {path_of(over[1], window)}"
            )
    by_owner: dict[QWidget, list[tuple[str, QRect]]] = defaultdict(list)
    for drawn in drawing.strokes:
        if drawn.kind == "text" and drawn.shown.strip():
            by_owner[drawn.owner].append((drawn.shown, drawn.ink_room))
    for owner, written in by_owner.items():
        for one, other in _pairs_over(written):
            yield Finding("overlap", path_of(owner, window), one, f"lies over {other!r}")


def _pairs_over(parts: Iterable[tuple[T, QRect]]) -> Iterator[tuple[T, T]]:
    """Pairs whose places share more than an edge."""
    placed = list(parts)
    for number, (one, place) in enumerate(placed):
        for other, other_place in placed[number + 1 :]:
            shared = place.intersected(other_place)
            if shared.width() > SLACK and shared.height() > SLACK:
                yield one, other


def said(widget: QWidget) -> str:
    """The text by which a person would know the widget."""
    text = widget.text() if isinstance(widget, QLabel) else ""
    return text or widget.accessibleName()


def _box(rect: QRect) -> str:
    return f"{rect.left()},{rect.top()} {rect.width()}x{rect.height()}"
