"""A queue of two-line rows in a narrow column: telling fact first, amount and deadline at the right.

queue = QueueList(late("review", "Queue"));  queue.show_items([QueueItem("id", "李秀芳", "702 · …", …)])
queue.selected.connect(f)  # key       queue.opened.connect(f)  # Enter or double click
queue.beside.connect(f)    # middle click: in a window of its own
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QModelIndex,
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
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.texts import Text, capital
from ui.tokens import colour, density, space, token
from ui.widgets.cells import two_lines
from ui.widgets.cut_tips import CutTips
from ui.widgets.icons import paint_icon
from ui.widgets.painting import (
    RIGHT,
    ChipSpec,
    chip_width,
    draw_text,
    hairline,
    hatch,
    paint_chip,
    text_width,
)
from ui.widgets.rows_model import PLAIN, AnyIndex, Toned
from ui.widgets.shown_table import ShownTable
from ui.widgets.table_hands import WAYS, hands_now, open_table_menu


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One row: `detail` begins with the fact that survives cutting; `deadline` brings its kind and icon."""

    key: str
    title: Text
    detail: Text = ""
    amount: str = ""
    amount_note: Text = ""
    deadline: Toned | None = None
    chip: ChipSpec | None = None
    icon: Toned | None = None
    pending: bool = False


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[QueueItem, ...] = ()
        self.in_column = False
        self.chip_room = 0

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            item = self.items[index.row()]
            parts = (item.title, item.detail, item.amount, item.deadline.text if item.deadline else "")
            return " · ".join(str(part) for part in parts if str(part))
        return None

    def show_items(self, items: Sequence[QueueItem]) -> None:
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()
        self.measure()

    def measure(self) -> None:
        """The width of the widest chip, where chips stand in a column."""
        widths = [chip_width(item.chip) for item in self.items if item.chip]
        self.chip_room = max(widths, default=0) if self.in_column else 0


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(100, density().rowTwoLine + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        assert isinstance(model, _Model)
        item = model.items[index.row()]
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, colour("selected" if chosen else "surface"))
        if item.pending:
            hatch(painter, rect)
        hairline(painter, rect.left(), rect.bottom(), rect.width())
        if chosen:
            painter.fillRect(
                rect.left(), rect.top(), token("line.selectedBar"), rect.height(), colour("accent.solid")
            )
        room = rect.adjusted(space("edgeCellPadX"), 0, -space("cellPadX") - 4, 0)
        if item.icon:
            ink = colour(f"{item.icon.kind}.fg" if item.icon.kind else "ink2")
            paint_icon(painter, QRect(room.left(), rect.top() + 6, 16, 20), item.icon.icon, ink, 16)
            room.setLeft(room.left() + 24)
        _right_side(painter, room, item, chosen, model.chip_room)
        two_lines(painter, room, str(item.title), str(item.detail), PLAIN)


def _right_side(painter: QPainter, room: QRect, item: QueueItem, chosen: bool, chip_room: int) -> None:
    """Deadline, chip and amount from the right; `room` shrinks to what is left."""
    if item.deadline:
        words = str(item.deadline.text)
        ink = colour(f"{item.deadline.kind}.fg" if item.deadline.kind not in (None, "neutral") else "ink2")
        width = max(64, text_width("body", words) + 20)
        left = room.right() - width + 1
        paint_icon(
            painter, QRect(left, room.top(), 14, room.height()), item.deadline.icon or "deadline", ink, 14
        )
        draw_text(painter, QRect(left + 18, room.top(), width - 18, room.height()), words, "body", ink)
        room.setRight(left - 12)
    if item.chip:
        width = chip_width(item.chip)
        left = room.right() - max(width, chip_room) + 1
        place = QRect(left, room.center().y() - 10, width, 20)
        paint_chip(painter, place, item.chip, chosen or item.pending)
        room.setRight(place.left() - 12)
    if item.amount:
        note = capital(item.amount_note)
        width = max(text_width("body", item.amount), text_width("caption", note))
        place = QRect(room.right() - width, room.center().y() - 19, width + 1, 20)
        draw_text(painter, place, item.amount, "body", colour("ink"), RIGHT)
        draw_text(painter, place.translated(0, 19), note, "caption", colour("ink2"), RIGHT)
        room.setRight(place.left() - 12)


class BehindTable(ShownTable, Protocol):
    """A table that stands for the list (`list_table.ListTable`)."""

    def follow(self, key: str) -> None: ...


class QueueList(QListView):
    """Arrows move and select, Enter opens; letters are left to the screen."""

    selected = Signal(str)
    opened = Signal(str)
    beside = Signal(str)

    def __init__(self, name: Text = "", *, chips_in_column: bool = False) -> None:
        super().__init__()
        self._name = name
        self._table: BehindTable | None = None
        self._dressed = False
        self._model = _Model()
        self._model.in_column = chips_in_column
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        CutTips(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(str(name))
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.items[index.row()].key))

    @property
    def name(self) -> Text:
        """What the list is called."""
        return self._name

    def use_table(self, table: BehindTable) -> None:
        """The table behind it: what its rows are copied, exported and printed as."""
        self._table = table

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """The rows shown now."""
        return self._model.items

    def show_items(self, items: Sequence[QueueItem]) -> None:
        """Show other rows; the selected one stays selected if it is still there."""
        kept = self.current_key()
        self._model.show_items(items)
        self.select_key(kept)

    def current_key(self) -> str:
        """The key of the selected row, empty without one."""
        chosen = self.selectedIndexes()
        return self._model.items[chosen[0].row()].key if chosen else ""

    def select_key(self, key: str) -> None:
        """Select a row by key, if it is there."""
        for line, item in enumerate(self._model.items):
            if item.key == key:
                self.setCurrentIndex(self._model.index(line, 0))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if key := self.current_key():
            self.selected.emit(key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            at = self.indexAt(event.position().toPoint())
            if at.isValid():
                self.beside.emit(self._model.items[at.row()].key)
            return
        super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.MiddleButton:  # it chooses nothing here
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        way = WAYS.get(event.keyCombination().toCombined())
        hands = hands_now()
        if way is not None and self._table is not None and hands is not None:
            self._table.follow(key)
            hands.act(self._table, way)
        elif key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(key)
        elif event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._table is not None:
            self._table.follow(self.current_key())
            open_table_menu(self._table, event.globalPos(), -1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        hands = hands_now()
        if hands is not None and self._table is not None:
            hands.entered(self._table)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        hands = hands_now()
        if hands is not None and self._table is not None and not self._dressed:
            self._dressed = True
            hands.dress(self._table)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange) and hasattr(self, "_name"):
            self.setAccessibleName(str(self._name))
            self._model.measure()
            self.doItemsLayout()
            self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)
