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
    AddCharge,
    ApproveLoanChange,
    ChangeRate,
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
        ("PAY_OFF", False),
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


def prepay(house: House, loan: LoanAccount, amount_fen: int, mode: str) -> CommandResult:
    issued = issue(house, loan, "prepayment", amount_fen=amount_fen, mode=mode)
    order = PrepayLoan(
        loan_id=loan.key, quotation_id=issued["quotation_id"], method="transfer", payer="样本",
        value_date=house.today,
    )  # fmt: skip
    return house.order(TELLER, order)


def test_principal_paid_ahead_shortens_the_term(house: House) -> None:
    loan = house.loan()
    house.open_day(house.today + timedelta(days=12))
    before = look(house, loan)
    told = quote(house, loan, "prepayment", amount_fen=400_000, mode="SHORTER_TERM")
    assert told.facts["rows_after"] < told.facts["rows_before"] == 12
    assert told.facts["instalment_after_fen"] <= told.facts["instalment_before_fen"]
    assert prepay(house, loan, 400_000, "SHORTER_TERM").outcome == "done"
    after = look(house, loan)
    assert after.payoff_fen == before.payoff_fen - 400_000
    assert after.plan[-1].due_date == told.facts["maturity_after"] < before.plan[-1].due_date


def test_principal_paid_ahead_lowers_the_instalment(house: House) -> None:
    loan = house.loan()
    house.open_day(house.today + timedelta(days=12))
    before = look(house, loan)
    assert prepay(house, loan, 400_000, "LOWER_INSTALMENT").outcome == "done"
    after = look(house, loan)
    assert after.plan[-1].due_date == before.plan[-1].due_date
    assert after.plan[-2].due_fen < before.plan[-2].due_fen
    assert sum(line.principal_fen for line in after.plan) == loan.principal_fen


def test_what_would_settle_or_only_meets_what_is_due_is_no_prepayment(house: House) -> None:
    loan = overdue_loan(house, 5)
    due = look(house, loan).plan[0].left_fen
    asked = {"loan_id": loan.key, "kind": "prepayment", "on": house.today, "mode": "SHORTER_TERM"}
    whole = look(house, loan).payoff_fen
    settles = house.order(TELLER, IssueQuotation(**asked, amount_fen=whole))
    small = house.order(TELLER, IssueQuotation(**asked, amount_fen=due))
    assert (settles.code, small.code) == ("prepayment.settles", "prepayment.only_what_is_due")


def changed(house: House, command: Any) -> dict[str, str]:
    """A change that the officer proposes and the supervisor approves."""
    proposal_id = house.did(OFFICER, command)["proposal_id"]
    return house.did(SUPERVISOR, ApproveLoanChange(proposal_id=proposal_id))


def test_a_written_off_loan_still_takes_what_comes_as_recovery(house: House) -> None:
    loan = overdue_loan(house, 200)
    back = {"loan_id": loan.key, "amount_fen": 50_000, "method": "cash", "payer": "样本"}
    early = house.order(TELLER, RecordRecovery(**back, value_date=house.today))
    assert early.code == "recovery.not_written_off"
    changed(house, WriteOffLoan(loan_id=loan.key, value_date=house.today, reason="失联"))
    assert look(house, loan).row.outstanding_fen == 0
    house.open_day(house.today + timedelta(days=30))
    done = house.order(TELLER, RecordRecovery(**back, value_date=house.today))
    assert done.outcome == "done", done
    kinds = [row.kind for row in house.ask(TELLER, ListLoanEvents(loan_id=loan.key))]
    assert kinds == ["DISBURSEMENT", "WRITE_OFF", "RECOVERY"]


def test_an_instalment_gets_another_day_and_the_rest_moves_with_it(house: House) -> None:
    loan = house.loan()
    first, second = (date.fromisoformat(line.due_date) for line in look(house, loan).plan[:2])
    changed(
        house,
        RescheduleLoan(
            loan_id=loan.key, from_date=first, until=second, value_date=house.today, reason="季节性停业"
        ),
    )
    plan = look(house, loan).plan
    assert (plan[0].due_date, len(plan)) == (second.isoformat(), 12)
    assert sum(line.principal_fen for line in plan) == loan.principal_fen


