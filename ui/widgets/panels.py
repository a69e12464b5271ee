"""Ruled paper: panels that touch, section headers, the action bar at the foot of a work column.

panel = Panel(edges="right");  panel.add(SectionHeader(late(...), count=3));  panel.add(body, stretch=1)
ActionBar(left=[Label(...)], right=[Button(...), Button(..., "primary")])
scroll(body)      # a panel higher than 300 px belongs into one, the action bar outside
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.texts import Text
from ui.tokens import colour, size, space
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, ChipSpec, box, draw_text, hairline


class Panel(QWidget):
    """A filled area with hairlines at the named `edges` ("top right"); lays its parts out without gaps."""

    def __init__(
        self,
        *parts: QWidget,
        edges: str = "",
        fill: str = "surface",
        across: bool = False,
        margin: int = 0,
        gap: int = 0,
    ) -> None:
        super().__init__()
        self._edges, self._fill = frozenset(edges.split()), fill
        self.box: QBoxLayout = QHBoxLayout(self) if across else QVBoxLayout(self)
        # A parent's edge line is covered by children: one px is kept free on that side.
        sides = [margin + (side in self._edges) for side in ("left", "top", "right", "bottom")]
        self.box.setContentsMargins(*sides)
        self.box.setSpacing(gap)
        for part in parts:
            self.add(part)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Put the next part in."""
        self.box.addWidget(part, stretch)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self._fill))
        width, height = self.width(), self.height()
        if "top" in self._edges:
            hairline(painter, 0, 0, width)
        if "bottom" in self._edges:
            hairline(painter, 0, height - 1, width)
        if "left" in self._edges:
            hairline(painter, 0, 0, 1, height)
        if "right" in self._edges:
            hairline(painter, width - 1, 0, 1, height)


class SectionHeader(Panel):
    """36 px: title, count or note, and at the right a note, a chip or link buttons; ruled below."""

    def __init__(
        self,
        title: Text,
        *,
        note: Text = "",
        count: int | None = None,
        right: Sequence[QWidget] = (),
        chip: ChipSpec | None = None,
    ) -> None:
        super().__init__(edges="bottom", across=True, gap=12)
        self.setFixedHeight(size("sectionHeader"))
        self.box.setContentsMargins(space("panelPadding"), 0, space("panelPadding"), 1)
        self.title = Label(title, "section")
        self.note = Label(note if note else ("" if count is None else str(count)), "caption", "ink2")
        self.chip = Chip(chip)
        self.add(self.title)
        self.add(self.note)
        self.box.addStretch(1)
        for part in right:
            self.add(part)
        self.add(self.chip)


class ActionBar(Panel):
    """52 px at the foot where something is committed; the primary button last, at the right."""

    def __init__(self, left: Sequence[QWidget] = (), right: Sequence[QWidget] = ()) -> None:
        super().__init__(edges="top", across=True, gap=8)
        self.setFixedHeight(size("actionBar"))
        self.box.setContentsMargins(space("panelPadding"), 1, space("panelPadding"), 0)
        for part in left:
            self.add(part)
        self.box.addStretch(1)
        for part in right:
            self.add(part)


class _Scroll(QScrollArea):
    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)


def scroll(body: QWidget) -> QScrollArea:
    """The body in a vertical scroll area without a frame; its width follows the panel's."""
    area = _Scroll()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area


class Avatar(Painted):
    """The last character of a name in a circle."""

    def __init__(self, name: str, px: int = 30) -> None:
        super().__init__()
        self._name, self._px = name, px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.renew()

    def show_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.renew()

    def spoken(self) -> str:
        return self._name

    def sizeHint(self) -> QSize:
        return QSize(self._px, self._px)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), colour("accent.tint"), radius=self._px // 2)
        style = "section" if self._px > 34 else "bodyStrong"
        draw_text(painter, self.rect(), self._name[-1:], style, colour("accent.fg"), CENTRE)
