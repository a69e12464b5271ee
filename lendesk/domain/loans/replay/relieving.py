"""One charge is let off, or given back as a payment."""

from __future__ import annotations

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import ChargeAdded, ChargeAdjusted, ChargeWaived
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import FEE, PENALTY, Charge, Row
from lendesk.domain.loans.replay.charging import row_of
from lendesk.domain.loans.replay.running import Run

WAIVE_CHARGE, CHARGE_ADJUSTMENT = "waive_charge", "charge_adjustment"


def waive_charge(run: Run, event: ChargeWaived) -> None:
    """What is open of a charge, or `amount` of it, is no longer asked for.

    Raises RuleBroken `charge.unknown` or `waiver.more_than_owed`.
    """
    charges = _charges(run, event.target)
    left = sum(one.open_fen for one in charges) if event.amount is None else event.amount.minor
    done = left
    part = PENALTY if charges[0].is_penalty else FEE
    for charge in charges:
        fen = min(left, charge.open_fen)
        left -= fen
        charge.waived_fen += fen
        _relieve(run, row_of(run.book, charge.due_date), part, fen)
    if left:
        raise RuleBroken("waiver.more_than_owed", part=Parts._fields[part], left_fen=left)
    parts = [0, 0, 0, 0]
    parts[part] = done
    run.record(event.key, WAIVE_CHARGE, event.value_date, done, parts=Parts(*parts))


def _relieve(run: Run, first: Row, part: int, fen: int) -> None:
    """Let off `fen` of a part in the charge's own row; what it does not hold (rows may overlap) in others."""
    for row in (first, *run.book.rows):
        off = min(fen, row.open(part))
        if off <= 0:
            continue
        fen -= off
        row.waived[part] += off
        if not row.outstanding.total:
            row.paid_on = run.day


def adjust_charge(run: Run, event: ChargeAdjusted) -> None:
    """The amount of a charge comes back as a payment and meets what is open by its own order.

    Raises RuleBroken `charge.unknown` or `charge.adjusted_beyond`.
    """
    charged = _charged(run, event.target)
    earlier = sum(
        done.amount_fen
        for done in run.book.transactions
        if done.kind == CHARGE_ADJUSTMENT and done.target == event.target
    )
    amount, on = event.amount.minor, event.posted_on
    if amount + earlier > charged:
        raise RuleBroken("charge.adjusted_beyond", amount_fen=amount, charge_fen=charged - earlier)
    rule = run.terms.allocation_for("CHARGE_ADJUSTMENT")
    lines, left = run.spread(run.book.credit_fen + amount, on, rule)
    change = left - run.book.credit_fen
    run.book.credit_fen = left
    run.record(event.key, CHARGE_ADJUSTMENT, on, amount, lines, change)
    run.book.transactions[-1] = run.book.transactions[-1]._replace(target=event.target)


def _charged(run: Run, target: str) -> int:
    """What a charge asked for, also where the events are sorted so that it comes after its adjustment."""
    ahead = [one for one in run.book.ahead if isinstance(one, ChargeAdded) and one.key == target]
    if ahead and not any(charge.key == target for charge in run.book.charges):
        return ahead[0].amount.minor if ahead[0].amount is not None else 0
    return sum(one.amount_fen - one.waived_fen for one in _charges(run, target))


def _charges(run: Run, target: str) -> list[Charge]:
    found = [charge for charge in run.book.charges if charge.key == target]
    if not found:
        raise RuleBroken("charge.unknown", target=target)
    return found
