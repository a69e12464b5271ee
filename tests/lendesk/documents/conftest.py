"""A complete contract for tests: 5,000 over six months at 1.5 % a month, the reference case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from lendesk.domain.contracts.paper import (
    ContingentCost,
    ContractPaper,
    Party,
    PlanRow,
    RateUnit,
    ReceiptPaper,
)
from lendesk.domain.money import Money, yuan

LENDER = Party("样本小额贷款有限公司", "91310000MA1K000000", "样本市样本区样本路1号", "021-00000000")
BORROWER = Party("张样本", "3101**********0017", "样本市样本区样本路2号3室", "138****0000")


def plan(principal: Money = yuan(5000), months: int = 6) -> tuple[PlanRow, ...]:
    """Equal instalments of 877.63 at 1.5 % a month; the last row takes the remainder."""
    rows, balance, instalment = [], principal, yuan("877.63")
    for no in range(1, months + 1):
        interest = balance.times(Decimal("0.015"))
        part = balance if no == months else instalment - interest
        balance = balance - part
        rows.append(PlanRow(no, date(2026, no + 1, 5), part, interest, Money(0), part + interest, balance))
    return tuple(rows)


def paper(**changes: Any) -> ContractPaper:
    """The specimen, with fields replaced."""
    whole = ContractPaper(
        number="LD-2026-000001",
        lender=LENDER,
        borrower=BORROWER,
        principal=yuan(5000),
        paid_out=yuan(5000),
        nominal_rate=Decimal("0.015"),
        rate_unit=RateUnit.MONTH,
        annualised_rate=Decimal("0.18"),
        method="equal_installment",
        prepared_on=date(2026, 1, 5),
        start_date=date(2026, 1, 5),
        maturity_date=date(2026, 7, 5),
        purpose="家庭装修",
        payout_account="样本银行 6200 **** **** 0000",
        plan=plan(),
        contingent=(
            ContingentCost("罚息", "逾期超过宽限期", "合同利率的150%，按逾期本金和天数", LENDER.name),
            ContingentCost("提前还款违约金", "提前归还本金", "提前归还本金的0%", LENDER.name),
        ),
        branch="样本支行",
    )
    return replace(whole, **changes)


def receipt(**changes: Any) -> ReceiptPaper:
    """A repayment of one instalment at the counter."""
    whole = ReceiptPaper(
        number="D01-000017",
        lender=LENDER.name,
        branch="样本支行",
        cashier="李样本",
        payer=BORROWER.name,
        contract_number="LD-2026-000001",
        value_date=date(2026, 2, 5),
        received=yuan("877.63"),
        provisional=True,
        interest=yuan(75),
        principal=yuan("802.63"),
        principal_left=yuan("4197.37"),
    )
    return replace(whole, **changes)
