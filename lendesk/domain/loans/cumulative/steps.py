"""A plan through the life of a loan that recalculates: made again at every posting that may change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lendesk.domain.loans.cumulative.inputs import CumulativeRow, Deal, Receipt
from lendesk.domain.loans.cumulative.recalculating import Recalculating, settling_fen
from lendesk.domain.loans.terms.servicing import Preclose, Recalculation


@dataclass(frozen=True, slots=True)
class Step:
    """One posting: on the business day `today`, with the deal as agreed by then.

    `since`: rows due before that day stay as they are (None: since the last step). `receipt`: money that came
    with it; its fen None: whatever settles the loan. `only_late`: nothing happens unless something is overdue
    (the day-end).
    """

    today: date
    deal: Deal
    since: date | None = None
    receipt: tuple[date, int | None] | None = None
    only_late: bool = False


def rows_through(steps: Sequence[Step]) -> list[CumulativeRow]:
    """The plan after all steps, in the order of posting; the first one is the first tranche.

    Raises what `cumulative_rows` raises.
    """
    rows: list[CumulativeRow] = []
    receipts: list[Receipt] = []
    last = steps[0].deal.start
    for step in steps:
        if step.only_late and not any(row.open_fen and row.due_date < step.today for row in rows):
            continue
        since = step.since or last
        if step.receipt is not None:
            receipts.append(_received(step, receipts, rows, since))
        plan = Recalculating(step.deal, receipts, step.today)
        plan.keep(rows, since)
        rows = plan.make()
        last = step.today
    return rows


def _received(step: Step, receipts: Sequence[Receipt], rows: Sequence[CumulativeRow], since: date) -> Receipt:
    on, fen = step.receipt or (step.today, 0)
    if fen is None:
        rule = step.deal.terms.servicing.recalculation or Recalculation()
        plan = Recalculating(step.deal, receipts, step.today, closing=on)
        if rule.preclose is Preclose.TILL_REST_FREQUENCY_DATE:
            plan.closing = max(plan.rest(on), on)
        plan.keep(rows, since)
        fen = settling_fen(plan)
    return Receipt(on, fen)
