"""The fee for paying ahead on its way through quotation, order and books."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from lendesk.domain.ledger.chart import BANK, FEE_INCOME
from lendesk.domain.ledger.rules import adjusting_postings
from lendesk.domain.loans.events.events import Disbursed
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.rules import PrepaymentFee, RatePer
from lendesk.domain.loans.terms.terms import agree
from lendesk.domain.money import yuan
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind, event_of
from lendesk.usecases.servicing.commands import IssueQuotation
from lendesk.usecases.servicing.instalment_lines import PARTS
from lendesk.usecases.servicing.previews import quote_loan

START = date(2026, 3, 2)
ON = START + timedelta(days=10)
TERMS = replace(
    agree(principal=yuan(12_000), rate_pct=Decimal("1.2"), rate_per=RatePer.MONTH, n=12),
    prepayment_fee=PrepaymentFee(rate_pct=Decimal(2)),
)
LOAN = replay(TERMS, (Disbursed(key="d", value_date=START, amount=TERMS.principal),), ON)


@pytest.mark.parametrize(
    ("kind", "amount_fen", "mode", "status"),
    [
        ("settlement", 0, "", LoanStatus.SETTLED),
        ("prepayment", 300_000, "SHORTER_TERM", LoanStatus.ACTIVE),
        ("prepayment", 300_000, "LOWER_INSTALMENT", LoanStatus.ACTIVE),
    ],
)
def test_what_was_quoted_is_what_the_order_posts(kind, amount_fen, mode, status):
    asked = IssueQuotation(loan_id="l", kind=kind, on=ON, amount_fen=amount_fen, mode=mode)
    made = quote_loan(LOAN, asked, ON)
    fee = sum(line.amount_fen for line in made.lines if line.code.endswith(".prepayment_fee"))
    assert fee > 0
    draft = ChangeDraft(kind=ChangeKind(kind), value_date=ON, amount_fen=made.amount_fen, mode=mode)
    event = event_of(draft, LOAN, "order", ON)
    after = replay(TERMS, (*LOAN.events, event), ON)
    assert after.status is status
    assert [(one.name, one.amount_fen, one.open_fen) for one in after.charges] == [("prepayment_fee", fee, 0)]
    postings = adjusting_postings(LOAN, after)
    assert sum(one.debit_fen for one in postings) == sum(one.credit_fen for one in postings)
    booked = {one.account: (one.debit_fen, one.credit_fen) for one in postings}
    assert booked[BANK] == (made.amount_fen, 0)
    assert booked[FEE_INCOME] == (0, fee)


def test_the_fee_of_an_instalment_is_told_as_what_it_is():
    draft = ChangeDraft(
        kind=ChangeKind.PREPAYMENT, value_date=ON, amount_fen=300_000, mode="LOWER_INSTALMENT"
    )
    after = replay(TERMS, (*LOAN.events, event_of(draft, LOAN, "order", ON)), ON)
    own = next(row for row in after.rows if row.due_date == ON)
    (line,) = PARTS["fee"](after, own)
    assert (line.code, line.amount_fen) == ("fee.prepayment", own.due.fee)
    assert own.due.fee > 0
