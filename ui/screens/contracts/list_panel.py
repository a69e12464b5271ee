"""The contracts of a branch, approved files without one first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal

from lendesk.usecases.contracts.queries import ContractRow
from ui.formatting import money
from ui.screens.contracts.columns import COLUMNS
from ui.screens.contracts.words import state_chip
from ui.screens.naming import named
from ui.texts import late
from ui.widgets.list_table import tabled
from ui.widgets.panels import Panel, SectionHeader
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import TableFoot

WIDTH = 300
WAITING = frozenset({"", "presented"})


def row_key(row: ContractRow) -> str:
    """A row without a contract is known by its application."""
    return row.key or f"application:{row.application_id}"


class ListPanel(Panel):
    """`chosen` brings `row_key` of a row."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(edges="right")
        self.setFixedWidth(WIDTH)
        self.rows: tuple[ContractRow, ...] = ()
        self.header = SectionHeader(late("contracts", "Contracts"))
        self.list = QueueList(late("contracts", "Contracts"))
        self.table = tabled(self.list, COLUMNS, row_key)
        empty = EmptyState(
            late("contracts", "No contracts to sign"), late("contracts", "Approved files appear here.")
        )
        self.body = Switcher(self.list, empty)
        self.foot = TableFoot()
        self.add(self.header)
        self.add(self.body, 1)
        self.add(self.foot)
        self.list.selected.connect(self.chosen)

    def show_rows(self, rows: tuple[ContractRow, ...]) -> None:
        """Put rows in; the selected one stays selected and is not asked for again."""
        first = not self.rows
        self.rows = rows
        self.list.blockSignals(True)
        self.list.show_items([_item(row) for row in rows])
        self.table.rows_model.show_rows(rows)
        self.list.blockSignals(False)
        self.body.turn_to(0 if rows else 1)
        self.header.note.say(str(len(rows)))
        waiting = [row for row in rows if (row.status if row.key else "") in WAITING]
        self.foot.say(
            late("contracts", "{count} to sign", count=len(waiting)),
            money(sum(row.amount_fen for row in waiting)),
            late("contracts", "Sum"),
        )
        if first and rows and not self.list.current_key():
            self.list.select_key(row_key(rows[0]))

    def mark(self, key: str) -> None:
        """Show which contract is in view, without asking for it."""
        self.list.blockSignals(True)
        self.list.select_key(key)
        self.list.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "foot"):
            self.show_rows(self.rows)


def _item(row: ContractRow) -> QueueItem:
    number = row.number or row.application_number
    return QueueItem(
        key=row_key(row),
        title=row.customer_name,
        detail=f"{number} · {named(row.product_name, row.product_name_en)}",
        amount=money(row.amount_fen),
        amount_note=state_chip(row.status if row.key else "").text,
        pending=row.status == "signed_borrower",
    )
