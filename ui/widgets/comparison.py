"""Before and after of a change, row by row; what changes is strong, violet and carries an arrow.

Comparison([Compared(late(..., "Penalty"), "52.30", "0.00"), Compared(late(..., "Class"), "关注", "关注")])
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.texts import Text, late
from ui.tokens import colour, density, space
from ui.widgets.icons import paint_icon
from ui.widgets.painted import Painted
from ui.widgets.painting import RIGHT, box, draw_text, hairline


@dataclass(frozen=True, slots=True)
class Compared:
    """One item; consequences (income, authority left) are rows too."""

    item: Text
    before: Text
    after: Text

    @property
    def changed(self) -> bool:
        """Whether the two sides read differently."""
        return str(self.before) != str(self.after)


class Comparison(Painted):
    """Three columns: item, before, after; `titles` may rename the two sides (this device, server)."""

    def __init__(
        self,
        rows: Sequence[Compared] = (),
        titles: tuple[Text, Text] = (late("kit", "Before"), late("kit", "After")),
    ) -> None:
        super().__init__()
        self._rows: tuple[Compared, ...] = tuple(rows)
        self._titles = titles
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def show_rows(self, rows: Sequence[Compared]) -> None:
        """Show other rows."""
        self._rows = tuple(rows)
        self.renew()

    def spoken(self) -> str:
        return "; ".join(
            f"{row.item}: {row.before} → {row.after}" if row.changed else f"{row.item}: {row.after}"
            for row in self._rows
        )

    def sizeHint(self) -> QSize:
        return QSize(480, density().header + len(self._rows) * (density().row + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        header = QRect(0, 0, self.width(), density().header)
        painter.fillRect(header, colour("zebra"))
        hairline(painter, 0, header.bottom(), self.width(), 1, "lineStrong")
        for place, title in zip(self._columns(header)[1:], self._titles, strict=True):
            draw_text(painter, place, str(title), "caption", colour("ink2"), RIGHT)
        height = density().row + 4
        for number, row in enumerate(self._rows):
            self._paint_row(painter, QRect(0, header.height() + number * height, self.width(), height), row)

    def _columns(self, line: QRect) -> tuple[QRect, QRect, QRect]:
        edge, third = space("panelPadding"), self.width() * 3 // 10
        after = QRect(line.right() - edge - third, line.top(), third, line.height())
        before = QRect(after.left() - 36 - third, line.top(), third, line.height())
        return QRect(edge, line.top(), before.left() - edge - 8, line.height()), before, after

    def _paint_row(self, painter: QPainter, line: QRect, row: Compared) -> None:
        item, before, after = self._columns(line)
        hairline(painter, 0, line.bottom(), self.width())
        style = "bodyStrong" if row.changed else "body"
        draw_text(painter, item, str(row.item), style)
        draw_text(painter, before, str(row.before), "body", colour("ink2"), RIGHT)
        if row.changed:
            box(painter, after.adjusted(-4, 4, 8, -5), colour("pending.tint"))
            arrow = QRect(before.right() + 8, line.top(), 16, line.height())
            paint_icon(painter, arrow, "arrow-right", colour("pending.fg"), 14)
        ink = colour("pending.fg" if row.changed else "ink2")
        draw_text(painter, after, str(row.after), style, ink, RIGHT)
