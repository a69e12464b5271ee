"""What has been accrued for a loan so far, in the order of posting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from lendesk.domain.loans.replay.allocation import Parts

ACCRUAL, ADJUSTMENT, ACTIVITY = "accrual", "accrual_adjustment", "accrual_activity"


class Posting(NamedTuple):
    """One accrual: what was recognised (or, an adjustment, taken back) on a day, in fen by part.

    `charges` are (key of the charge, its due date, fen) that `parts` hold the fees and penalties of.
    `changed`: its amounts were others when it was first told (summaries only).
    """

    number: int
    kind: str
    on: date
    parts: Parts
    charges: tuple[tuple[str, date, int], ...] = ()
    changed: bool = False

    @property
    def sign(self) -> int:
        """+1 for what was recognised, -1 for what was taken back."""
        return -1 if self.kind == ADJUSTMENT else 1


@dataclass(frozen=True, slots=True)
class AccrualHistory:
    """The postings that stand, and up to where days were closed and income accrued.

    `first_closed` and `closed_till` are the first and the last day whose end of day ran for the loan.
    `summaries` are the activities by due date that stand.
    """

    postings: tuple[Posting, ...] = ()
    summaries: tuple[Posting, ...] = ()
    first_closed: date | None = None
    closed_till: date | None = None
    accrued_till: date | None = None
    last_number: int = 0

    def interest(self) -> int:
        """Interest accrued in all, fen."""
        return sum(one.sign * one.parts.interest for one in self.postings)

    def interest_between(self, from_date: date, due_date: date, first: bool) -> int:
        """Interest accrued on days of one row, fen; the first row counts its first day too."""
        return sum(
            one.sign * one.parts.interest
            for one in self.postings
            if from_date < one.on <= due_date or (first and one.on == from_date)
        )

    def of_charge(self, key: str, due: date) -> int:
        """What of a charge is accrued, fen."""
        return sum(
            one.sign * fen
            for one in self.postings
            for charge, day, fen in one.charges
            if charge == key and day == due
        )

    def with_posting(
        self, kind: str, on: date, parts: Parts, charges: tuple[tuple[str, date, int], ...] = ()
    ) -> AccrualHistory:
        """One more posting; nothing for an amount of nothing."""
        if not parts.total:
            return self
        number = self.last_number + 1
        return replace(
            self, postings=(*self.postings, Posting(number, kind, on, parts, charges)), last_number=number
        )

    def without(self, gone: list[Posting]) -> AccrualHistory:
        """The history where these postings were taken out again."""
        return (
            replace(self, postings=tuple(one for one in self.postings if one not in gone)) if gone else self
        )
