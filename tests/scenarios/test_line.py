"""Apply, approve, sign, disburse, repay, close."""

from __future__ import annotations

from datetime import date

from lendesk.domain.applications.application import Application
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.domain.loans.account import LoanAccount
from lendesk.usecases.disbursements.commands import ConfirmDisbursement
from lendesk.usecases.repayments.queries import GetLoan

from .house import SUPERVISOR, TELLER, House
from .people import REFERRED, borrower


def test_a_borrower_applies_is_approved_signs_is_paid_and_repays_until_the_loan_is_closed(
    house: House,
) -> None:
    file = house.hand_in(house.form(borrower(REFERRED), term=3))
    assert file.status == "waiting"
    assert house.approve(file).outcome == "done"
    contract = house.contract(file)
    house.sign(contract)
    house.work()
    assert house.record(Contract, contract.key).status == "signed"
    payment = house.prepare_payment(contract)
    house.did(SUPERVISOR, ConfirmDisbursement(disbursement_id=payment))
    house.work()
    assert house.record(Disbursement, payment).status == "paid"
    [loan] = house.records(LoanAccount, contract_id=contract.key)
    assert (loan.status, loan.outstanding_fen) == ("active", file.amount_fen)
    for line in house.ask(TELLER, GetLoan(loan_id=loan.key)).plan:
        house.open_day(date.fromisoformat(line.due_date))
        house.take(loan, line.left_fen)
    closed = house.record(LoanAccount, loan.key)
    assert (closed.status, closed.outstanding_fen, closed.due_fen) == ("settled", 0, 0)
    assert house.record(Application, file.key).status == "contracted"
