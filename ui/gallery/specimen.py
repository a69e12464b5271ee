"""A page of the gallery: groups of parts, each part under a line that names its state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.texts import Text, late
from ui.widgets.label import Label
from ui.widgets.panels import Panel, SectionHeader

Part = TypeVar("Part", bound=QWidget)
NORMAL, HOVER, FOCUS, DISABLED = (
    late("gallery", "normal"),
    late("gallery", "pointed at"),
    late("gallery", "has the keyboard"),
    late("gallery", "disabled"),
)
GAP_X, GAP_Y = 28, 18


@dataclass(frozen=True, slots=True)
class Shown:
    """One part with the name of its state; `span` columns wide."""

    state: Text
    part: QWidget
    span: int = 1


@dataclass(slots=True)
class Group:
    """Parts of one kind under a heading, in `columns`."""

    title: Text
    columns: int = 4
    shown: list[Shown] = field(default_factory=list)

    def add(self, state: Text, part: QWidget, span: int = 1) -> None:
        """Put the next part in."""
        self.shown.append(Shown(state, part, span))

    def add_states(self, make: Callable[[], QWidget], name: Text) -> None:
        """The same part four times: normal, pointed at, with the keyboard, disabled."""
        self.add(name, make())
        self.add(HOVER, pointed_at(make()))
        self.add(FOCUS, with_keyboard(make()))
        self.add(DISABLED, disabled(make()))


def pointed_at(part: Part) -> Part:
    """The part as under the mouse."""
    part.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    return part


def with_keyboard(part: Part) -> Part:
    """The part as with the keyboard; only painted parts can be shown so, as they ask themselves."""
    vars(part)["hasFocus"] = lambda: True
    return part


def disabled(part: Part) -> Part:
    """The part switched off."""
    part.setEnabled(False)
    return part


def page(*groups: Group) -> QWidget:
    """The groups one below the other."""
    made = Panel()
    for group in groups:
        made.add(SectionHeader(group.title))
        made.add(_grid(group))
    made.box.addStretch(1)
    return made


def _grid(group: Group) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(16, 12, 16, 20)
    grid.setHorizontalSpacing(GAP_X)
    grid.setVerticalSpacing(GAP_Y)
    used = 0
    for one in group.shown:
        line, column = divmod(used, group.columns)
        if column + one.span > group.columns:
            line, column = line + 1, 0
        grid.addWidget(_captioned(one), line, column, 1, one.span, Qt.AlignmentFlag.AlignTop)
        used = line * group.columns + column + one.span
    for column in range(group.columns):
        grid.setColumnStretch(column, 1)
    return made


def _captioned(one: Shown) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(Label(one.state, "caption", "ink2", wrap=True))
    column.addWidget(one.part)
    column.addStretch(1)
    return made
