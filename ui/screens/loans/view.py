"""The loan screen: the list at the left, all about the chosen loan beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.projections import LoanRow
from lendesk.usecases.repayments.queries import LoanFile
from lendesk.usecases.servicing.derivations import Derivation, LoanDetail
from lendesk.usecases.servicing.queries import LoanComparison, LoanEventRow, LoanQuote, ProposalRow
from ui.screens.acting import press
from ui.screens.asking import ask_reason
from ui.screens.change_wanted import ChangeWanted
from ui.screens.loans.change_flow import ChangeFlow, done_words
from ui.screens.loans.changes import Intent, hindrance
from ui.screens.loans.list_panel import ListPanel
from ui.screens.loans.loan_page import Allowed, LoanPage
from ui.screens.loans.presenter import LoansPresenter
from ui.screens.loans.register import RegisterPanel
from ui.texts import Text, late
from ui.widgets.states import EmptyState, Switcher


class LoansScreen(QWidget):
    """Fills `LoansView`; `pay` turns to the counter with a loan."""

    presenter: LoansPresenter
    flow: ChangeFlow
    crumb_changed = Signal()

    def __init__(
        self,
        allowed: Allowed,
        *,
        person: str,
        refuse: Callable[[Breach, Text], None],
        tell: Callable[[Text, Text], None],
        pay: Callable[[LoanRow], object],
    ) -> None:
        super().__init__()
        self._person, self._refuse_aloud, self._tell, self._pay = person, refuse, tell, pay
        self._pick_first = True
        self._change: ChangeWanted | None = None
        self.register: RegisterPanel | None = None
        self.list = ListPanel()
        self.page = LoanPage(allowed)
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

    def put_register(self, register: RegisterPanel) -> None:
        """The table of all loans, shown in the place of the loan on Alt T."""
        self.register = register
        self.work.addWidget(register)
        self.list.table_wanted.connect(self.turn_register)
        register.opened.connect(self._open_from_register)

    def turn_register(self) -> None:
        """From the loan to the table of all, and back."""
        if self.register is None:
            return
        if self.work.currentWidget() is self.register:
            self._leave_register()
            return
        self.work.turn_to(self.register)
        self.register.ask(*self.list.asked())
        self.register.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_register(self) -> None:
        self.work.turn_to(0 if self.presenter.file is not None else 1)
        self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_from_register(self, loan_id: str) -> None:
        self._leave_register()
        self.list.mark(loan_id)
        self.presenter.choose(loan_id)

    def escape(self) -> bool:
        """Esc leads from the table back to the loan."""
        if self.register is None or self.work.currentWidget() is not self.register:
            return False
        self._leave_register()
        return True

    def bind(self, presenter: LoansPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.flow = ChangeFlow(self, presenter, self._person, self.show_refusal)
        page = self.page
        self.list.wanted.connect(self._search)
        self.list.chosen.connect(presenter.choose)
        self.list.opened.connect(lambda _key: page.plan.plan.setFocus(Qt.FocusReason.OtherFocusReason))
        page.pay_wanted.connect(lambda row: self._pay(row) if row else None)
        page.explained.connect(presenter.explain)
        page.undo_wanted.connect(self.flow.undo)
        page.quote_asked.connect(presenter.quote)
        page.issue_wanted.connect(presenter.issue)
        page.quote_pay_wanted.connect(self.flow.pay)
        page.change_wanted.connect(self.flow.start)
        page.withdraw_wanted.connect(self._ask_withdraw)

    def crumb(self) -> Text:
        """The number of the loan beside the title."""
        return self.presenter.file.row.number if self.presenter.file else ""

    def file_key(self) -> str:
        """What brings `shown` back to the file in work."""
        return self.presenter.file.row.key if self.presenter.file else ""

    def act(self, action: str) -> None:
        """An action of the list."""
        if action == "find":
            self.list.focus_search()
            return
        head = self.page.head
        buttons = {"pay": head.pay, "quote": head.quoting, "change": head.changing}
        press(self, {**buttons, "register": self.list.as_table}[action])

    def shown(self, argument: object) -> None:
        """Ask anew; with a loan's key show that loan, with a `ChangeWanted` begin the change."""
        self._change = argument if isinstance(argument, ChangeWanted) else None
        key = self._change.loan_id if self._change else argument
        if isinstance(key, str) and key:
            self._pick_first = False
            self.presenter.choose(key)
        self.presenter.open()
        self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self, rows: tuple[LoanRow, ...], more: bool) -> None:
        self.list.show_rows(rows, more)
        if self.presenter.file is not None:
            self.list.mark(self.presenter.file.row.key)
        if self._pick_first:
            self._pick_first = False
            self.list.pick_first()

    def show_loan(self, file: LoanFile, detail: LoanDetail) -> None:
        self.page.show_file(file, detail)
        if self.register is None or self.work.currentWidget() is not self.register:
            self.work.turn_to(0)
        self.list.mark(file.row.key)
        self.crumb_changed.emit()
        self._begin(file, detail)

    def _begin(self, file: LoanFile, detail: LoanDetail) -> None:
        """The change that another screen sent the person here for, once."""
        wanted = self._change
        if wanted is None or wanted.loan_id != file.row.key:
            return
        self._change = None
        self.page.tabs.choose("changes")
        if not hindrance(wanted.kind, detail, file.from_replica):
            self.flow.start(wanted.kind)

    def show_events(self, rows: tuple[LoanEventRow, ...]) -> None:
        self.page.show_events(rows)

    def show_derivation(self, derivation: Derivation) -> None:
        self.page.show_derivation(derivation)

    def show_quote(self, quote: LoanQuote) -> None:
        self.page.quotes.show_quote(quote)

    def show_quote_refusal(self, breach: Breach) -> None:
        self.page.quotes.show_refusal(breach)

    def show_issued(self, quotes: tuple[LoanQuote, ...], number: str = "") -> None:
        """Show what was handed out; one that was just issued is chosen."""
        table = self.page.quotes.issued
        self.page.quotes.show_issued(quotes)
        if number:
            table.select_line(next((at for at, one in enumerate(quotes) if one.number == number), -1))
        self.page.tabs.show_counts({"quotes": len(quotes)})

    def show_proposals(self, rows: tuple[ProposalRow, ...]) -> None:
        self.page.changes.show_proposals(rows)
        self.page.tabs.show_counts({"changes": len(rows)})

    def show_comparison(self, intent: Intent, comparison: LoanComparison) -> None:
        self.flow.show_comparison(intent, comparison)

    def show_change_refusal(self, breach: Breach) -> None:
        self.flow.show_refusal(breach)

    def show_done(self, intent: Intent, made: dict[str, str]) -> None:
        self.flow.end()
        self._tell(*done_words(intent, made.get("receipt_number", "")))

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("loans", "This did not happen"))

    def show_told(self, code: str, fact: str) -> None:
        """A quotation was issued, or a proposal taken back."""
        if code == "issued":
            self._tell(
                late("loans", "Quotation {number} is issued", number=fact),
                late("loans", "It stands in the list and can be paid."),
            )
            return
        self._tell(late("loans", "The proposal is taken back"), "")

    def _search(self, text: str, status: str) -> None:
        self._pick_first = True
        self.list.mark("")
        self.presenter.search(text, status)
        if self.register is not None and self.work.currentWidget() is self.register:
            self.register.ask(text, status)

    def _ask_withdraw(self, row: ProposalRow | None) -> None:
        if row is None:
            return
        ask_reason(
            self,
            late("loans", "Take the proposal back"),
            late("loans", "Take back"),
            lambda reason: self.presenter.withdraw(row.key, reason),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.measure(self.window().width())
