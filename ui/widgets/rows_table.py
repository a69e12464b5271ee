"""The table that all lists are drawn in: painted cells, tint and bar on selected rows, hatch on pending ones.

`DataTable` shows rows at hand, `WindowedTable` a window on a query; both copy (Ctrl C), export (Ctrl E),
print (Ctrl P) and choose columns (Ctrl Shift C, or the menu of the header) by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.texts import LateText, Text
from ui.tokens import colour, density, space, token
from ui.widgets.cells import paint_cell, paint_missing
from ui.widgets.column_choice import ColumnChoice
from ui.widgets.cut_tips import CutTips
from ui.widgets.painting import focus_ring, hairline, hatch
from ui.widgets.rows_model import AnyIndex, RowsModel
from ui.widgets.table_content import copy_selected
from ui.widgets.table_hands import WAYS, hands_now, open_table_menu
from ui.widgets.table_header import TableHeader

_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class _Delegate(QStyledItemDelegate):
    def __init__(self, table: RowsTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        table, model = self._table, self._table.rows_model
        line, number = index.row(), index.column()
        look = model.look_of(line)
        fill = "selected" if chosen else f"{look.tint}.tint" if look.tint else "surface"
        painter.fillRect(rect, colour(fill))
        if look.pending:
            hatch(painter, rect)
        hairline(painter, rect.left(), rect.bottom(), rect.width())
        room = table.padded(rect, number)
        if model.row_at(line) is None:
            if model.marks_missing():
                paint_missing(painter, room)
        else:
            paint_cell(painter, room, model.columns[number], model.cell(line, number), look, chosen)
        if chosen and number == table.first_column:
            painter.fillRect(
                rect.left(), rect.top(), token("line.selectedBar"), rect.height(), colour("accent.solid")
            )


class RowsTable(QTableView):
    """A read-only table; arrows move, Shift extends, Enter opens. What is selected is named by its row."""

    selected = Signal(object)
    """The current row, None without one."""
    opened = Signal(object)
    ticked = Signal(object)
    """A row whose tick cell was clicked, or Space on it."""
    sort_wanted = Signal(str, bool)
    columns_changed = Signal()
    """The person arranged the columns; `columns_chosen` says how."""

    def __init__(
        self, model: RowsModel[Any], name: Text = "", *, row_height: int | None = None, key: str = ""
    ) -> None:
        super().__init__()
        self.rows_model, self.name, self._fixed_height = model, name, row_height
        self.key = key or _key_of(name)
        self.filter_words: Text = ""  # what the screen filters by; stands on the paper
        self.sorting: tuple[str, bool] = ("", False)
        self.columns_chosen = ColumnChoice()
        self.first_column, self._last_column = 0, len(model.columns) - 1
        self._kept: tuple[Any, str] = (None, "")
        self._dressed = False
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        CutTips(self)
        self.header = TableHeader(self, self)
        self.setHorizontalHeader(self.header)
        self._dress()
        self.choose_columns(self.columns_chosen)
        self._measure()
        self._connect(model)

    def _connect(self, model: RowsModel[Any]) -> None:
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.row_at(index.row())))
        self.header.sectionClicked.connect(self.sort_by)
        model.modelAboutToBeReset.connect(self._keep_selection)
        model.modelReset.connect(self._select_again)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Single-letter keys belong to the screen; the input method must not catch them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.header.setSectionsClickable(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(str(self.name))

    def choose_columns(self, choice: ColumnChoice) -> None:
        """Lay the columns out as a person chose; `ColumnChoice()` is how the screen made them."""
        self.columns_chosen = choice
        self.header.arrange(choice)
        shown = self.shown_columns()
        self.first_column, self._last_column = shown[0], shown[-1]
        self.viewport().update()

    def hide_column(self, number: int) -> None:
        """Hide a column for this person; the last one shown stays."""
        own = self.columns_chosen
        if len(self.shown_columns()) > 1:
            key = self.rows_model.columns[number].key
            self.choose_columns(ColumnChoice(self.header.shown().order, own.hidden | {key}, own.widths))
            self.columns_changed.emit()

    def shown_columns(self) -> list[int]:
        """Numbers of the columns in the model, from left to right, without the hidden ones."""
        numbers = (self.header.logicalIndex(place) for place in range(self.header.count()))
        return [number for number in numbers if not self.header.isSectionHidden(number)]

    def fit_column(self, number: int, width: int) -> None:
        """Make a column so wide, unless the person set its width."""
        if self.rows_model.columns[number].key not in self.columns_chosen.widths:
            self.setColumnWidth(number, width)

    def _measure(self) -> None:
        two = any(column.kind == "two_line" for column in self.rows_model.columns)
        height = self._fixed_height or (density().rowTwoLine if two else density().row)
        self.verticalHeader().setDefaultSectionSize(height)

    def padded(self, rect: QRect, column: int) -> QRect:
        """The room for content in a cell: 8 px at the sides, 16 at the table's edges."""
        edge, inner = space("edgeCellPadX"), space("cellPadX")
        left = edge if column == self.first_column else inner
        return rect.adjusted(left, 0, -(edge if column == self._last_column else inner), 0)

    def current_row(self) -> Any:
        """The selected row that the keyboard is on, else the first selected one; None without one."""
        line = self.current_line()
        return self.rows_model.row_at(line) if line >= 0 else None

    def current_line(self) -> int:
        """The line of `current_row`, -1 without one."""
        chosen = self.selectionModel()
        now = self.currentIndex()
        if now.isValid() and chosen.isRowSelected(now.row()):
            return int(now.row())
        lines = self.selected_lines()
        return lines[0].start if lines else -1

    def selected_lines(self) -> list[range]:
        """The selected lines as ranges from above to below."""
        # Ranges, not `selectedRows`: a million selected lines are one range.
        spans = cast(Sequence[QItemSelectionRange], self.selectionModel().selection())
        found = {(span.top(), span.bottom()) for span in spans}
        return [range(top, bottom + 1) for top, bottom in sorted(found)]

    def select_line(self, line: int) -> None:
        """Select a line (from 0) and scroll to it; outside the rows nothing is selected."""
        if 0 <= line < self.rows_model.rowCount():
            self.selectRow(line)
            self.scrollTo(self.rows_model.index(line, self.first_column))
        else:
            self.clearSelection()

    def show_sort(self, key: str, descending: bool) -> None:
        """Show by which column the rows came sorted."""
        self.sorting = (key, descending)
        self.header.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selected.emit(self.current_row())

    def _keep_selection(self) -> None:
        line = self.current_line() if self.rows_model.key_of else -1
        row = self.rows_model.row_at(line) if 0 <= line < self.rows_model.rowCount() else None
        key = self.rows_model.key_of(row) if row is not None and self.rows_model.key_of else ""
        self._kept = (row, key)

    def _select_again(self) -> None:
        """The row that was selected is selected still; told only if it reads otherwise now."""
        row, key = self._kept
        self._kept = (None, "")
        line = self.rows_model.line_of(key) if key else -1
        if not 0 <= line < self.rows_model.rowCount():
            return
        same = self.rows_model.row_at(line) == row
        was = self.blockSignals(same)
        index = self.rows_model.index(line, self.first_column)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.blockSignals(was)
        self.scrollTo(index)

    def sort_by(self, number: int) -> None:
        """Ask for the rows sorted by a column, the other way round if they are so already."""
        column = self.rows_model.columns[number]
        if column.sortable:
            key, descending = self.sorting
            self.sort_wanted.emit(column.key, not descending if key == column.key else False)

    def _clicked(self, index: AnyIndex) -> None:
        if self.rows_model.columns[index.column()].kind == "tick":
            self.ticked.emit(self.rows_model.row_at(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        way = WAYS.get(event.keyCombination().toCombined())
        hands = hands_now()
        if way is not None and hands is not None:
            hands.act(self, way)
        elif way == "copy":
            copy_selected(self)
        elif row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Space:
            self.ticked.emit(row)
        elif event.key() in _ENDS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.select_line(0 if event.key() == Qt.Key.Key_Home else self.rows_model.rowCount() - 1)
        elif event.text() and not event.modifiers():
            event.ignore()  # no search by letters: they are the screen's keys
        else:
            super().keyPressEvent(event)

    def lines_in_sight(self) -> int:
        """How many rows one screen of it shows."""
        return max(1, self.viewport().height() // max(1, self.verticalHeader().defaultSectionSize()))

    def seen_area(self) -> int:
        """How much of the window its rows take, in px²; 0 out of sight."""
        return self.width() * self.height() if self.isVisible() else 0

    def open_menu(self, place: QPoint, number: int = -1) -> None:
        """What can be done with the table, and with the column `number` if one was meant."""
        open_table_menu(self, place, number)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu(event.globalPos())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        hands = hands_now()
        if hands is not None and not self._dressed:
            self._dressed = True
            hands.dress(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        hands = hands_now()
        if hands is not None:
            hands.entered(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.current_line() < 0:
            focus_ring(QPainter(self.viewport()), self.viewport().rect(), 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange) and hasattr(self, "name"):
            self.setAccessibleName(str(self.name))
            self._measure()
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, density().header + 2 * density().row)


def _key_of(name: Text) -> str:
    """The key under which a table's columns are kept: its area and English name. "" for a nameless table."""
    if not isinstance(name, LateText):
        return ""
    return f"{name.context}.{re.sub('[^a-z0-9]+', '-', name.source.lower()).strip('-')}"
