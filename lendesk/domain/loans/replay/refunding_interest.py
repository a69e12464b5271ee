"""A refund of the purchase gives the interest on its amount back too: as if it had never been lent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lendesk.domain.loans.events.events import (
    ChargedBack,
    DebtWaived,
    Disbursed,
    Event,
    PaymentKind,
    Purpose,
    RepaymentPosted,
    RepaymentRefunded,
)
from lendesk.domain.loans.replay.progressive_model import ProgressiveModel
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.undoing import OWN
from lendesk.domain.money import Money

INTEREST_REFUND = "interest_refund"
_OF_REAL_DEBT = (DebtWaived, RepaymentRefunded)


def refund_interest(run: Run, event: RepaymentPosted) -> None:
    """Behind a refund of a kind that the terms name, the interest on it meets the debt as its own payment.

    The amount is the interest asked for up to the day, less what was refunded of it before, less what would
    have been asked for had all refunds been paid back on the days of disbursement.
    """
    key = f"{event.key}{OWN}{INTEREST_REFUND}"
    wanted = run.terms.servicing.interest_refund_for
    if event.kind.value not in wanted or key in run.undone or not isinstance(run.model, ProgressiveModel):
        return
    on = event.value_date
    before = sum(done.amount_fen for done in run.book.transactions if done.kind == INTEREST_REFUND)
    fen = run.model.total_interest(on) - before - _interest_without(run, event, on)
    if fen <= 0:
        return
    lines, left = run.spread(fen, on, run.terms.allocation_for("INTEREST_REFUND"))
    run.book.credit_fen += left
    run.record(key, INTEREST_REFUND, on, fen, lines, left)


def _interest_without(run: Run, event: RepaymentPosted, on: date) -> int:
    """Interest up to `on` had the refunds so far, this one too, come back on the days of disbursement."""
    if run.rehearse is None:
        return 0
    wanted = run.terms.servicing.interest_refund_for
    refunds = [one for one in (*run.taken, event) if _is_refund(one, wanted)]
    back = sum(one.amount.minor for one in refunds if isinstance(one, RepaymentPosted) and one.amount)
    keys = {one.key for one in refunds}
    back -= sum(one.amount.minor for one in run.taken if isinstance(one, ChargedBack) and one.target in keys)
    others = [_as_it_came(run, one) for one in run.taken if not _left_out(one, refunds)]
    model = run.rehearse(list(_with_back(others, back)), on).model
    return model.total_interest(on) if isinstance(model, ProgressiveModel) else 0


def _is_refund(event: Event, wanted: tuple[str, ...]) -> bool:
    return isinstance(event, RepaymentPosted) and event.kind.value in wanted


def _left_out(event: Event, refunds: list[Event]) -> bool:
    """Refunds, what took them back, and what is only possible on the debt as it really was."""
    if isinstance(event, ChargedBack):
        return event.target.partition(OWN)[0] in {one.key for one in refunds}
    return event in refunds or isinstance(event, _OF_REAL_DEBT)


def _as_it_came(run: Run, event: Event) -> Event:
    """A payment with the amount that it really had, met as the terms say."""
    if not isinstance(event, RepaymentPosted):
        return event
    came = next((done.amount_fen for done in run.book.transactions if done.key == event.key), 0)
    return replace(event, amount=Money(came), purpose=Purpose.INSTALMENT, manual_split=None)


def _with_back(events: list[Event], fen: int) -> Iterator[Event]:
    """The events, with `fen` paid back behind the disbursements, each up to its own amount."""
    for event in events:
        yield event
        if isinstance(event, Disbursed) and fen:
            back = min(fen, event.amount.minor)
            fen -= back
            yield RepaymentPosted(
                key=f"{event.key}{OWN}back",
                value_date=event.value_date,
                amount=Money(back),
                kind=PaymentKind.REPAYMENT,
            )
