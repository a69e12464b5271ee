"""Figures: a strip of figures, a list of label and value, KPI tiles, a value that is masked until asked for.

FactStrip([Fact(late(..., "Rate"), "11.40 %", note="…"), …]);  strip.show_facts([...])
FactList([Fact(label, value, kind="warning"), …])        KpiTile(Fact(...), chip=…, spark=(3, 5, 4))
MaskedValue("4406**********3828", reveal=presenter.reveal)     # reveal(show: Callable[[str], None])
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.texts import Text, late
from ui.tokens import Kind, colour, size, space, token
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.painted import Painted
from ui.widgets.painting import (
    RIGHT,
    ChipSpec,
    chip_width,
    draw_text,
    focus_ring,
    hairline,
    paint_chip,
    text_width,
)

REVEALED_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its label; `note` is the line of context, `kind` colours the value."""

    label: Text
    value: Text
    note: Text = ""
    kind: Kind | None = None
    unit: Text = ""
    strong: bool = False


def _ink(fact: Fact) -> QColor:
    return colour(f"{fact.kind}.fg") if fact.kind else colour("ink")


def _spoken(facts: Sequence[Fact]) -> str:
    return "; ".join(f"{f.label}: {f.value}{f' {f.unit}' if f.unit else ''} {f.note}".strip() for f in facts)


