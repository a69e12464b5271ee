"""The lines of the command palette under the headings of their kinds; arrows skip the headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.shell.hits import SECTION_TITLES, Hit, Section
from ui.texts import Text
from ui.tokens import colour, token
from ui.widgets.icons import paint_icon
from ui.widgets.painting import RIGHT, box, draw_text, keycap_width, paint_keycap, text_width
from ui.widgets.rows_model import AnyIndex

HIT_HEIGHT, HEADING_HEIGHT = 36, 30
_OF_PEOPLE = (Section.CUSTOMERS,)
Line = Hit | Section


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return spoken(self.lines[index.row()])

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], Section):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()


def spoken(line: Line) -> str:
    """A line as it is read aloud."""
    if isinstance(line, Section):
        return str(SECTION_TITLES[line])
    return " · ".join(str(part) for part in (line.title, line.detail, line.note, line.keys) if str(part))


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        model = index.model()
        assert isinstance(model, _Model)
        is_heading = isinstance(model.lines[index.row()], Section)
        return QSize(200, HEADING_HEIGHT if is_heading else HIT_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        assert isinstance(model, _Model)
        line = model.lines[index.row()]
        rect: QRect = option.rect
        painter.fillRect(rect, colour("raised"))
        if isinstance(line, Section):
            place = rect.adjusted(18, 4, -18, 0)
            draw_text(painter, place, str(SECTION_TITLES[line]), "caption", colour("ink2"))
            return
        if option.state & QStyle.StateFlag.State_Selected:
            _paint_chosen(painter, rect)
        _paint_hit(painter, rect.adjusted(24, 0, -20, 0), line)


def _paint_chosen(painter: QPainter, rect: QRect) -> None:
    row = rect.adjusted(8, 0, -8, 0)
    box(painter, row, colour("selected"))
    bar = QRect(row.left(), row.top() + 8, token("line.selectedBar"), row.height() - 16)
    painter.fillRect(bar, colour("accent.solid"))


def _paint_hit(painter: QPainter, room: QRect, hit: Hit) -> None:
    paint_icon(painter, QRect(room.left(), room.top(), 16, room.height()), hit.icon, colour("ink2"), 16)
    room.setLeft(room.left() + 28)
    if hit.keys:
        width = keycap_width(hit.keys)
        place = QRect(room.right() - width + 1, room.center().y() - 8, width, 16)
        paint_keycap(painter, place, hit.keys, colour("neutral.tint"), colour("ink2"))
        room.setRight(place.left() - 12)
    if note := str(hit.note):
        width = min(text_width("caption", note), room.width() // 2)
        place = QRect(room.right() - width, room.top(), width + 1, room.height())
        draw_text(painter, place, note, "caption", colour("ink2"), RIGHT)
        room.setRight(place.left() - 12)
    style, ink = ("bodyStrong", "accent.fg") if hit.section in _OF_PEOPLE else ("body", "ink")
    room.setLeft(room.left() + draw_text(painter, room, str(hit.title), style, colour(ink)) + 12)
    if str(hit.detail) and room.width() > 40:
        draw_text(painter, room, str(hit.detail), "caption", colour("ink2"))


class PaletteList(QListView):
    """Shows lines; the keyboard stays in the field above, which moves the selection here."""

    def __init__(self, name: Text) -> None:
        super().__init__()
        self._name = name
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)  # the card below is raised, in both themes
        self.setAccessibleName(str(name))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these, a heading before each kind; they come kind by kind."""
        lines: list[Line] = []
        section: Section | None = None
        for hit in hits:
            if hit.section is not section:
                section = hit.section
                lines.append(section)
            lines.append(hit)
        self._model.show_lines(lines)

    def current(self) -> Hit | None:
        """The chosen line."""
        return self._hit_at(self.currentIndex().row())

    def hit_of(self, index: QModelIndex) -> Hit | None:
        """The line at a place that was clicked, None for a heading."""
        return self._hit_at(index.row())

    def choose(self, place: int) -> None:
        """Choose the hit at this place among the hits; the first and the last one at the ends."""
        rows = [row for row, line in enumerate(self._model.lines) if isinstance(line, Hit)]
        if not rows:
            return
        row = rows[max(0, min(place, len(rows) - 1))]
        self.setCurrentIndex(self._model.index(row, 0))
        if row == rows[0]:
            self.scrollToTop()  # with its heading

    def place(self) -> int:
        """The place of the chosen hit among the hits, -1 without one."""
        before = self._model.lines[: self.currentIndex().row() + 1]
        return sum(isinstance(line, Hit) for line in before) - 1

    def _hit_at(self, row: int) -> Hit | None:
        line = self._model.lines[row] if 0 <= row < len(self._model.lines) else None
        return line if isinstance(line, Hit) else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange) and hasattr(self, "_name"):
            self.setAccessibleName(str(self._name))
            self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)
