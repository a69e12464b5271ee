"""What the review screen does: list, claim, read, decide; the centre judges again."""

from __future__ import annotations

from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.domain.money import parse_amount
from lendesk.usecases.applications.commands import (
    ClaimApplication,
    DecideApplication,
    HandBackApplication,
    Verdict,
)
from lendesk.usecases.applications.queries import GetReviewFile, ListReviewQueue, ReviewFile
from lendesk.usecases.messages import Area, Changes, Command, CommandResult
from lendesk.usecases.paging import Page
from lendesk.usecases.projections import ApplicationRow
from lendesk.usecases.synchronisation.state import Queued
from ui.ports import Background, Desk
from ui.screens.refusing import breach_in, breach_of


class ReviewView(Protocol):
    def show_queue(self, rows: tuple[ApplicationRow, ...], more: bool) -> None: ...

    def show_file(self, file: ReviewFile, mine: bool) -> None: ...

    def show_nothing(self) -> None: ...

    def show_document(self, sha256: str, content: bytes) -> None: ...

    def show_unmasked(self, field: str, text: str) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...

    def show_done(self, verdict: str) -> None: ...


class ReviewPresenter:
    """The queue of one reviewer. `blocked` of the file and its limit say what the buttons may be."""

    def __init__(self, desk: Desk, view: ReviewView, run: Background, person_id: str) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self._person_id = person_id
        self._rows: tuple[ApplicationRow, ...] = ()
        self._after = ""
        self.mine = False
        self.file: ReviewFile | None = None

    def open(self) -> None:
        """Show the queue from its beginning."""
        self._ask_queue("")

    def show_only_mine(self, mine: bool) -> None:
        self.mine = mine
        self.open()

    def more(self) -> None:
        """The next page, when there is one."""
        if self._after:
            self._ask_queue(self._after)

    def choose(self, application_id: str) -> None:
        """Show one file in full."""
        question = GetReviewFile(application_id=application_id)
        self._run(lambda: self._desk.ask(question), self._take_file, self._refuse, lane="network")

    def claim(self) -> None:
        if self.file is not None:
            self._send(ClaimApplication(application_id=self.file.application.key))

    def hand_back(self) -> None:
        if self.file is not None:
            self._send(HandBackApplication(application_id=self.file.application.key))

    def approve(self, amount: str) -> None:
        """Approve up to the amount typed; the centre judges amount and four eyes."""
        try:
            approved = parse_amount(amount)
        except RuleBroken as broken:
            self._refuse(broken)
            return
        self._decide(Verdict.APPROVE, approved_fen=approved.minor)

    def decline(self, reason: str) -> None:
        self._decide(Verdict.DECLINE, reason=reason)

    def return_for_more(self, reason: str) -> None:
        self._decide(Verdict.RETURN, reason=reason)

    def open_document(self, sha256: str) -> None:
        self._run(
            lambda: self._desk.file(sha256),
            lambda content: self._view.show_document(sha256, content),
            self._refuse,
            lane="network",
        )

    def unmask(self, field: str, reason: str) -> None:
        """Show one sealed field; the reason stays on record."""
        if self.file is None:
            return
        if not reason.strip():
            self._view.show_refusal(Breach("reason.empty"))
            return
        customer_id = self.file.customer.key
        self._run(
            lambda: self._desk.unmask(customer_id, field, reason),
            lambda text: self._view.show_unmasked(field, text),
            self._refuse,
            lane="network",
        )

    def changed(self, changes: Changes) -> None:
        """Something changed at the centre: show what is true now."""
        if Area.APPLICATIONS in changes.areas:
            self.open()
            if self.file is not None:
                self.choose(self.file.application.key)

    def _decide(self, verdict: Verdict, *, approved_fen: int = 0, reason: str = "") -> None:
        if self.file is None:
            return
        if verdict is not Verdict.APPROVE and not reason.strip():
            self._view.show_refusal(Breach("reason.empty"))
            return
        command = DecideApplication(
            application_id=self.file.application.key,
            verdict=verdict,
            approved_fen=approved_fen,
            reason=reason.strip(),
        )
        self._send(command, verdict.value)

    def _send(self, command: Command, verdict: str = "") -> None:
        self._run(
            lambda: self._desk.send(command),
            lambda answer: self._sent(answer, verdict),
            self._refuse,
            lane="network",
        )

    def _sent(self, answer: CommandResult | Queued, verdict: str) -> None:
        breach = breach_in(answer)
        if breach is not None:
            self._view.show_refusal(breach)
        elif verdict:
            self.file = None
            self._view.show_done(verdict)
            self._view.show_nothing()
        elif self.file is not None:
            self.choose(self.file.application.key)
        self.open()

    def _ask_queue(self, after: str) -> None:
        question = ListReviewQueue(mine=self.mine, after=after)
        self._run(
            lambda: self._desk.ask(question),
            lambda page: self._take_page(page, bool(after)),
            self._refuse,
            lane="network",
        )

    def _take_page(self, page: Page[ApplicationRow], further: bool) -> None:
        self._rows = (*self._rows, *page.rows) if further else page.rows
        self._after = page.after
        self._view.show_queue(self._rows, bool(page.after))

    def _take_file(self, file: ReviewFile) -> None:
        self.file = file
        mine = file.application.claimed_by == self._person_id
        self._view.show_file(file, mine)

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(breach_of(broken))
