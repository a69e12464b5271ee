"""The sync screen: state of the line, the outbox by number, both sides of what was refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.synchronisation.state import LineState, OutboxRow
from ui.error_texts import error_text
from ui.formatting import money
from ui.screens.acting import press
from ui.screens.figures import short_moment
from ui.screens.orders import order_name
from ui.screens.sync.detail_panel import OPEN_STATES, DetailPanel
from ui.screens.sync.presenter import SyncPresenter
from ui.screens.sync.words import state_chip
from ui.texts import Text, late
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.facts import Fact, FactStrip
from ui.widgets.panels import Panel
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable, TableFoot
from ui.widgets.tabs import Tab, Tabs

SIDE_WIDTH = 432
COLUMNS: tuple[Column[OutboxRow], ...] = (
    Column("number", late("sync", "No."), lambda row: row.number or "—", width=64, align_right=True),
    Column("at", late("sync", "Entered"), lambda row: short_moment(row.at), width=104),
    Column(
        "order",
        late("sync", "Command"),
        lambda row: (order_name(row.command), " · ".join(filter(None, (row.subject, row.author_name)))),
        "two_line",
        stretch=True,
    ),
    Column("amount", late("sync", "Amount"), lambda row: row.amount_fen or None, "money", width=112),
    Column("state", late("sync", "State"), lambda row: state_chip(row.status), "chip", width=116),
)
VIEWS: dict[str, Callable[[OutboxRow], bool]] = {
    "all": lambda _row: True,
    "waiting": lambda row: row.status == "waiting",
    "open": lambda row: row.status in OPEN_STATES,
}


class SyncScreen(QWidget):
    """Fills `SyncView`; every act goes to the presenter."""

    presenter: SyncPresenter

    def __init__(self, refuse: Callable[[Breach, Text], None]) -> None:
        super().__init__()
        self._refuse_aloud = refuse
        self._rows: tuple[OutboxRow, ...] = ()
        self._others = 0
        self._line = LineState(online=False)
        self.strip = FactStrip(ruled=False)
        self.sync = Button(late("sync", "Sync now"), "soft", icon="sync", key="F5")
        self.problem = Banner("warning", "")
        self.problem.hide()
        self.tabs = Tabs(
            [
                Tab("all", late("sync", "All")),
                Tab("waiting", late("sync", "To be sent")),
                Tab("open", late("sync", "Needs you")),
            ]
        )
        model = FrozenRowsModel(COLUMNS, look=lambda row: RowLook(pending=row.status == "waiting"))
        self.table = DataTable(model, late("sync", "Outbox"))
        self.empty = EmptyState(
            late("sync", "Everything is synchronised"),
            late("sync", "What is entered off line waits here until the centre has it."),
            icon="okCircle",
        )
        self.list = Switcher(self.table, self.empty)
        self.foot = TableFoot()
        self.detail = DetailPanel()
        self.detail.setFixedWidth(SIDE_WIDTH)
        self._lay_out()

    def _lay_out(self) -> None:
        head = Panel(self.strip, self.sync, across=True, edges="bottom")
        head.box.setContentsMargins(0, 0, 16, 1)
        left = Panel(self.tabs)
        left.add(self.list, 1)
        left.add(self.foot)
        work = QHBoxLayout()
        work.setSpacing(0)
        work.addWidget(left, 1)
        work.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.problem)
        column.addLayout(work, 1)

    def bind(self, presenter: SyncPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.sync.clicked.connect(lambda _checked: presenter.sync_now())
        self.tabs.chosen.connect(lambda _key: self._show_rows())
        self.table.selected.connect(self._selected)
        self.detail.solve_wanted.connect(presenter.solve)

    def act(self, action: str) -> None:
        """An action of the list."""
        press(self, {"now": self.sync, "solve": self.detail.act}[action])

    def shown(self, _argument: object) -> None:
        self.presenter.open()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_line(self, line: LineState) -> None:
        self._line = line
        self.problem.setVisible(bool(line.problem))
        if line.problem:
            self.problem.say(error_text(line.problem))
        self._show_figures()

    def show_outbox(self, rows: tuple[OutboxRow, ...], others: int) -> None:
        self._rows, self._others = rows, others
        counts = {key: sum(1 for row in rows if wanted(row)) for key, wanted in VIEWS.items()}
        self.tabs.show_counts(counts)
        self._show_figures()
        self._show_rows()

    def show_one(self, row: OutboxRow | None) -> None:
        self.detail.show_row(row)

    def show_busy(self, busy: bool) -> None:
        if busy:
            self.sync.refuse(late("sync", "under way"))
        else:
            self.sync.allow()

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("sync", "This did not work"))

    def _show_rows(self) -> None:
        wanted = VIEWS[self.tabs.value()]
        rows = tuple(row for row in self._rows if wanted(row))
        chosen = self.presenter.chosen
        self.table.blockSignals(True)
        self.table.rows_model.show_rows(rows)
        line = next((at for at, row in enumerate(rows) if row.command_id == chosen), -1)
        self.table.select_line(line)
        self.table.blockSignals(False)
        if line < 0:
            self.table.select_line(next((at for at, row in enumerate(rows) if row.status in OPEN_STATES), 0))
        self.list.turn_to(0 if rows else 1)
        self.detail.setVisible(bool(rows))  # beside an empty list there is nothing to choose
        total = sum(row.amount_fen for row in rows if row.status == "waiting")
        self.foot.say(
            late("sync", "{count} commands", count=len(rows)), money(total), late("sync", "To be sent")
        )

    def _selected(self, row: OutboxRow | None) -> None:
        if row is not None:
            self.presenter.choose(row.command_id)

    def _show_figures(self) -> None:
        line = self._line
        waiting = [row for row in self._rows if row.status == "waiting"]
        own_sum = money(sum(row.amount_fen for row in waiting), sign=True)
        attention = sum(1 for row in self._rows if row.status in OPEN_STATES)
        confirmed = sum(1 for row in self._rows if row.status == "done")
        online = late("sync", "Connected") if line.online else late("sync", "Off line")
        self.strip.show_facts(
            (
                Fact(
                    late("sync", "Connection"),
                    online,
                    late("sync", "since {time}", time=short_moment(line.since)) if line.since else "",
                    "success" if line.online else "pending",
                ),
                Fact(
                    late("sync", "To be sent"),
                    str(len(waiting)),
                    late("sync", "{sum} · colleagues: {count}", sum=own_sum, count=self._others)
                    if self._others
                    else own_sum,
                    "pending" if waiting else None,
                ),
                Fact(
                    late("sync", "Confirmed"),
                    str(confirmed),
                    late("sync", "last {time}", time=short_moment(line.last_sync_at)),
                ),
                Fact(
                    late("sync", "Needs you"),
                    str(attention),
                    late("sync", "stays here, holds nothing else up") if attention else "",
                    "danger" if attention else None,
                ),
            )
        )
