"""What is past due of the principal is spread over the rows still to come."""

from __future__ import annotations

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import ReAmortised
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import PRINCIPAL, RowKind
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.shares import shares

RE_AMORTIZE = "re_amortize"


def re_amortise(run: Run, event: ReAmortised) -> None:
    """Rows due up to the day keep the principal that was paid; planned rows after it share the rest.

    Raises RuleBroken `re_amortise.no_later_row`.
    """
    book, on = run.book, event.value_date
    later = [row for row in book.rows if row.due_date > on and row.kind is RowKind.PLANNED]
    if not later:
        raise RuleBroken("re_amortise.no_later_row", key=event.key)
    moved = 0
    for row in book.rows:
        if row.due_date > on:
            continue
        fen = row.open(PRINCIPAL)
        row.due[PRINCIPAL] -= fen
        moved += fen
        if not row.outstanding.total and row.paid_on is None:
            row.paid_on = on
    for row, fen in zip(later, shares(run.terms, moved, len(later)), strict=True):
        row.due[PRINCIPAL] += fen
        if fen:
            row.paid_on = None
    run.record(event.key, RE_AMORTIZE, on, moved, parts=Parts(principal=moved))
