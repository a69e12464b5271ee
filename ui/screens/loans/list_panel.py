"""The loans in reach: search, state, and a queue with what is due."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from lendesk.usecases.projections import LoanRow
from ui.formatting import day, money
from ui.screens.naming import named
from ui.screens.repaying import loan_chip
from ui.texts import late, tr
from ui.widgets.button import IconButton
from ui.widgets.fields import TextField
from ui.widgets.painted import lead_on
from ui.widgets.panels import Panel
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Toned
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import TableFoot
from ui.widgets.tabs import Tab, Tabs

WIDTH, NARROW, BREAK = 316, 276, 1340


class ListPanel(Panel):
    """`wanted` brings text and state ("" for all), `chosen` the key of a loan."""

    wanted = Signal(str, str)
    table_wanted = Signal()
    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(edges="right")
        self.setFixedWidth(WIDTH)
        self._rows: tuple[LoanRow, ...] = ()
        self._more = False
        self.search = TextField(
            late("loans", "Find a loan"),
            placeholder=late("loans", "Name, number, tail"),
            icon="search",
        )
        self.as_table = IconButton("bulk", late("loans", "All as a table"), key="Alt+T")
        self.field = field = Panel(self.search, self.as_table, across=True, margin=12, gap=6)
        field.box.setContentsMargins(12, 10, 12, 6)
        self.states = Tabs(
            [
                Tab("all", late("loans", "All")),
                Tab("overdue", late("loans", "Overdue")),
                Tab("active", late("loans", "Active")),
                Tab("settled", late("loans", "Settled")),
            ]
        )
        self.list = QueueList(late("loans", "Loans"))
        self.body = Switcher(
            self.list,
            EmptyState(late("loans", "No loans found"), late("loans", "Search by another word or state.")),
        )
        self.foot = TableFoot()
        self.add(field)
        self.add(self.states)
        self.add(self.body, 1)
        self.add(self.foot)
        self._connect()

    def _connect(self) -> None:
        self.as_table.clicked.connect(lambda _checked: self.table_wanted.emit())
        self.search.returnPressed.connect(self._ask)
        self.search.committed.connect(lambda _text: self._ask())
        self.states.chosen.connect(lambda _key: self._ask())
        self.list.selected.connect(self.chosen)
        self.list.opened.connect(self.opened)

    def show_rows(self, rows: tuple[LoanRow, ...], more: bool = False) -> None:
        """Put rows in; the selected loan stays selected and is not asked for again.

        With `more` these are only the newest of those that fit: the foot leads to the table of all.
        """
        self._rows, self._more = rows, more
        self.list.blockSignals(True)
        self.list.show_items([self._item(row) for row in rows])
        self.list.blockSignals(False)
        self.body.turn_to(0 if rows else 1)
        self.states.show_counts({self.states.value(): len(rows)})
        if more:
            self.foot.say(late("loans", "The newest {count} · all: Alt T", count=len(rows)))
            return
        self.foot.say(
            late("loans", "{count} loans", count=len(rows)),
            money(sum(row.outstanding_fen for row in rows)),
            late("loans", "Principal left"),
        )

    def mark(self, key: str) -> None:
        """Mark the loan on the page without asking for it again; no row, where it is not in the list."""
        self.list.blockSignals(True)
        self.list.setCurrentIndex(QModelIndex())
        self.list.clearSelection()
        self.list.select_key(key)
        self.list.blockSignals(False)

    def measure(self, window_width: int) -> None:
        """Narrower where the plan beside it needs the room."""
        self.setFixedWidth(WIDTH if window_width >= BREAK else NARROW)

    def pick_first(self) -> None:
        """Select the first loan, as a person would."""
        if self._rows and not self.list.current_key():
            self.list.select_key(self._rows[0].key)

    def asked(self) -> tuple[str, str]:
        """Text and state searched for; "" for all."""
        state = self.states.value()
        return self.search.text(), "" if state == "all" else state

    def filter_now(self) -> dict[str, str]:
        """What is searched for, for keeping."""
        text, state = self.asked()
        return {"text": text, "state": state}

    def filter_by(self, values: Mapping[str, str]) -> None:
        """Search for what was kept."""
        self.search.set_text(values.get("text", ""))
        self.states.choose(values.get("state", "") or "all")
        self._ask()

    def put_saved(self, button: QWidget) -> None:
        """The button of the saved filters, beside the search."""
        self.field.add(button)
        lead_on(self.as_table, (button,))

    def _ask(self) -> None:
        self.wanted.emit(*self.asked())

    @staticmethod
    def _item(row: LoanRow) -> QueueItem:
        late_by = row.days_past_due > 0
        note = tr("loans", "due {day}", day=day(row.next_due)[5:]) if row.next_due else ""
        return QueueItem(
            key=row.key,
            title=row.customer_name,
            detail=f"{row.number} · {named(row.product_name, row.product_name_en)}",
            amount=money(row.due_fen or row.outstanding_fen),
            amount_note=str(loan_chip(row).text) if late_by or not note else note,
            icon=Toned("", "danger", "warning") if late_by else Toned("", "neutral", "loans"),
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "foot"):
            self.show_rows(self._rows, self._more)

    def focus_search(self) -> None:
        """Ctrl F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
