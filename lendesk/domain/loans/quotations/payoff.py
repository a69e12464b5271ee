"""What settles a loan on a day, line by line, so that an officer can explain every fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lendesk.domain.errors import Fact, RuleBroken
from lendesk.domain.loans.events.events import Purpose, RepaymentPosted
from lendesk.domain.loans.plans.prepayment_fee import prepayment_fee
from lendesk.domain.loans.plans.settlement import accrued_in
from lendesk.domain.loans.replay.paying_ahead import charge_key
from lendesk.domain.loans.replay.replaying import PREVIEW_KEY, replay
from lendesk.domain.loans.replay.state import LoanState, RowState
from lendesk.domain.loans.terms.servicing import Engine
from lendesk.domain.money import Money


@dataclass(frozen=True, slots=True)
class PayoffLine:
    """One item of the sum: `code` for its text, `amount` (negative: taken off), the facts it came from."""

    code: str
    amount: Money
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Payoff:
    """The settlement amount for one day: the sum of its lines, or nothing where more is held than owed."""

    on: date
    amount: Money
    lines: tuple[PayoffLine, ...]


def payoff(state: LoanState, on: date) -> Payoff:
    """What a repayment of purpose SETTLEMENT with value date `on` must bring, after all events up to then.

    Codes: `payoff.penalty`, `.fee`, `.interest_due`, `.interest_accrued` (facts since, days, of_days,
    period_interest_fen, deferred_fen), `.principal_due`, `.principal_remaining`, `.prepayment_fee` (facts as
    `fee_facts`), `.credit_held`.
    Raises RuleBroken `loan.not_disbursed`.
    """
    then = replay(state.terms, state.events, on)
    if not then.rows:
        raise RuleBroken("loan.not_disbursed", on=on.isoformat())
    if state.terms.servicing.engine is not Engine.FIXED:
        return _rehearsed(then, on)
    due = then.due_now
    later = [row for row in then.rows if row.due_date > on]
    ahead = sum(row.outstanding.principal for row in later)
    early = prepayment_fee(then.plan, ahead, on)
    lines = [
        PayoffLine("payoff.penalty", Money(due.penalty)),
        PayoffLine("payoff.fee", Money(due.fee)),
        PayoffLine("payoff.interest_due", Money(due.interest)),
        _accrued(then, later, on),
        PayoffLine("payoff.principal_due", Money(due.principal)),
        PayoffLine("payoff.principal_remaining", Money(ahead)),
        PayoffLine("payoff.prepayment_fee", Money(early), fee_facts(then, ahead)),
        PayoffLine("payoff.credit_held", -then.credit),
    ]
    return _summed(on, lines)


def fee_facts(state: LoanState, ahead_fen: int) -> tuple[tuple[str, Fact], ...]:
    """What the fee for paying ahead follows from: `base`, `principal_fen`, `rate_percent` or `months`."""
    rule = state.terms.prepayment_fee
    if rule is None:
        return ()
    by = ("months", rule.months) if rule.rate_pct is None else ("rate_percent", f"{rule.rate_pct:f}")
    return (("base", rule.base.value), ("principal_fen", ahead_fen), by)


def charged_ahead(state: LoanState, event_key: str) -> int:
    """The fee (fen) that a payment brought with it for principal ahead of its time."""
    return sum(one.amount_fen for one in state.charges if one.key == charge_key(event_key))


def _summed(on: date, lines: list[PayoffLine]) -> Payoff:
    total = sum(line.amount.minor for line in lines)
    return Payoff(on, Money(max(total, 0)), tuple(line for line in lines if line.amount))


def _rehearsed(then: LoanState, on: date) -> Payoff:
    """Engines whose rows follow events: what a settlement on that day would pay, by rehearsing it."""
    event = RepaymentPosted(key=PREVIEW_KEY, value_date=on, amount=None, purpose=Purpose.SETTLEMENT)
    settled = replay(then.terms, (*then.events, event), on)
    asked = settled.paid.minus(then.paid)
    early = charged_ahead(settled, PREVIEW_KEY)
    due = then.due_now
    interest, principal = min(due.interest, asked.interest), min(due.principal, asked.principal)
    running = next((row for row in then.rows if row.due_date > on), None)
    facts: tuple[tuple[str, Fact], ...] = ()
    if running is not None:
        facts = (
            ("row", running.no),
            ("since", running.from_date.isoformat()),
            ("days", max((on - running.from_date).days, 0)),
            ("of_days", (running.due_date - running.from_date).days),
            ("period_interest_fen", running.due.interest),
            ("deferred_fen", 0),
            ("paid_fen", running.paid.interest),
        )
    return _summed(
        on,
        [
            PayoffLine("payoff.penalty", Money(asked.penalty)),
            PayoffLine("payoff.fee", Money(asked.fee - early)),
            PayoffLine("payoff.interest_due", Money(interest)),
            PayoffLine("payoff.interest_accrued", Money(asked.interest - interest), facts),
            PayoffLine("payoff.principal_due", Money(principal)),
            PayoffLine("payoff.principal_remaining", Money(asked.principal - principal)),
            PayoffLine("payoff.prepayment_fee", Money(early), fee_facts(then, asked.principal - principal)),
            PayoffLine("payoff.credit_held", -then.credit),
        ],
    )


def _accrued(state: LoanState, later: list[RowState], on: date) -> PayoffLine:
    accrued = accrued_in(state.rows, state.plan, on)
    if accrued is None or not later:
        return PayoffLine("payoff.interest_accrued", Money(0))
    met = later[0].paid.interest + later[0].relieved.interest  # a loan written off owes none of it
    owed = accrued.fen - min(met, accrued.fen)
    facts: tuple[tuple[str, Fact], ...] = (
        ("row", accrued.no),
        ("since", accrued.since.isoformat()),
        ("days", accrued.days),
        ("of_days", accrued.of_days),
        ("period_interest_fen", accrued.earned_fen),
        ("deferred_fen", accrued.deferred_fen),
        ("paid_fen", later[0].paid.interest),
    )
    return PayoffLine("payoff.interest_accrued", Money(owed), facts)
