"""Double entry: postings that balance, and entries that are only ever added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Posting:
    """One line on one account, in fen: a debit or a credit, never both, never nothing, never negative."""

    account: str
    debit_fen: int = 0
    credit_fen: int = 0

    def __post_init__(self) -> None:
        if self.debit_fen < 0 or self.credit_fen < 0 or (self.debit_fen == 0) == (self.credit_fen == 0):
            raise ValueError(f"a posting has one side: {self}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One balanced entry (凭证). `kind` says what made it; `reverses`: the key of the entry it mirrors or "".

    ValueError when the postings do not balance or there are none.
    """

    key: str
    kind: str
    value_date: date
    posted_at: datetime
    loan_id: str
    branch_id: str
    command_id: str
    by: str
    postings: tuple[Posting, ...]
    reverses: str = ""

    def __post_init__(self) -> None:
        debits = sum(posting.debit_fen for posting in self.postings)
        if not self.postings or debits != sum(posting.credit_fen for posting in self.postings):
            raise ValueError(f"entry {self.key} does not balance: {self.postings}")


def as_postings(changes: Mapping[str, int]) -> tuple[Posting, ...]:
    """Postings from changes by account (fen, debit positive); debits first, accounts unchanged left out."""
    moved = sorted(changes.items(), key=lambda change: (change[1] < 0, change[0]))
    return tuple(Posting(code, max(fen, 0), max(-fen, 0)) for code, fen in moved if fen)
