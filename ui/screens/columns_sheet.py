"""Which columns a table shows, in what order and how wide: in force at once, kept for the person."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.column_choice import LEAST_WIDTH, MOST_WIDTH, ColumnChoice
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.rows_table import RowsTable
from ui.widgets.sheet import Sheet
from ui.widgets.table import DataTable

WIDTH, STEP, MOST_LINES = 840, 10, 12


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column as the sheet lists it."""

    key: str
    title: Text
    shown: bool
    width: int


LINES: tuple[Column[ColumnLine], ...] = (
    Column("shown", late("tables", "Shown"), lambda line: line.shown, "tick", width=64),
    Column("title", late("tables", "Column"), lambda line: line.title, stretch=True),
    Column("width", late("tables", "Width"), lambda line: line.width, "number", width=90),
)


class ColumnsSheet(Sheet):
    """Space shows or hides, Alt with an arrow moves or resizes; every change is at once in force."""

    def __init__(self, table: RowsTable) -> None:
        super().__init__(
            table.window(),
            late("tables", "Columns of “{table}”", table=table.name),
            note=late("tables", "Space shows or hides a column. What you choose here is kept for you alone."),
            width=WIDTH,
        )
        self._table = table
        model = FrozenRowsModel(
            LINES, look=lambda line: RowLook(faint=not line.shown), key=lambda line: line.key
        )
        self.lines = DataTable(model, late("tables", "Columns"))
        self.lines.key = ""  # its own columns are not chosen
        self.up = Button(late("tables", "Up"), icon="arrow-up", key="Alt+Up")
        self.down = Button(late("tables", "Down"), icon="arrow-down", key="Alt+Down")
        self.narrower = Button(late("tables", "Narrower"), icon="minus", key="Alt+Left")
        self.wider = Button(late("tables", "Wider"), icon="plus", key="Alt+Right")
        self.reset = Button(late("tables", "As delivered"), "link", key="Alt+R")
        self.done = Button(late("tables", "Done"), "primary", key="Ctrl+Return")
        self.body.addWidget(self.lines)
        self.set_buttons((self.up, self.down, self.narrower, self.wider), (self.reset, self.done))
        self._connect()
        self.show_columns()
        self.lines.select_line(0)

    def _connect(self) -> None:
        self.lines.ticked.connect(self._turn)
        self.up.clicked.connect(lambda _checked: self._move(-1))
        self.down.clicked.connect(lambda _checked: self._move(1))
        self.narrower.clicked.connect(lambda _checked: self._widen(-STEP))
        self.wider.clicked.connect(lambda _checked: self._widen(STEP))
        self.reset.clicked.connect(lambda _checked: self._choose(ColumnChoice()))
        self.done.clicked.connect(lambda _checked: self.close())
        self.closed.connect(self.deleteLater)

    def show_columns(self) -> None:
        """List the columns as they stand in the table."""
        now = self._table.header.shown()
        columns = {column.key: column for column in self._table.rows_model.columns}
        self.lines.rows_model.show_rows(
            [
                ColumnLine(key, columns[key].title or key, key not in now.hidden, self._width(key))
                for key in now.order
            ]
        )
        height = self.lines.verticalHeader().defaultSectionSize() * min(len(columns), MOST_LINES)
        self.lines.setFixedHeight(height + self.lines.header.sizeHint().height() + 2)

    def _width(self, key: str) -> int:
        own = self._table.columns_chosen.widths.get(key)
        number = [column.key for column in self._table.rows_model.columns].index(key)
        return own or self._table.columnWidth(number) or self._table.rows_model.columns[number].width

    def _choose(self, choice: ColumnChoice) -> None:
        self._table.choose_columns(choice)
        self._table.columns_changed.emit()
        self.show_columns()

    def _turn(self, line: ColumnLine) -> None:
        own, now = self._table.columns_chosen, self._table.header.shown()
        hidden = own.hidden | {line.key} if line.shown else own.hidden - {line.key}
        if len(hidden) < len(now.order):
            self._choose(ColumnChoice(now.order, hidden, own.widths))

    def _move(self, step: int) -> None:
        at = self.lines.current_line()
        order = list(self._table.header.shown().order)
        if at >= 0 and 0 <= at + step < len(order):
            order.insert(at + step, order.pop(at))
            own = self._table.columns_chosen
            self._choose(ColumnChoice(tuple(order), own.hidden, own.widths))

    def _widen(self, step: int) -> None:
        line: ColumnLine | None = self.lines.current_row()
        if line is None or not line.shown:
            return
        own = self._table.columns_chosen
        width = min(max(line.width + step, LEAST_WIDTH), MOST_WIDTH)
        order = self._table.header.shown().order
        self._choose(ColumnChoice(order, own.hidden, {**own.widths, line.key: width}))

    def open(self) -> None:
        super().open()
        self.lines.setFocus(Qt.FocusReason.PopupFocusReason)
