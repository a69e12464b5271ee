"""Proposed changes of one loan for the tests of the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lendesk.usecases.repayments.queries import LoanPlanLine
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind
from lendesk.usecases.servicing.queries import (
    ComparedRow,
    LedgerChange,
    LoanComparison,
    LoanTotals,
    ProposalRow,
)

BEFORE = LoanTotals(
    status="overdue",
    days_past_due=12,
    maturity="2027-02-18",
    penalty_fen=5_230,
    fee_fen=0,
    interest_fen=69_523,
    principal_fen=343_063,
    due_now_fen=417_816,
    interest_ahead_fen=0,
    credit_fen=0,
    paid_fen=0,
    payoff_fen=417_816,
)
AFTER = replace(BEFORE, penalty_fen=0, due_now_fen=412_586, payoff_fen=412_586)
LINE = LoanPlanLine(9, "2026-11-09", 343_063, 69_523, 0, 5_230, 417_816, 0, 417_816, 0, "overdue")
FREED = replace(LINE, penalty_fen=0, due_fen=412_586, left_fen=412_586)
COMPARISON = LoanComparison(
    on="2026-11-21",
    before=BEFORE,
    after=AFTER,
    rows=(ComparedRow(9, LINE, FREED, True), ComparedRow(10, LINE, LINE, False)),
    ledger=(
        LedgerChange("6711.01", "减免利息费用", 5_230, 0),
        LedgerChange("1132.02", "应收罚息", 0, 5_230),
    ),
)
WAIVER = ProposalRow(
    key="p-2",
    loan_id="l-9",
    loan_number="CD-2026-0440604-01873",
    customer_name="周丽华",
    kind="waive_debt",
    change=ChangeDraft(kind=ChangeKind.WAIVE_DEBT, value_date=date(2026, 11, 21), penalty_fen=5_230),
    comparison=COMPARISON,
    given_up_fen=5_230,
    reason="首期提醒未送达，客户当日已还。",
    status="pending",
    proposed_by="p-chen",
    proposed_by_name="陈静怡",
    decided_by_name="",
    decision_reason="",
    valid_until="2026-11-28",
    made_at="2026-11-21T06:08:00+00:00",
)
OWN = replace(WAIVER, key="p-1", proposed_by="p-huang", proposed_by_name="黄敏")
LAPSED = replace(WAIVER, key="p-0", valid_until="2026-11-20")
APPROVED = replace(WAIVER, key="p-3", status="approved", decided_by_name="林国栋")
