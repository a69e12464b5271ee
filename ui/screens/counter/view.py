"""The counter: find the borrower, take the money, hand over the receipt, in under twenty seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.domain.money import ZERO, Money
from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.queries import AllocationPreview
from lendesk.usecases.synchronisation.state import LineState, OutboxRow, SignedIn
from ui.error_texts import error_text
from ui.formatting import day, money
from ui.screens.acting import press
from ui.screens.asking import ask_reason
from ui.screens.counter.finding_panel import FindingPanel
from ui.screens.counter.payment_panel import PaymentPanel
from ui.screens.counter.presenter import CounterPresenter
from ui.screens.counter.receipt_paper import ReceiptContent
from ui.screens.counter.side_panel import SidePanel
from ui.screens.counter.split_panel import SplitPanel, taken
from ui.screens.repaying import paid_by
from ui.texts import Text, late
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.panels import ActionBar, Panel
from ui.widgets.states import Switcher

Told = Callable[[Text, Text], None]


class CounterScreen(QWidget):
    """Fills `CounterView`; every act goes to the presenter. `print_out` hands a receipt to the printer."""

    presenter: CounterPresenter

    def __init__(
        self,
        me: SignedIn,
        refuse: Callable[[Breach, Text], None],
        tell: Told,
        print_out: Callable[[ReceiptContent], None],
    ) -> None:
        super().__init__()
        self._me, self._refuse_aloud, self._tell, self._print_out = me, refuse, tell, print_out
        self._online = True
        self._number, self._preview, self._capitals = "", None, ""  # type: str, AllocationPreview | None, str
        self._row: LoanRow | None = None
        self._posted: ReceiptContent | None = None
        retry = Button(late("counter", "Retry connection"), icon="sync")
        retry.clicked.connect(lambda _checked: self.presenter.retry())
        self.banner = Banner("pending", "", icon="offline", buttons=(retry,))
        self.banner.hide()
        self.finding, self.payment, self.split = FindingPanel(), PaymentPanel(), SplitPanel()
        self.side = SidePanel()
        self.post = Button(late("counter", "Take and print receipt"), "primary", icon="print", key="F9")
        self.clear = Button(late("counter", "Clear"), key="Esc", bind=False)
        self._lay_out()

    def _lay_out(self) -> None:
        taking = Panel(self.payment)
        taking.add(self.split, 1)
        self.work = Switcher(self.finding.results, taking)
        left = Panel(self.banner, self.finding)
        left.add(self.work, 1)
        hint = Label(
            late("counter", "Count the cash in front of the customer, then print"), "caption", "ink2"
        )
        left.add(ActionBar(left=(hint,), right=(self.clear, self.post)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self.side)
        self._allow()

    def bind(self, presenter: CounterPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.finding.wanted.connect(self._search)
        self.finding.chosen.connect(presenter.choose)
        self.payment.amount_typed.connect(presenter.type_amount)
        self.payment.tendered_typed.connect(presenter.type_tendered)
        self.payment.method_taken.connect(self._take_method)
        self.payment.payer_typed.connect(self._take_payer)
        self.side.void_wanted.connect(self._ask_void)
        self.post.clicked.connect(lambda _checked: presenter.post())
        self.clear.clicked.connect(lambda _checked: self.escape())

    def act(self, action: str) -> None:
        """An action of the list."""
        press(self, {"find": self.finding.search, "post": self.post}[action])

    def shown(self, argument: object) -> None:
        """Ask anew; with a loan take that one."""
        self.presenter.open()
        if isinstance(argument, LoanRow):
            self.presenter.choose(argument)
        else:
            self.finding.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> bool:
        """Esc gives the loan up, then the search."""
        if self._row is None and not self.finding.search.text():
            return False
        self.finding.clear()
        self.presenter.clear()
        return True

    def _search(self, text: str) -> None:
        if self._row is not None:  # F9 must not post to a loan that is out of sight
            self.presenter.clear()
            self.finding.search.set_text(text)
        self.presenter.search(text)

    def show_found(self, rows: tuple[LoanRow, ...]) -> None:
        if self._row is not None:
            return  # a loan was chosen meanwhile
        self.finding.show_rows(rows)
        self.work.turn_to(0)
        if len(rows) == 1:
            self.presenter.choose(rows[0])
        elif rows:
            self.finding.table.select_line(0)
            self.finding.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_loan(self, row: LoanRow | None, receipt_number: str) -> None:
        self._row, self._number = row, receipt_number
        self._allow()
        if row is None:
            self.finding.clear()
            self.work.turn_to(0)
            self.finding.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._posted = None
        self.payment.show_loan(row)
        self.work.turn_to(1)
        self.payment.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.payment.amount.selectAll()
        self._show_receipt()

    def show_amount(self, text: str) -> None:
        self.payment.show_amount(text)

    def show_split(self, preview: AllocationPreview | None, in_capitals: str, change: Money) -> None:
        self._preview, self._capitals = preview, in_capitals
        self.split.show_preview(preview)
        self.payment.show_figures(in_capitals, change)
        self._show_receipt()

    def show_fault(self, field: str, breach: Breach | None) -> None:
        self.payment.fault(field, breach)

    def show_line(self, line: LineState) -> None:
        self._online = line.online
        self.banner.setVisible(not line.online)
        waiting = late(
            "counter",
            "{count} entries of {amount} wait to be confirmed. Reversal, payout and approval need the line.",
            count=line.outbox_count,
            amount=money(line.outbox_sum_fen, sign=True),
        )
        self.banner.say(
            late("counter", "Off line: this receipt is provisional until the server has confirmed it"),
            error_text(line.problem) if line.problem else waiting,
        )
        self.post.reword(
            late("counter", "Take and print receipt")
            if line.online
            else late("counter", "Take and print provisional receipt")
        )
        self._show_receipt()

    def show_waiting(self, rows: tuple[OutboxRow, ...]) -> None:
        self.side.show_waiting(rows)

    def show_receipts(self, rows: tuple[ReceiptRow, ...]) -> None:
        self.side.show_today(rows)
        if self._posted and any(row.number == self._posted.number for row in rows):
            self._posted = replace(self._posted, provisional=False)
            self._show_receipt()

    def show_posted(self, receipt_number: str, amount: Money, row: LoanRow) -> None:
        made = self._content(row, receipt_number, amount, provisional=not self._online)
        self._posted = replace(made, provisional=True)
        self._show_receipt()
        self._tell(
            late(
                "counter",
                "{amount} taken from {name}",
                amount=money(amount, sign=True),
                name=row.customer_name,
            ),
            late("counter", "Receipt {number}", number=receipt_number),
        )
        self._print_out(made)

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("counter", "This did not happen"))

    def _allow(self) -> None:
        self.post.setEnabled(self._row is not None)

    def _take_method(self, method: str) -> None:
        self.presenter.method = method
        self._show_receipt()

    def _take_payer(self, payer: str) -> None:
        self.presenter.payer = payer
        self._show_receipt()

    def _ask_void(self, row: ReceiptRow | None) -> None:
        if row is None:
            return
        ask_reason(
            self,
            late("counter", "Void receipt {number}", number=row.number),
            late("counter", "Void receipt"),
            lambda reason: self.presenter.void(row.key, reason),
            note=late(
                "counter",
                "{amount} from {name} is taken back. Only your own receipts of today; the number stays used.",
                amount=money(row.amount_fen, sign=True),
                name=row.customer_name,
            ),
            kind="danger",
        )

    def _show_receipt(self) -> None:
        if self._posted is not None:
            self.side.show_receipt(self._posted)
        elif self._row is None:
            self.side.show_receipt(None)
        else:
            amount = Money(self._preview.amount_fen) if self._preview else ZERO
            self.side.show_receipt(
                self._content(self._row, self._number, amount, provisional=not self._online)
            )

    def _content(self, row: LoanRow, number: str, amount: Money, *, provisional: bool) -> ReceiptContent:
        parts = self._preview.parts if self._preview else ()
        split = "\n".join(
            str(late("counter", "No. {no}  {amount}", no=p.no, amount=money(taken(p)))) for p in parts
        )
        return ReceiptContent(
            number=number,
            branch=self._me.branch_name,
            provisional=provisional,
            lines=(
                (late("counter", "Receipt no."), number),
                (late("counter", "Customer"), row.customer_name),
                (late("counter", "Loan"), row.number),
                (late("counter", "Payer"), self.payment.payer.text() or row.customer_name),
                (late("counter", "Method"), paid_by(str(self.payment.method.value()))),
                (late("counter", "Amount"), money(amount, sign=True)),
                (late("counter", "Capitals"), self._capitals or "—"),
                (late("counter", "Split"), split or "—"),
                (late("counter", "Date"), day(self._me.business_date)),
                (late("counter", "Teller"), f"{self._me.name} {self._me.staff_number}"),
            ),
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "work"):
            self.payment.header.say_again()
            self._show_receipt()
