"""All loans in reach as one table: sorted by a click on the header, read while it is scrolled."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.repayments.queries import LoanLine
from ui.formatting import count
from ui.ports import Background, Desk
from ui.screens.listing import ListPlace
from ui.screens.loans.register_source import RegisterSource
from ui.screens.naming import named
from ui.screens.refusing import breach_of
from ui.screens.repaying import LOAN_STATES, loan_chip
from ui.texts import Text, late
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel
from ui.widgets.row_source import Asked
from ui.widgets.rows_model import Column, RowLook
from ui.widgets.states import EmptyState
from ui.widgets.table import TableFoot
from ui.widgets.windowed_model import WindowedRowsModel
from ui.widgets.windowed_table import WindowedTable


def _state(row: LoanLine) -> ChipSpec:
    """The days stand in a column of their own."""
    return loan_chip(replace(row, days_past_due=0))


COLUMNS: tuple[Column[LoanLine], ...] = (
    Column("number", late("loans", "Loan"), lambda row: row.number, "strong", width=136, sortable=True),
    Column("customer", late("loans", "Customer"), lambda row: row.customer_name, stretch=True),
    Column(
        "product",
        late("loans", "Product"),
        lambda row: named(row.product_name, row.product_name_en),
        width=112,
    ),
    Column("principal", late("loans", "Principal"), lambda row: row.principal_fen, "money", width=108),
    Column(
        "outstanding_fen",
        late("loans", "Principal left"),
        lambda row: row.outstanding_fen,
        "money",
        width=112,
        sortable=True,
    ),
    Column("due", late("loans", "Due"), lambda row: row.due_fen, "money", width=96),
    Column("next_due", late("loans", "Next due"), lambda row: row.next_due, "date", width=94, sortable=True),
    Column(
        "days_past_due",
        late("loans", "Days late"),
        lambda row: row.days_past_due or None,
        "number",
        width=78,
        sortable=True,
    ),
    Column("state", late("loans", "State"), _state, "chip", width=104),
)


class RegisterPanel(Panel):
    """`opened` brings the key of a loan."""

    opened = Signal(str)

    def __init__(self, desk: Desk, run: Background) -> None:
        super().__init__()
        self.model = WindowedRowsModel(
            COLUMNS,
            RegisterSource(desk),
            run,
            look=lambda row: RowLook(faint=row.status in ("settled", "written_off")),
            key=lambda row: row.key,
            lane="network",
        )
        self.table = WindowedTable(self.model, late("loans", "Loan register"))
        empty = EmptyState(late("loans", "No loans found"), late("loans", "Search by another word or state."))
        self.place = ListPlace(self.table, empty, self.table.again)
        self.foot = TableFoot()
        self.add(self.place, 1)
        self.add(self.foot)
        self.table.opened.connect(lambda row: self.opened.emit(row.key) if row else None)
        self.model.renewed.connect(self._show_count)
        self.model.rowsInserted.connect(lambda *_lines: self._show_count())
        self.model.failed.connect(self._fail)

    def ask(self, text: str, status: str) -> None:
        """Show the loans that fit the search of the list beside."""
        self.place.reading()
        self.table.filter_words = _filter_words(text, status)
        sort, descending = self.table.sorting
        self.table.ask(Asked(sort, descending, (("text", text.strip()), ("status", status))))

    def _show_count(self) -> None:
        total = self.model.rowCount()
        self.place.show_count(total)
        self.foot.say(late("loans", "{count} loans", count=count(total)))
        if total and self.table.current_line() < 0:
            self.table.select_line(0)

    def _fail(self, refusal: RuleBroken) -> None:
        breach: Breach = breach_of(refusal)
        if self.model.rowCount() == 0:
            self.place.fail(breach)


def _filter_words(text: str, status: str) -> Text:
    """What the paper says of the search."""
    state: Text = LOAN_STATES[status][0] if status in LOAN_STATES else ""
    return f"{state} {text}".strip() if text.strip() else state
