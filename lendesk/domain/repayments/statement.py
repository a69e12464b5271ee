"""A bank statement as read: its bookings, what was left out, and whether its balances add up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lendesk.domain.money import Money


class ProofState(StrEnum):
    """PROVED: every fen explained; FAILED: a line is missing or altered; NONE: nothing to prove by."""

    PROVED = "proved"
    FAILED = "failed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class BalanceProof:
    """Opening and closing balance in fen; on failure the line in the file and by how much it is off."""

    state: ProofState
    opening_fen: int = 0
    closing_fen: int = 0
    line: int = 0
    difference_fen: int = 0


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One booking. `amount` is signed: positive came in. `number` is its line in the file, from 1.

    `payer` is the other party. `fingerprint` is the same wherever the line is read again: it is made of own
    account, time, amount, payer, reference, note, balance and the ordinal among lines identical in these.
    """

    number: int
    booked_at: datetime
    amount: Money
    payer: str
    payer_account: str
    note: str
    reference: str
    balance: Money | None
    fingerprint: str = ""

    @property
    def booked_on(self) -> date:
        """The day of booking."""
        return self.booked_at.date()

    @property
    def amount_fen(self) -> int:
        """The signed amount in fen."""
        return self.amount.minor


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """A line that moves no money: `neutral`, `void` (closed, failed), `zero` or `footer`."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A whole file: what it is, its bookings in the file's order, what was left out, the balance proof."""

    sha256: str
    format: str
    encoding: str
    lines: tuple[ReadLine, ...]
    skipped: tuple[SkippedLine, ...]
    proof: BalanceProof

    @property
    def total_in(self) -> Money:
        """The sum of what came in."""
        return Money(sum(line.amount_fen for line in self.lines if line.amount_fen > 0))
