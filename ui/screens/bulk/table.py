"""The grid: cells typed over as in Excel, one row a payment, the bad cell framed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.formatting import count, money
from ui.screens.bulk.grid import PROBLEMS, Field, Grid, Line, State
from ui.screens.bulk.words import FIELDS, chip_of, effect_of
from ui.texts import Text, late
from ui.tokens import colour, density
from ui.widgets.fields import TextField
from ui.widgets.painting import CHIP_HEIGHT, LEFT, RIGHT, box, chip_width, draw_text, hairline, paint_chip
from ui.widgets.rows_model import AnyIndex

NUMBER, FIRST_FIELD, EFFECT, CHECK = 0, 1, 6, 7
WIDTHS = (56, 184, 176, 108, 116, 100, 264, 142)
RIGHT_COLUMNS = (NUMBER, FIRST_FIELD + Field.AMOUNT)
SPARE = 1
"""Empty rows below the last one, to type into."""


TITLES: tuple[Text, ...] = (
    late("bulk", "Row"),
    *(FIELDS[field] for field in Field),
    late("bulk", "What happens"),
    late("bulk", "Check"),
)


class GridModel(QAbstractTableModel):
    """A window on the grid; `places` narrows it to some rows, None shows all and a spare one."""

    typed = Signal(int, object)
    """Row from 0 and its new Line."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.grid = grid
        self.places: Sequence[int] | None = None
        self._shown = SPARE

    def renew(self, places: Sequence[int] | None) -> None:
        """The rows changed, or others are looked at."""
        shown = len(self.grid) + SPARE if places is None else len(places)
        if places is not None or self.places is not None or shown < self._shown:
            self.beginResetModel()
            self.places, self._shown = places, shown
            self.endResetModel()
            return
        if shown > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, shown - 1)
            self._shown = shown
            self.endInsertRows()
        self.dataChanged.emit(self.index(0, 0), self.index(shown - 1, CHECK))

    def place(self, row: int) -> int:
        """The row of the grid behind a line of the view."""
        return row if self.places is None else self.places[row]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else CHECK + 1

    def line(self, row: int) -> Line:
        """The cells behind a line of the view."""
        at = self.place(row)
        return self.grid.lines[at] if at < len(self.grid) else Line()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed_in = FIRST_FIELD <= index.column() < EFFECT and not self.line(index.row()).receipt
        return flags | Qt.ItemFlag.ItemIsEditable if typed_in else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        texts = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )
        return self.text(index.row(), index.column(), role) if role in texts else None

    def text(self, row: int, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> str:
        """What stands in a cell, money and dates as they are written."""
        at = self.place(row)
        if column == NUMBER:
            return count(at + 1)
        line = self.line(row)
        if FIRST_FIELD <= column < EFFECT:
            raw = line.cells[column - FIRST_FIELD]
            known = self.grid.judged[at].row if at < len(self.grid) else None
            if known is None or role == Qt.ItemDataRole.EditRole:
                return raw
            day = known.value_date.isoformat() if column - FIRST_FIELD == Field.DAY else raw
            return money(known.amount_fen) if column - FIRST_FIELD == Field.AMOUNT else day
        if at >= len(self.grid):
            return ""
        known_all = self.grid.judged[at]
        if column == EFFECT:
            return str(effect_of(known_all, line.receipt))
        chip = chip_of(known_all)
        return str(chip.text) if chip else ""

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        del role
        line = self.line(index.row())
        made = line.with_cell(index.column() - FIRST_FIELD, str(value).strip())
        if made is not line:
            self.typed.emit(self.place(index.row()), made)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return str(TITLES[section])
        return None


class _Header(QHeaderView):
    """Titles in small grey ink."""

    def sizeHint(self) -> QSize:
        return QSize(0, density().header)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.fillRect(rect, colour("zebra"))
        hairline(painter, rect.left(), rect.bottom(), rect.width(), 1, "lineStrong")
        side = RIGHT if logicalIndex in RIGHT_COLUMNS else LEFT
        room = rect.adjusted(8, 0, -8, 0)
        draw_text(painter, room, str(TITLES[logicalIndex]), "caption", colour("ink2"), side)


class _Delegate(QStyledItemDelegate):
    def __init__(self, table: GridTable) -> None:
        super().__init__(table)
        self._table = table

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        del option
        amount = index.column() - FIRST_FIELD == Field.AMOUNT
        return TextField(FIELDS[index.column() - FIRST_FIELD], align_right=amount, parent=parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model, row, column = self._table.model_of_grid, index.row(), index.column()
        at = model.place(row)
        known = model.grid.judged[at] if at < len(model.grid) else None
        wrong = known is not None and known.state is State.ERROR
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        fill = "danger.tint" if wrong else "selected" if chosen else "surface"
        painter.fillRect(rect, colour(fill))
        hairline(painter, rect.left(), rect.bottom(), rect.width())
        if column < CHECK:
            hairline(painter, rect.right(), rect.top(), 1, rect.height())
        self._content(painter, rect.adjusted(8, 0, -8, 0), row, column)
        if known is not None and known.field == column - FIRST_FIELD >= 0 and known.state in PROBLEMS:
            kind = "danger" if wrong else "warning"
            box(painter, rect.adjusted(0, 0, -1, -1), line=colour(f"{kind}.fg"), radius=0)
        if index == self._table.currentIndex() and self._table.hasFocus():
            box(painter, rect.adjusted(0, 0, -1, -1), line=colour("focus"), radius=0, pen=2)

    def _content(self, painter: QPainter, room: QRect, row: int, column: int) -> None:
        model = self._table.model_of_grid
        at = model.place(row)
        known = model.grid.judged[at] if at < len(model.grid) else None
        if column == CHECK:
            chip = chip_of(known) if known else None
            if chip is not None and known is not None:
                width = min(chip_width(chip), room.width())
                top = room.center().y() - CHIP_HEIGHT // 2
                bordered = known.state in (State.ERROR,)
                paint_chip(painter, QRect(room.left(), top, width, CHIP_HEIGHT), chip, bordered)
            return
        inks = {State.CONFIRM: "warning.fg", State.REPEATED: "warning.fg", State.ERROR: "danger.fg"}
        faint = column == NUMBER or column - FIRST_FIELD == Field.DAY
        ink = inks.get(known.state, "ink") if known and column == EFFECT else "ink2" if faint else "ink"
        text = model.text(row, column)
        if column in RIGHT_COLUMNS:
            draw_text(painter, room, text, "body", colour(ink), RIGHT)
        else:
            draw_text(painter, room, text, "body", colour(ink))


class GridTable(QTableView):
    """Arrows move, typing replaces, F2 or a double click edits, Enter goes down, Delete empties."""

    pasted = Signal(str, int, int)
    """Text, row of the grid, field."""
    written = Signal(int, object)
    """Row of the grid from 0, and the lines that shall stand from there on."""
    moved = Signal()

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.model_of_grid = GridModel(grid)
        self.setModel(self.model_of_grid)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalHeader(_Header(Qt.Orientation.Horizontal, self))
        self._dress()
        self.model_of_grid.typed.connect(lambda at, line: self.written.emit(at, [line]))

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(density().row)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        header = self.horizontalHeader()
        header.setSectionResizeMode(FIRST_FIELD + Field.NAME, QHeaderView.ResizeMode.Stretch)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(str(late("bulk", "List of payments")))

    def go(self, at: int, field: int = 0) -> None:
        """Put the keyboard on a cell of a grid's row."""
        places = self.model_of_grid.places
        row = at if places is None else next((n for n, one in enumerate(places) if one == at), -1)
        if 0 <= row < self.model_of_grid.rowCount():
            self.setCurrentIndex(self.model_of_grid.index(row, FIRST_FIELD + max(0, field)))

    def current_place(self) -> int:
        """The grid's row that the keyboard is on, 0 without one."""
        index = self.currentIndex()
        return self.model_of_grid.place(index.row()) if index.isValid() else 0

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        index = self.currentIndex()
        super().closeEditor(editor, hint)
        self.setFocus()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._down(index)

    def _down(self, index: AnyIndex) -> None:
        below = self.model_of_grid.index(
            min(index.row() + 1, self.model_of_grid.rowCount() - 1), index.column()
        )
        self.setCurrentIndex(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The same key that ends an edit comes here too; the end of the edit goes down already.
            if self.state() != QAbstractItemView.State.EditingState:
                self._down(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._over_selection(lambda _cells, _field: "")
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """What the clipboard has, from the cell that the keyboard is on."""
        text = QApplication.clipboard().text()
        index = self.currentIndex()
        field = min(max(index.column() - FIRST_FIELD, 0), len(Field) - 1) if index.isValid() else 0
        if text:
            self.pasted.emit(text, self.current_place(), field)

    def copy(self) -> None:
        """The chosen cells, as Excel takes them."""
        rows, columns = self._chosen()
        texts = ("\t".join(self.model_of_grid.text(row, column) for column in columns) for row in rows)
        QApplication.clipboard().setText("\n".join(texts))

    def fill_down(self) -> None:
        """The top chosen row's cells into the chosen rows below it; on a single row, the cell above."""
        rows, _columns = self._chosen()
        source = rows.start if len(rows) > 1 else max(0, rows.start - 1)
        cells = self.model_of_grid.line(source).cells
        self._over_selection(lambda _cells, field: cells[field])

    def _over_selection(self, made: Callable[[tuple[str, ...], int], str]) -> None:
        rows, columns = self._chosen()
        fields = [column - FIRST_FIELD for column in columns if FIRST_FIELD <= column < EFFECT]
        rows = rows if self.model_of_grid.places is None else range(rows.start, rows.start + 1)
        rows = range(rows.start, min(rows.stop, len(self.model_of_grid.grid) + 1))
        lines = []
        for row in rows:
            line = self.model_of_grid.line(row)
            for field in fields:
                line = line.with_cell(field, made(line.cells, field))
            lines.append(line)
        if fields and lines:
            self.written.emit(self.model_of_grid.place(rows.start), lines)

    def _chosen(self) -> tuple[range, range]:
        chosen = self.selectionModel().selection()
        if chosen.isEmpty():
            index = self.currentIndex()
            row, column = max(index.row(), 0), max(index.column(), 0)
            return range(row, row + 1), range(column, column + 1)
        span = chosen.first()
        return range(span.top(), span.bottom() + 1), range(span.left(), span.right() + 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "model_of_grid"):
            self._name()
            self.viewport().update()
            self.horizontalHeader().viewport().update()
