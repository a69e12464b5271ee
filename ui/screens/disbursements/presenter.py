"""What the disbursement screen does: prepare, confirm as another person, watch the bank."""

from __future__ import annotations

from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.disbursements.commands import (
    CancelDisbursement,
    ConfirmDisbursement,
    PrepareDisbursement,
)
from lendesk.usecases.disbursements.queries import (
    DisbursementFile,
    DisbursementRow,
    GetDisbursement,
    ListDisbursements,
)
from lendesk.usecases.messages import Area, Changes, Command, CommandResult
from lendesk.usecases.synchronisation.state import Queued
from ui.ports import Background, Desk
from ui.screens.refusing import breach_in, breach_of


class DisbursementsView(Protocol):
    def show_list(self, rows: tuple[DisbursementRow, ...]) -> None: ...

    def show_payment(self, file: DisbursementFile) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...

    def show_done(self, status: str) -> None: ...


class DisbursementsPresenter:
    """Payments of a branch; a row with key "" is a signed contract that waits for its payment."""

    def __init__(self, desk: Desk, view: DisbursementsView, run: Background) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self.file: DisbursementFile | None = None

    def open(self) -> None:
        self._run(
            lambda: self._desk.ask(ListDisbursements()),
            lambda page: self._view.show_list(page.rows),
            self._refuse,
            lane="network",
        )

    def choose(self, disbursement_id: str) -> None:
        question = GetDisbursement(disbursement_id=disbursement_id)
        self._run(lambda: self._desk.ask(question), self._take_file, self._refuse, lane="network")

    def prepare(self, contract_id: str) -> None:
        self._send(PrepareDisbursement(contract_id=contract_id))

    def confirm(self) -> None:
        """Release the payment of the file in view."""
        if self.file is not None:
            self._send(ConfirmDisbursement(disbursement_id=self.file.row.key))

    def cancel(self, reason: str) -> None:
        if not reason.strip():
            self._view.show_refusal(Breach("reason.empty"))
        elif self.file is not None:
            self._send(CancelDisbursement(disbursement_id=self.file.row.key, reason=reason.strip()))

    def changed(self, changes: Changes) -> None:
        if Area.DISBURSEMENTS in changes.areas or Area.CONTRACTS in changes.areas:
            self.open()
            if self.file is not None:
                self.choose(self.file.row.key)

    def _send(self, command: Command) -> None:
        self._run(lambda: self._desk.send(command), self._sent, self._refuse, lane="network")

    def _sent(self, answer: CommandResult | Queued) -> None:
        breach = breach_in(answer)
        if breach is not None:
            self._view.show_refusal(breach)
            return
        made = answer.made if isinstance(answer, CommandResult) else {}
        self._view.show_done(made.get("status", "prepared"))
        disbursement_id = made.get("disbursement_id") or (self.file.row.key if self.file else "")
        if disbursement_id:
            self.choose(disbursement_id)
        self.open()

    def _take_file(self, file: DisbursementFile) -> None:
        self.file = file
        self._view.show_payment(file)

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(breach_of(broken))
