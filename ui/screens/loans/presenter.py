"""What the loan screen does: find a loan, show all about it, explain figures, quote, preview and carry out.

Knows no Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.messages import Area, Changes, CommandResult, Query
from lendesk.usecases.projections import LoanRow
from lendesk.usecases.repayments.queries import GetLoan, ListLoans, LoanFile
from lendesk.usecases.servicing.commands import IssueQuotation, WithdrawLoanChange
from lendesk.usecases.servicing.derivations import Derivation, LoanDetail, derive, events_in, loan_detail
from lendesk.usecases.servicing.queries import (
    GetLoanQuote,
    ListLoanEvents,
    ListLoanProposals,
    ListQuotations,
    LoanComparison,
    LoanEventRow,
    LoanQuote,
    PreviewLoanEvent,
    ProposalRow,
)
from lendesk.usecases.synchronisation.state import Queued
from ui.ports import Background, Desk
from ui.screens.loans.changes import WITHOUT_REASON, Intent, command_of
from ui.screens.refusing import breach_in, breach_of

Answer = TypeVar("Answer")


class LoansView(Protocol):
    def show_list(self, rows: tuple[LoanRow, ...], more: bool) -> None: ...

    def show_loan(self, file: LoanFile, detail: LoanDetail) -> None: ...

    def show_events(self, rows: tuple[LoanEventRow, ...]) -> None: ...

    def show_derivation(self, derivation: Derivation) -> None: ...

    def show_quote(self, quote: LoanQuote) -> None: ...

    def show_quote_refusal(self, breach: Breach) -> None: ...

    def show_issued(self, quotes: tuple[LoanQuote, ...], number: str = "") -> None: ...

    def show_proposals(self, rows: tuple[ProposalRow, ...]) -> None: ...

    def show_comparison(self, intent: Intent, comparison: LoanComparison) -> None: ...

    def show_change_refusal(self, breach: Breach) -> None: ...

    def show_done(self, intent: Intent, made: dict[str, str]) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...

    def show_told(self, code: str, fact: str) -> None: ...


class LoansPresenter:
    """Loans in reach; off line those of the own branch, from this workstation's copy.

    `file`, `detail` and `events` are those of the loan on the page.
    """

    def __init__(self, desk: Desk, view: LoansView, run: Background, today: date) -> None:
        self._desk, self._view, self._run, self.today = desk, view, run, today
        self._text = self._status = self._wanted = ""
        self.file: LoanFile | None = None
        self.detail: LoanDetail | None = None
        self.events: tuple[LoanEventRow, ...] = ()
        self.asked_quote: GetLoanQuote | None = None

    def open(self) -> None:
        self.search(self._text, self._status)

    def search(self, text: str, status: str = "") -> None:
        """By name, pinyin initials, number, tail of phone or ID; `status` "" for all."""
        self._text, self._status = text, status
        question = ListLoans(text=text.strip(), status=status)
        self._run(
            lambda: self._desk.ask(question),
            lambda page: self._view.show_list(page.rows, bool(page.after)),
            self._refuse,
        )

    def choose(self, loan_id: str) -> None:
        """Read the loan with all that its page shows."""
        self._wanted = loan_id
        self._run(lambda: self._read(loan_id), self._take_file, self._refuse, lane="network")

    def _read(self, loan_id: str) -> tuple[LoanFile, LoanDetail]:
        file = self._desk.ask(GetLoan(loan_id=loan_id))
        return file, loan_detail(file.row, self.today)

    def _take_file(self, read: tuple[LoanFile, LoanDetail]) -> None:
        file, detail = read
        if file.row.key != self._wanted:
            return  # another loan was chosen meanwhile
        self.file, self.detail, self.events, self.asked_quote = file, detail, (), None
        self._view.show_loan(file, detail)
        if file.from_replica:
            self._run(lambda: events_in(file.row), self._take_events, self._refuse)
            self._view.show_issued(())
            self._view.show_proposals(())
            return
        self._ask_more(file.row.key)

    def _ask_more(self, loan_id: str) -> None:
        """Events, quotations and proposals follow the page: each is told when it is there."""
        self._follow(loan_id, ListLoanEvents(loan_id=loan_id), self._take_events)
        self._follow(loan_id, ListQuotations(loan_id=loan_id), self._view.show_issued)
        proposals = ListLoanProposals(loan_id=loan_id, status="")
        self._follow(loan_id, proposals, lambda page: self._view.show_proposals(page.rows))

    def _follow(self, loan_id: str, question: Query[Answer], take: Callable[[Answer], None]) -> None:
        """Ask, and take the answer if the same loan is still on the page."""

        def taken(answer: Answer) -> None:
            if self._wanted == loan_id:
                take(answer)

        self._run(lambda: self._desk.ask(question), taken, self._refuse, lane="network")

    def _take_events(self, rows: tuple[LoanEventRow, ...]) -> None:
        self.events = rows
        self._view.show_events(rows)

    def explain(self, figure: str, no: int = 0) -> None:
        """How a figure of the loan, or of its instalment `no`, came about; works off line."""
        if self.file is None:
            return
        row = self.file.row
        self._run(lambda: derive(row, self.today, figure, no), self._view.show_derivation, self._refuse)

    def quote(self, asked: GetLoanQuote) -> None:
        """What it would cost; nothing is stored."""
        self.asked_quote = asked
        self._run(
            lambda: self._desk.ask(asked),
            self._view.show_quote,
            lambda broken: self._view.show_quote_refusal(breach_of(broken)),
            lane="network",
        )

    def issue(self) -> None:
        """Hand the quotation out that was last asked for."""
        asked = self.asked_quote
        if asked is None:
            return
        command = IssueQuotation(
            loan_id=asked.loan_id,
            kind=asked.kind,
            on=asked.on,
            valid_days=asked.valid_days,
            amount_fen=asked.amount_fen,
            mode=asked.mode,
            extra_terms=asked.extra_terms,
            until=asked.until,
        )
        self._run(lambda: self._desk.send(command), self._issued, self._refuse, lane="network")

    def _issued(self, answer: CommandResult | Queued) -> None:
        breach = breach_in(answer)
        if breach is not None:
            self._view.show_quote_refusal(breach)
            return
        made = {} if isinstance(answer, Queued) else answer.made
        number = made.get("number", "")
        self._view.show_told("issued", number)
        if self.file is not None:
            question = ListQuotations(loan_id=self.file.row.key)
            self._run(
                lambda: self._desk.ask(question),
                lambda quotes: self._view.show_issued(quotes, number),
                self._refuse,
                lane="network",
            )

    def look(self, intent: Intent) -> None:
        """Before anybody confirms: what the change would do."""
        if intent.kind not in WITHOUT_REASON and not intent.reason.strip():
            self._view.show_change_refusal(Breach("reason.empty"))
            return
        question = PreviewLoanEvent(loan_id=intent.loan_id, change=intent.draft)
        self._run(
            lambda: self._desk.ask(question),
            lambda comparison: self._view.show_comparison(intent, comparison),
            lambda broken: self._view.show_change_refusal(breach_of(broken)),
            lane="network",
        )

    def carry_out(self, intent: Intent) -> None:
        """Propose the change, or do it where no second person is needed."""
        command = command_of(intent)
        self._run(
            lambda: self._desk.send(command),
            lambda answer: self._carried(intent, answer),
            lambda broken: self._view.show_change_refusal(breach_of(broken)),
            lane="network",
        )

    def _carried(self, intent: Intent, answer: CommandResult | Queued) -> None:
        breach = breach_in(answer)
        if breach is not None:
            self._view.show_change_refusal(breach)
            return
        self._view.show_done(intent, {} if isinstance(answer, Queued) else answer.made)
        self.choose(intent.loan_id)

    def withdraw(self, proposal_id: str, reason: str) -> None:
        """Take an own proposal back."""
        command = WithdrawLoanChange(proposal_id=proposal_id, reason=reason)
        self._run(lambda: self._desk.send(command), self._withdrawn, self._refuse, lane="network")

    def _withdrawn(self, answer: CommandResult | Queued) -> None:
        breach = breach_in(answer)
        if breach is not None:
            self._view.show_refusal(breach)
            return
        self._view.show_told("withdrawn", "")
        if self.file is not None:
            self.choose(self.file.row.key)

    def changed(self, changes: Changes) -> None:
        if changes.areas & {Area.LOANS, Area.REPAYMENTS}:
            self.open()
            if self.file is not None:
                self.choose(self.file.row.key)

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(breach_of(broken))
