"""The trial balance: every account's turnover and balance, and whether the books agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lendesk.domain.ledger.chart import ACCOUNTS, Account, Side


class TrialLine(NamedTuple):
    """One account: turnover of both sides and the balance, positive on the account's own side; in fen."""

    code: str
    name: str
    side: Side
    debit_fen: int
    credit_fen: int
    balance_fen: int
    off_balance: bool


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """All accounts that were ever touched, by code."""

    lines: tuple[TrialLine, ...]

    @property
    def debit_fen(self) -> int:
        """Turnover of all debits, the memorandum accounts included."""
        return sum(line.debit_fen for line in self.lines)

    @property
    def credit_fen(self) -> int:
        """Turnover of all credits."""
        return sum(line.credit_fen for line in self.lines)

    @property
    def balanced(self) -> bool:
        """Debits equal credits, on the balance sheet and off it, each by itself."""
        return all(
            sum(line.debit_fen - line.credit_fen for line in self.lines if line.off_balance is off) == 0
            for off in (False, True)
        )


def trial_balance(
    turnover: Iterable[tuple[str, int, int]], accounts: Mapping[str, Account] = ACCOUNTS
) -> TrialBalance:
    """From (account, debits in fen, credits in fen), one or more of each account.

    An account that the chart does not know stands on the debit side under its code.
    """
    debits: Counter[str] = Counter()
    credited: Counter[str] = Counter()
    for code, debit, credit in turnover:
        debits[code] += debit
        credited[code] += credit
    return TrialBalance(tuple(_line(code, debits[code], credited[code], accounts) for code in sorted(debits)))


def _line(code: str, debit: int, credit: int, accounts: Mapping[str, Account]) -> TrialLine:
    account = accounts.get(code) or Account(code, "", Side.DEBIT)
    balance = debit - credit if account.side is Side.DEBIT else credit - debit
    return TrialLine(code, account.name, account.side, debit, credit, balance, account.off_balance)
