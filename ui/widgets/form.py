"""Forms: rows of label, control and check chip, with a message and the fix as a button below.

row = FormRow(late("intake", "ID number"), IdField(...))
row.check(ChipSpec("71 %", "warning", "warning"))
row.message(late(...), "warning", fix=(late("intake", "Use 3"), presenter.take_offer, "Alt+1"))
row.message("")                                       # gone
form = FormGrid(); form.add(row); form.add(wide_row, span=2)     # two columns, at most 960 wide
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.texts import Text, language
from ui.tokens import colour, size, space
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.choices import ComboField
from ui.widgets.fields import TextField
from ui.widgets.icons import paint_icon
from ui.widgets.label import Label
from ui.widgets.painted import Painted
from ui.widgets.painting import ChipSpec

MessageKind = Literal["warning", "danger", "info", "success"]
Fix = tuple[Text, Callable[[], object], str]
_ICONS = {"warning": "warning", "danger": "error", "info": "info", "success": "okCircle"}


class SmallIcon(Painted):
    """An icon of the theme as a widget."""

    ROLE = QAccessible.Role.Graphic

    def __init__(self, icon: str, ink: str = "ink2", px: int = 16) -> None:
        super().__init__()
        self._icon, self._ink, self._px = icon, ink, px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, ink: str) -> None:
        """Show another."""
        self._icon, self._ink = icon, ink
        self.renew()

    def sizeHint(self) -> QSize:
        return QSize(self._px, self._px + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.rect(), self._icon, colour(self._ink), self._px)


class _Message(QWidget):
    """Icon, sentence and fix under a control."""

    def __init__(self, text: Text, kind: MessageKind, fix: Fix | None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space("fieldToMessage"), 0, 0)
        row.setSpacing(6)
        row.addWidget(SmallIcon(_ICONS[kind], f"{kind}.fg", 14))
        row.addWidget(Label(text, "caption", f"{kind}.fg", wrap=True), 1)
        if fix:
            words, act, key = fix
            button = Button(words, "plain", key=key)
            button.clicked.connect(lambda _checked: act())
            row.addWidget(button)


class FormRow(QWidget):
    """Label, control, check chip; the label names the control for screen readers.

    `top`: the label stands at the first line of a high control; `above`: over it. `chip_room` px are
    kept for the chip even while there is none, so that controls of a form stay aligned.
    """

    def __init__(
        self,
        label: Text,
        control: QWidget,
        chip: ChipSpec | None = None,
        *,
        chip_room: int = 0,
        top: bool = False,
        above: bool = False,
    ) -> None:
        super().__init__()
        self.control = control
        self._label = Label(label, "body", "ink2")
        self._label.setBuddy(control)
        self._chip = Chip(chip)
        self._chip_place = _kept_room(self._chip, chip_room) if chip_room else self._chip
        self._below: _Message | None = None
        self._names: Text = "" if control.accessibleName() else label
        self._name_control()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._above = above
        if top:
            self._label.setContentsMargins(0, 3, 0, 0)
            self._grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._grid.addWidget(self._label, 0, 1 if above else 0)
        line = 1 if above else 0
        self._grid.setHorizontalSpacing(0 if above else space("labelToField"))
        self._grid.setVerticalSpacing(space("fieldToMessage") if above else 0)
        self._grid.addWidget(control, line, 1)
        self._grid.addWidget(self._chip_place, line, 2)
        self._grid.setColumnStretch(1, 1)
        self._chip_place.setHidden(chip is None and not chip_room)  # an empty chip would still take the gap
        self._measure()

    def check(self, chip: ChipSpec | None) -> None:
        """Show the result of a check, or none."""
        self._chip.show_spec(chip)
        if self._chip_place is self._chip:
            self._chip.setHidden(chip is None)

    def message(self, text: Text, kind: MessageKind = "danger", fix: Fix | None = None) -> None:
        """Show a message below, with the fix as a button (words, action, key); an empty text removes it."""
        if self._below is not None:
            self._grid.removeWidget(self._below)
            self._below.deleteLater()
            self._below = None
        if text:
            self._below = _Message(text, kind, fix)
            columns = 1 if self._chip_place.isHidden() else 2  # an empty second one would bring its gap
            self._grid.addWidget(self._below, 2 if self._above else 1, 1, 1, columns)
        if isinstance(self.control, TextField | ComboField):
            self.control.mark(kind if text and kind in ("warning", "danger") else "")

    def message_text(self) -> str:
        """The message shown now, for tests and screen readers."""
        found = self._below.findChild(Label) if self._below else None
        return found.text() if found else ""

    def _name_control(self) -> None:
        if self._names:
            self.control.setAccessibleName(str(self._names))

    def _measure(self) -> None:
        if self._above:
            return
        self._label.setFixedWidth(size(f"labelColumn.{'zh' if language() == 'zh_CN' else 'en'}"))
        self._label.setWordWrap(language() == "en")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._measure()
            self._name_control()


def _kept_room(chip: Chip, width: int) -> QWidget:
    """The chip in a place at least this wide."""
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(chip)
    row.addStretch(1)
    place.setMinimumWidth(width)
    return place


class FormGrid(QWidget):
    """Rows of a form in two columns (or `columns`), at most 960 wide."""

    def __init__(self, columns: int = 2) -> None:
        super().__init__()
        self._columns, self._used = columns, 0
        self._grid = QGridLayout(self)
        padding = space("panelPadding")
        self._grid.setContentsMargins(padding, 12, padding, 12)
        self._grid.setHorizontalSpacing(space("fieldGapX"))
        self._grid.setVerticalSpacing(space("fieldGapY"))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self.setMaximumWidth(960)

    def add(self, row: QWidget, span: int = 1) -> None:
        """Put the next row in; `span` columns wide; a row that does not fit begins a new line."""
        line, column = divmod(self._used, self._columns)
        if column + span > self._columns:
            line, column = line + 1, 0
        self._grid.addWidget(row, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._used = line * self._columns + column + span
        self._grid.setRowStretch(line, 0)
        self._grid.setRowStretch(line + 1, 1)  # room to spare goes below the last row
