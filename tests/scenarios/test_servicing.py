"""After the money is out: settled early, prepaid, waived, extended, written off, undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from lendesk.domain.calendars import add_months
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.repayments.receipt import Receipt
from lendesk.usecases.messages import CommandResult, new_id
from lendesk.usecases.repayments.queries import GetLoan, LoanFile
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind
from lendesk.usecases.servicing.commands import (
    ApproveLoanChange,
    ExtendLoan,
    IssueQuotation,
    RejectLoanChange,
    ReverseEvent,
    SettleLoan,
    WaiveDebt,
    WithdrawLoanChange,
)
from lendesk.usecases.servicing.queries import (
    GetLoanQuote,
    ListLoanEvents,
    ListLoanProposals,
    ListQuotations,
    LoanQuote,
    PreviewLoanEvent,
)

from .house import HEAD_OF_RISK, OFFICER, SUPERVISOR, TELLER, House


def look(house: House, loan: LoanAccount) -> LoanFile:
    found: LoanFile = house.ask(TELLER, GetLoan(loan_id=loan.key))
    return found


def quote(house: House, loan: LoanAccount, kind: str = "settlement", **asked: Any) -> LoanQuote:
    found: LoanQuote = house.ask(
        OFFICER, GetLoanQuote(loan_id=loan.key, kind=kind, **{"on": house.today, **asked})
    )
    return found


def issue(house: House, loan: LoanAccount, kind: str = "settlement", **asked: Any) -> dict[str, str]:
    return house.did(TELLER, IssueQuotation(loan_id=loan.key, kind=kind, **{"on": house.today, **asked}))


def settle(house: House, loan: LoanAccount, quotation_id: str, **changes: Any) -> CommandResult:
    named = {"method": "transfer", "payer": "样本", "value_date": house.today, **changes}
    return house.order(TELLER, SettleLoan(loan_id=loan.key, quotation_id=quotation_id, **named))


def overdue_loan(house: House, days: int) -> LoanAccount:
    """A loan whose first instalment was due so many days ago."""
    loan = house.loan()
    due = date.fromisoformat(look(house, loan).plan[0].due_date)
    house.open_day(due + timedelta(days=days))
    return loan


def test_a_loan_is_settled_in_mid_period_by_the_quotation_that_was_handed_out(house: House) -> None:
    loan = house.loan()
    house.open_day(house.today + timedelta(days=17))
    told = quote(house, loan)
    assert told.amount_fen == sum(line.amount_fen for line in told.lines) == look(house, loan).payoff_fen
    assert [line.code for line in told.lines] == ["payoff.interest_accrued", "payoff.principal_remaining"]
    assert told.lines[0].facts["days"] == 17
    issued = issue(house, loan)
    assert int(issued["amount_fen"]) == told.amount_fen
    house.open_day(house.today + timedelta(days=2))
    result = settle(house, loan, issued["quotation_id"])
    assert result.outcome == "done", result
    assert int(result.made["amount_fen"]) == told.days[2].amount_fen > told.amount_fen
    assert look(house, loan).row.status == "settled"
    assert house.record(Receipt, result.made["receipt_id"]).number.startswith("O-")
    assert house.ask(TELLER, ListQuotations(loan_id=loan.key))[0].number == issued["number"]


def test_a_quotation_that_expired_or_saw_another_loan_settles_nothing(house: House) -> None:
    loan = house.loan()
    house.open_day(house.today + timedelta(days=10))
    issued = issue(house, loan, valid_days=1)
    late = settle(house, loan, issued["quotation_id"], value_date=house.today - timedelta(days=1))
    assert late.code == "quotation.expired"
    house.open_day(house.today + timedelta(days=2))
    assert settle(house, loan, issued["quotation_id"]).code == "quotation.expired"
    again = issue(house, loan)
    house.take(loan, 10_000)
    assert settle(house, loan, again["quotation_id"]).code == "quotation.outdated"
    assert look(house, loan).row.status == "active"


def test_a_settlement_that_is_undone_leaves_the_loan_as_it_was(house: House) -> None:
    loan = house.loan()
    house.open_day(house.today + timedelta(days=12))
    before = look(house, loan)
    done = settle(house, loan, issue(house, loan)["quotation_id"])
    event_id = house.record(Receipt, done.made["receipt_id"]).event_id
    undo = {"loan_id": loan.key, "event_id": event_id, "reason": "客户撤回"}
    assert house.order(TELLER, ReverseEvent(**undo)).code == "access.permission"
    house.did(SUPERVISOR, ReverseEvent(**undo))
    after = look(house, loan)
    assert (after.row.status, after.payoff_fen, after.plan) == ("active", before.payoff_fen, before.plan)
    assert house.record(Receipt, done.made["receipt_id"]).status == "reversed"
    rows = house.ask(TELLER, ListLoanEvents(loan_id=loan.key))
    assert [(row.kind, row.undoable) for row in rows] == [
        ("DISBURSEMENT", False),
        ("REPAYMENT", False),
        ("UNDO", False),
    ]


def test_penalty_is_waived_by_two_persons_and_by_nobody_alone(house: House) -> None:
    loan = overdue_loan(house, 20)
    penalty = look(house, loan).plan[0].penalty_fen
    ask = {"loan_id": loan.key, "value_date": house.today, "penalty_fen": penalty, "reason": "银行系统故障"}
    assert house.order(TELLER, WaiveDebt(**ask)).code == "access.permission"
    proposal_id = house.did(OFFICER, WaiveDebt(**ask))["proposal_id"]
    [waiting] = house.ask(SUPERVISOR, ListLoanProposals(loan_id=loan.key)).rows
    assert (waiting.kind, waiting.given_up_fen, waiting.key) == ("waive_debt", penalty, proposal_id)
    assert house.order(OFFICER, ApproveLoanChange(proposal_id=proposal_id)).code == "access.permission"
    house.did(SUPERVISOR, ApproveLoanChange(proposal_id=proposal_id))
    assert house.order(HEAD_OF_RISK, ApproveLoanChange(proposal_id=proposal_id)).code == "proposal.decided"
    kinds = [one.kind for one in house.records(LoanEvent, loan_id=loan.key)]
    assert kinds == ["DISBURSEMENT", "WAIVE_DEBT"]


def test_more_than_is_owed_is_not_waived(house: House) -> None:
    loan = overdue_loan(house, 20)
    penalty = look(house, loan).plan[0].penalty_fen
    ask = WaiveDebt(loan_id=loan.key, value_date=house.today, penalty_fen=penalty + 1, reason="x")
    assert house.order(OFFICER, ask).code == "waiver.too_much"


def test_a_proposal_is_turned_down_or_taken_back_and_nothing_changes(house: House) -> None:
    loan = overdue_loan(house, 20)
    ask = WaiveDebt(loan_id=loan.key, value_date=house.today, penalty_fen=1, reason="减免")
    first = house.did(OFFICER, ask)["proposal_id"]
    twice = WaiveDebt(loan_id=loan.key, value_date=house.today, penalty_fen=2, reason="减免")
    assert house.order(OFFICER, twice).code == "proposal.pending_already"
    house.did(SUPERVISOR, RejectLoanChange(proposal_id=first, reason="无依据"))
    again = replace(twice, command_id=new_id())
    second = house.did(OFFICER, again)["proposal_id"]
    house.did(OFFICER, WithdrawLoanChange(proposal_id=second, reason="客户已付款"))
    assert house.order(SUPERVISOR, ApproveLoanChange(proposal_id=second)).code == "proposal.decided"
    assert len(house.records(LoanEvent, loan_id=loan.key)) == 1


def test_an_extension_at_the_limit_is_taken_and_one_day_over_is_refused(house: House) -> None:
    loan = house.loan()
    maturity = date.fromisoformat(look(house, loan).plan[-1].due_date)
    latest = add_months(maturity, 12)
    over = ExtendLoan(
        loan_id=loan.key, value_date=house.today, until=latest + timedelta(days=1), reason="经营困难"
    )
    refused = house.order(OFFICER, over)
    assert (refused.code, refused.facts["latest"]) == ("extension.too_long", latest.isoformat())
    at = ExtendLoan(loan_id=loan.key, value_date=house.today, until=latest, reason="经营困难")
    proposal_id = house.did(OFFICER, at)["proposal_id"]
    house.did(SUPERVISOR, ApproveLoanChange(proposal_id=proposal_id))
    kinds = [one.kind for one in house.records(LoanEvent, loan_id=loan.key)]
    assert kinds == ["DISBURSEMENT", "RESCHEDULE"]


def test_a_change_is_seen_before_and_after_before_anybody_confirms_it(house: House) -> None:
    loan = overdue_loan(house, 5)
    draft = ChangeDraft(kind=ChangeKind.REPAYMENT, value_date=house.today, amount_fen=50_000)
    seen = house.ask(OFFICER, PreviewLoanEvent(loan_id=loan.key, change=draft))
    assert seen.after.paid_fen - seen.before.paid_fen == 50_000
    assert [row.no for row in seen.rows if row.changed] == [1]
    assert sum(one.debit_fen for one in seen.ledger) == sum(one.credit_fen for one in seen.ledger) == 50_000
    assert len(house.records(LoanEvent, loan_id=loan.key)) == 1
