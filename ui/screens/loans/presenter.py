"""What the loan screen does: find a loan, show all about it, reverse a posting with authority."""

from __future__ import annotations

from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.messages import Area, Changes, CommandResult
from lendesk.usecases.projections import LoanRow
from lendesk.usecases.repayments.commands import ReverseRepayment
from lendesk.usecases.repayments.queries import GetLoan, ListLoans, LoanFile
from lendesk.usecases.synchronisation.state import Queued
from ui.ports import Background, Desk
from ui.screens.refusing import breach_in, breach_of


class LoansView(Protocol):
    def show_list(self, rows: tuple[LoanRow, ...]) -> None: ...

    def show_loan(self, file: LoanFile) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...

    def show_reversed(self, receipt_number: str) -> None: ...


class LoansPresenter:
    """Loans in reach; off line those of the own branch, from this workstation's copy."""

    def __init__(self, desk: Desk, view: LoansView, run: Background) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self._text = ""
        self._status = ""
        self.file: LoanFile | None = None

    def open(self) -> None:
        self.search(self._text, self._status)

    def search(self, text: str, status: str = "") -> None:
        """By name, pinyin initials, number, tail of phone or ID; `status` "" for all."""
        self._text, self._status = text, status
        question = ListLoans(text=text.strip(), status=status)
        self._run(
            lambda: self._desk.ask(question), lambda page: self._view.show_list(page.rows), self._refuse
        )

    def choose(self, loan_id: str) -> None:
        question = GetLoan(loan_id=loan_id)
        self._run(lambda: self._desk.ask(question), self._take_file, self._refuse)

    def reverse(self, receipt_id: str, reason: str) -> None:
        """Undo a posting of another person; what came after is computed anew."""
        if not reason.strip():
            self._view.show_refusal(Breach("reason.empty"))
            return
        command = ReverseRepayment(receipt_id=receipt_id, reason=reason.strip())
        self._run(
            lambda: self._desk.send(command),
            lambda answer: self._reversed(receipt_id, answer),
            self._refuse,
            lane="network",
        )

    def changed(self, changes: Changes) -> None:
        if changes.areas & {Area.LOANS, Area.REPAYMENTS}:
            self.open()
            if self.file is not None:
                self.choose(self.file.row.key)

    def _reversed(self, receipt_id: str, answer: CommandResult | Queued) -> None:
        breach = breach_in(answer)
        if breach is not None:
            self._view.show_refusal(breach)
            return
        receipts = self.file.receipts if self.file is not None else ()
        self._view.show_reversed(next((one.number for one in receipts if one.key == receipt_id), ""))
        if self.file is not None:
            self.choose(self.file.row.key)

    def _take_file(self, file: LoanFile) -> None:
        self.file = file
        self._view.show_loan(file)

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(breach_of(broken))
