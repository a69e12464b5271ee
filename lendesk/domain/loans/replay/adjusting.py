"""Another rate or other terms from a day on, and single operations on a progressive schedule."""

from __future__ import annotations

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    BalanceCorrected,
    InterestPaid,
    PrincipalPaid,
    RateChanged,
    Rescheduled,
)
from lendesk.domain.loans.replay.book import INTEREST, PRINCIPAL
from lendesk.domain.loans.replay.progressive_model import ProgressiveModel
from lendesk.domain.loans.replay.running import Run


def change_rate(run: Run, event: RateChanged) -> None:
    """From the event's day the rate is another."""
    run.model.change_rate(run.book, event.value_date, event.rate_pct)


def reschedule(run: Run, event: Rescheduled) -> None:
    """Due dates, rows, grace or rate are agreed anew."""
    run.model.reschedule(run.book, event)


def correct_balance(run: Run, event: BalanceCorrected) -> None:
    """Interest runs on another balance from the event's day."""
    _schedule_of(run, "balance_correction").correct(run.book, event.value_date, event.amount.minor)


def pay_principal(run: Run, event: PrincipalPaid) -> None:
    """Principal of one row is paid without any allocation. RuleBroken `instalment.unknown`."""
    _pay(run, event, PRINCIPAL)


def pay_interest(run: Run, event: InterestPaid) -> None:
    """Interest of one row is paid without any allocation. RuleBroken `instalment.unknown`."""
    _pay(run, event, INTEREST)


def _pay(run: Run, event: PrincipalPaid | InterestPaid, part: int) -> None:
    row = next((one for one in run.book.rows if one.due_date == event.instalment_due), None)
    if row is None:
        raise RuleBroken("instalment.unknown", key=event.key, due_date=event.instalment_due.isoformat())
    model = _schedule_of(run, "part_paid")
    fen = event.amount.minor
    row.paid[part] += fen
    model.enter(
        run.book,
        row,
        event.value_date,
        fen if part == INTEREST else 0,
        fen if part == PRINCIPAL else 0,
    )


def _schedule_of(run: Run, event: str) -> ProgressiveModel:
    """The model, if it keeps a schedule that single operations can be told to."""
    if not isinstance(run.model, ProgressiveModel):
        raise RuleBroken("event.not_with_this_engine", event=event)
    return run.model
