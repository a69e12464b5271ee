"""A posting from a bank statement is undone: its line waits again, as the money is still at the bank."""

from __future__ import annotations

from lendesk.domain.repayments.receipt import StatementLine
from lendesk.usecases.repayments.commands import (
    HoldStatementLine,
    PostStatementLine,
    ReverseRepayment,
    VoidRepayment,
)

from .house import SUPERVISOR, TELLER, House

HEAD = "交易日期,金额,对方户名,对方账号,附言,流水号\n"


def imported(house: House, reference: str) -> StatementLine:
    content = HEAD + f"2026-03-02,123.45,无名氏,,,{reference}\n"
    made = house.import_statement(content.encode()).made
    [line] = house.records(StatementLine, statement_id=made["statement_id"])
    return line


def test_a_reversed_posting_gives_its_line_back_and_it_is_posted_to_the_right_loan(house: House) -> None:
    wrong, right = house.loan(), house.loan()
    line = imported(house, "U1")
    posted = house.did(TELLER, PostStatementLine(line_id=line.key, loan_id=wrong.key))
    house.did(SUPERVISOR, ReverseRepayment(receipt_id=posted["receipt_id"], reason="记错借款"))
    waiting = house.record(StatementLine, line.key)
    assert (waiting.status, waiting.loan_id, waiting.receipt_id) == ("unmatched", "", "")
    house.did(TELLER, PostStatementLine(line_id=line.key, loan_id=right.key))
    again = house.record(StatementLine, line.key)
    assert (again.status, again.loan_id) == ("posted", right.key)
    debit, credit = house.balance()
    assert debit == credit


def test_money_released_from_suspense_goes_back_to_it(house: House) -> None:
    loan = house.loan()
    line = imported(house, "U2")
    house.did(TELLER, HoldStatementLine(line_id=line.key))
    posted = house.did(TELLER, PostStatementLine(line_id=line.key, loan_id=loan.key))
    undo = VoidRepayment(receipt_id=posted["receipt_id"], reason="记错借款")
    assert house.queue(TELLER, undo).outcome == "done"
    assert house.record(StatementLine, line.key).status == "suspense"
