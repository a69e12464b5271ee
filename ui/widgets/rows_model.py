"""Frozen rows as a table model: columns say how a cell is read and shown; the query sorts and filters.

COLUMNS = (
    Column("name", late("today", "Customer"), lambda r: (r.name, r.product), "two_line", stretch=True),
    Column("amount", late("today", "Amount"), lambda r: r.amount_fen, "money", width=110),
    Column("state", late("today", "State"), lambda r: ChipSpec(...), "chip", width=130),
)
model = FrozenRowsModel(COLUMNS, look=lambda r: RowLook(pending=r.queued));  model.show_rows(rows)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lendesk.domain.money import Money
from ui.formatting import NOTHING, count, day, money, percent
from ui.texts import Text
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec

Row = TypeVar("Row")
AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex
CellKind = Literal[
    "text",
    "strong",
    "money",
    "number",
    "date",
    "chip",
    "two_line",
    "icon_text",
    "link",
    "tick",
    "mono",
    "share",
]
_RIGHT = frozenset({"money", "number"})


@dataclass(frozen=True, slots=True)
class Toned:
    """A cell's text in the colour of a kind, with an optional icon: a deadline, a link, a hint."""

    text: Text
    kind: Kind | None = None
    icon: str = ""


@dataclass(frozen=True)  # no slots: with them `Column[Row](…)` cannot note its type
class Column(Generic[Row]):
    """One column. `read` gives from the row, by `kind`:

    text, strong, link, mono: Text or Toned · money: Money, int fen or None · number: int or None ·
    date: date, ISO text or None · chip: ChipSpec or None · two_line: (Text, Text) · icon_text: Toned or
    (icon, Text) · tick: bool · share: whole parts of a million, drawn as a bar.
    `sortable` columns send `DataTable.sort_wanted(key, descending)`.
    """

    key: str
    title: Text
    read: Callable[[Row], Any]
    kind: CellKind = "text"
    width: int = 100
    stretch: bool = False
    sortable: bool = False
    align_right: bool | None = None

    @property
    def right(self) -> bool:
        """Whether cells and header stand at the right."""
        return self.kind in _RIGHT if self.align_right is None else self.align_right


@dataclass(frozen=True, slots=True)
class RowLook:
    """How a whole row is drawn: hatched violet while not yet true, bold while current, grey, or tinted."""

    pending: bool = False
    strong: bool = False
    faint: bool = False
    tint: Kind | None = None


PLAIN = RowLook()


class RowsModel(QAbstractTableModel, Generic[Row]):
    """What every table of rows answers; by itself it has no rows.

    `key` names a row over a refresh: with it a selection is kept.
    """

    lane: Literal["database", "network"] = "database"
    """Where its rows are read."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        look: Callable[[Row], RowLook] | None = None,
        key: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self.key_of = key
        self._look = look

    def row_at(self, number: int) -> Row | None:
        """The row of a line, None while it is not read yet; IndexError outside."""
        raise IndexError(number)

    def line_of(self, key: str) -> int:
        """The line of the row so named, -1 where it is not among those at hand."""
        del key
        return -1

    def reader(self) -> Callable[[int, int], Sequence[Row]]:
        """What gives the rows from a line on, so many at most; may be called off the UI thread."""
        return lambda _first, _limit: ()

    def marks_missing(self) -> bool:
        """Whether a row that is not read yet is drawn as a loading mark."""
        return False

    def look_of(self, number: int) -> RowLook:
        """How a line is drawn."""
        row = self.row_at(number)
        return self._look(row) if self._look and row is not None else PLAIN

    def cell(self, line: int, column: int) -> Any:
        """The value that the column reads from the row; None while it is not read yet."""
        row = self.row_at(line)
        return None if row is None else self.columns[column].read(row)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts for screen readers and copying; the delegate reads `cell` itself."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return plain_text(self.columns[index.column()].kind, self.cell(index.row(), index.column()))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return str(self.columns[section].title)
        return None


class FrozenRowsModel(RowsModel[Row]):
    """All rows at hand. They never change in place: a screen asks again and shows the new rows."""

    _rows: Sequence[Row] = ()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown now."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, number: int) -> Row:
        """The row of a line; IndexError outside."""
        return self._rows[number]

    def line_of(self, key: str) -> int:
        if self.key_of is None:
            return -1
        return next((line for line, row in enumerate(self._rows) if self.key_of(row) == key), -1)

    def reader(self) -> Callable[[int, int], Sequence[Row]]:
        rows = self._rows
        return lambda first, limit: rows[first : first + limit]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)


def plain_text(kind: CellKind, value: Any) -> str:
    """What a cell says in words: for drawing, screen readers, copying and export."""
    match kind, value:
        case "money", Money() | int() | None:
            return money(value)
        case "number", int():
            return count(value)
        case "date", date() | str() | None:
            return day(value)
        case "share", int():
            return percent(Decimal(value) / 1_000_000, 1)
        case "tick", bool():
            return "✓" if value else ""
        case _, None:
            return NOTHING if kind != "chip" else ""
        case _, Toned() | ChipSpec():
            return str(value.text)
        case "icon_text", (_, words):
            return str(words)
        case _, tuple():
            return " · ".join(str(part) for part in value if str(part))
        case _:
            return str(value)
