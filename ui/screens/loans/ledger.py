"""The ledger of one loan: postings with the running balance of their account, and the accounts' balances.

Knows no Qt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lendesk.domain.ledger.chart import ACCOUNTS, Side
from lendesk.usecases.repayments.queries import LedgerLine


@dataclass(frozen=True, slots=True)
class Posting:
    """One posting; `balance_fen` is that of its account after it, on the account's own side."""

    line: LedgerLine
    balance_fen: int


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """An account over all postings of the loan (fen); the balance counts on the account's own side."""

    account: str
    account_name: str
    debit_fen: int
    credit_fen: int
    balance_fen: int


@dataclass(frozen=True, slots=True)
class EveryAccount:
    """The line above the accounts: all postings of the loan."""


def with_balances(lines: Sequence[LedgerLine]) -> tuple[Posting, ...]:
    """Postings in their order, each with the balance of its account so far."""
    balances: dict[str, int] = {}
    made = []
    for line in lines:
        balances[line.account] = balances.get(line.account, 0) + _signed(line)
        made.append(Posting(line, balances[line.account]))
    return tuple(made)


def balances_of(lines: Sequence[LedgerLine]) -> tuple[AccountBalance, ...]:
    """The accounts that were posted to, by code."""
    found: dict[str, list[LedgerLine]] = {}
    for line in lines:
        found.setdefault(line.account, []).append(line)
    return tuple(
        AccountBalance(
            account=code,
            account_name=those[0].account_name,
            debit_fen=sum(one.debit_fen for one in those),
            credit_fen=sum(one.credit_fen for one in those),
            balance_fen=sum(map(_signed, those)),
        )
        for code, those in sorted(found.items())
    )


def _signed(line: LedgerLine) -> int:
    account = ACCOUNTS.get(line.account)
    amount = line.debit_fen - line.credit_fen
    return -amount if account is not None and account.side is Side.CREDIT else amount
