"""Every command of LenDesk with who gives it, on what, and how to count what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lendesk.domain.access import Grant, Permission, Scope
from lendesk.domain.administration.rest_days import CalendarYear, SpecialDay
from lendesk.domain.administration.staff import Device, Role, SettingChange
from lendesk.domain.applications.application import Application, Material, StoredDecision
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.customers.customer import CustomerNote
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.domain.intents import Intent
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.repayments.receipt import Receipt, Statement, StatementLine
from lendesk.sample.setup import PASSWORD, PRODUCTS
from lendesk.usecases.administration.commands import (
    ApproveChange,
    RejectChange,
    ReleaseQuarantined,
    SaveBranch,
    SaveCalendar,
    SaveProduct,
    SaveRole,
    SaveUser,
    StopDevice,
)
from lendesk.usecases.applications.commands import (
    AddCustomerNote,
    AttachMaterial,
    ClaimApplication,
    DecideApplication,
    HandBackApplication,
    UnmaskCustomer,
    Verdict,
)
from lendesk.usecases.contracts.commands import ExplainKeyTerm, PrepareContract, SignContract
from lendesk.usecases.disbursements.commands import (
    CancelDisbursement,
    ConfirmDisbursement,
    PrepareDisbursement,
)
from lendesk.usecases.messages import Command
from lendesk.usecases.repayments.commands import (
    HoldStatementLine,
    ImportStatement,
    PostStatementLine,
    ReverseRepayment,
    VoidRepayment,
)

from .centre import KilledCentre
from .subjects import (
    ADMINISTRATOR,
    OFFICER,
    SECOND_ADMINISTRATOR,
    SUPERVISOR,
    TELLER,
    Subjects,
)

RISK = "2001"
Count = Callable[[KilledCentre], int]


@dataclass(frozen=True)
class Act:
    """A command about to be given; `effects` is 0 before it was carried out and 1 after, never 2."""

    who: str
    command: Command
    effects: Count


def acted(who: str, command: Command, effects: Count) -> Act:
    return Act(who, command, effects)


def found(record: Any, /, **equal: object) -> Count:
    return lambda killed: len(killed.find(record, **equal))


def holds(kind: Any, key: str, **wanted: object) -> Count:
    """1 when the record's fields are these."""

    def counted(killed: KilledCentre) -> int:
        record = killed.get(kind, key)
        return int(all(getattr(record, name) == value for name, value in wanted.items()))

    return counted


# -- queued ----------------------------------------------------------------------------------------


def submit_application(subjects: Subjects) -> Act:
    command = subjects.submission()
    intents = found(Intent, kind="bureau", subject_id=command.application_id)
    return acted(OFFICER, command, intents)


def attach_material(subjects: Subjects) -> Act:
    file = subjects.waiting()
    material = Material("income", subjects.keep(f"收入 {subjects.number()}".encode()), "income.png")
    command = AttachMaterial(application_id=file.key, material=material)
    return acted(OFFICER, command, lambda at: at.get(Application, file.key).materials.count(material))


def add_customer_note(subjects: Subjects) -> Act:
    text = f"已电话确认收入 {subjects.number()}"
    command = AddCustomerNote(customer_id=subjects.customer_id(), text=text)
    return acted(OFFICER, command, lambda at: len(at.find(CustomerNote, text=text)))


def post_repayment(subjects: Subjects) -> Act:
    command = subjects.repayment()

    def posted(at: KilledCentre) -> int:
        events = at.find(LoanEvent, command_id=command.command_id)
        receipts = [one for one in at.find(Receipt, loan_id=command.loan_id) if _same(one, command)]
        assert len(events) == len(receipts)
        return len(receipts)

    return acted(TELLER, command, posted)


def _same(receipt: Receipt, command: Any) -> bool:
    return receipt.key == command.command_id or receipt.amount_fen == command.amount_fen


def void_repayment(subjects: Subjects) -> Act:
    receipt_id = subjects.receipt()
    command = VoidRepayment(receipt_id=receipt_id, reason="金额录入有误")
    return acted(TELLER, command, _undone(receipt_id, "voided", command))


def _undone(receipt_id: str, status: str, command: Command) -> Count:
    def counted(at: KilledCentre) -> int:
        events = len(at.find(LoanEvent, command_id=command.command_id))
        assert events == int(at.get(Receipt, receipt_id).status == status)
        return events

    return counted


# -- on line ---------------------------------------------------------------------------------------


def claim_application(subjects: Subjects) -> Act:
    file = subjects.waiting()
    effect = holds(Application, file.key, claimed_by=f"p{SUPERVISOR}")
    return acted(SUPERVISOR, ClaimApplication(application_id=file.key), effect)


