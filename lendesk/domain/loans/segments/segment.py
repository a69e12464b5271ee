"""Accrual segments: the stretches over which a loan's figures grow by an exact fraction of a fen a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.money import Rounding

FOR_EVER = date(9999, 12, 31)
"""The end of a segment that nothing follows."""
LARGEST = 2**61
"""Numerators stay under this over `HORIZON_DAYS`, so that sixty-four bits hold twice of them."""
HORIZON_DAYS = 20_000
"""More than fifty years after the last event."""


half_up = DIVIDE[Rounding.HALF_UP]
"""The only rounding of accruals: settlement interest and penalty interest are rounded so (loan-case.md)."""


class Segment(NamedTuple):
    """One instalment period of a loan, or a part of one: days `from_date` <= day < `until`.

    `no` counts within the loan: twice the instalment's number, one more where interest has ended before it.
    Interest earned since disbursement: `interest_before_fen` + half_up(`interest_daily` x days since
    `from_date` / `interest_under`) x `interest_step` fen. `due_fen`: what is open of the instalments due by
    `from_date`, penalty apart. After `penalty_from` (None: never) the instalment itself bears penalty
    interest, up to `penalty_until`: half_up((`penalty_opening` + `penalty_daily` x days) / `penalty_under`)
    and the same of `compound_…`, `penalty_cap_fen` at most, of which `penalty_before_fen` was borne by
    `penalty_from`.
    """

    no: int
    from_date: date
    until: date
    interest_before_fen: int
    interest_daily: int
    interest_under: int
    interest_step: int
    due_fen: int
    penalty_from: date | None = None
    penalty_until: date = FOR_EVER
    penalty_before_fen: int = 0
    penalty_opening: int = 0
    penalty_daily: int = 0
    penalty_under: int = 1
    compound_opening: int = 0
    compound_daily: int = 0
    compound_under: int = 1
    penalty_cap_fen: int | None = None

    def interest_on(self, day: date) -> int:
        """Fen earned since disbursement, on a day of this segment."""
        grown = self.interest_daily * (day - self.from_date).days
        return self.interest_before_fen + half_up(grown, self.interest_under) * self.interest_step

    def penalty_on(self, day: date) -> int:
        """Fen of penalty interest that this instalment has borne after `penalty_from` by a day."""
        if self.penalty_from is None or day <= self.penalty_from:
            return 0
        days = max((min(day, self.penalty_until) - self.penalty_from).days, 0)
        return self.grown(days) - self.penalty_before_fen

    def grown(self, days: int) -> int:
        """Penalty of the instalment, from its first day, after so many days since `penalty_from`."""
        fen = half_up(self.penalty_opening + self.penalty_daily * days, self.penalty_under)
        fen += half_up(self.compound_opening + self.compound_daily * days, self.compound_under)
        return fen if self.penalty_cap_fen is None else min(fen, self.penalty_cap_fen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a loan stands after its last event; with its segments, all that the day-end reads.

    `written_on`: the day from which it holds. `replay_on`: from this day on the domain must replay the loan
    (held money meets a due date), None for never. `closed`: nothing grows any more. `met` amounts are paid,
    waived or written off. `penalty_base_fen` is all penalty borne by `written_on`. `suspended`:
    interest counts as income only when received, whatever the days past due. `least_category`: the rank of
    the best category that the loan may have. `held_back_days`: of the days past due, so many do not count
    for stage and category (a pause, a grace). `events`: how many were known.
    """

    written_on: date
    events: int
    replay_on: date | None
    closed: bool
    suspended: bool
    least_category: int
    held_back_days: int
    oldest_due: date | None
    principal_fen: int
    interest_met_fen: int
    penalty_met_fen: int
    penalty_base_fen: int
    days_past_due: int
    due_fen: int
    segment: Segment


class Reached(NamedTuple):
    """Figures on a day: interest earned and penalty borne since disbursement, what is due, all in fen."""

    interest_fen: int
    penalty_fen: int
    due_fen: int
    days_past_due: int


def read(standing: Standing, segments: tuple[Segment, ...], day: date) -> Reached:
    """What SQL sums, in Python: the figures on a day from `standing.written_on` until `replay_on`."""
    now = next((one for one in segments if one.from_date <= day < one.until), standing.segment)
    penalty = standing.penalty_base_fen + sum(one.penalty_on(day) for one in segments)
    late = 0 if standing.oldest_due is None else max((day - standing.oldest_due).days, 0)
    due = now.due_fen + penalty - standing.penalty_met_fen
    return Reached(now.interest_on(day), penalty, due, late)
