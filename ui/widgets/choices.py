"""Choosing: a drop-down, a date, a tick box, and cards of which one is taken with its consequence.

kind = ComboField(name);  kind.set_items([("sole", late(...)), ("person", "…")]);  kind.value();  kind.chosen
born = DateField(name);   born.day() -> date | None;  born.day_changed
TickBox(late(...));       ChoiceCards([Choice("keep", title, consequence), …]).chosen
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ui.exchange.pasting import parse_day
from ui.texts import Text
from ui.tokens import colour, density, font
from ui.widgets.fields import Mark, TextField
from ui.widgets.icons import paint_icon
from ui.widgets.painted import CHANGES
from ui.widgets.painting import box, draw_text, focus_ring, keycap_width, paint_keycap, text_width


class ComboField(QComboBox):
    """A drop-down over (value, text) pairs; values are compared by equality."""

    chosen = Signal(object)
    """The value that the person took."""

    def __init__(self, name: Text = "", items: Sequence[tuple[object, Text]] = ()) -> None:
        super().__init__()
        self._name = name
        self._told = ""
        self._items: tuple[tuple[object, Text], ...] = ()
        self.setFont(font("body"))
        self.setAccessibleName(str(name))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(lambda index: self.chosen.emit(self._items[index][0]))
        self.set_items(items)

    def set_items(self, items: Sequence[tuple[object, Text]]) -> None:
        """Put the choices in; the value in force stays if it is among them."""
        before = self.value()
        self._items = tuple(items)
        self.clear()
        self.addItems([str(text) for _value, text in self._items])
        if not self.set_value(before) and self._items:
            self.setCurrentIndex(0)

    def value(self) -> object | None:
        """The value in force, None without one."""
        index = self.currentIndex()
        return self._items[index][0] if 0 <= index < len(self._items) else None

    def set_value(self, value: object) -> bool:
        """Take the value without a signal; False if it is not among the choices."""
        for index, (offered, _text) in enumerate(self._items):
            if offered == value:
                self.setCurrentIndex(index)
                return True
        return False

    def mark(self, mark: Mark) -> None:
        """Colour the border."""
        self.setProperty("state", mark)
        self.style().unpolish(self)
        self.style().polish(self)

    def keep(self) -> None:
        """From now on only to be read: not faint, as a field that is off, and without a caret."""
        self.setProperty("kept", True)
        self.setEnabled(False)

    def sizeHint(self) -> QSize:
        return QSize(max(120, super().sizeHint().width()), density().control)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, density().control)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._fitted(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        if self.property("kept"):
            return
        ink = colour("ink2" if self.isEnabled() else "inkDisabled")
        paint_icon(painter, QRect(self.width() - 24, 0, 16, self.height()), "caret-down", ink, 12)

    def _fitted(self, option: QStyleOptionComboBox) -> str:
        """The words in force, cut with a mark where the room is short; a tool tip tells the whole then."""
        part, whole = QStyle.SubControl.SC_ComboBoxEditField, self.currentText()
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        if shown != whole or self._told:
            self._told = whole if shown != whole else ""
            self.setToolTip(self._told)
        return shown

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            if self._name:
                self.setAccessibleName(str(self._name))
            for index, (_value, text) in enumerate(self._items):
                self.setItemText(index, str(text))
        elif event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class DateField(TextField):
    """A date typed in any usual way, written 2026-11-21 on leaving."""

    day_changed = Signal(object)
    """date or None, when the field is left with another value."""

    def __init__(self, name: Text = "", *, placeholder: Text = "2026-01-31") -> None:
        super().__init__(name, placeholder=placeholder)
        self.committed.connect(lambda _text: self.day_changed.emit(self.day()))

    def day(self) -> date | None:
        """The date typed; None when empty or not a date."""
        return parse_day(self.text())

    def set_day(self, day: date | None) -> None:
        """Put a date in without signals."""
        self.set_text(day.isoformat() if day else "")

    def settle(self) -> None:
        day = self.day()
        if day:
            self.setText(day.isoformat())
        self.mark("danger" if self.text() and not day else "")


class TickBox(QCheckBox):
    """A tick box with its text; `toggled` as in Qt."""

    def __init__(self, text: Text = "", *, name: Text = "") -> None:
        super().__init__()
        self._text, self._name, self._kept = text, name, False
        self.setAccessibleName(str(name or text))

    def keep(self) -> None:
        """From now on only to be read: not faint, as a box that is off."""
        self._kept = True
        self.setEnabled(False)

    def sizeHint(self) -> QSize:
        return QSize(26 + text_width("body", str(self._text)), max(24, density().control - 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        del pos
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        off = not (self.isEnabled() or self._kept)
        place = QRect(2, (self.height() - 16) // 2, 16, 16)
        paint_tick(painter, place, self.isChecked(), not off, kept=self._kept)
        ink = colour("inkDisabled" if off else "ink")
        draw_text(painter, self.rect().adjusted(24, 0, 0, 0), str(self._text), "body", ink)
        if self.hasFocus():
            focus_ring(painter, self.rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in CHANGES:
            self.setAccessibleName(str(self._name or self._text))
            self.updateGeometry()
            self.update()


def paint_tick(
    painter: QPainter, rect: QRect, ticked: bool, enabled: bool = True, *, kept: bool = False
) -> None:
    """The square of a tick box, 16 px; also drawn in table cells. `kept`: only to be read."""
    if kept:
        box(painter, rect, colour("sunken"), colour("lineStrong"), radius=3)
        if ticked:
            paint_icon(painter, rect, "ok", colour("ink2"), 12)
    elif ticked:
        fill = colour("accent.solid" if enabled else "inkDisabled")
        box(painter, rect, fill, fill, radius=3)
        paint_icon(painter, rect, "ok", colour("accent.on"), 12)
    else:
        box(painter, rect, colour("surface"), colour("control" if enabled else "lineStrong"), radius=3)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to go on: `value` is handed out, `consequence` says what will happen."""

    value: str
    title: Text
    consequence: Text = ""


