"""A loan whose contract asks a fee for paying ahead: quoted, paid with the settlement, gone when undone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from lendesk.domain.ledger.chart import FEE_INCOME
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.loans.terms.rules import PrepaymentFee
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.loans.terms.writing import terms_to_data
from lendesk.usecases.repayments.commands import ReverseRepayment
from lendesk.usecases.repayments.queries import GetLoan
from lendesk.usecases.servicing.commands import IssueQuotation, PrepayLoan, SettleLoan
from lendesk.usecases.servicing.queries import GetLoanQuote

from .house import OFFICER, SUPERVISOR, TELLER, House


def with_fee(house: House) -> LoanAccount:
    """A loan paid out ten days ago that asks 2 % of what is paid ahead."""
    loan = house.loan()
    agreed = replace(
        terms_from_data(json.loads(loan.terms)), prepayment_fee=PrepaymentFee(rate_pct=Decimal(2))
    )
    loan = replace(loan, terms=json.dumps(terms_to_data(agreed), ensure_ascii=False, sort_keys=True))
    with house.centre.transaction() as (_, records):
        records.replace(loan)
    house.open_day(house.today + timedelta(days=10))
    return loan


def fee_income(house: House, loan: LoanAccount) -> int:
    with house.centre.transaction() as (_, records):
        return -int(records.loan_position(loan.key).get(FEE_INCOME, 0))


@pytest.mark.parametrize(
    ("kind", "asked", "order"),
    [
        ("settlement", {}, SettleLoan),
        ("prepayment", {"amount_fen": 100_000, "mode": "SHORTER_TERM"}, PrepayLoan),
    ],
)
def test_the_fee_comes_with_the_money_and_goes_with_it(
    house: House, kind: str, asked: dict[str, Any], order: type[Any]
) -> None:
    loan = with_fee(house)
    before, income = house.ask(TELLER, GetLoan(loan_id=loan.key)), fee_income(house, loan)
    told = house.ask(OFFICER, GetLoanQuote(loan_id=loan.key, kind=kind, on=house.today, **asked))
    fee = sum(
        line.amount_fen
        for line in told.lines
        if line.code == f"{'payoff' if kind == 'settlement' else kind}.prepayment_fee"
    )
    assert fee > 0
    issued = house.did(TELLER, IssueQuotation(loan_id=loan.key, kind=kind, on=house.today, **asked))
    paid = house.did(
        TELLER,
        order(
            loan_id=loan.key,
            quotation_id=issued["quotation_id"],
            method="transfer",
            payer="样本",
            value_date=house.today,
        ),
    )
    assert int(paid["amount_fen"]) == told.amount_fen
    assert fee_income(house, loan) == income + fee
    assert (house.record(LoanAccount, loan.key).status == "settled") == (kind == "settlement")
    house.did(SUPERVISOR, ReverseRepayment(receipt_id=paid["receipt_id"], reason="录错"))
    assert fee_income(house, loan) == income
    assert house.ask(TELLER, GetLoan(loan_id=loan.key)).plan == before.plan
