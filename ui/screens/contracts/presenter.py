"""What the contract screen does: prepare, explain term by term, sign; in that order only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.contracts.commands import ExplainKeyTerm, PrepareContract, SignContract
from lendesk.usecases.contracts.queries import (
    ContractFile,
    ContractRow,
    GetContract,
    GetEvidence,
    KeyTerm,
    ListContracts,
)
from lendesk.usecases.messages import Area, Changes, Command, CommandResult
from lendesk.usecases.paging import Page
from lendesk.usecases.synchronisation.state import Queued
from ui.ports import Background, Desk
from ui.screens.refusing import breach_in, breach_of

COST_SHEET = "cost_sheet"
Sent: TypeAlias = Callable[[CommandResult | Queued], None]


class ContractsView(Protocol):
    def show_list(self, rows: tuple[ContractRow, ...]) -> None: ...

    def show_contract(self, file: ContractFile, terms: tuple[KeyTerm, ...]) -> None:
        """`terms` begin with the cost sheet; its text is "" when the view is to say it from the row."""

    def show_pdf(self, content: bytes) -> None: ...

    def allow_signing(self, allowed: bool) -> None: ...

    def show_evidence(self, bundle: str) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...

    def show_signed(self) -> None: ...


class ContractsPresenter:
    """Contracts of a branch; a row with key "" is an approved file that waits for its contract."""

    def __init__(self, desk: Desk, view: ContractsView, run: Background) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self.file: ContractFile | None = None
        self._sheet_explained = ""

    def open(self) -> None:
        self._run(lambda: self._desk.ask(ListContracts()), self._take_list, self._refuse, lane="network")

    def prepare(self, application_id: str) -> None:
        """Have the paper made for an approved file, and show it."""
        self._send(PrepareContract(application_id=application_id), self._prepared)

    def choose(self, contract_id: str) -> None:
        question = GetContract(contract_id=contract_id)
        self._run(lambda: self._desk.ask(question), self._take_file, self._refuse, lane="network")

    def explained(self, term_id: str) -> None:
        """The officer has read one term out, and the borrower understood it."""
        if self.file is not None:
            contract_id = self.file.row.key
            command = ExplainKeyTerm(contract_id=contract_id, term_id=term_id)
            self._send(command, lambda _answer: self._explained(contract_id, term_id))

    def sign(self, signature_png: bytes) -> None:
        """Send the drawn signature, then the order to sign."""
        if self.file is None:
            return
        if not signature_png:
            self._view.show_refusal(Breach("contract.no_signature"))
            return
        contract_id = self.file.row.key

        def keep_and_sign() -> CommandResult | Queued:
            sha256 = self._desk.keep_file(signature_png)
            return self._desk.send(SignContract(contract_id=contract_id, signature_sha256=sha256))

        self._run(keep_and_sign, self._signed, self._refuse, lane="network")

    def ask_evidence(self) -> None:
        """The bundle with which anybody can check the contract off line."""
        if self.file is not None:
            question = GetEvidence(contract_id=self.file.row.key)
            self._run(
                lambda: self._desk.ask(question), self._view.show_evidence, self._refuse, lane="network"
            )

    def changed(self, changes: Changes) -> None:
        if Area.CONTRACTS in changes.areas or Area.APPLICATIONS in changes.areas:
            self.open()
            self._again()

    def _explained(self, contract_id: str, term_id: str) -> None:
        if term_id == COST_SHEET:
            self._sheet_explained = contract_id
        self._again()

    def _prepared(self, answer: CommandResult | Queued) -> None:
        if isinstance(answer, CommandResult):
            self.choose(answer.made["contract_id"])
        self.open()

    def _signed(self, answer: CommandResult | Queued) -> None:
        breach = breach_in(answer)
        if breach is not None:
            self._view.show_refusal(breach)
            return
        self._view.show_signed()
        self._again()
        self.open()

    def _again(self) -> None:
        if self.file is not None:
            self.choose(self.file.row.key)

    def _send(self, command: Command, then: Sent) -> None:
        def answered(answer: CommandResult | Queued) -> None:
            breach = breach_in(answer)
            if breach is None:
                then(answer)
            else:
                self._view.show_refusal(breach)

        self._run(lambda: self._desk.send(command), answered, self._refuse, lane="network")

    def _take_list(self, page: Page[ContractRow]) -> None:
        self._view.show_list(page.rows)

    def _take_file(self, file: ContractFile) -> None:
        other = self.file is None or self.file.pdf_sha256 != file.pdf_sha256
        self.file = file
        terms = self._terms(file)
        self._view.show_contract(file, terms)
        waits = file.row.status == "presented" and all(term.explained for term in terms)
        self._view.allow_signing(waits)
        if other:
            sha256 = file.pdf_sha256
            self._run(lambda: self._desk.file(sha256), self._view.show_pdf, self._refuse, lane="network")

    def _terms(self, file: ContractFile) -> tuple[KeyTerm, ...]:
        """The cost sheet first, also where the centre lists it nowhere: no term is explained before it."""
        if any(term.term_id == COST_SHEET for term in file.key_terms):
            return file.key_terms
        known = self._sheet_explained == file.row.key or any(term.explained for term in file.key_terms)
        done = known or file.row.status != "presented"
        return (KeyTerm(COST_SHEET, "", "", done), *file.key_terms)

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(breach_of(broken))
