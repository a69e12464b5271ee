"""What a cumulative plan is made from, and its rows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lendesk.domain.loans.terms.rules import RateStep
from lendesk.domain.loans.terms.terms import LoanTerms


class Outlay(NamedTuple):
    """Money that went out, or will: a tranche, in fen."""

    on: date
    fen: int


class Change(NamedTuple):
    """A change of terms from the instalment due on or after `from_date`, in the order of agreeing.

    `moved_to`: that instalment's new due date, later ones follow. `rate_pct`: from that instalment's period
    on. `extra`: so many more instalments. `grace_principal`, `grace_interest`: instalments from there without
    principal (added at the end) or with interest put off.
    """

    from_date: date
    moved_to: date | None = None
    rate_pct: Decimal | None = None
    extra: int = 0
    grace_principal: int = 0
    grace_interest: int = 0


class Receipt(NamedTuple):
    """Money that came in and meets the rows, in fen."""

    on: date
    fen: int


@dataclass(slots=True)
class CumulativeRow:
    """One instalment of a cumulative plan; amounts in fen.

    `charges` are fees and penalties due with it, `extra` marks interest asked for after the last instalment.
    The `paid_` amounts only serve the making of the plan: the replay allocates for itself.
    """

    from_date: date
    due_date: date
    principal: int
    interest: int
    down_payment: bool = False
    extra: bool = False
    charges: int = 0
    paid_principal: int = 0
    paid_interest: int = 0
    paid_charges: int = 0

    @property
    def open_fen(self) -> int:
        """What is still asked for."""
        return (
            self.principal
            + self.interest
            + self.charges
            - self.paid_principal
            - self.paid_interest
            - self.paid_charges
        )


@dataclass(frozen=True, slots=True)
class Deal:
    """All that is agreed so far; `outlays` by day, `charges` as (due date, fen)."""

    terms: LoanTerms
    outlays: tuple[Outlay, ...]
    changes: tuple[Change, ...] = ()
    rates: tuple[RateStep, ...] = ()
    charges: tuple[tuple[date, int], ...] = ()

    @property
    def start(self) -> date:
        """The day of the first money out."""
        return self.outlays[0].on