def hand_back_application(subjects: Subjects) -> Act:
    file = subjects.claimed()
    effect = holds(Application, file.key, claimed_by="")
    return acted(SUPERVISOR, HandBackApplication(application_id=file.key), effect)


def decide_application(subjects: Subjects) -> Act:
    file = subjects.claimed()
    command = DecideApplication(
        application_id=file.key, verdict=Verdict.APPROVE, approved_fen=file.amount_fen
    )
    return acted(SUPERVISOR, command, holds(Application, file.key, status="approved"))


def unmask_customer(subjects: Subjects) -> Act:
    command = UnmaskCustomer(customer_id=subjects.customer_id(), field="phone", reason="回访")
    return acted(RISK, command, lambda at: at.told_in_audit(command.command_id))


def prepare_contract(subjects: Subjects) -> Act:
    file = subjects.approved()
    command = PrepareContract(application_id=file.key)
    return acted(OFFICER, command, found(Contract, application_id=file.key))


def explain_key_term(subjects: Subjects) -> Act:
    contract = subjects.presented()
    command = ExplainKeyTerm(contract_id=contract.key, term_id="cost_sheet")
    return acted(OFFICER, command, lambda at: at.get(Contract, contract.key).explained.count("cost_sheet"))


def sign_contract(subjects: Subjects) -> Act:
    contract = subjects.explained()
    command = SignContract(contract_id=contract.key, signature_sha256=subjects.signature())
    return acted(OFFICER, command, found(Intent, kind="signing", subject_id=contract.key))


def prepare_disbursement(subjects: Subjects) -> Act:
    command = PrepareDisbursement(contract_id=subjects.signed().key)
    return acted(OFFICER, command, found(Disbursement, contract_id=command.contract_id))


def confirm_disbursement(subjects: Subjects) -> Act:
    payment = subjects.prepared()
    command = ConfirmDisbursement(disbursement_id=payment.key)
    return acted(SUPERVISOR, command, found(Intent, kind="payment", subject_id=payment.key))


def cancel_disbursement(subjects: Subjects) -> Act:
    payment = subjects.prepared(again=True)
    command = CancelDisbursement(disbursement_id=payment.key, reason="借款人改期")
    return acted(OFFICER, command, holds(Disbursement, payment.key, status="cancelled"))


def reverse_repayment(subjects: Subjects) -> Act:
    receipt_id = subjects.receipt()
    command = ReverseRepayment(receipt_id=receipt_id, reason="记入了另一位借款人的合同")
    return acted(SUPERVISOR, command, _undone(receipt_id, "reversed", command))


def import_statement(subjects: Subjects) -> Act:
    command = ImportStatement(sha256=subjects.statement(), name="statement.csv")
    return acted(TELLER, command, found(Statement, sha256=command.sha256))


def post_statement_line(subjects: Subjects) -> Act:
    line = subjects.line()
    command = PostStatementLine(line_id=line.key, loan_id=subjects.loan().key)

    def posted(at: KilledCentre) -> int:
        events = len(at.find(LoanEvent, command_id=command.command_id))
        assert events == int(at.get(StatementLine, line.key).status == "posted")
        return events

    return acted(TELLER, command, posted)


def hold_statement_line(subjects: Subjects) -> Act:
    line = subjects.line()
    effect = holds(StatementLine, line.key, status="suspense")
    return acted(TELLER, HoldStatementLine(line_id=line.key), effect)


# -- settings --------------------------------------------------------------------------------------


def _proposal(subject_id: str) -> Count:
    return found(SettingChange, subject_id=subject_id)


def save_user(subjects: Subjects) -> Act:
    no = subjects.number()
    command = SaveUser(
        person_id=f"k{no}",
        staff_number=f"8{no:04d}",
        name="样本员工",
        branch_id="chancheng",
        role_ids=("teller",),
        active=True,
        reason="入职",
        new_password=PASSWORD,
    )
    return acted(ADMINISTRATOR, command, _proposal(command.person_id))


def save_role(subjects: Subjects) -> Act:
    grants = (Grant(Permission.LOAN_READ, Scope.BRANCH, None),)
    command = SaveRole(role=Role(f"k{subjects.number()}", "样本岗位", "Role", grants), reason="新岗位")
    return acted(ADMINISTRATOR, command, _proposal(command.role.key))


def save_branch(subjects: Subjects) -> Act:
    command = SaveBranch(branch=subjects.branch(), reason="新开业")
    return acted(ADMINISTRATOR, command, _proposal(command.branch.key))


