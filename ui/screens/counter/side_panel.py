"""Beside the payment: the receipt, what waits in the outbox, and what was taken today."""

from __future__ import annotations

from PySide6.QtCore import Signal

from lendesk.usecases.projections import ReceiptRow
from lendesk.usecases.synchronisation.state import OutboxRow
from ui.formatting import money
from ui.screens.counter.receipt_paper import ReceiptContent, ReceiptPaper
from ui.screens.figures import parsed
from ui.screens.orders import order_name
from ui.screens.repaying import paid_by, receipt_chip
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel, SectionHeader, scroll
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable, TableFoot
from ui.widgets.tabs import Tab, Tabs

WIDTH = 364
TO_CONFIRM = ChipSpec(late("repaying", "Pending"), "pending", "pending")
PROVISIONAL = ChipSpec(late("counter", "Provisional"), "pending", "pending")


def at_clock(text: str) -> str:
    """13:58 in the desk's own zone, from an ISO text."""
    made = parsed(text)
    return made.astimezone().strftime("%H:%M") if made else text


def tail(number: str) -> str:
    """0003 of 07-20261121-0003: what tells the receipts of a day apart."""
    return number.rsplit("-", 1)[-1]


def waiting_words(row: OutboxRow) -> tuple[Text, str]:
    """Whose payment it is first: the name survives cutting, the loan's number stands below."""
    number, _, name = row.subject.partition(" ")
    return name or number or order_name(row.command), f"{at_clock(row.at)} {number if name else ''}".strip()


WAITING: tuple[Column[OutboxRow], ...] = (
    Column(
        "what",
        late("counter", "Posting"),
        waiting_words,
        "two_line",
        stretch=True,
    ),
    Column("amount", late("counter", "Amount"), lambda r: r.amount_fen or None, "money", 88),
    Column("state", late("counter", "State"), lambda _r: TO_CONFIRM, "chip", 116),
)
TAKEN: tuple[Column[ReceiptRow], ...] = (
    Column(
        "what",
        late("counter", "Receipt no."),
        lambda r: (f"{tail(r.number)} {r.customer_name}", f"{at_clock(r.posted_at)} {paid_by(r.method)}"),
        "two_line",
        stretch=True,
    ),
    Column("amount", late("counter", "Amount"), lambda r: r.amount_fen, "money", 88),
    Column("state", late("counter", "State"), receipt_chip, "chip", 84),
)


class SidePanel(Panel):
    """`void_wanted` brings the receipt that shall be undone."""

    void_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(edges="left")
        self.setFixedWidth(WIDTH)
        self.heading = SectionHeader(late("counter", "Receipt preview"))
        self.paper = ReceiptPaper()
        self.tabs = Tabs(
            [Tab("today", late("counter", "Today's receipts")), Tab("waiting", late("counter", "Outbox"))]
        )
        self.today = DataTable(FrozenRowsModel(TAKEN), late("counter", "Today's receipts"))
        self.waiting = DataTable(
            FrozenRowsModel(WAITING, look=lambda _r: RowLook(pending=True)), late("counter", "Outbox")
        )
        self.lists = Switcher(
            self.today,
            self.waiting,
            EmptyState(late("counter", "No receipts today")),
            EmptyState(late("counter", "Everything is confirmed")),
        )
        self.foot = TableFoot()
        self.void = Button(late("counter", "Void…"), "danger", icon="reversal")
        bar = Panel(self.foot, edges="top", across=True, fill="zebra")
        bar.box.setStretch(0, 1)
        bar.add(self.void)
        bar.box.setContentsMargins(0, 1, 12, 0)
        self._bar = bar
        self.add(self.heading)
        self.add(scroll(self.paper), 5)
        self.add(self.tabs)
        self.add(self.lists, 2)
        self.add(bar)
        self.void.setEnabled(False)
        self.tabs.chosen.connect(lambda _key: self._turn())
        self.today.selected.connect(
            lambda row: self.void.setEnabled(row is not None and row.status == "posted")
        )
        self.void.clicked.connect(lambda _checked: self.void_wanted.emit(self.today.current_row()))
        self._turn()

    def show_receipt(self, content: ReceiptContent | None) -> None:
        self.paper.show_content(content)
        self.heading.chip.show_spec(PROVISIONAL if content and content.provisional else None)

    def show_waiting(self, rows: tuple[OutboxRow, ...]) -> None:
        self.waiting.rows_model.show_rows(rows)
        self._turn()

    def show_today(self, rows: tuple[ReceiptRow, ...]) -> None:
        self.today.rows_model.show_rows(rows)
        self.void.setEnabled(False)
        self._turn()

    def _turn(self) -> None:
        waiting = self.tabs.value() == "waiting"
        self.tabs.show_counts(
            {"waiting": self.waiting.rows_model.rowCount(), "today": self.today.rows_model.rowCount()}
        )
        rows = (self.waiting if waiting else self.today).rows_model.rows
        self.lists.turn_to(int(waiting) + (0 if rows else 2))
        self.void.setVisible(not waiting)
        counted = rows if waiting else [row for row in rows if row.status == "posted"]
        self.foot.say("", money(sum(row.amount_fen for row in counted)), late("counter", "Sum"))
