"""Money comes in over the counter: in part, too much, undone, twice, on the last days of months."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.repayments.receipt import Receipt
from lendesk.usecases.messages import CommandResult, new_id
from lendesk.usecases.repayments.commands import ReverseRepayment, VoidRepayment
from lendesk.usecases.repayments.queries import GetLoan, LoanFile

from .house import HEAD_OF_RISK, OFFICER, SUPERVISOR, TELLER, House


def look(house: House, loan: LoanAccount) -> LoanFile:
    found: LoanFile = house.ask(TELLER, GetLoan(loan_id=loan.key))
    return found


def due_day(house: House, loan: LoanAccount, number: int) -> int:
    """Make it the day on which a row falls due; what is due on it, in fen."""
    line = look(house, loan).plan[number - 1]
    house.open_day(date.fromisoformat(line.due_date))
    return look(house, loan).plan[number - 1].left_fen


def void(house: House, receipt_id: str, reason: str = "输错金额") -> CommandResult:
    return house.queue(TELLER, VoidRepayment(receipt_id=receipt_id, reason=reason))


def test_a_partial_payment_meets_interest_first_and_the_rest_stays_due(house: House) -> None:
    loan = house.loan()
    due = due_day(house, loan, 1)
    first = look(house, loan).plan[0]
    receipt = house.record(Receipt, house.take(loan, first.interest_fen + 1))
    [row] = json.loads(receipt.allocation)["rows"]
    assert (row["no"], row["interest"], row["principal"]) == (1, first.interest_fen, 1)
    left = look(house, loan).plan[0]
    assert (left.left_fen, left.status) == (due - first.interest_fen - 1, "due")
    house.open_day(house.today + timedelta(days=5))
    late = look(house, loan)
    assert late.plan[0].status == "overdue"
    assert late.plan[0].penalty_fen > 0
    house.take(loan, late.plan[0].left_fen)
    cured = look(house, loan)
    assert (cured.plan[0].status, cured.row.status) == ("paid", "active")


def test_an_overpayment_is_held_for_the_borrower_and_meets_the_next_instalment(house: House) -> None:
    loan = house.loan()
    due = due_day(house, loan, 1)
    house.take(loan, due + 5_000)
    assert [line.left_fen for line in look(house, loan).plan[:1]] == [0]
    next_due = due_day(house, loan, 2)
    assert next_due == look(house, loan).plan[1].due_fen - 5_000
    house.take(loan, next_due)
    assert look(house, loan).plan[1].status == "paid"


def test_a_loan_of_31_august_falls_due_on_the_last_days_of_short_months(house: House) -> None:
    house.open_day(date(2027, 8, 31))
    loan = house.loan(house.form(term=6))
    assert [line.due_date for line in look(house, loan).plan] == [
        "2027-09-30", "2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29",
    ]  # fmt: skip
    for number in range(1, 7):
        house.take(loan, due_day(house, loan, number))
        assert look(house, loan).row.days_past_due == 0
    assert look(house, loan).row.status == "settled"


def test_a_mistake_of_the_same_day_is_voided_by_its_teller(house: House) -> None:
    loan = house.loan()
    due = due_day(house, loan, 1)
    before = look(house, loan).plan
    receipt = house.take(loan, due)
    assert void(house, receipt, " ").code == "reason.empty"
    assert void(house, receipt).made["status"] == "voided"
    assert look(house, loan).plan == before
    again = void(house, receipt)
    assert (again.outcome, again.code) == ("refused", "receipt.undone_already")
    kept = house.record(Receipt, receipt)
    assert (kept.status, kept.undone_by, kept.amount_fen) == ("voided", f"p{TELLER}", due)


def test_a_later_mistake_is_reversed_by_a_supervisor_and_later_payments_are_replayed(house: House) -> None:
    loan = house.loan()
    first_due = due_day(house, loan, 1)
    wrong = house.take(loan, first_due)
    second_due = due_day(house, loan, 2)
    later = house.take(loan, second_due)
    late_void = void(house, wrong)
    assert (late_void.outcome, late_void.code) == ("refused", "receipt.not_of_today")
    by_teller = house.order(TELLER, ReverseRepayment(receipt_id=wrong, reason="样本"))
    assert by_teller.code == "access.permission"
    house.did(SUPERVISOR, ReverseRepayment(receipt_id=wrong, reason="他人款项"))
    plan = look(house, loan).plan
    assert plan[0].paid_fen + plan[1].paid_fen == second_due, "the later payment now meets the first row"
    assert plan[0].paid_fen > plan[1].paid_fen
    assert house.record(Receipt, later).status == "posted", "it stays as it was given"
    assert house.record(Receipt, wrong).status == "reversed"
    again = house.order(SUPERVISOR, ReverseRepayment(receipt_id=wrong, reason="再次"))
    assert again.code == "receipt.undone_already"


def test_a_payment_sent_twice_is_one_receipt(house: House) -> None:
    loan = house.loan()
    command = house.payment(loan, 10_000)
    envelope = house.envelope(TELLER, command)
    replies = [house.push(TELLER, envelope) for _ in range(3)]
    assert len({str(reply.results) for reply in replies}) == 1
    [receipt] = house.records(Receipt, loan_id=loan.key)
    assert (receipt.number, receipt.amount_fen) == (command.receipt_number, 10_000)
    assert sum(line.paid_fen for line in look(house, loan).plan) <= 10_000


def test_a_receipt_number_is_never_used_again(house: House) -> None:
    loan = house.loan()
    command = house.payment(loan, 10_000)
    assert house.queue(TELLER, command).outcome == "done"
    same_number = replace(command, command_id=new_id(), amount_fen=20_000, tendered_fen=20_000)
    result = house.queue(TELLER, same_number)
    assert (result.outcome, result.code) == ("refused", "record.exists")
    assert [one.amount_fen for one in house.records(Receipt, loan_id=loan.key)] == [10_000]


def test_a_payment_taken_off_line_days_ago_is_posted_on_the_day_of_its_receipt(house: House) -> None:
    loan = house.loan()
    due = due_day(house, loan, 1)
    day = house.today
    house.open_day(day + timedelta(days=5))
    assert look(house, loan).plan[0].penalty_fen > 0
    receipt = house.take(loan, due, value_date=day)
    assert (look(house, loan).plan[0].penalty_fen, look(house, loan).plan[0].status) == (0, "paid")
    assert house.record(Receipt, receipt).value_date == day
    for wrong in (house.today + timedelta(days=1), house.today - timedelta(days=8)):
        result = house.queue(TELLER, house.payment(loan, 100, value_date=wrong))
        assert (result.outcome, result.code) == ("refused", "repayment.value_date")


def test_amounts_that_cannot_be_taken_are_refused(house: House) -> None:
    loan = house.loan()
    for fen in (0, -1, 10**15, 2**63 - 1):
        result = house.queue(TELLER, house.payment(loan, fen))
        assert (result.outcome, result.code) == ("refused", "repayment.amount"), fen
    too_little = house.queue(TELLER, house.payment(loan, 100, tendered_fen=99))
    assert too_little.code == "repayment.tendered"
    assert not house.records(Receipt, loan_id=loan.key)


def test_who_may_not_take_money_is_refused_at_the_centre(house: House) -> None:
    loan = house.loan()
    for who in (OFFICER, HEAD_OF_RISK):
        assert house.queue(who, house.payment(loan, 100)).code == "access.permission"
