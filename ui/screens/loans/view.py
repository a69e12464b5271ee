"""The loan screen: the list at the left, all about the chosen loan beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.queries import LoanFile
from ui.formatting import money
from ui.screens.asking import ask_reason
from ui.screens.loans.list_panel import ListPanel
from ui.screens.loans.loan_page import LoanPage
from ui.screens.loans.presenter import LoansPresenter
from ui.texts import Text, late
from ui.widgets.states import EmptyState, Switcher


class LoansScreen(QWidget):
    """Fills `LoansView`; `pay` turns to the counter with a loan."""

    presenter: LoansPresenter
    crumb_changed = Signal()

    def __init__(
        self,
        *,
        may_pay: bool,
        may_reverse: bool,
        refuse: Callable[[Breach, Text], None],
        tell: Callable[[Text, Text], None],
        pay: Callable[[LoanRow], object],
    ) -> None:
        super().__init__()
        self._refuse_aloud, self._tell, self._pay = refuse, tell, pay
        self._pick_first = True
        self.list = ListPanel()
        self.page = LoanPage(may_pay=may_pay, may_reverse=may_reverse)
        self.work = Switcher(
            self.page,
            EmptyState(
                late("loans", "No loan chosen"), late("loans", "Choose a loan in the list."), icon="loans"
            ),
        )
        self.work.turn_to(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.work, 1)
        QShortcut(QKeySequence("Ctrl+F"), self, self.list.focus_search)

    def bind(self, presenter: LoansPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.list.wanted.connect(self._search)
        self.list.chosen.connect(presenter.choose)
        self.list.opened.connect(lambda _key: self.page.plan.setFocus(Qt.FocusReason.OtherFocusReason))
        self.page.reverse_wanted.connect(self._ask_reverse)
        self.page.pay_wanted.connect(lambda row: self._pay(row) if row else None)

    def crumb(self) -> Text:
        """The number of the loan beside the title."""
        return self.presenter.file.row.number if self.presenter.file else ""

    def shown(self, argument: object) -> None:
        """Ask anew; with a loan's key show that loan."""
        if isinstance(argument, str) and argument:
            self._pick_first = False
            self.presenter.choose(argument)
        self.presenter.open()
        self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self, rows: tuple[LoanRow, ...]) -> None:
        self.list.show_rows(rows)
        if self.presenter.file is not None:
            self._keep(self.presenter.file.row.key)
        if self._pick_first:
            self._pick_first = False
            self.list.pick_first()

    def show_loan(self, file: LoanFile) -> None:
        self.page.show_file(file)
        self.work.turn_to(0)
        self._keep(file.row.key)
        self.crumb_changed.emit()

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("loans", "This did not happen"))

    def show_reversed(self, receipt_number: str) -> None:
        self._tell(
            late("loans", "Receipt {number} is reversed", number=receipt_number),
            late("loans", "What came after it was computed anew."),
        )

    def _keep(self, key: str) -> None:
        """Keep the loan on the page selected in the list, without asking for it again."""
        self.list.list.blockSignals(True)
        self.list.list.select_key(key)
        self.list.list.blockSignals(False)

    def _search(self, text: str, status: str) -> None:
        self._pick_first = True
        self.list.list.blockSignals(True)
        self.list.list.clearSelection()
        self.list.list.blockSignals(False)
        self.presenter.search(text, status)

    def _ask_reverse(self, row: ReceiptRow | None) -> None:
        if row is None:
            return
        ask_reason(
            self,
            late("loans", "Reverse receipt {number}", number=row.number),
            late("loans", "Reverse {amount}", amount=money(row.amount_fen)),
            lambda reason: self.presenter.reverse(row.key, reason),
            note=late(
                "loans",
                "{amount} from {payer}. What came after is computed anew; the receipt stays in the history.",
                amount=money(row.amount_fen, sign=True),
                payer=row.payer,
            ),
            kind="danger",
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.measure(self.window().width())