class FactStrip(Painted):
    """Figures side by side, label above, context below; a `strong` one (the annualised rate) is larger."""

    def __init__(self, facts: Sequence[Fact] = (), *, ruled: bool = True) -> None:
        super().__init__()
        self._facts: tuple[Fact, ...] = tuple(facts)
        self._ruled = ruled
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other figures."""
        self._facts = tuple(facts)
        self.renew()

    def spoken(self) -> str:
        return _spoken(self._facts)

    def sizeHint(self) -> QSize:
        widest = max(map(self._width, self._facts), default=0)
        width = max(120, widest + 14) * max(1, len(self._facts)) + 2 * space("panelPadding")
        return QSize(width, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(96 * max(1, len(self._facts)), self._height())

    def _height(self) -> int:
        return 80 if any(str(fact.note) for fact in self._facts) else 60

    @staticmethod
    def _width(fact: Fact) -> int:
        value = text_width("kpi" if fact.strong else "figure", str(fact.value))
        unit = text_width("caption", str(fact.unit)) + 4 if fact.unit else 0
        return max(value + unit, *(text_width("caption", str(words)) for words in (fact.label, fact.note)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        if self._ruled:
            hairline(painter, 0, self.height() - 1, self.width())
        padding = space("panelPadding")
        width = (self.width() - 2 * padding) // max(1, len(self._facts))
        for number, fact in enumerate(self._facts):
            room = QRect(padding + number * width, 9, width - 12, 18)
            draw_text(painter, room, str(fact.label), "caption", colour("ink2"))
            style = "kpi" if fact.strong else "figure"
            line = QRect(room.left(), 27, room.width(), 28)
            used = draw_text(painter, line, str(fact.value), style, _ink(fact))
            draw_text(painter, line.adjusted(used + 4, 4, 0, 0), str(fact.unit), "caption", colour("ink2"))
            draw_text(painter, room.translated(0, 46), str(fact.note), "caption", colour("ink2"))


class FactList(Painted):
    """Label left, value beside it (or at the right edge with `spread`), one fact a line."""

    LINE = 28

    def __init__(self, facts: Sequence[Fact] = (), *, spread: bool = False, label_width: int = 0) -> None:
        super().__init__()
        self._facts: tuple[Fact, ...] = tuple(facts)
        self._spread, self._label_width = spread, label_width
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        self._facts = tuple(facts)
        self.renew()

    def spoken(self) -> str:
        return _spoken(self._facts)

    def sizeHint(self) -> QSize:
        return QSize(240, len(self._facts) * self.LINE + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        padding = space("panelPadding")
        widest = max((text_width("body", str(fact.label)) for fact in self._facts), default=0)
        column = self._label_width or min(widest + 20, self.width() // 2)
        for number, fact in enumerate(self._facts):
            line = QRect(padding, 6 + number * self.LINE, self.width() - 2 * padding, self.LINE)
            draw_text(
                painter,
                QRect(line.topLeft(), QSize(column, self.LINE)),
                str(fact.label),
                "body",
                colour("ink2"),
            )
            room = line.adjusted(column, 0, 0, 0)
            if self._spread and fact.note:
                note = text_width("caption", str(fact.note))
                draw_text(painter, room, str(fact.note), "caption", _ink(fact), RIGHT)
                room.setRight(room.right() - max(72, note + 16))
                draw_text(painter, room, str(fact.value), "bodyStrong", colour("ink"), RIGHT)
                continue
            style = "bodyStrong" if fact.strong or self._spread else "body"
            align = RIGHT if self._spread else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            used = draw_text(painter, room, str(fact.value), style, _ink(fact), align)
            if fact.note and not self._spread:
                draw_text(
                    painter, room.adjusted(used + 12, 0, 0, 0), str(fact.note), "caption", colour("ink2")
                )


class KpiTile(Painted):
    """Label, figure, a line of context, chip and sparkline; a click (or Enter) drills."""

    ROLE = QAccessible.Role.Button

    clicked = Signal()

    def __init__(self, fact: Fact, *, chip: ChipSpec | None = None, spark: Sequence[int] = ()) -> None:
        super().__init__()
        self._fact, self._chip, self._spark = fact, chip, tuple(spark)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def show_fact(self, fact: Fact, chip: ChipSpec | None = None, spark: Sequence[int] = ()) -> None:
        """Show other figures."""
        self._fact, self._chip, self._spark = fact, chip, tuple(spark)
        self.renew()

    def spoken(self) -> str:
        return _spoken([self._fact])

    def sizeHint(self) -> QSize:
        return QSize(240, size("kpiTile"))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, size("kpiTile"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        hairline(painter, self.width() - 1, 0, 1, self.height())
        hairline(painter, 0, self.height() - 1, self.width())
        room = self.rect().adjusted(space("panelPadding"), 0, -space("panelPadding"), 0)
        draw_text(
            painter,
            QRect(room.left(), 12, room.width(), 18),
            str(self._fact.label),
            "caption",
            colour("ink2"),
        )
        if self._chip:
            width = chip_width(self._chip)
            paint_chip(painter, QRect(room.right() - width, 10, width, 20), self._chip)
        line = QRect(room.left(), 34, room.width(), 32)
        used = draw_text(painter, line, str(self._fact.value), "kpi", _ink(self._fact))
        draw_text(painter, line.adjusted(used + 6, 8, 0, 0), str(self._fact.unit), "caption", colour("ink2"))
        draw_text(
            painter, QRect(room.left(), 67, room.width(), 18), str(self._fact.note), "caption", colour("ink2")
        )
        if len(self._spark) > 1 and line.left() + used + 90 < room.right():
            kind = self._chip.kind if self._chip else "accent"
            paint_sparkline(
                painter, QRect(room.right() - 76, 36, 74, 26), self._spark, colour(f"{kind}.line")
            )
        if self.hasFocus():
            focus_ring(painter, self.rect().adjusted(1, 1, -2, -2))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


def paint_sparkline(painter: QPainter, rect: QRect, values: Sequence[int], ink: QColor) -> None:
    """A line of whole numbers scaled into `rect`, its last point marked."""
    low, high = min(values), max(values)
    step = rect.width() / (len(values) - 1)
    points = [
        QPointF(rect.left() + n * step, rect.bottom() - rect.height() * (v - low) / max(1, high - low))
        for n, v in enumerate(values)
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, token("line.sparkline")))
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(ink)
    painter.drawEllipse(points[-1], 2.5, 2.5)
    painter.restore()


class MaskedValue(QWidget):
    """A masked value with the button that shows it in clear; hides again after 30 s; says it leaves a trace.

    `reveal` is called with a callable that takes the clear text once the server gave it. Of several beside
    each other only the last need be `told` to leave a trace.
    """

    def __init__(
        self, masked: str, reveal: Callable[[Callable[[str], None]], object], *, told: bool = True
    ) -> None:
        super().__init__()
        self._masked, self._reveal = masked, reveal
        self._value = Label(masked)
        self._button = Button(late("kit", "Show in clear"), "link", icon="unmask")
        self._button.clicked.connect(self._ask)
        self._timer = QTimer(self, singleShot=True, interval=REVEALED_SECONDS * 1000)
        self._timer.timeout.connect(self.hide_again)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._value)
        row.addWidget(self._button)
        if told:
            row.addWidget(Chip(ChipSpec(late("kit", "leaves a trace"), "masked")))
        row.addStretch(1)

    def text(self) -> str:
        """What can be read now."""
        return self._value.text()

    def hide_again(self) -> None:
        """Back to the masked form."""
        self._timer.stop()
        self._value.say(self._masked)
        self._button.setEnabled(True)

    def _ask(self) -> None:
        self._reveal(self._show)

    def _show(self, clear: str) -> None:
        self._value.say(clear)
        self._button.setEnabled(False)
        self._timer.start()
