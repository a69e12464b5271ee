"""Finding the loan that is paid on: a search field, and what it found below."""

from __future__ import annotations

from PySide6.QtCore import Signal

from lendesk.usecases.projections import LoanRow
from ui.formatting import day
from ui.screens.naming import named
from ui.screens.repaying import loan_chip
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.fields import TextField
from ui.widgets.panels import Panel
from ui.widgets.rows_model import Column, FrozenRowsModel
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable

COLUMNS: tuple[Column[LoanRow], ...] = (
    Column(
        "customer",
        late("counter", "Customer"),
        lambda r: (r.customer_name, f"{r.number} · {named(r.product_name, r.product_name_en)}"),
        "two_line",
        stretch=True,
    ),
    Column("state", late("counter", "State"), loan_chip, "chip", 130),
    Column("next", late("counter", "Next due"), lambda r: day(r.next_due), "date", 100),
    Column("due", late("counter", "Due now"), lambda r: r.due_fen or None, "money", 110),
    Column("left", late("counter", "Principal left"), lambda r: r.outstanding_fen, "money", 120),
)


class FindingPanel(Panel):
    """`wanted` brings the text on Enter, `chosen` the loan; `results` is laid out by the screen."""

    wanted = Signal(str)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(edges="bottom", across=True, gap=8)
        self.box.setContentsMargins(16, 10, 16, 11)
        self.search = TextField(
            late("counter", "Find customer"),
            placeholder=late("counter", "Name, initials, phone or ID tail, loan number"),
            icon="search",
        )
        self.go = Button(late("counter", "Search"))
        self.table = DataTable(FrozenRowsModel(COLUMNS), late("counter", "Loans found"))
        self.results = Switcher(
            self.table,
            EmptyState(
                late("counter", "Find a customer to start"),
                late("counter", "The amount due stands ready as soon as the loan is chosen."),
                icon="search",
            ),
            EmptyState(
                late("counter", "Nothing found"),
                late("counter", "Try the tail of phone or ID, or the loan number."),
                icon="search",
            ),
        )
        self.results.turn_to(1)
        self.add(self.search, 1)
        self.add(self.go)
        self.search.returnPressed.connect(self._ask)
        self.go.clicked.connect(lambda _checked: self._ask())
        self.table.opened.connect(self.chosen)
        self.table.clicked.connect(lambda index: self.chosen.emit(self.table.rows_model.row_at(index.row())))

    def show_rows(self, rows: tuple[LoanRow, ...]) -> None:
        self.table.rows_model.show_rows(rows)
        asked = bool(self.search.text().strip())
        self.results.turn_to(0 if rows else 2 if asked else 1)

    def clear(self) -> None:
        """Ready for the next customer."""
        self.search.set_text("")
        self.show_rows(())

    def _ask(self) -> None:
        self.wanted.emit(self.search.text())
