"""The commands around loans that are out, with who gives them, on what, and how to count what they did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from lendesk.domain.calendars import add_months
from lendesk.domain.loans.account import LoanEvent
from lendesk.domain.loans.quotations.records import IssuedQuotation, LoanProposal
from lendesk.domain.repayments.receipt import Receipt
from lendesk.usecases.messages import Command
from lendesk.usecases.servicing.commands import (
    AddCharge,
    ApproveLoanChange,
    ChangeRate,
    DrawDeposit,
    ExtendLoan,
    IssueQuotation,
    PauseDelinquency,
    PrepayLoan,
    RecordRecovery,
    RefundCredit,
    RejectLoanChange,
    RescheduleLoan,
    ResumeDelinquency,
    ReverseEvent,
    SettleLoan,
    WaiveCharge,
    WaiveDebt,
    WithdrawLoanChange,
    WriteOffLoan,
)

from .acts import Act, Count, acted, found, holds
from .centre import DAY, KilledCentre
from .subjects import OFFICER, SUPERVISOR, TELLER, Subjects

FEE_FEN = 20_000


def _event(command: Command) -> Count:
    """The command posted its event."""
    return found(LoanEvent, command_id=command.command_id)


def _receipt(command: Command) -> Count:
    """The command posted its event, and wrote its receipt with it."""

    def counted(at: KilledCentre) -> int:
        events = len(at.find(LoanEvent, command_id=command.command_id))
        assert events == len(at.find(Receipt, key=command.command_id))
        return events

    return counted


def _proposal(command: Command) -> Act:
    return acted(OFFICER, command, found(LoanProposal, key=command.command_id))


def _loan(subjects: Subjects, use: str, *, old: bool = False) -> str:
    """A loan kept for this use, on which no proposal waits: of each kind only one may."""
    loan = subjects.old_loan(use) if old else subjects.loan(use)
    for waiting in subjects.waiting_proposals(loan.key):
        subjects.order(SUPERVISOR, RejectLoanChange(proposal_id=waiting, reason="重新申请"))
    return loan.key


# -- money and charges -----------------------------------------------------------------------------


def issue_quotation(subjects: Subjects) -> Act:
    command = IssueQuotation(loan_id=subjects.loan("quoted").key, kind="settlement", on=DAY)
    return acted(OFFICER, command, found(IssuedQuotation, key=command.command_id))


def _quoted(subjects: Subjects, loan_id: str, kind: str, **asked: Any) -> dict[str, Any]:
    """What a payment by a quotation names."""
    ask = IssueQuotation(loan_id=loan_id, kind=kind, on=DAY, **asked)
    quotation_id = subjects.order(TELLER, ask)["quotation_id"]
    return {"loan_id": loan_id, "quotation_id": quotation_id, **_paid()}


def _paid() -> dict[str, Any]:
    return {"method": "transfer", "payer": "样本客户", "value_date": DAY}


def settle_loan(subjects: Subjects) -> Act:
    command = SettleLoan(**_quoted(subjects, subjects.new_loan().key, "settlement"))
    return acted(TELLER, command, _receipt(command))


def prepay_loan(subjects: Subjects) -> Act:
    loan_id = subjects.loan("prepaid").key
    quoted = _quoted(subjects, loan_id, "prepayment", amount_fen=100_000, mode="LOWER_INSTALMENT")
    command = PrepayLoan(**quoted)
    return acted(TELLER, command, _receipt(command))


def record_recovery(subjects: Subjects) -> Act:
    command = RecordRecovery(loan_id=_written_off(subjects), amount_fen=1_000 + subjects.number(), **_paid())
    return acted(TELLER, command, _receipt(command))


def _written_off(subjects: Subjects) -> str:
    loan = subjects.old_loan("given up")
    if loan.outstanding_fen:
        ask = WriteOffLoan(loan_id=loan.key, value_date=DAY, reason="借款人失联")
        proposal_id = subjects.order(OFFICER, ask)["proposal_id"]
        subjects.order(SUPERVISOR, ApproveLoanChange(proposal_id=proposal_id))
    return loan.key


def _charge(loan_id: str) -> AddCharge:
    return AddCharge(loan_id=loan_id, name="上门催收费", amount_fen=FEE_FEN, due_date=DAY, value_date=DAY)


def _charged(subjects: Subjects, loan_id: str) -> str:
    """A fee on the loan; the key of its event."""
    return subjects.order(OFFICER, _charge(loan_id))["event_id"]


def add_charge(subjects: Subjects) -> Act:
    command = _charge(subjects.loan("charged").key)
    return acted(OFFICER, command, _event(command))


def draw_deposit(subjects: Subjects) -> Act:
    loan_id = subjects.old_loan("overdue").key
    command = DrawDeposit(loan_id=loan_id, amount_fen=1_000, value_date=DAY)
    return acted(OFFICER, command, _event(command))


def reverse_event(subjects: Subjects) -> Act:
    loan_id = subjects.loan("charged").key
    event_id = _charged(subjects, loan_id)
    command = ReverseEvent(loan_id=loan_id, event_id=event_id, reason="收费有误")
    return acted(SUPERVISOR, command, _event(command))


def resume_delinquency(subjects: Subjects) -> Act:
    loan_id = _loan(subjects, "paused")
    proposal_id = subjects.order(OFFICER, _pause(loan_id))["proposal_id"]
    subjects.order(SUPERVISOR, ApproveLoanChange(proposal_id=proposal_id))
    command = ResumeDelinquency(loan_id=loan_id, on=DAY, reason="已恢复经营")
    return acted(OFFICER, command, _event(command))


# -- proposed and decided --------------------------------------------------------------------------


def waive_debt(subjects: Subjects) -> Act:
    loan_id = _loan(subjects, "overdue", old=True)
    return _proposal(WaiveDebt(loan_id=loan_id, value_date=DAY, penalty_fen=1, reason="银行系统故障"))


def waive_charge(subjects: Subjects) -> Act:
    loan_id = _loan(subjects, "waived")
    charge_id = _charged(subjects, loan_id)
    return _proposal(WaiveCharge(loan_id=loan_id, charge_id=charge_id, value_date=DAY, reason="收费有误"))


def refund_credit(subjects: Subjects) -> Act:
    loan_id = _loan(subjects, "paid ahead")
    subjects.order(TELLER, replace(subjects.repayment(), loan_id=loan_id))
    return _proposal(
        RefundCredit(loan_id=loan_id, amount_fen=1_000, method="transfer", value_date=DAY, reason="客户要求")
    )


def _rate(loan_id: str) -> ChangeRate:
    return ChangeRate(loan_id=loan_id, rate_percent="1.0", value_date=DAY, reason="优质客户")


def change_rate(subjects: Subjects) -> Act:
    return _proposal(_rate(_loan(subjects, "changed")))


def extend_loan(subjects: Subjects) -> Act:
    loan_id = _loan(subjects, "changed")
    return _proposal(ExtendLoan(loan_id=loan_id, value_date=DAY, extra_terms=2, reason="季节性回款推迟"))


def reschedule_loan(subjects: Subjects) -> Act:
    first = add_months(DAY, 1)
    command = RescheduleLoan(
        loan_id=_loan(subjects, "changed"),
        from_date=first,
        until=add_months(first, 1),
        value_date=DAY,
        reason="季节性停业",
    )
    return _proposal(command)


def write_off_loan(subjects: Subjects) -> Act:
    loan_id = _loan(subjects, "overdue", old=True)
    return _proposal(WriteOffLoan(loan_id=loan_id, value_date=DAY, reason="借款人失联"))


def _pause(loan_id: str) -> PauseDelinquency:
    return PauseDelinquency(loan_id=loan_id, start=DAY, end=DAY + timedelta(days=20), reason="灾情")


def pause_delinquency(subjects: Subjects) -> Act:
    return _proposal(_pause(_loan(subjects, "changed")))


def approve_loan_change(subjects: Subjects) -> Act:
    proposal_id = subjects.order(OFFICER, _rate(_loan(subjects, "approved")))["proposal_id"]
    command = ApproveLoanChange(proposal_id=proposal_id)

    def approved(at: KilledCentre) -> int:
        events = len(at.find(LoanEvent, command_id=command.command_id))
        assert events == int(at.get(LoanProposal, proposal_id).status == "approved")
        return events

    return acted(SUPERVISOR, command, approved)


def reject_loan_change(subjects: Subjects) -> Act:
    proposal_id = subjects.order(OFFICER, _rate(_loan(subjects, "changed")))["proposal_id"]
    command = RejectLoanChange(proposal_id=proposal_id, reason="无依据")
    return acted(SUPERVISOR, command, holds(LoanProposal, proposal_id, status="rejected"))


def withdraw_loan_change(subjects: Subjects) -> Act:
    proposal_id = subjects.order(OFFICER, _rate(_loan(subjects, "changed")))["proposal_id"]
    command = WithdrawLoanChange(proposal_id=proposal_id, reason="客户已付款")
    return acted(OFFICER, command, holds(LoanProposal, proposal_id, status="withdrawn"))


SERVICING: dict[str, Callable[[Subjects], Act]] = {
    "IssueQuotation": issue_quotation,
    "SettleLoan": settle_loan,
    "PrepayLoan": prepay_loan,
    "RecordRecovery": record_recovery,
    "DrawDeposit": draw_deposit,
    "AddCharge": add_charge,
    "ReverseEvent": reverse_event,
    "ResumeDelinquency": resume_delinquency,
    "WaiveDebt": waive_debt,
    "WaiveCharge": waive_charge,
    "RefundCredit": refund_credit,
    "ChangeRate": change_rate,
    "ExtendLoan": extend_loan,
    "RescheduleLoan": reschedule_loan,
    "WriteOffLoan": write_off_loan,
    "PauseDelinquency": pause_delinquency,
    "ApproveLoanChange": approve_loan_change,
    "RejectLoanChange": reject_loan_change,
    "WithdrawLoanChange": withdraw_loan_change,
}
