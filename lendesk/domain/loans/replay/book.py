"""The working state of a loan while its events run over it: rows, charges, money held, what happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.state import Transaction
from lendesk.domain.loans.terms.terms import LoanTerms

PENALTY, FEE, INTEREST, PRINCIPAL = range(4)
"""Places of the parts in every list of four amounts (fen)."""


class RowKind(StrEnum):
    """Where an instalment comes from."""

    PLANNED = "planned"
    DOWN_PAYMENT = "down_payment"
    ADDITIONAL = "additional"  # after the last planned one, for what was charged later
    RE_AGED = "re_aged"


@dataclass(slots=True)
class Row:
    """One instalment. Lists hold fen by part: penalty, fee, interest, principal.

    Open = due - paid - waived - written_off. `credited_fen` is principal given back to debt by a chargeback
    (it is in `due`). `in_advance_fen` and `late_fen` are what of `paid` came before and after the due date.
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

    def open(self, part: int) -> int:
        """Fen of one part still asked for."""
        return self.due[part] - self.paid[part] - self.waived[part] - self.written_off[part]

    @property
    def outstanding(self) -> Parts:
        """What is still asked for, by part."""
        return Parts(self.open(PENALTY), self.open(FEE), self.open(INTEREST), self.open(PRINCIPAL))


@dataclass(slots=True)
class Charge:
    """A fee or penalty added after the plan was made; amounts in fen."""

    key: str
    name: str
    is_penalty: bool
    due_date: date
    amount_fen: int
    paid_fen: int = 0
    waived_fen: int = 0
    written_off_fen: int = 0


@dataclass(slots=True)
class Book:
    """Everything about one loan up to the day last reached; only the replay changes it.

    `credit_fen` is money held for the borrower (overpaid). `disbursed` are (day, fen) of the live tranches.
    """

    terms: LoanTerms
    rows: list[Row] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    transactions: list[Transaction] = field(default_factory=list)
    disbursed: list[tuple[date, int]] = field(default_factory=list)
    credit_fen: int = 0
    charged_off_on: date | None = None
    written_off_on: date | None = None
    pauses: list[tuple[date, date]] = field(default_factory=list)
