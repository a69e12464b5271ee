"""The chart of accounts as data: codes and names of Chinese accounting practice (small loan companies)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from lendesk.domain.errors import RuleBroken


class Side(StrEnum):
    """The side on which an account normally stands."""

    DEBIT = "debit"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Account:
    """One account of the general ledger; `name` as printed in the lender's books.

    `off_balance`: a memorandum account (表外科目); those balance among themselves.
    """

    code: str
    name: str
    side: Side
    off_balance: bool = False


CASH = "1001"
BANK = "1002"
INTEREST_RECEIVABLE = "1132"
PENALTY_RECEIVABLE = "1132.02"
LOAN_PRINCIPAL = "1303"
PROVISION = "1304"
SUSPENSE = "2241.01"
HELD_FOR_BORROWERS = "2241.02"
GUARANTEE_DEPOSIT = "2241.03"
INTEREST_INCOME = "6011.01"
PENALTY_INCOME = "6011.02"
FEE_INCOME = "6021"
RECOVERIES = "6301.01"
IMPAIRMENT_LOSS = "6702"
WAIVED = "6711.01"
SUSPENDED_INTEREST = "9001"
WRITTEN_OFF_LOANS = "9002"
MEMORANDUM = "9999"

CHART: tuple[Account, ...] = (
    Account(CASH, "库存现金", Side.DEBIT),
    Account(BANK, "银行存款", Side.DEBIT),
    Account(INTEREST_RECEIVABLE, "应收利息", Side.DEBIT),
    Account(PENALTY_RECEIVABLE, "应收利息-罚息", Side.DEBIT),
    Account(LOAN_PRINCIPAL, "贷款", Side.DEBIT),
    Account(PROVISION, "贷款损失准备", Side.CREDIT),
    Account(SUSPENSE, "其他应付款-待查来款", Side.CREDIT),
    Account(HELD_FOR_BORROWERS, "其他应付款-客户多缴款", Side.CREDIT),
    Account(GUARANTEE_DEPOSIT, "其他应付款-保证金", Side.CREDIT),
    Account(INTEREST_INCOME, "利息收入-贷款利息", Side.CREDIT),
    Account(PENALTY_INCOME, "利息收入-罚息", Side.CREDIT),
    Account(FEE_INCOME, "手续费及佣金收入", Side.CREDIT),
    Account(RECOVERIES, "营业外收入-收回已核销贷款", Side.CREDIT),
    Account(IMPAIRMENT_LOSS, "信用减值损失", Side.DEBIT),
    Account(WAIVED, "营业外支出-减免息费", Side.DEBIT),
    Account(SUSPENDED_INTEREST, "应收未收利息", Side.DEBIT, off_balance=True),
    Account(WRITTEN_OFF_LOANS, "已核销贷款", Side.DEBIT, off_balance=True),
    Account(MEMORANDUM, "表外对应科目", Side.CREDIT, off_balance=True),
)
ACCOUNTS = {account.code: account for account in CHART}


@dataclass(frozen=True, slots=True)
class PostingRules:
    """The account of each role: a setting of the lender; two roles may share an account.

    `interest` and `penalty` are receivables that accrual debits and money received credits;
    `suspended` holds, off balance, what is earned but counts as income only when received.
    """

    principal: str = LOAN_PRINCIPAL
    interest: str = INTEREST_RECEIVABLE
    penalty: str = PENALTY_RECEIVABLE
    interest_income: str = INTEREST_INCOME
    penalty_income: str = PENALTY_INCOME
    fee: str = FEE_INCOME
    held: str = HELD_FOR_BORROWERS
    suspense: str = SUSPENSE
    deposit: str = GUARANTEE_DEPOSIT
    bank: str = BANK
    cash: str = CASH
    provision: str = PROVISION
    loss: str = IMPAIRMENT_LOSS
    recovery: str = RECOVERIES
    waived: str = WAIVED
    suspended: str = SUSPENDED_INTEREST
    written_off: str = WRITTEN_OFF_LOANS
    memorandum: str = MEMORANDUM


USUAL_RULES = PostingRules()


def rules_from_data(data: Mapping[str, str]) -> PostingRules:
    """The usual accounts with these roles changed: role → code of `CHART`.

    Raises RuleBroken `ledger.unknown_role` (role), `ledger.unknown_account` (account), or
    `ledger.off_balance` (role) where a role would move between the balance sheet and the memorandum.
    """
    roles = {field.name for field in fields(PostingRules)}
    for role, code in data.items():
        if role not in roles:
            raise RuleBroken("ledger.unknown_role", role=role[:40])
        if code not in ACCOUNTS:
            raise RuleBroken("ledger.unknown_account", account=str(code)[:40])
        if ACCOUNTS[code].off_balance != ACCOUNTS[getattr(USUAL_RULES, role)].off_balance:
            raise RuleBroken("ledger.off_balance", role=role)
    return PostingRules(**data)