class _Card(QAbstractButton):
    def __init__(self, choice: Choice, key: str) -> None:
        super().__init__()
        self.choice, self._key = choice, key
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setShortcut(QKeySequence(key))
        self.setAccessibleName(f"{choice.title}: {choice.consequence}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, 58)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        box(
            painter,
            self.rect(),
            colour("selected" if on else "surface"),
            colour("accent.line" if on else "line"),
        )
        dot = QRect(14, (self.height() - 16) // 2, 16, 16)
        box(painter, dot, colour("surface"), colour("accent.solid" if on else "control"), radius=8)
        if on:
            box(painter, dot.adjusted(4, 4, -4, -4), colour("accent.solid"), radius=4)
        cap = keycap_width(self._key)
        room = QRect(42, 9, self.width() - 42 - cap - 24, 20)
        draw_text(painter, room, str(self.choice.title), "bodyStrong")
        draw_text(painter, room.translated(0, 20), str(self.choice.consequence), "caption", colour("ink2"))
        place = QRect(self.width() - cap - 12, 10, cap, 16)
        paint_keycap(painter, place, self._key, colour("neutral.tint"), colour("ink2"))
        if self.hasFocus():
            focus_ring(painter, self.rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in CHANGES:
            self.setAccessibleName(f"{self.choice.title}: {self.choice.consequence}")
            self.update()


class ChoiceCards(QWidget):
    """Cards 1, 2, 3 …, one taken at a time by mouse, digit or arrows."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._group = QButtonGroup(self)
        self._cards = [_Card(choice, str(number)) for number, choice in enumerate(choices, 1)]
        for card in self._cards:
            column.addWidget(card)
            self._group.addButton(card)
            card.toggled.connect(self._toggled)
        column.addStretch(1)

    def _toggled(self, on: bool) -> None:
        if on:
            self.chosen.emit(self.value())

    def value(self) -> str:
        """The value taken, empty before any."""
        return next((card.choice.value for card in self._cards if card.isChecked()), "")

    def take(self, value: str) -> None:
        """Take one as a person would."""
        for card in self._cards:
            if card.choice.value == value:
                card.setChecked(True)
