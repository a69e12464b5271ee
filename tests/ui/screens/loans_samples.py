"""Loans and a file in full with the engine's own figures, for the tests of the loan screen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from lendesk.domain.loans.events.events import Disbursed, Event, RepaymentPosted
from lendesk.domain.loans.events.events_format import event_to_data
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.terms.rules import RatePer
from lendesk.domain.loans.terms.terms import agree
from lendesk.domain.loans.terms.writing import terms_to_data
from lendesk.domain.money import yuan
from lendesk.usecases.applications.queries import HistoryLine
from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.previews import loan_state, replay_loan
from lendesk.usecases.repayments.queries import LedgerLine
from lendesk.usecases.servicing.changes import ChangeDraft
from lendesk.usecases.servicing.previews import preview_change, quote_loan
from lendesk.usecases.servicing.queries import (
    GetLoanQuote,
    LoanComparison,
    LoanEventRow,
    LoanQuote,
    PreviewLoanEvent,
    ProposalRow,
)

TODAY = date(2026, 11, 21)
START = date(2026, 2, 18)
TERMS = agree(principal=yuan("86000"), rate_pct=Decimal("1.16"), rate_per=RatePer.MONTH, n=24)
EVENTS: tuple[Event, ...] = (
    Disbursed(key="e-0", value_date=START, amount=yuan("86000")),
    *(
        RepaymentPosted(key=f"e-{row.no}", value_date=row.due_date, amount=row.due)
        for row in plan(TERMS, START).rows[:8]
    ),
)
LOAN = LoanRow(
    key="l-1",
    branch_id="b-1",
    owner_id="p-chen",
    number="CD-2026-0440604-01873",
    customer_id="c-1",
    customer_name="周丽华",
    product_name="车辆抵押贷",
    product_name_en="Vehicle loan",
    principal_fen=8_600_000,
    outstanding_fen=5_990_000,
    due_fen=412_000,
    next_due="2026-11-18",
    days_past_due=3,
    status="overdue",
    disbursed_on=START.isoformat(),
    as_of=TODAY.isoformat(),
    terms=json.dumps(terms_to_data(TERMS)),
    events=json.dumps([{**event_to_data(one), "key": one.key} for one in EVENTS]),
)
SECOND = replace(
    LOAN, key="l-2", number="XF-2026-0440604-00118", customer_name="李秀芳", days_past_due=0,
    status="active", due_fen=0, next_due="2026-12-02",
)  # fmt: skip
THIRD = replace(
    SECOND, key="l-3", number="XF-2025-0440604-00007", customer_name="佛山市南海区盛达五金制品有限公司",
    status="settled", outstanding_fen=0, next_due="",
)  # fmt: skip
ROWS = (LOAN, SECOND, THIRD)
RECEIPT = ReceiptRow(
    key="r-1",
    branch_id="b-1",
    owner_id="p-liang",
    number="07-20261018-0002",
    loan_id="l-1",
    loan_number=LOAN.number,
    customer_name="周丽华",
    amount_fen=412_586,
    method="transfer",
    payer="周丽华",
    value_date="2026-10-18",
    posted_at="2026-10-18T02:10:00+00:00",
    status="posted",
)
COPY = replay_loan(
    LOAN, (RECEIPT, replace(RECEIPT, key="r-2", number="07-20260918-0004", status="reversed")), TODAY
)
"""The file as a workstation off line has it."""
FILE = replace(
    COPY,
    from_replica=False,
    entries=(
        LedgerLine("2026-02-18T03:00:00+00:00", "DISBURSEMENT", "1303", "贷款", 8_600_000, 0),
        LedgerLine("2026-02-18T03:00:00+00:00", "DISBURSEMENT", "1002", "银行存款", 0, 8_600_000),
        LedgerLine("2026-10-18T02:10:00+00:00", "REPAYMENT", "1002", "银行存款", 412_586, 0),
        LedgerLine("2026-10-18T02:10:00+00:00", "REPAYMENT", "1303", "贷款", 0, 339_129),
        LedgerLine("2026-10-18T02:10:00+00:00", "REPAYMENT", "6011.01", "利息收入-贷款利息", 0, 73_457),
    ),
    history=(
        HistoryLine("2026-02-18T03:00:00+00:00", "何绍基", "ConfirmDisbursement"),
        HistoryLine("2026-09-18T02:00:00+00:00", "梁敏仪", "PostRepayment"),
        HistoryLine("2026-09-19T02:00:00+00:00", "林国栋", "ReverseRepayment", "入错合同"),
    ),
)
EVENT_ROWS = tuple(
    LoanEventRow(
        key=event.key,
        sequence=number,
        kind="DISBURSEMENT" if number == 1 else "REPAYMENT",
        value_date=event.value_date.isoformat(),
        posted_at=f"{event.value_date.isoformat()}T02:10:00+00:00",
        by_name="梁敏仪",
        amount_fen=getattr(event, "amount").minor,  # noqa: B009 - all of these have one
        details={},
        receipt_id="r-1" if number == len(EVENTS) else "",
        undone_by="",
        undoable=number > 1,
    )
    for number, event in enumerate(EVENTS, 1)
)


def comparison_of(change: ChangeDraft) -> LoanComparison:
    """As the centre answers. Raises the engine's RuleBroken."""
    return preview_change(loan_state(LOAN, (), TODAY), change, START, TODAY)[1]


def preview(query: PreviewLoanEvent) -> LoanComparison:
    """The answer of the fake desk."""
    return comparison_of(query.change)


def quote(query: GetLoanQuote) -> LoanQuote:
    """The answer of the fake desk."""
    return quote_loan(loan_state(LOAN, (), TODAY), query, TODAY)


def proposal(change: ChangeDraft, by: str) -> ProposalRow:
    """A change that waits for a second person."""
    return ProposalRow(
        key="g-1",
        loan_id=LOAN.key,
        loan_number=LOAN.number,
        customer_name=LOAN.customer_name,
        kind=change.kind.value,
        change=change,
        comparison=comparison_of(change),
        given_up_fen=100,
        reason="提醒未送达",
        status="pending",
        proposed_by=by,
        proposed_by_name="陈静怡",
        decided_by_name="",
        decision_reason="",
        valid_until="2026-11-28",
        made_at="2026-11-21T06:20:00+00:00",
    )
