"""What principal paid before its time costs: the fee of the terms as a charge beside the payment."""

from __future__ import annotations

from lendesk.domain.loans.events.events import RepaymentPosted
from lendesk.domain.loans.plans.prepayment_fee import prepayment_fee, split_ahead
from lendesk.domain.loans.plans.settlement import accrued_in
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import FEE, INTEREST, PRINCIPAL, Book, Charge, Row
from lendesk.domain.loans.replay.fixed_model import FixedModel
from lendesk.domain.loans.replay.running import Lines
from lendesk.domain.loans.terms.servicing import Surplus

FEE_NAME = "prepayment_fee"
"""The name of the charge; a code, because a branch reads it in its own words."""


def charge_key(event_key: str) -> str:
    """The key of the charge that a payment brought with it."""
    return f"{event_key}.{FEE_NAME}"


def charge_settlement(before: Book, settled: Book, event: RepaymentPosted) -> None:
    """A settlement asks for the fee on all principal not yet due; `settled` is the book with all brought due.

    It goes into the row that runs on the event's day, whatever its due date is now.
    """
    on = event.value_date
    later = [row for row in before.rows if row.due_date > on]
    fee = prepayment_fee(before.plan, sum(row.open(PRINCIPAL) for row in later), on)
    if fee:
        running = next((row for row in settled.rows if row.no == later[0].no), settled.rows[-1])
        _charge(settled, running, event, fee)


def pay_ahead(
    model: FixedModel, book: Book, event: RepaymentPosted, purse: int, mode: Surplus
) -> tuple[Lines, int]:
    """As `fixed_planning.pay_ahead`, the fee taken out of the purse first."""
    on = event.value_date
    later = [row for row in book.rows if row.due_date > on]
    if book.plan is None or not later or book.terms.prepayment_fee is None:
        return model.pay_ahead(book, on, purse, mode)
    so_far = accrued_in(book.rows, book.plan, on)
    interest = max((so_far.fen if so_far else 0) - later[0].paid[INTEREST], 0)
    split = split_ahead(book.plan, purse - interest, sum(row.open(PRINCIPAL) for row in later), on)
    if not split.fee:
        return model.pay_ahead(book, on, purse, mode)
    (line,), left = model.pay_ahead(book, on, purse - split.fee, mode)
    own = next(row for row in book.rows if row.no == line.no)
    _charge(book, own, event, split.fee)
    own.paid[FEE] += split.fee
    book.charges[-1].paid_fen = split.fee
    return (line._replace(paid=line.paid.plus(Parts(fee=split.fee))),), left


def _charge(book: Book, row: Row, event: RepaymentPosted, fen: int) -> None:
    row.due[FEE] += fen
    if row.open(FEE):
        row.paid_on = None
    book.charges.append(Charge(charge_key(event.key), FEE_NAME, False, event.value_date, fen))
