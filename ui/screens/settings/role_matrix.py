"""The matrix of permission × role: scope bars with a word, a limit, or —; changed cells dashed violet.

Keys in a cell: 1–4 scope, 0 clear, Enter to the limit, Ctrl Z takes the last change back.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from lendesk.domain.access import Grant, Permission, Scope
from lendesk.domain.administration.staff import Role
from lendesk.domain.money import Money
from ui.formatting import NOTHING, money
from ui.permissions import PERMISSIONS
from ui.screens.naming import named
from ui.screens.settings.comparing import grant_words
from ui.screens.settings.role_draft import RoleDraft
from ui.screens.settings.words import SCOPES
from ui.texts import LateText, language, late
from ui.tokens import colour, density
from ui.widgets.cut_tips import CutTips
from ui.widgets.painting import CENTRE, box, draw_text, focus_ring, hairline, text_width
from ui.widgets.rows_model import AnyIndex

NAMES, ROLE = 150, 84
Line = tuple[Permission | None, LateText]
SIZES: dict[str, int] = {group.source: len(rows) for group, rows in PERMISSIONS}
LINES: tuple[Line, ...] = tuple(line for group, rows in PERMISSIONS for line in ((None, group), *rows))


class _Model(QAbstractTableModel):
    def __init__(self, draft: RoleDraft) -> None:
        super().__init__()
        self.draft = draft

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(LINES)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.draft.roles) + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        permission, name = LINES[index.row()]
        if index.column() == 0:
            return str(name)
        if permission is None:
            return ""
        return _words(self.draft.grant(self.draft.roles[index.column() - 1], permission))

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if index.column() == 0 or LINES[index.row()][0] is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _words(grant: Grant | None) -> str:
    if grant is None:
        return NOTHING
    return grant_words(grant.scope, grant.limit.minor if grant.limit else None)


def _short(grant: Grant | None) -> str:
    if grant is None:
        return NOTHING
    return _limit(grant.limit) if grant.limit else str(SCOPES[grant.scope])


def _limit(limit: Money) -> str:
    """≤ 10 万, ≤ 100k: as short as a cell of the matrix."""
    tens_of_thousands, rest = divmod(limit.minor, 1_000_000)
    if rest == 0 and language() == "zh_CN":
        return f"≤ {tens_of_thousands} 万"
    thousands, rest = divmod(limit.minor, 100_000)
    if rest == 0 and language() == "en":
        return f"≤ {thousands:,}k"
    return f"≤ {money(limit).removesuffix('.00')}"


def changed_words(before: Grant | None, after: Grant | None) -> str:
    """What became of a cell: the limit where only that changed, else the scope."""
    if before is not None and after is not None and before.limit == after.limit:
        return f"{SCOPES[before.scope]} → {SCOPES[after.scope]}"
    return f"{_short(before)} → {_short(after)}"


class _Delegate(QStyledItemDelegate):
    def __init__(self, matrix: RoleMatrix) -> None:
        super().__init__(matrix)
        self._matrix = matrix

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        permission, name = LINES[index.row()]
        here = index.column() == self._matrix.currentIndex().column() and index.column() > 0
        fill = "zebra" if permission is None else "accent.tint" if here else "surface"
        painter.fillRect(rect, colour(fill))
        hairline(painter, rect.left(), rect.bottom(), rect.width())
        if index.column() == 0:
            self._paint_name(painter, rect, permission, name)
        elif permission is not None:
            self._paint_grant(painter, rect, self._matrix.draft.roles[index.column() - 1], permission)
            if option.state & QStyle.StateFlag.State_Selected:
                focus_ring(painter, rect.adjusted(1, 1, -1, -2))

    @staticmethod
    def _paint_name(painter: QPainter, rect: QRect, permission: Permission | None, name: LateText) -> None:
        hairline(painter, rect.right(), rect.top(), 1, rect.height())
        room = rect.adjusted(16 if permission is None else 28, 0, -6, 0)
        draw_text(painter, room, str(name), "bodyStrong" if permission is None else "body")
        if permission is None:
            beside = room.adjusted(text_width("bodyStrong", str(name)) + 8, 0, 0, 0)
            draw_text(painter, beside, str(SIZES[name.source]), "caption", colour("ink2"))

    def _paint_grant(self, painter: QPainter, rect: QRect, role: Role, permission: Permission) -> None:
        draft = self._matrix.draft
        grant = draft.grant(role, permission)
        if draft.is_changed(role, permission):
            _paint_change(
                painter, rect.adjusted(2, 3, -2, -4), changed_words(draft.before(role, permission), grant)
            )
        elif grant is None:
            draw_text(painter, rect, NOTHING, "body", colour("ink2"), CENTRE)
        else:
            words = _short(grant)
            bars = 22 if grant.limit is None else 0
            left = rect.left() + max(4, (rect.width() - bars - text_width("caption", words)) // 2)
            if bars:
                _scope_bars(painter, left, rect.center().y(), grant.scope)
            room = QRect(left + bars, rect.top(), rect.right() - left - bars, rect.height())
            draw_text(painter, room, words, "caption")


def _paint_change(painter: QPainter, place: QRect, told: str) -> None:
    """What was, struck through, and what shall be, on dashed violet."""
    box(painter, place, colour("pending.tint"), colour("pending.line"), dashed=True)
    words = told.replace(" → ", "→")
    ink, width = colour("pending.fg"), text_width("caption", words)
    draw_text(painter, place.adjusted(1, 0, -1, 0), words, "caption", ink, CENTRE)
    struck = text_width("caption", told.partition(" → ")[0])
    if width <= place.width() - 2:
        left = place.left() + (place.width() - width) // 2
        painter.fillRect(left, place.center().y() + 1, struck, 1, ink)


def _scope_bars(painter: QPainter, left: int, middle: int, scope: Scope) -> None:
    for number in range(4):
        ink: QColor = colour("accent.solid" if number < scope.value else "lineStrong")
        height = 4 + 2 * number
        painter.fillRect(left + number * 4, middle + 5 - height, 3, height, ink)


class _Header(QHeaderView):
    def __init__(self, matrix: RoleMatrix) -> None:
        super().__init__(Qt.Orientation.Horizontal, matrix)
        self._matrix = matrix
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(0, 40)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        here = logicalIndex == self._matrix.currentIndex().column() and logicalIndex > 0
        painter.fillRect(rect, colour("accent.tint" if here else "zebra"))
        hairline(painter, rect.left(), rect.bottom(), rect.width(), 1, "lineStrong")
        if logicalIndex == 0:
            words = str(late("settings", "Permission"))
            draw_text(painter, rect.adjusted(16, 0, 0, 0), words, "caption", colour("ink2"))
            return
        role = self._matrix.draft.roles[logicalIndex - 1]
        upper = QRect(rect.left() + 2, rect.top() + 2, rect.width() - 4, 20)
        draw_text(painter, upper, named(role.name, role.name_en), "bodyStrong", None, CENTRE)
        told = self._matrix.holders.get(role.key, 0)
        words = str(late("settings", "held by {count}", count=told))
        draw_text(painter, upper.translated(0, 17), words, "caption", colour("ink2"), CENTRE)


class RoleMatrix(QTableView):
    """`cell` tells that another cell has the keyboard, `edited` that a grant changed."""

    cell = Signal()
    edited = Signal()
    limit_wanted = Signal()

    def __init__(self, draft: RoleDraft) -> None:
        super().__init__()
        self.draft = draft
        self.holders: dict[str, int] = {}
        self._model = _Model(draft)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        CutTips(self)
        self.setHorizontalHeader(_Header(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(density().row - 2)
        self.setAccessibleName(str(late("settings", "Roles")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(str(late("settings", "Roles")))
            self._measure()

    def refresh(self) -> None:
        """Show the draft anew, staying in the cell."""
        at = self.currentIndex()
        row, column = (at.row(), at.column()) if at.isValid() else (1, 1)
        self._model.beginResetModel()
        self._model.endResetModel()
        self._measure()
        if self.draft.roles:
            self.setCurrentIndex(self._model.index(row, min(column, len(self.draft.roles))))

    def _measure(self) -> None:
        """Columns as wide as their words in the language in force."""
        names = (text_width("body" if one else "bodyStrong", str(name)) for one, name in LINES)
        self.setColumnWidth(0, max(NAMES, max(names) + 38))
        for number, role in enumerate(self.draft.roles, 1):
            words = text_width("bodyStrong", named(role.name, role.name_en))
            self.setColumnWidth(number, max(ROLE, words + 10))

    def place(self) -> tuple[Role, Permission] | None:
        """Role and permission of the cell with the keyboard."""
        at = self.currentIndex()
        permission = LINES[at.row()][0] if at.isValid() else None
        if permission is None or at.column() == 0:
            return None
        return self.draft.roles[at.column() - 1], permission

    def put_scope(self, scope: Scope | None) -> None:
        """Give the cell a scope, None clears it."""
        if place := self.place():
            self.draft.set_scope(*place, scope)
            self.viewport().update()
            self.edited.emit()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        self.cell.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            if self.draft.undo():
                self.viewport().update()
                self.edited.emit()
        elif event.key() == Qt.Key.Key_0:
            self.put_scope(None)
        elif event.text() in ("1", "2", "3", "4"):
            self.put_scope(Scope(int(event.text())))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.limit_wanted.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(NAMES + 2 * ROLE, 200)
