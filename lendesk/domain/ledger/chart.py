"""The chart of accounts as data: codes and names of Chinese accounting practice (small loan companies)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """The side on which an account normally stands."""

    DEBIT = "debit"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Account:
    """One account of the general ledger; `name` as printed in the lender's books."""

    code: str
    name: str
    side: Side


CASH = "1001"
BANK = "1002"
INTEREST_RECEIVABLE = "1132"
LOAN_PRINCIPAL = "1303"
SUSPENSE = "2241.01"
HELD_FOR_BORROWERS = "2241.02"
INTEREST_INCOME = "6011.01"
PENALTY_INCOME = "6011.02"
FEE_INCOME = "6021"

CHART: tuple[Account, ...] = (
    Account(CASH, "库存现金", Side.DEBIT),
    Account(BANK, "银行存款", Side.DEBIT),
    Account(INTEREST_RECEIVABLE, "应收利息", Side.DEBIT),
    Account(LOAN_PRINCIPAL, "贷款", Side.DEBIT),
    Account(SUSPENSE, "其他应付款-待查来款", Side.CREDIT),
    Account(HELD_FOR_BORROWERS, "其他应付款-客户多缴款", Side.CREDIT),
    Account(INTEREST_INCOME, "利息收入-贷款利息", Side.CREDIT),
    Account(PENALTY_INCOME, "利息收入-罚息", Side.CREDIT),
    Account(FEE_INCOME, "手续费及佣金收入", Side.CREDIT),
)
ACCOUNTS = {account.code: account for account in CHART}
