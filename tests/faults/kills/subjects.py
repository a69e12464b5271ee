"""Brings files, contracts and loans to any step of the line, by orders given in this process."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from itertools import count

from lendesk.documents.signing import draw_strokes
from lendesk.domain.administration.staff import Branch, Person, SettingChange
from lendesk.domain.applications.application import Applicant, Application, Material
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.customers.identity import luhn_ok, with_check_digit
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.quotations.records import LoanProposal
from lendesk.domain.repayments.receipt import StatementLine
from lendesk.server import handlers
from lendesk.server.devices import register
from lendesk.server.pipeline import PostgresCentre
from lendesk.server.tools import CentralTools
from lendesk.usecases.administration.commands import SaveBranch
from lendesk.usecases.applications.commands import (
    AddCustomerNote,
    ClaimApplication,
    DecideApplication,
    SubmitApplication,
    Verdict,
)
from lendesk.usecases.contracts.commands import ExplainKeyTerm, PrepareContract, SignContract
from lendesk.usecases.disbursements.commands import ConfirmDisbursement, PrepareDisbursement
from lendesk.usecases.messages import Command, CommandResult, Outcome, new_id
from lendesk.usecases.repayments.commands import ImportStatement, PostRepayment
from lendesk.usecases.synchronisation.chain import GENESIS, Envelope, hash_of
from lendesk.wire.codec import encode_command

from .centre import DAY, KilledCentre, wait_for

OFFICER, TELLER, SUPERVISOR, ADMINISTRATOR, SECOND_ADMINISTRATOR = "1001", "1002", "1003", "9001", "9002"
GOOD, REFERRED = "0780", "0680"
"""Last digits of a telephone at which the bureau's score lets the rules approve, or refer to a person."""
BRANCH = "chancheng"
PAST = DAY - timedelta(days=50)
"""A loan paid out on this day has an instalment overdue by the centre's day."""


