"""The table: header with sort arrow, painted cells, tint and bar on the selected row, hatch on pending ones.

table = DataTable(FrozenRowsModel(COLUMNS), late("today", "My work"))
table.selected.connect(f)   # row or None     table.opened.connect(f)  # Enter or double click
table.sort_wanted.connect(f)  # key, descending; then query again and call table.show_sort(key, descending)
TableFoot(late(...), sum_text)
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.texts import Text
from ui.tokens import colour, density, space, token
from ui.widgets.cells import paint_cell
from ui.widgets.painted import Painted
from ui.widgets.painting import LEFT, RIGHT, draw_text, focus_ring, hairline, hatch, text_width
from ui.widgets.rows_model import AnyIndex, FrozenRowsModel, plain_text


class _Header(QHeaderView):
    """Titles in small grey ink; the sorted column in strong ink with its arrow."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setHighlightSections(False)
        self.setSectionsMovable(False)
        self.setMinimumSectionSize(40)

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


class _Delegate(QStyledItemDelegate):
    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        model, line = self._table.rows_model, index.row()
        look = model.look_of(line)
        fill = "selected" if chosen else f"{look.tint}.tint" if look.tint else "surface"
        painter.fillRect(rect, colour(fill))
        if look.pending:
            hatch(painter, rect)
        hairline(painter, rect.left(), rect.bottom(), rect.width())
        column = model.columns[index.column()]
        paint_cell(
            painter,
            self._table.padded(rect, index.column()),
            column,
            model.cell(line, index.column()),
            look,
            chosen,
        )
        if index.column() == 0 and chosen:
            painter.fillRect(
                rect.left(), rect.top(), token("line.selectedBar"), rect.height(), colour("accent.solid")
            )


class DataTable(QTableView):
    """A read-only table over frozen rows; one row is selected at a time, arrows move, Enter opens."""

    selected = Signal(object)
    opened = Signal(object)
    ticked = Signal(object)
    """A row whose tick cell was clicked, or Space on it."""
    sort_wanted = Signal(str, bool)

    def __init__(
        self, model: FrozenRowsModel[Any], name: Text = "", *, row_height: int | None = None
    ) -> None:
        super().__init__()
        self.rows_model, self._name, self._fixed_height = model, name, row_height
        self.sorting: tuple[str, bool] = ("", False)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalHeader(_Header(self))
        self._dress()
        self._set_columns()
        self._measure()
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.row_at(index.row())))
        self.horizontalHeader().sectionClicked.connect(self._header_clicked)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Single-letter keys belong to the screen; the input method must not catch them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(str(self._name))

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        last = len(self.rows_model.columns) - 1
        for number, column in enumerate(self.rows_model.columns):
            edge = space("edgeCellPadX") - space("cellPadX") if number in (0, last) else 0
            self.setColumnWidth(number, column.width + edge)
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _measure(self) -> None:
        two = any(column.kind == "two_line" for column in self.rows_model.columns)
        height = self._fixed_height or (density().rowTwoLine if two else density().row)
        self.verticalHeader().setDefaultSectionSize(height)

    def padded(self, rect: QRect, column: int) -> QRect:
        """The room for content in a cell: 8 px at the sides, 16 at the table's edges."""
        edge, inner = space("edgeCellPadX"), space("cellPadX")
        last = len(self.rows_model.columns) - 1
        return rect.adjusted(edge if column == 0 else inner, 0, -(edge if column == last else inner), 0)

    def current_row(self) -> Any:
        """The selected row, None without one."""
        lines = self.selectionModel().selectedRows()
        return self.rows_model.row_at(lines[0].row()) if lines else None

    def select_line(self, line: int) -> None:
        """Select a line (from 0) and scroll to it; outside the rows nothing is selected."""
        if 0 <= line < self.rows_model.rowCount():
            self.selectRow(line)
            self.scrollTo(self.rows_model.index(line, 0))
        else:
            self.clearSelection()

    def show_sort(self, key: str, descending: bool) -> None:
        """Show by which column the rows came sorted."""
        self.sorting = (key, descending)
        self.horizontalHeader().viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selected.emit(self.current_row())

    def _header_clicked(self, number: int) -> None:
        column = self.rows_model.columns[number]
        if column.sortable:
            key, descending = self.sorting
            self.sort_wanted.emit(column.key, not descending if key == column.key else False)

    def _clicked(self, index: AnyIndex) -> None:
        if self.rows_model.columns[index.column()].kind == "tick":
            self.ticked.emit(self.rows_model.row_at(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if event.matches(QKeySequence.StandardKey.Copy) and row is not None:
            QApplication.clipboard().setText(self._copied(row))
        elif row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Space:
            self.ticked.emit(row)
        elif event.text() and not event.modifiers():
            event.ignore()  # no search by letters: they are the screen's keys
        else:
            super().keyPressEvent(event)

    def _copied(self, row: Any) -> str:
        return "\t".join(plain_text(column.kind, column.read(row)) for column in self.rows_model.columns)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.current_row() is None:
            focus_ring(QPainter(self.viewport()), self.viewport().rect(), 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange) and hasattr(self, "_name"):
            self.setAccessibleName(str(self._name))
            self._measure()
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, density().header + 2 * density().row)


class TableFoot(Painted):
    """The line under a table: count and hints left, sum right."""

    def __init__(self, left: Text = "", right: Text = "", right_label: Text = "") -> None:
        super().__init__()
        self._left, self._right, self._right_label = left, right, right_label
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def say(self, left: Text, right: Text = "", right_label: Text = "") -> None:
        """Show other figures."""
        self._left, self._right, self._right_label = left, right, right_label
        self.renew()

    def spoken(self) -> str:
        return f"{self._left} {self._right_label} {self._right}".strip()

    def sizeHint(self) -> QSize:
        return QSize(200, 34)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("zebra"))
        hairline(painter, 0, 0, self.width())
        room = self.rect().adjusted(space("panelPadding"), 0, -space("panelPadding"), 0)
        draw_text(painter, room, str(self._right), "bodyStrong", colour("ink"), RIGHT)
        room.setRight(room.right() - text_width("bodyStrong", str(self._right)) - 10)
        draw_text(painter, room, str(self._right_label), "caption", colour("ink2"), RIGHT)
        room.setRight(room.right() - text_width("caption", str(self._right_label)) - 16)
        draw_text(
            painter,
            QRect(room.topLeft(), QSize(room.width(), room.height())),
            str(self._left),
            "caption",
            colour("ink2"),
        )
