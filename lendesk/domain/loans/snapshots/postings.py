"""The transactions of a loan as its history shows them: what was reversed and what was re-made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lendesk.domain.loans.events.event_types import type_of
from lendesk.domain.loans.events.events import Event, Undone
from lendesk.domain.loans.replay.allocation import NOTHING, Parts
from lendesk.domain.loans.replay.state import DISBURSEMENT, LoanState, Transaction
from lendesk.domain.loans.terms.servicing import Engine

PRINTED = {
    "DISBURSEMENT": "Disbursement",
    "DOWN_PAYMENT": "Down Payment",
    "GOODWILL_CREDIT": "Goodwill Credit",
    "MERCHANT_ISSUED_REFUND": "Merchant Issued Refund",
    "PAYOUT_REFUND": "Payout Refund",
    "INTEREST_PAYMENT_WAIVER": "Interest Payment Waiver",
    "RECOVERY": "Recovery Repayment",
    "CREDIT_BALANCE_REFUND": "Credit Balance Refund",
    "REFUND": "Refund",
    "CHARGEBACK": "Chargeback",
    "WAIVE_CHARGE": "Waive loan charges",
    "CHARGE_ADJUSTMENT": "Charge Adjustment",
    "WAIVE_DEBT": "Waive Debt",
    "RE_AGE": "Re-age",
    "RE_AMORTIZE": "Re-amortize",
    "CHARGE_OFF": "Charge-off",
    "WRITE_OFF": "Close (as written-off)",
    "INTEREST_REFUND": "Interest Refund",
    "ACCRUAL": "Accrual",
    "ACCRUAL_ACTIVITY": "Accrual Activity",
    "ACCRUAL_ADJUSTMENT": "Accrual Adjustment",
    "CREDIT_USED": "Credit Used",
}
"""Event types and generated kinds as transactions are printed; what is not here is a Repayment."""
NO_BALANCE = ("Accrual", "Accrual Activity", "Accrual Adjustment", "Re-age", "Re-amortize", "Charge-off")
"""Transactions that move nothing: no balance stands beside them."""
PLACES = 100_000
"""Places that one event takes in the list: its transactions, then accruals, then their summaries."""
OWED_AGAIN = ("Chargeback", "Credit Balance Refund", "Refund")


@dataclass(frozen=True, slots=True)
class Line:
    """One transaction of the list. Amounts in fen.

    `posted` is its place in the order of posting, `place` that in the list of a day: a re-made one stands
    where it was made again.
    """

    key: str
    type: str
    value_date: date
    amount_fen: int
    parts: Parts
    posted: int
    place: int
    overpaid_fen: int = 0
    held_fen: int = 0
    """What money held for the borrower met at once; of a payment, the principal that it met."""
    balance_fen: int = 0
    reversed: bool = False
    replayed: bool = False


def advanced(lines: Sequence[Line], state: LoanState, events: Sequence[Event]) -> tuple[Line, ...]:
    """The list after one more event: `lines` before it, the `state` after all `events`.

    A transaction that no longer counts is kept as reversed; one whose split another event changed is
    marked as replayed (progressive loans make all that follow it on its day again too); new ones are added.
    Sorted by value date, then posting.
    """
    kinds = {event.key: type_of(event).name for event in events}
    known = {line.key: line for line in lines}
    found: dict[str, Line] = {}
    posted = len(events) * PLACES
    made_again: set[date] = set()
    for done in state.transactions:
        now = _line(done, kinds)
        before = known.get(now.key)
        if before is None:
            posted += 1
            found[now.key] = replace(now, posted=posted, place=posted)
        else:
            changed = (before.parts, before.overpaid_fen) != (now.parts, now.overpaid_fen)
            changed = (changed or done.value_date in made_again) and not before.reversed
            if changed and state.terms.servicing.engine is Engine.PROGRESSIVE:
                made_again.add(done.value_date)
            posted += changed
            found[now.key] = replace(
                now,
                posted=before.posted,
                place=posted if changed else before.place,
                replayed=before.replayed or changed,
            )
    last = events[-1] if events else None
    gone = _paid_out_no_more(last, lines)
    for key, line in known.items():
        if key not in found and (line.reversed or (isinstance(last, Undone) and not gone)):
            found[key] = replace(line, reversed=True)
    return _with_balances(sorted(found.values(), key=lambda line: (line.value_date, line.place)))


def _paid_out_no_more(last: Event | None, lines: Sequence[Line]) -> bool:
    """Whether the last event takes a payout back: then what falls with it leaves the list."""
    return isinstance(last, Undone) and any(
        line.key == last.target and line.type == "Disbursement" for line in lines
    )


def _line(done: Transaction, kinds: dict[str, str]) -> Line:
    kind = kinds.get(done.key, "") or done.kind.upper()
    paid_out = done.kind == DISBURSEMENT
    return Line(
        key=done.key or f"{done.kind}:{done.value_date.isoformat()}",
        type=PRINTED.get(kind, "Repayment"),
        value_date=done.value_date,
        amount_fen=done.amount_fen,
        parts=NOTHING if paid_out else done.parts,
        posted=0,
        place=0,
        overpaid_fen=0 if paid_out else max(done.amount_fen - done.parts.total, 0),
        held_fen=done.parts.total if paid_out else sum(line.paid.principal for line in done.lines),
    )


def _with_balances(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Principal outstanding beside each transaction; a reversed one keeps what stood there."""
    told, balance = [], 0
    for line in lines:
        if line.reversed or line.type in NO_BALANCE:
            told.append(line)
            continue
        if line.type == "Disbursement":
            balance += line.amount_fen - line.held_fen
        elif line.type in OWED_AGAIN:
            balance += max(line.parts.principal - line.held_fen, 0)
        else:
            balance -= line.parts.principal
        told.append(replace(line, balance_fen=max(balance, 0)))
    return tuple(told)