def save_product(subjects: Subjects) -> Act:
    code = f"K{subjects.number()}"
    command = SaveProduct(product=replace(PRODUCTS[0], key=f"{code}-v1", code=code), reason="新产品")
    return acted(ADMINISTRATOR, command, _proposal(command.product.key))


def save_calendar(subjects: Subjects) -> Act:
    year = 2100 + subjects.number() % 99
    days = (SpecialDay(date(year, 1, 1), False, "元旦"),)
    command = SaveCalendar(calendar=CalendarYear(f"{year}-v1", year, 1, "样本通知", days), reason="新年度")
    return acted(ADMINISTRATOR, command, _proposal(command.calendar.key))


def approve_change(subjects: Subjects) -> Act:
    change = subjects.change()
    effect = holds(SettingChange, change.key, status="approved")
    return acted(SECOND_ADMINISTRATOR, ApproveChange(change_id=change.key), effect)


def reject_change(subjects: Subjects) -> Act:
    change = subjects.change()
    effect = holds(SettingChange, change.key, status="rejected")
    return acted(SECOND_ADMINISTRATOR, RejectChange(change_id=change.key, reason="不需要"), effect)


def stop_device(subjects: Subjects) -> Act:
    device = subjects.device()
    command = StopDevice(device_id=device, reason="遗失")
    return acted(ADMINISTRATOR, command, holds(Device, device, status="revoked"))


def release_quarantined(subjects: Subjects) -> Act:
    note = subjects.quarantined()
    command = ReleaseQuarantined(quarantined_id=note.command_id, again=True, reason="已修复")
    return acted(ADMINISTRATOR, command, found(CustomerNote, key=note.command_id))


# -- jobs: given by the line itself once its cause is there ----------------------------------------


@dataclass(frozen=True)
class JobAct:
    """What makes the worker give a command about `subject_id`; `effects` as above."""

    subject_id: str
    cause: Callable[[], object]
    effects: Count
    settled: Callable[[KilledCentre], bool]


def record_bureau_report(subjects: Subjects) -> JobAct:
    command = subjects.submission()
    key = command.application_id
    return JobAct(
        key,
        cause=lambda: subjects.order(OFFICER, command),
        effects=found(StoredDecision, application_id=key),
        settled=lambda at: at.get(Application, key).status != "deciding",
    )


def record_contract_signed(subjects: Subjects) -> JobAct:
    contract = subjects.explained()
    command = SignContract(contract_id=contract.key, signature_sha256=subjects.signature())
    return JobAct(
        contract.key,
        cause=lambda: subjects.order(OFFICER, command),
        effects=holds(Contract, contract.key, status="signed"),
        settled=lambda at: at.get(Contract, contract.key).status == "signed",
    )


def record_payment(subjects: Subjects) -> JobAct:
    payment = subjects.prepared()
    command = ConfirmDisbursement(disbursement_id=payment.key)
    return JobAct(
        payment.key,
        cause=lambda: subjects.order(SUPERVISOR, command),
        effects=found(LoanAccount, contract_id=payment.contract_id),
        settled=lambda at: at.get(Disbursement, payment.key).status == "paid",
    )


QUEUED: dict[str, Callable[[Subjects], Act]] = {
    "SubmitApplication": submit_application,
    "AttachMaterial": attach_material,
    "AddCustomerNote": add_customer_note,
    "PostRepayment": post_repayment,
    "VoidRepayment": void_repayment,
}
ONLINE: dict[str, Callable[[Subjects], Act]] = {
    "ClaimApplication": claim_application,
    "HandBackApplication": hand_back_application,
    "DecideApplication": decide_application,
    "UnmaskCustomer": unmask_customer,
    "PrepareContract": prepare_contract,
    "ExplainKeyTerm": explain_key_term,
    "SignContract": sign_contract,
    "PrepareDisbursement": prepare_disbursement,
    "ConfirmDisbursement": confirm_disbursement,
    "CancelDisbursement": cancel_disbursement,
    "ReverseRepayment": reverse_repayment,
    "ImportStatement": import_statement,
    "PostStatementLine": post_statement_line,
    "HoldStatementLine": hold_statement_line,
    "SaveUser": save_user,
    "SaveRole": save_role,
    "SaveBranch": save_branch,
    "SaveProduct": save_product,
    "SaveCalendar": save_calendar,
    "ApproveChange": approve_change,
    "RejectChange": reject_change,
    "StopDevice": stop_device,
    "ReleaseQuarantined": release_quarantined,
}
JOBS: dict[str, Callable[[Subjects], JobAct]] = {
    "RecordBureauReport": record_bureau_report,
    "RecordBureauFailure": record_bureau_report,
    "RecordContractSigned": record_contract_signed,
    "RecordPayment": record_payment,
}