def test_a_new_rate_changes_what_is_still_to_come_and_stays_under_the_cap(house: House) -> None:
    loan = house.loan()
    before = look(house, loan).plan
    house.open_day(house.today + timedelta(days=10))
    rate = {"loan_id": loan.key, "value_date": house.today, "reason": "优质客户"}
    assert house.order(OFFICER, ChangeRate(**rate, rate_percent="2.01")).code == "rate.above_cap"
    changed(house, ChangeRate(**rate, rate_percent="1.0"))
    after = look(house, loan).plan
    assert after[0].interest_fen < before[0].interest_fen
    assert after[5].interest_fen < before[5].interest_fen


def test_a_proposal_that_saw_another_loan_is_not_approved(house: House) -> None:
    loan = overdue_loan(house, 20)
    ask = WaiveDebt(loan_id=loan.key, value_date=house.today, penalty_fen=1, reason="减免")
    proposal_id = house.did(OFFICER, ask)["proposal_id"]
    house.take(loan, 10_000)
    assert house.order(SUPERVISOR, ApproveLoanChange(proposal_id=proposal_id)).code == "proposal.outdated"


def test_a_fee_is_charged_and_dropped_again_by_two_persons(house: House) -> None:
    loan = overdue_loan(house, 5)
    added = AddCharge(
        loan_id=loan.key, name="上门催收费", amount_fen=20_000, due_date=house.today, value_date=house.today
    )
    charge_id = house.did(OFFICER, added)["event_id"]
    assert sum(line.fee_fen for line in look(house, loan).plan) == 20_000
    changed(
        house,
        WaiveCharge(loan_id=loan.key, charge_id=charge_id, value_date=house.today, reason="收费有误"),
    )
    assert sum(line.left_fen - line.fee_fen for line in look(house, loan).plan) >= 0
    assert look(house, loan).plan[1].left_fen == look(house, loan).plan[1].due_fen - 20_000


def test_money_held_is_refunded_by_two_persons_and_never_more_than_is_held(house: House) -> None:
    loan = house.loan()
    house.take(loan, 30_000)
    refund = {"loan_id": loan.key, "method": "transfer", "value_date": house.today, "reason": "客户要求"}
    assert house.order(OFFICER, RefundCredit(**refund, amount_fen=30_001)).code == "refund.more_than_held"
    changed(house, RefundCredit(**refund, amount_fen=30_000))
    draft = ChangeDraft(kind=ChangeKind.REPAYMENT, value_date=house.today, amount_fen=1)
    assert house.ask(OFFICER, PreviewLoanEvent(loan_id=loan.key, change=draft)).before.credit_fen == 0


def test_days_past_due_stand_still_while_delinquency_is_paused(house: House) -> None:
    loan = overdue_loan(house, 10)
    end = house.today + timedelta(days=20)
    changed(house, PauseDelinquency(loan_id=loan.key, start=house.today, end=end, reason="灾情"))
    house.open_day(house.today + timedelta(days=5))
    house.did(OFFICER, ResumeDelinquency(loan_id=loan.key, on=house.today, reason="已恢复经营"))
    kinds = [row.kind for row in house.ask(TELLER, ListLoanEvents(loan_id=loan.key))]
    assert kinds == ["DISBURSEMENT", "DELINQUENCY_PAUSE", "DELINQUENCY_RESUME"]


def test_a_value_date_before_the_payout_or_after_today_is_refused(house: House) -> None:
    loan = overdue_loan(house, 5)
    ask = {"loan_id": loan.key, "penalty_fen": 1, "reason": "x"}
    for day in (loan.disbursed_on - timedelta(days=1), house.today + timedelta(days=1)):
        assert house.order(OFFICER, WaiveDebt(**ask, value_date=day)).code == "servicing.value_date"
