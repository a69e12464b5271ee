"""Money goes back to the borrower: what is held, or part of what was paid."""

from __future__ import annotations

from collections.abc import Iterator

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import CreditRefunded, RepaymentRefunded
from lendesk.domain.loans.replay.allocation import DUE, PAST_DUE, Parts, stages
from lendesk.domain.loans.replay.book import INTEREST, PENALTY, PRINCIPAL, Row
from lendesk.domain.loans.replay.charging_back import owe_principal
from lendesk.domain.loans.replay.running import Run

CREDIT_REFUND, REFUND = "credit_balance_refund", "refund"


def refund_credit(run: Run, event: CreditRefunded) -> None:
    """What is held is paid out; what a changed history leaves uncovered is principal owed again."""
    owe_principal(run, event.key, CREDIT_REFUND, event.value_date, event.amount.minor)


def refund(run: Run, event: RepaymentRefunded) -> None:
    """What is held goes first; then parts paid last open again: the allocation's steps and rows backwards.

    Raises RuleBroken `refund.more_than_paid`.
    """
    held = min(run.book.credit_fen, event.amount.minor)
    run.book.credit_fen -= held
    left, back = event.amount.minor - held, [0, 0, 0, 0]
    for row, part in _backwards(run, event):
        fen = min(left, row.paid[part])
        if not fen:
            continue
        _open_again(run, row, part, fen)
        if part in (INTEREST, PRINCIPAL):
            own = (fen, 0) if part == INTEREST else (0, fen)
            run.model.given_back(run.book, row, event.value_date, *own)
        back[part] += fen
        left -= fen
    if left:
        raise RuleBroken("refund.more_than_paid", amount_fen=event.amount.minor, beyond_fen=left)
    run.record(
        event.key,
        REFUND,
        event.value_date,
        event.amount.minor,
        credit_change_fen=-held,
        parts=Parts(*back),
    )


def _backwards(run: Run, event: RepaymentRefunded) -> Iterator[tuple[Row, int]]:
    """(row, part): latest row first, by the terms' order for refunds, else the default order backwards."""
    on, terms = event.value_date, run.terms
    order = [(stage.timing, stage.parts) for stage in stages(terms.allocation_for("REFUND"))]
    if all(own.transaction != "REFUND" for own in terms.allocations):
        order = [(timing, parts[::-1]) for timing, parts in reversed(order)]
    for wanted, parts in order:
        for row in reversed(run.book.rows):
            timing = PAST_DUE if row.due_date < on else DUE if row.due_date == on else DUE + 1
            if timing == wanted:
                yield from ((row, part) for part in parts)


def _open_again(run: Run, row: Row, part: int, fen: int) -> None:
    row.paid[part] -= fen
    # What goes back early was paid early, what goes back late was paid late; the rest as far as it must.
    if run.day < row.due_date:
        row.in_advance_fen = max(row.in_advance_fen - fen, 0)
    elif run.day > row.due_date:
        row.late_fen = max(row.late_fen - fen, 0)
    row.late_fen = min(row.late_fen, sum(row.paid))
    row.in_advance_fen = min(row.in_advance_fen, sum(row.paid) - row.late_fen)
    row.paid_on = None
    if part in (INTEREST, PRINCIPAL):
        return
    paid = [one for one in run.book.charges if one.is_penalty == (part == PENALTY) and one.paid_fen]
    for charge in sorted(paid, key=lambda one: one.due_date, reverse=True):
        off = min(fen, charge.paid_fen)
        charge.paid_fen -= off
        fen -= off
