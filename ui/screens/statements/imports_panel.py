"""The statements that were imported: name, day, how many lines are still open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal

from lendesk.usecases.repayments.queries import StatementRow
from ui.screens.figures import short_moment
from ui.screens.statements.columns import COLUMNS
from ui.screens.statements.words import source_name
from ui.texts import late, tr
from ui.widgets.button import Button
from ui.widgets.list_table import tabled
from ui.widgets.panels import Panel, SectionHeader
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Toned
from ui.widgets.states import EmptyState, Switcher

WIDTH = 244


class ImportsPanel(Panel):
    """`chosen` brings the key of a statement; `file_wanted` asks for a new file."""

    chosen = Signal(str)
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(edges="right")
        self.setFixedWidth(WIDTH)
        self._rows: tuple[StatementRow, ...] = ()
        self.list = QueueList(late("statements", "Statements"))
        self.table = tabled(self.list, COLUMNS, lambda row: row.key)
        self.body = Switcher(self.list, EmptyState(late("statements", "No statements yet")))
        self.open = Button(late("statements", "Open file…"), "plain", icon="attach", key="Ctrl+O", bind=False)
        foot = Panel(self.open, edges="top", across=True)
        foot.setFixedHeight(52)
        foot.box.setContentsMargins(16, 1, 16, 0)
        foot.box.addStretch(1)
        self.heading = SectionHeader(late("statements", "Statements"), count=0)
        self.add(self.heading)
        self.add(self.body, 1)
        self.add(foot)
        self.list.selected.connect(self.chosen)
        self.open.clicked.connect(lambda _checked: self.file_wanted.emit())

    def show_rows(self, rows: tuple[StatementRow, ...]) -> None:
        """Put rows in; the selected statement stays selected and is not asked for again."""
        self._rows = rows
        self.list.blockSignals(True)
        self.list.show_items([self._item(row) for row in rows])
        self.table.rows_model.show_rows(rows)
        self.list.blockSignals(False)
        self.heading.note.say(str(len(rows)))
        self.body.turn_to(0 if rows else 1)

    def pick_first(self) -> None:
        """Select the newest, as a person would."""
        if self._rows:
            self.list.select_key(self._rows[0].key)

    def mark(self, key: str) -> None:
        """Select a statement without asking for it."""
        self.list.blockSignals(True)
        self.list.select_key(key)
        self.list.blockSignals(False)

    @staticmethod
    def _item(row: StatementRow) -> QueueItem:
        told = tr("statements", "{count} lines", count=row.line_count)
        open_ones = tr("statements", "{count} open", count=row.open_count)
        return QueueItem(
            key=row.key,
            title=row.name,
            detail=f"{short_moment(row.made_at)} · {source_name(row.source)}",
            amount=told,
            amount_note=open_ones if row.open_count else tr("statements", "done"),
            icon=Toned("", "warning", "warning") if row.open_count else Toned("", "success", "okCircle"),
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "heading"):
            self.show_rows(self._rows)
