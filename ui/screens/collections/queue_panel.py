"""The queue of a stage: tabs with counts, whose cases in which order, and the cases themselves."""

from __future__ import annotations

from PySide6.QtCore import Signal

from lendesk.domain.loans.overdue.buckets import STAGES
from lendesk.usecases.collections.queries import CaseLine, CaseOrder, StageSum
from ui.formatting import money
from ui.screens.collections.columns import COLUMNS
from ui.screens.collections.words import step_chip
from ui.screens.naming import named
from ui.texts import late, tr
from ui.widgets.button import Button
from ui.widgets.choices import ComboField
from ui.widgets.list_table import tabled
from ui.widgets.panels import Panel
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import TableFoot
from ui.widgets.tabs import Tab, Tabs

WIDTH, NARROW, BREAK = 336, 284, 1340


class QueuePanel(Panel):
    """`filtered` brings (mine, order); `more_wanted` asks for the next page."""

    filtered = Signal(bool, object)
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(edges="right")
        self.measure(BREAK)
        self.tabs = Tabs([Tab(stage.name, stage.name) for stage in STAGES])
        self.whose = ComboField(
            late("collections", "Whose cases"),
            [(False, late("collections", "All cases")), (True, late("collections", "My cases"))],
        )
        self.order = ComboField(
            late("collections", "Order"),
            [
                (CaseOrder.DAYS, late("collections", "Longest first")),
                (CaseOrder.ARREARS, late("collections", "Largest first")),
            ],
        )
        self.list = QueueList(late("collections", "Cases"), chips_in_column=True)
        self.table = tabled(self.list, COLUMNS, lambda row: row.key)
        self.states = Switcher(
            self.list,
            EmptyState(
                late("collections", "No cases in this stage"),
                late("collections", "Nothing to collect here today."),
                icon="okCircle",
            ),
        )
        self.more = Button(late("collections", "Show more"), "link")
        self.more.hide()
        self.foot = TableFoot()
        self._rows: tuple[CaseLine, ...] = ()
        filters = Panel(self.whose, self.order, edges="bottom", across=True, gap=8)
        filters.box.setContentsMargins(16, 8, 16, 9)
        filters.box.setStretch(1, 1)
        self.add(self.tabs)
        self.add(filters)
        self.add(self.states, 1)
        self.add(self.more)
        self.add(self.foot)
        for choice in (self.whose, self.order):
            choice.chosen.connect(lambda _value: self._filter())
        self.more.clicked.connect(lambda _checked: self.more_wanted.emit())

    def measure(self, window_width: int) -> None:
        """Narrower where the case beside it needs the room."""
        self.setFixedWidth(WIDTH if window_width >= BREAK else NARROW)

    def _filter(self) -> None:
        self.filtered.emit(bool(self.whose.value()), self.order.value())

    def show_stages(self, stages: tuple[StageSum, ...], stage: str) -> None:
        """Counts on the tabs, the sum of the stage in force at the foot."""
        self.tabs.show_counts({each.stage: each.count for each in stages})
        for each in stages:
            if each.stage == stage:
                words = late("collections", "{count} cases", count=each.count)
                self.foot.say(words, money(each.due_fen, sign=True), late("collections", "Sum"))

    def show_rows(self, rows: tuple[CaseLine, ...], more: bool) -> None:
        """Show other cases without a signal; the selected one stays."""
        self._rows = rows
        self.list.blockSignals(True)
        self.list.show_items([_item(row) for row in rows])
        self.table.rows_model.show_rows(rows)
        self.list.blockSignals(False)
        self.states.turn_to(0 if rows else 1)
        self.more.setVisible(more)

    def say_again(self) -> None:
        """In the language in force."""
        self.show_rows(self._rows, self.more.isVisibleTo(self))

    def mark(self, key: str) -> None:
        """Select a case without a signal."""
        self.list.blockSignals(True)
        self.list.select_key(key)
        self.list.blockSignals(False)


def _item(row: CaseLine) -> QueueItem:
    product = named(row.product_name, row.product_name_en)
    tail = tr("collections", "Tail {tail} · {product}", tail=row.phone_tail, product=product)
    return QueueItem(
        key=row.key,
        title=row.customer_name,
        detail=tail if row.phone_tail else product,
        amount=money(row.due_fen),
        amount_note=late("collections", "{days} days", days=row.days_past_due),
        chip=step_chip(row),
    )
