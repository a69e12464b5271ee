"""What the screen of proposed loan changes does: list, approve as another person, turn down, take back."""

from __future__ import annotations

from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.messages import Area, Changes, Command, CommandResult
from lendesk.usecases.paging import Page
from lendesk.usecases.servicing.commands import ApproveLoanChange, RejectLoanChange, WithdrawLoanChange
from lendesk.usecases.servicing.queries import ListLoanProposals, ProposalRow
from lendesk.usecases.synchronisation.state import Queued
from ui.ports import Background, Desk
from ui.screens.refusing import breach_in, breach_of

WAITING = "pending"


class ProposalsView(Protocol):
    """What the presenter asks of the widgets; every call comes on the UI thread."""

    def show_reading(self) -> None: ...

    def show_list(self, rows: tuple[ProposalRow, ...], more: bool) -> None: ...

    def show_no_list(self, breach: Breach) -> None: ...

    def show_proposal(self, row: ProposalRow | None) -> None: ...

    def show_sending(self) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...

    def show_done(self, status: str, row: ProposalRow) -> None: ...


class ProposalsPresenter:
    """`status` is the list in force: "pending", or "" for all. One command is under way at a time."""

    def __init__(self, desk: Desk, view: ProposalsView, run: Background) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self._rows: tuple[ProposalRow, ...] = ()
        self._after = ""
        self._wanted = ""
        self._sending = False
        self.status = WAITING
        self.chosen: ProposalRow | None = None

    def open(self, wanted: str = "") -> None:
        """Ask anew; `wanted` is the key of a proposal (or of its loan) to show, waiting or not."""
        if wanted:
            self._wanted, self.status = wanted, ""
        self._ask("")

    def filter(self, status: str) -> None:
        """The waiting ones, or all."""
        self.status, self.chosen = status, None
        self._ask("")

    def more(self) -> None:
        """The next page."""
        if self._after:
            self._ask(self._after)

    def choose(self, key: str) -> None:
        self.chosen = next((row for row in self._rows if row.key == key), None)
        self._view.show_proposal(self.chosen)

    def approve(self) -> None:
        """Put the change in view into force."""
        if self.chosen is not None:
            self._send(ApproveLoanChange(proposal_id=self.chosen.key), "approved")

    def reject(self, reason: str) -> None:
        if self.chosen is not None:
            self._send(RejectLoanChange(proposal_id=self.chosen.key, reason=reason), "rejected")

    def withdraw(self, reason: str) -> None:
        """Take the own proposal back."""
        if self.chosen is not None:
            self._send(WithdrawLoanChange(proposal_id=self.chosen.key, reason=reason), "withdrawn")

    def changed(self, changes: Changes) -> None:
        if Area.LOANS in changes.areas and not self._sending:
            self._ask("")

    def _ask(self, after: str) -> None:
        question = ListLoanProposals(status=self.status, after=after)
        self._view.show_reading()
        self._run(
            lambda: self._desk.ask(question),
            lambda page: self._take(page, question),
            lambda broken: self._view.show_no_list(breach_of(broken)),
            lane="network",
        )

    def _take(self, page: Page[ProposalRow], asked: ListLoanProposals) -> None:
        if asked.status != self.status:  # the person went on to the other list meanwhile
            return
        self._rows = (*self._rows, *page.rows) if asked.after else page.rows
        self._after = page.after
        key = self._wanted or (self.chosen.key if self.chosen else "")
        self._wanted = ""
        fitting = (row for row in self._rows if key in (row.key, row.loan_id))
        self.chosen = next(fitting, self._rows[0] if self._rows else None)
        self._view.show_list(self._rows, bool(page.after))
        self._view.show_proposal(self.chosen)

    def _send(self, command: Command, status: str) -> None:
        row = self.chosen
        if self._sending or row is None:
            return
        self._sending = True
        self._view.show_sending()
        self._run(
            lambda: self._desk.send(command),
            lambda answer: self._sent(answer, status, row),
            self._refuse,
            lane="network",
        )

    def _sent(self, answer: CommandResult | Queued, status: str, row: ProposalRow) -> None:
        breach = breach_in(answer)
        if breach is not None:
            self._refused(breach)
            return
        self._sending = False
        self._view.show_done(status, row)
        self._ask("")

    def _refuse(self, broken: RuleBroken) -> None:
        self._refused(breach_of(broken))

    def _refused(self, breach: Breach) -> None:
        """Nothing was changed; what is in view may be old by now."""
        self._sending = False
        self._view.show_refusal(breach)
        self._ask("")
