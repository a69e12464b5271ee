"""All about one loan: figures, plan, receipts, ledger entries, history."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lendesk.usecases.applications.queries import HistoryLine
from lendesk.usecases.projections import ReceiptRow
from lendesk.usecases.repayments.queries import LoanFile, LoanPlanLine
from ui.formatting import NOTHING, day, money
from ui.screens.figures import percent_text, short_moment
from ui.screens.loans.tables import ENTRIES, PLAN, RECEIPTS, plan_look, receipt_look
from ui.screens.naming import named
from ui.screens.orders import order_name
from ui.screens.repaying import loan_chip
from ui.texts import late, tr
from ui.tokens import Kind
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.facts import Fact, FactStrip
from ui.widgets.label import Label
from ui.widgets.panels import Avatar, Panel, scroll
from ui.widgets.rows_model import FrozenRowsModel, RowLook
from ui.widgets.states import EmptyState, OfflineState, Switcher
from ui.widgets.table import DataTable, TableFoot
from ui.widgets.tabs import Tab, Tabs
from ui.widgets.timeline import Timeline, TimelineEntry

MONEY_IN = frozenset({"PostRepayment", "PostStatementLine", "ConfirmDisbursement"})
UNDONE = frozenset({"VoidRepayment", "ReverseRepayment", "CancelDisbursement"})


def current_no(plan: tuple[LoanPlanLine, ...]) -> int:
    """The row that is paid next; 0 when all are paid."""
    return next((line.no for line in plan if line.left_fen), 0)


class LoanPage(Panel):
    """`pay_wanted` and `reverse_wanted` bring the loan's row and the receipt."""

    pay_wanted = Signal(object)
    reverse_wanted = Signal(object)

    def __init__(self, *, may_pay: bool, may_reverse: bool) -> None:
        super().__init__()
        self.file: LoanFile | None = None
        self._current = 0
        self.pay = Button(late("loans", "Take payment"), "primary", icon="cashier", key="F9")
        self.pay.setVisible(may_pay)
        self.reverse = Button(late("loans", "Reverse…"), "danger", icon="reversal")
        self._may_reverse = may_reverse
        self.copy_note = Banner(
            "pending",
            late("loans", "From this workstation's copy: ledger entries and history need the server"),
            icon="offline",
        )
        self.figures = FactStrip()
        self.tabs = Tabs(
            [
                Tab("plan", late("loans", "Plan")),
                Tab("receipts", late("loans", "Receipts")),
                Tab("entries", late("loans", "Ledger entries")),
                Tab("history", late("loans", "History")),
            ]
        )
        self.foot = TableFoot()
        self.add(self._header())
        for part in (self.copy_note, self.figures, self.tabs):
            self.add(part)
        self.add(self._tables(), 1)
        self.add(self._bar())
        self._connect()

    def _header(self) -> Panel:
        self.avatar, self.name, self.chip = Avatar("", 38), Label("", "page"), Chip()
        self.detail = Label("", "caption", "ink2")
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.name)
        first.addWidget(self.chip)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addWidget(self.detail)
        made = Panel(self.avatar, edges="bottom", across=True, gap=12)
        made.box.setContentsMargins(16, 10, 16, 11)
        made.box.addLayout(words, 1)
        made.add(self.pay)
        return made

    def _tables(self) -> Switcher:
        plan = FrozenRowsModel(PLAN, look=lambda line: plan_look(line, self._current))
        self.plan = DataTable(plan, late("loans", "Plan"))
        self.receipts = DataTable(FrozenRowsModel(RECEIPTS, look=receipt_look), late("loans", "Receipts"))
        self.entries = DataTable(
            FrozenRowsModel(ENTRIES, look=lambda _line: RowLook()), late("loans", "Ledger entries")
        )
        self.timeline = Timeline()
        past = Panel(self.timeline)
        past.box.addStretch(1)
        self.body = Switcher(
            self.plan,
            self.receipts,
            self.entries,
            scroll(past),
            EmptyState(late("loans", "No postings yet")),
            OfflineState(
                late("loans", "This needs the server"),
                late("loans", "Plan and receipts are here; the rest follows when the line is back."),
            ),
        )
        return self.body

    def _bar(self) -> Panel:
        bar = Panel(self.foot, edges="top", across=True, fill="zebra")
        bar.box.setContentsMargins(0, 1, 12, 0)
        bar.box.setStretch(0, 1)
        bar.add(self.reverse)
        return bar

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _key: self._turn())
        self.receipts.selected.connect(lambda _row: self._allow())
        self.reverse.clicked.connect(lambda _checked: self.reverse_wanted.emit(self.receipts.current_row()))
        self.pay.clicked.connect(lambda _checked: self.pay_wanted.emit(self.file.row if self.file else None))

    def show_file(self, file: LoanFile) -> None:
        self.file, self._current = file, current_no(file.plan)
        self.avatar.show_name(file.row.customer_name)
        self.name.say(file.row.customer_name)
        self.chip.show_spec(loan_chip(file.row))
        self.copy_note.setVisible(file.from_replica)
        self.pay.setEnabled(file.row.status in ("active", "overdue"))
        self.plan.rows_model.show_rows(file.plan)
        self.plan.scrollTo(self.plan.rows_model.index(max(0, self._current - 1), 0))
        self.receipts.rows_model.show_rows(file.receipts)
        self.entries.rows_model.show_rows(file.entries)
        self.tabs.show_counts(
            {
                "plan": len(file.plan),
                "receipts": len(file.receipts),
                "entries": len(file.entries),
                "history": len(file.history),
            }
        )
        self._compose()
        self._turn()

    def _compose(self) -> None:
        """What is made of several facts; anew after a switch of language."""
        if self.file is None:
            return
        row, file = self.file.row, self.file
        self.detail.say(
            tr(
                "loans",
                "{number} · {product} · {term} instalments · disbursed {day}",
                number=row.number,
                product=named(row.product_name, row.product_name_en),
                term=len(file.plan),
                day=day(row.disbursed_on),
            )
        )
        due = row.due_fen
        self.figures.show_facts(
            (
                Fact(late("loans", "Annualised rate (IRR)"), percent_text(file.rate_disclosed), strong=True),
                Fact(
                    late("loans", "Due now"),
                    money(due),
                    late("loans", "as of {day}", day=day(row.as_of)),
                    "danger" if row.days_past_due else None,
                ),
                Fact(
                    late("loans", "Principal left"),
                    money(row.outstanding_fen),
                    late("loans", "of {amount}", amount=money(row.principal_fen)),
                ),
                Fact(late("loans", "To settle today"), money(file.payoff_fen)),
                self._next_due(),
            )
        )
        self.timeline.show_entries([_step(line) for line in reversed(file.history)])

    def _next_due(self) -> Fact:
        plan = self.file.plan if self.file else ()
        coming = next((line for line in plan if line.left_fen and line.status in ("future", "due")), None)
        if coming is None:
            return Fact(late("loans", "Next due"), NOTHING)
        return Fact(late("loans", "Next due"), day(coming.due_date), money(coming.left_fen))

    def _turn(self) -> None:
        if self.file is None:
            return
        key, file = self.tabs.value(), self.file
        shown = {
            "plan": file.plan,
            "receipts": file.receipts,
            "entries": file.entries,
            "history": file.history,
        }
        number = list(shown).index(key)
        missing = 5 if file.from_replica and key in ("entries", "history") else 4
        self.body.turn_to(number if shown[key] else missing)
        self._say_foot(key)
        self._allow()

    def _say_foot(self, key: str) -> None:
        file = self.file
        assert file is not None
        if key == "plan":
            self.foot.say(
                late(
                    "loans",
                    "{count} instalments · principal {principal} · interest {interest}",
                    count=len(file.plan),
                    principal=money(sum(line.principal_fen for line in file.plan)),
                    interest=money(sum(line.interest_fen for line in file.plan)),
                ),
                money(sum(line.paid_fen for line in file.plan)),
                late("loans", "Paid"),
            )
        elif key == "receipts":
            posted = [one for one in file.receipts if one.status == "posted"]
            self.foot.say(
                late("loans", "{count} receipts", count=len(file.receipts)),
                money(sum(one.amount_fen for one in posted)),
                late("loans", "Posted"),
            )
        elif key == "entries":
            self.foot.say(
                late("loans", "{count} postings", count=len(file.entries)),
                money(sum(line.debit_fen for line in file.entries)),
                late("loans", "Debit = credit"),
            )
        else:
            self.foot.say(late("loans", "Newest first"))

    def _allow(self) -> None:
        on_receipts = self.tabs.value() == "receipts"
        self.reverse.setVisible(self._may_reverse and on_receipts)
        row: ReceiptRow | None = self.receipts.current_row() if on_receipts else None
        self.reverse.setEnabled(row is not None and row.status == "posted")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "foot"):
            self._compose()


def _step(line: HistoryLine) -> TimelineEntry:
    icon, kind = _marked(line.what)
    words = " · ".join(part for part in (line.person, line.remark) if part)
    return TimelineEntry(order_name(line.what), words, short_moment(line.at), icon, kind)


def _marked(command: str) -> tuple[str, Kind]:
    if command in UNDONE:
        return "reversal", "warning"
    return "ok", "success" if command in MONEY_IN else "neutral"