class Subjects:
    """Each method makes something new that a command can act on; loans are made once and used again."""

    def __init__(self, killed: KilledCentre) -> None:
        self._killed = killed
        self._numbers = count(1)
        self._device = ""
        self._loans: dict[str, str] = {}
        self._signed: list[str] = []
        handlers.load()

    def number(self) -> int:
        return next(self._numbers)

    # -- orders ----------------------------------------------------------------------------------------

    def order(self, who: str, command: Command) -> dict[str, str]:
        """Carry a command out as the pipeline does; it must be done."""
        with PostgresCentre(self._killed.centre).begin() as transaction:
            made = transaction.carry_out(command, f"p{who}", self._device_id())
            result = CommandResult(command.command_id, Outcome.DONE, made=made)
            body_hash = hash_of(encode_command(command))
            transaction.store_result(body_hash, result, author_id=f"p{who}", device_id=self._device_id())
            transaction.commit()
        return made

    def keep(self, content: bytes) -> str:
        """A file as it would have travelled; its SHA-256."""
        centre = self._killed.centre
        with centre.transaction() as (connection, _):
            tools = CentralTools(connection, centre.files, centre.ring, centre.clock.now())
            return tools.keep_file(content, kind="upload", branch_id=BRANCH, owner_id=f"p{OFFICER}")

    def device(self) -> str:
        """A workstation that nobody works at."""
        centre = self._killed.centre
        with centre.transaction() as (connection, records):
            person = records.get(Person, f"p{ADMINISTRATOR}")
            return register(centre, connection, records, person, f"机 {self.number()}", "").key

    def _device_id(self) -> str:
        self._device = self._device or self.device()
        return self._device

    # -- files -----------------------------------------------------------------------------------------

    def submission(self, ending: str = GOOD) -> SubmitApplication:
        """A complete file of a new borrower."""
        no = self.number()
        materials = tuple(
            Material(kind, self.keep(f"样本 {kind} {no}".encode()), f"{kind}.png")
            for kind in ("id_front", "id_back")
        )
        return SubmitApplication(
            application_id=new_id(),
            product_version_id="XF-v1",
            applicant=_applicant(no, ending),
            amount_fen=2_000_000,
            term=12,
            method="equal_installment",
            purpose="装修",
            materials=materials,
            readings=(),
            consent_version="2026-1",
            consent_purposes=("bureau",),
        )

    def waiting(self) -> Application:
        """A file that the rules referred to a person."""
        return self._decided(REFERRED, "waiting")

    def claimed(self) -> Application:
        file = self.waiting()
        self.order(SUPERVISOR, ClaimApplication(application_id=file.key))
        return file

    def approved(self) -> Application:
        file = self.claimed()
        verdict = DecideApplication(
            application_id=file.key, verdict=Verdict.APPROVE, approved_fen=file.amount_fen
        )
        self.order(SUPERVISOR, verdict)
        return file

    def _decided(self, ending: str, status: str) -> Application:
        command = self.submission(ending)
        self.order(OFFICER, command)

        def decided() -> Application | None:
            file = self._killed.get(Application, command.application_id)
            return file if file.status != "deciding" else None

        file = wait_for("the rules", decided)
        assert file.status == status, file
        return file

    # -- contracts and money out -----------------------------------------------------------------------

    def presented(self) -> Contract:
        made = self.order(OFFICER, PrepareContract(application_id=self.approved().key))
        return self._killed.get(Contract, made["contract_id"])

    def explained(self) -> Contract:
        contract = self.presented()
        for term in ("cost_sheet", *(clause.term_id for clause in contract.key_terms)):
            if term not in contract.explained:
                self.order(OFFICER, ExplainKeyTerm(contract_id=contract.key, term_id=term))
        return contract

    def signature(self) -> str:
        no = self.number()
        strokes = [[(10 + 9 * step, 20 + (step * no) % 37) for step in range(20)]]
        return self.keep(draw_strokes(strokes, 240, 80))

    def signed(self, *, again: bool = False) -> Contract:
        """A signed contract; with `again` one that stays signed and may be had once more."""
        if again and self._signed:
            return self._killed.get(Contract, self._signed[-1])
        contract = self.explained()
        self.order(OFFICER, SignContract(contract_id=contract.key, signature_sha256=self.signature()))

        def sealed() -> Contract | None:
            found = self._killed.get(Contract, contract.key)
            return found if found.status == "signed" else None

        found = wait_for("both signatures", sealed)
        if again:
            self._signed.append(found.key)
        return found

    def prepared(self, *, again: bool = False) -> Disbursement:
        made = self.order(OFFICER, PrepareDisbursement(contract_id=self.signed(again=again).key))
        return self._killed.get(Disbursement, made["disbursement_id"])

    def loan(self, use: str = "") -> LoanAccount:
        """An active loan, for each use always the same one."""
        if use not in self._loans:
            self._loans[use] = self.new_loan().key
        return self._killed.get(LoanAccount, self._loans[use])

    def old_loan(self, use: str) -> LoanAccount:
        """A loan paid out before the centre's day and overdue on it, for each use always the same one."""
        if use not in self._loans:
            with self._killed.worker_on(PAST):
                self._loans[use] = self.new_loan().key
        return self._killed.get(LoanAccount, self._loans[use])

    def new_loan(self) -> LoanAccount:
        payment = self.prepared()
        self.order(SUPERVISOR, ConfirmDisbursement(disbursement_id=payment.key))

        def paid() -> tuple[LoanAccount, ...]:
            return self._killed.find(LoanAccount, contract_id=payment.contract_id)

        found: LoanAccount = wait_for("the bank", paid)[0]
        return found

    def waiting_proposals(self, loan_id: str) -> tuple[str, ...]:
        """Keys of the changes of a loan that nobody has decided on."""
        found = self._killed.find(LoanProposal, loan_id=loan_id, status="pending")
        return tuple(one.key for one in found)

    # -- money in --------------------------------------------------------------------------------------

    def repayment(self) -> PostRepayment:
        return PostRepayment(
            loan_id=self.loan().key,
            amount_fen=1_000 + self.number(),
            method="cash",
            tendered_fen=100_000,
            payer="样本客户",
            receipt_number=f"T-{self.number():06d}",
            value_date=DAY,
        )

    def receipt(self) -> str:
        """A counter posting of today's; its key."""
        return self.order(TELLER, self.repayment())["receipt_id"]

    def statement(self) -> str:
        """A statement file with one line for the loan; its SHA-256."""
        no, written = self.number(), io.StringIO()
        writer = csv.writer(written)
        writer.writerow(("交易日期", "收入金额", "对方户名", "对方账号", "摘要", "流水号"))
        note = f"{self.loan().number} 还款"
        writer.writerow((DAY.isoformat(), f"{10 + no}.00", "样本客户", "", note, f"K{no:06d}"))
        return self.keep(written.getvalue().encode("gb18030"))

    def line(self) -> StatementLine:
        sha256 = self.statement()
        made = self.order(TELLER, ImportStatement(sha256=sha256, name=f"{sha256[:8]}.csv"))
        return self._killed.find(StatementLine, statement_id=made["statement_id"])[0]

    # -- settings --------------------------------------------------------------------------------------

    def branch(self) -> Branch:
        no = self.number()
        return Branch(f"k{no}", "south", f"样本营业部 {no}", f"Branch {no}")

    def change(self) -> SettingChange:
        """A proposal of the first administrator."""
        made = self.order(ADMINISTRATOR, SaveBranch(branch=self.branch(), reason="新开业"))
        return self._killed.get(SettingChange, made["change_id"])

    def quarantined(self) -> AddCustomerNote:
        """A queued command that fell into quarantine, as a defect puts it there."""
        note = AddCustomerNote(customer_id=self.customer_id(), text="隔离的备注")
        body = encode_command(note)
        device = self._device_id()
        envelope = Envelope(
            device, 1, note.command_id, body, hash_of(body), GENESIS, f"p{OFFICER}", "none", "none"
        )
        with PostgresCentre(self._killed.centre).begin() as transaction:
            error_id = transaction.quarantine(envelope, ValueError("a defect of the test"))
            facts = {"error_id": error_id}
            result = CommandResult(note.command_id, Outcome.QUARANTINED, "command.quarantined", facts)
            transaction.store_result(hash_of(body), result, author_id=f"p{OFFICER}", device_id=device)
            transaction.commit()
        return note

    def customer_id(self) -> str:
        return self.loan().customer_id


def _applicant(no: int, ending: str) -> Applicant:
    birth = date(1970 + no % 25, 1 + no % 12, 1 + no % 28)
    return Applicant(
        name="样本客户",
        id_number=with_check_digit(f"440106{birth:%Y%m%d}{(no * 2 + 1) % 1000:03d}"),
        phone=f"138{no % 10_000:04d}{ending}",
        card_number=next(f"622202000{no:05d}{n}" for n in range(1_000, 10_000) if _usable(no, n)),
        sex="男",
        ethnicity="汉",
        birth=birth,
        address="广东省广州市天河区样本路 2 号",
        id_valid_from=date(2020, 1, 1),
        id_valid_to=date(2040, 1, 1),
        monthly_income_fen=2_000_000,
    )


def _usable(no: int, tail: int) -> bool:
    """Right by Luhn, and none of the endings at which the bank does something else than pay."""
    return luhn_ok(f"622202000{no:05d}{tail}") and tail >= 1_000
