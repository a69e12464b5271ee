"""The working state of a loan while its events run over it: rows, charges, money held, what happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import add, sub
from typing import TypeVar

from lendesk.domain.loans.events.events import Event, Rescheduled
from lendesk.domain.loans.plans.schedule import Plan
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.state import Transaction
from lendesk.domain.loans.terms.terms import LoanTerms

PENALTY, FEE, INTEREST, PRINCIPAL = range(4)
"""Places of the parts in every list of four amounts (fen)."""


_NONE = [0, 0, 0, 0]
Kept = TypeVar("Kept")


def shallow(kept: Kept) -> Kept:
    """Another object of the same slotted class with the same values; several times faster than `replace`."""
    other = object.__new__(type(kept))
    for name in kept.__slots__:  # type: ignore[attr-defined]
        setattr(other, name, getattr(kept, name))
    return other


class RowKind(StrEnum):
    """Where an instalment comes from."""

    PLANNED = "planned"
    DOWN_PAYMENT = "down_payment"
    ADDITIONAL = "additional"  # after the last planned one, for what was charged later
    RE_AGED = "re_aged"


@dataclass(slots=True)
class Row:
    """One instalment. Lists hold fen by part: penalty, fee, interest, principal.

    Open = due - paid - waived - written_off. `credited_fen` is principal given back to debt by a
    chargeback (it is in `due`), `credited_interest_fen` interest. `in_advance_fen` and `late_fen` are
    what of `paid` came before and after the due date. `penalty_from` is the day up to which penalty
    interest is reckoned, `overdue_fen_days` what bore it so far (fen x days, exact, so that splitting a
    payment changes nothing), `compound_fen_days` the same for unpaid interest that bears interest of its
    own. `balance_fen` is the balance after it where a model tells its own (None: what was paid out less
    the principal of the rows so far).
    """

    no: int
    from_date: date
    due_date: date
    kind: RowKind = RowKind.PLANNED
    due: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    paid: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    waived: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    written_off: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    credited_fen: int = 0
    in_advance_fen: int = 0
    late_fen: int = 0
    paid_on: date | None = None
    penalty_from: date | None = None
    overdue_fen_days: int = 0
    compound_fen_days: int = 0
    balance_fen: int | None = None
    credited_interest_fen: int = 0

    def copied(self) -> Row:
        """A row of its own with the same figures."""
        return Row(
            self.no,
            self.from_date,
            self.due_date,
            self.kind,
            self.due[:],
            self.paid[:],
            self.waived[:],
            self.written_off[:],
            self.credited_fen,
            self.in_advance_fen,
            self.late_fen,
            self.paid_on,
            self.penalty_from,
            self.overdue_fen_days,
            self.compound_fen_days,
            self.balance_fen,
            self.credited_interest_fen,
        )

    def take_in(self, other: Row) -> None:
        """Ask for what the other row asks for, with all that has happened to it."""
        for mine, more in (
            (self.due, other.due),
            (self.paid, other.paid),
            (self.waived, other.waived),
            (self.written_off, other.written_off),
        ):
            mine[:] = map(add, mine, more)
        self.credited_fen += other.credited_fen
        self.credited_interest_fen += other.credited_interest_fen
        self.in_advance_fen += other.in_advance_fen
        self.late_fen += other.late_fen
        self.overdue_fen_days += other.overdue_fen_days
        self.compound_fen_days += other.compound_fen_days

    def open(self, part: int) -> int:
        """Fen of one part still asked for."""
        return self.due[part] - self.paid[part] - self.waived[part] - self.written_off[part]

    @property
    def outstanding(self) -> Parts:
        """What is still asked for, by part."""
        if self.waived != _NONE or self.written_off != _NONE:
            return Parts(self.open(PENALTY), self.open(FEE), self.open(INTEREST), self.open(PRINCIPAL))
        return Parts(*map(sub, self.due, self.paid))

    @property
    def open_fen(self) -> int:
        """All that is still asked for."""
        return sum(self.due) - sum(self.paid) - sum(self.waived) - sum(self.written_off)


@dataclass(slots=True)
class Charge:
    """A fee or penalty added after the plan was made; amounts in fen. `calculation` is told to readers."""

    key: str
    name: str
    is_penalty: bool
    due_date: date
    amount_fen: int
    paid_fen: int = 0
    waived_fen: int = 0
    written_off_fen: int = 0
    percent: Decimal | None = None

    @property
    def open_fen(self) -> int:
        """What is still asked for."""
        return self.amount_fen - self.paid_fen - self.waived_fen - self.written_off_fen


@dataclass(slots=True)
class Book:
    """Everything about one loan up to the day last reached; only the replay changes it.

    `credit_fen` is money held for the borrower (overpaid). `disbursed` are (day, fen) of the live tranches.
    `transactions` come in the order of handling; the state sorts them. `plan` is what was first agreed,
    `moves` what will be agreed anew: a model that starts over with other dates must know them at once.
    `ahead` are all events that the run will take, in the order of posting, for a model that plans from all.
    """

    terms: LoanTerms
    plan: Plan | None = None
    rows: list[Row] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    transactions: list[Transaction] = field(default_factory=list)
    disbursed: list[tuple[date, int]] = field(default_factory=list)
    credit_fen: int = 0
    charged_off_on: date | None = None
    written_off_on: date | None = None
    pauses: list[tuple[date, date]] = field(default_factory=list)
    moves: tuple[Rescheduled, ...] = ()
    ahead: tuple[Event, ...] = ()

    def copied(self) -> Book:
        """A book of its own; transactions are values and are shared."""
        other = shallow(self)
        other.rows = [row.copied() for row in self.rows]
        other.charges = [shallow(charge) for charge in self.charges]
        other.transactions = self.transactions[:]
        other.disbursed = self.disbursed[:]
        other.pauses = self.pauses[:]
        return other

    def insert(self, row: Row) -> None:
        """Put a row behind all that are due on or before its due date, and count the rows again."""
        place = next((at for at, other in enumerate(self.rows) if other.due_date > row.due_date), None)
        self.rows.insert(len(self.rows) if place is None else place, row)
        self.renumber()

    def renumber(self) -> None:
        """Rows count 1, 2, 3 … in their order."""
        for no, row in enumerate(self.rows, 1):
            row.no = no
