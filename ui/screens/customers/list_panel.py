"""The customers in reach: search, filters, and a queue with what is owed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal

from lendesk.usecases.customers.queries import UNTOLD, CustomerFilter, CustomerLine
from ui.formatting import money
from ui.screens.listing import ListPlace
from ui.texts import late, tr
from ui.widgets.button import Button
from ui.widgets.fields import TextField
from ui.widgets.panels import Panel
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Toned
from ui.widgets.states import EmptyState
from ui.widgets.table import TableFoot
from ui.widgets.tabs import Tab, Tabs

WIDTH, NARROW, BREAK = 316, 284, 1340


class ListPanel(Panel):
    """`wanted` asks anew for text and filter, `chosen` brings the key of a customer."""

    wanted = Signal(str, str)
    chosen = Signal(str)
    opened = Signal(str)
    more_wanted = Signal()

    def __init__(self, *, may_see_loans: bool) -> None:
        super().__init__(edges="right")
        self.setFixedWidth(WIDTH)
        self._rows: tuple[CustomerLine, ...] = ()
        self._more = False
        self.search = TextField(
            late("customers", "Find a customer"),
            placeholder=late("customers", "Name, pinyin initials, tail"),
            icon="search",
        )
        field = Panel(self.search, margin=12)
        field.box.setContentsMargins(12, 10, 12, 6)
        filters = [
            Tab(CustomerFilter.ALL.value, late("customers", "All")),
            Tab(CustomerFilter.OWN_BRANCH.value, late("customers", "My branch")),
        ]
        if may_see_loans:
            filters.append(Tab(CustomerFilter.OVERDUE.value, late("customers", "Overdue")))
            filters.append(Tab(CustomerFilter.WITH_LIMIT.value, late("customers", "Limit")))
        self.filters = Tabs(filters)
        self.list = QueueList(late("customers", "Customers"))
        empty = EmptyState(
            late("customers", "No customers found"),
            late("customers", "Search by another word, or take the filter off."),
            icon="customers",
        )
        self.place = ListPlace(self.list, empty, self.ask)
        self.more = Button(late("customers", "Show more"), "link")
        self.more.hide()
        self.foot = TableFoot()
        self.add(field)
        self.add(self.filters)
        self.add(self.place, 1)
        self.add(self.more)
        self.add(self.foot)
        self._connect()

    def _connect(self) -> None:
        self.search.returnPressed.connect(self.ask)
        self.search.committed.connect(lambda _text: self.ask())
        self.filters.chosen.connect(lambda _key: self.ask())
        self.list.selected.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self.more.clicked.connect(lambda _checked: self.more_wanted.emit())

    def ask(self) -> None:
        """Search with what stands in the field."""
        self.wanted.emit(self.search.text(), self.filters.value())

    def show_rows(self, rows: tuple[CustomerLine, ...], more: bool) -> None:
        """Put rows in; the selected customer stays selected and is not asked for again."""
        self._rows, self._more = rows, more
        self.list.blockSignals(True)
        self.list.show_items([_item(row) for row in rows])
        self.list.blockSignals(False)
        self.place.show_count(len(rows))
        self.more.setVisible(more)
        told = [row.outstanding_fen for row in rows if row.outstanding_fen != UNTOLD]
        count = late("customers", "First {count}", count=len(rows)) if more else None
        self.foot.say(
            count or late("customers", "{count} customers", count=len(rows)),
            money(sum(told)) if told else "",
            late("customers", "Principal left") if told else "",
        )

    def select_quietly(self, key: str) -> None:
        """Mark the customer on the page, without asking for it again."""
        self.list.blockSignals(True)
        self.list.select_key(key)
        self.list.blockSignals(False)

    def forget_choice(self) -> None:
        """Nobody is marked, as before the first answer."""
        self.list.blockSignals(True)
        self.list.clearSelection()
        self.list.blockSignals(False)

    def pick_first(self) -> None:
        """Select the first customer, as a person would."""
        if self._rows and not self.list.current_key():
            self.list.select_key(self._rows[0].key)

    def measure(self, window_width: int) -> None:
        """Narrower where the page beside it needs the room."""
        self.setFixedWidth(WIDTH if window_width >= BREAK else NARROW)

    def focus_search(self) -> None:
        """Ctrl F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "foot") and self._rows:
            self.show_rows(self._rows, self._more)


def _item(row: CustomerLine) -> QueueItem:
    """Phone first, as customers are asked for it; at the right what is owed, with how late it is."""
    owed = row.outstanding_fen > 0
    note = ""
    if row.days_past_due > 0:
        note = tr("customers", "{days} d overdue", days=row.days_past_due)
    elif owed:
        note = tr("customers", "Loans: {count}", count=row.loan_count)
    late_by = row.days_past_due > 0
    return QueueItem(
        key=row.key,
        title=row.name,
        detail=tr("customers", "{phone} · ID {tail}", phone=row.phone_masked, tail=row.id_masked[-4:]),
        amount=money(row.outstanding_fen) if owed else "",
        amount_note=note,
        icon=Toned("", "danger", "warning") if late_by else Toned("", "neutral", "user"),
    )
