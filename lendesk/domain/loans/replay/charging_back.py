"""A payment is taken back by the payer's bank: it stays in the history, its amount is owed again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import ChargedBack
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import PRINCIPAL
from lendesk.domain.loans.replay.owing_again import owe_again
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.spreading import Spread
from lendesk.domain.loans.replay.state import Transaction
from lendesk.domain.loans.terms.rules import PARTS

CHARGEBACK = "chargeback"


def charge_back(run: Run, event: ChargedBack) -> None:
    """Money held goes first; the rest is owed again by the parts that the payment had met.

    `servicing.credit_allocation` names the parts in the order in which they come back; earlier chargebacks
    of the payment have used up theirs. Without it all of it is principal.
    Raises RuleBroken `chargeback.unknown_payment` or `.more_than_paid`.
    """
    payment = _payment(run, event)
    amount = event.amount.minor
    earlier = sum(done.amount_fen for done in _earlier(run, event.target))
    if amount + earlier > payment.amount_fen:
        raise RuleBroken(
            "chargeback.more_than_paid", amount_fen=amount, paid_fen=payment.amount_fen - earlier
        )
    order = run.terms.servicing.credit_allocation
    if order and run.book.written_off_on is None:
        _by_parts(run, event, payment, order)
    else:
        owe_principal(run, event.key, CHARGEBACK, event.posted_on, amount)
    run.book.transactions[-1] = run.book.transactions[-1]._replace(target=event.target)


def owe_principal(run: Run, key: str, kind: str, on: date, amount: int) -> None:
    """`amount` fen leave what is held for the borrower; what is not there is principal owed again.

    Where both happen, the row that asks for the whole amount is paid at once from what was held. After a
    write-off nothing is owed again: recoveries grow smaller.
    """
    book = run.book
    if book.written_off_on is not None:
        # What comes after a write-off is a recovery and is not held: it goes back as it came.
        run.record(key, kind, on, amount, credit_change_fen=-amount, parts=Parts())
        return
    held = min(book.credit_fen, amount)
    book.credit_fen -= held
    owed = amount - held
    if owed:
        row = owe_again(run, on, [0, 0, 0, amount])
        if held:
            Spread(book, run.model, run.terms.allocation, 0, on).take(row, (PRINCIPAL,), held)
    run.record(key, kind, on, amount, credit_change_fen=-held, parts=Parts(principal=owed))


def _by_parts(run: Run, event: ChargedBack, payment: Transaction, order: Sequence[str]) -> None:
    """The parts come back in `order`; what was held then meets what is open by the default order.

    What the payment had not met was held, and leaves from there; if it is gone, principal is owed for it.
    """
    book, on, amount = run.book, event.posted_on, event.amount.minor
    left = list(payment.parts)
    for done in _earlier(run, event.target):
        left = list(map(int.__sub__, left, _split(left, done.amount_fen, order)))
    back = _split(left, amount, order)
    before = book.credit_fen
    rest = amount - sum(back)
    gone = min(rest, before)
    back[PRINCIPAL] += rest - gone
    owe_again(run, on, back)
    lines, book.credit_fen = run.spread(before - gone, on, run.terms.allocation)
    change = book.credit_fen - before
    run.record(event.key, CHARGEBACK, on, amount, lines, change, parts=Parts(*back))


def _split(paid: Sequence[int], amount: int, order: Sequence[str]) -> list[int]:
    back = [0, 0, 0, 0]
    for name in order:
        part = PARTS.index(name)
        back[part] = min(paid[part], amount)
        amount -= back[part]
    return back


def _payment(run: Run, event: ChargedBack) -> Transaction:
    for done in run.book.transactions:
        if done.key == event.target:
            return done
    raise RuleBroken("chargeback.unknown_payment", key=event.key, target=event.target)


def _earlier(run: Run, target: str) -> list[Transaction]:
    return [done for done in run.book.transactions if done.kind == CHARGEBACK and done.target == target]
