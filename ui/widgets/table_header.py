"""The header of a table: titles, sort arrow, and columns laid out as a person chose or drags them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.tokens import colour, density, space
from ui.widgets.column_choice import LEAST_WIDTH, ColumnChoice
from ui.widgets.painting import LEFT, RIGHT, draw_text, hairline
from ui.widgets.shown_table import ShownTable


class TableHeader(QHeaderView):
    """Titles in small grey ink; the sorted column in strong ink with its arrow."""

    def __init__(self, table: ShownTable, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self._pressed = ColumnChoice()
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(LEAST_WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(0, density().header)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.fillRect(rect, colour("zebra"))
        hairline(painter, rect.left(), rect.bottom(), rect.width(), 1, "lineStrong")
        column = self._table.rows_model.columns[logicalIndex]
        sorted_by, descending = self._table.sorting
        on = column.key == sorted_by
        words = str(column.title) + (f" {'↓' if descending else '↑'}" if on else "")
        style = "bodyStrong" if on else "caption"
        room = self._table.padded(rect, logicalIndex)
        draw_text(
            painter, room, words, style, colour("ink" if on else "ink2"), RIGHT if column.right else LEFT
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("zebra"))
        hairline(painter, event.rect().left(), self.height() - 1, event.rect().width(), 1, "lineStrong")
        painter.end()
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.shown()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was dragged is the person's choice from now on."""
        super().mouseReleaseEvent(event)
        now, before = self.shown(), self._pressed
        dragged = {key: width for key, width in now.widths.items() if width != before.widths.get(key)}
        if now.order != before.order or dragged:
            stretched = {column.key for column in self._table.rows_model.columns if column.stretch}
            kept = {key: width for key, width in dragged.items() if key not in stretched}
            own = self._table.columns_chosen
            self._table.choose_columns(ColumnChoice(now.order, own.hidden, {**own.widths, **kept}))
            self._table.columns_changed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._table.open_menu(event.globalPos(), self.logicalIndexAt(event.pos()))

    def shown(self) -> ColumnChoice:
        """Order, widths and hidden columns as they stand on the screen."""
        keys = [column.key for column in self._table.rows_model.columns]
        numbers = [self.logicalIndex(place) for place in range(self.count())]
        return ColumnChoice(
            tuple(keys[number] for number in numbers),
            frozenset(keys[number] for number in numbers if self.isSectionHidden(number)),
            {keys[number]: self.sectionSize(number) for number in numbers},
        )

    def arrange(self, choice: ColumnChoice) -> None:
        """Lay the columns out as chosen; those that the choice does not know stand where they stood."""
        columns = self._table.rows_model.columns
        keys = [column.key for column in columns]
        known = [key for key in choice.order if key in keys]
        order = [*known, *(key for key in keys if key not in known)]
        for place, key in enumerate(order):
            self.moveSection(self.visualIndex(keys.index(key)), place)
        hidden = choice.hidden if choice.hidden & set(keys) != set(keys) else frozenset()
        for number, key in enumerate(keys):
            self.setSectionHidden(number, key in hidden)
        self._set_widths(choice, [keys.index(key) for key in order if key not in hidden])

    def _set_widths(self, choice: ColumnChoice, numbers: list[int]) -> None:
        columns = self._table.rows_model.columns
        edge = space("edgeCellPadX") - space("cellPadX")
        for number in numbers:
            column = columns[number]
            at_edge = edge * ((number == numbers[0]) + (number == numbers[-1]))
            own = choice.widths.get(column.key)
            stretch = column.stretch and own is None
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            self.setSectionResizeMode(number, mode)
            self.resizeSection(number, own if own is not None else column.width + at_edge)
        stretched = any(columns[number].stretch for number in numbers)
        self.setStretchLastSection(bool(choice.hidden or choice.widths) and not stretched)
