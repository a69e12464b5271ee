"""What principal paid ahead (提前还款) does: shorter term, lower instalment, or the next instalments."""

from __future__ import annotations

from datetime import date

from lendesk.domain.errors import Fact, RuleBroken
from lendesk.domain.loans.events.events import Purpose, RepaymentPosted
from lendesk.domain.loans.quotations.payoff import PayoffLine, charged_ahead, fee_facts, payoff
from lendesk.domain.loans.quotations.quotation import (
    VALID_DAYS,
    DayFigure,
    Quotation,
    days_of,
    interest_ahead,
    last_due,
    rows_ahead,
)
from lendesk.domain.loans.replay.allocation import NOTHING, Parts
from lendesk.domain.loans.replay.replaying import PREVIEW_KEY, replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.servicing import Surplus
from lendesk.domain.money import Money

PREPAYMENT = "prepayment"
MODES = (Surplus.SHORTER_TERM, Surplus.LOWER_INSTALMENT, Surplus.NEXT_INSTALLMENT)


def prepayment_quotation(
    state: LoanState, amount: Money, mode: Surplus, on: date, today: date, valid_days: int = VALID_DAYS
) -> Quotation:
    """How `amount` would be split, and the plan before and after.

    Codes: `prepayment.penalty`, `.fee`, `.interest`, `.principal_due`, `.principal_ahead`, `.prepayment_fee`
    (facts as `payoff.fee_facts`), `.held`. Facts:
    `mode`, `rows_before`/`_after`, `instalment_before_fen`/`_after_fen`, `maturity_before`/`_after`,
    `interest_before_fen`/`_after_fen`. Raises RuleBroken `prepayment.mode`, `.only_what_is_due` (due_fen),
    `.settles` (payoff_fen) and the codes of `days_of`.
    """
    days = days_of(on, valid_days, today)
    if mode not in MODES:
        raise RuleBroken("prepayment.mode", mode=mode.value)
    before = replay(state.terms, state.events, on)
    _check_amount(state, before, amount, on)
    after = replay(state.terms, (*state.events, prepaid(PREVIEW_KEY, amount, mode, on)), on)
    lines = _lines(before, after, amount)
    figures = tuple(DayFigure(day, amount.minor) for day in days)
    return Quotation(PREPAYMENT, on, days[-1], amount.minor, lines, figures, _facts(before, after, mode))


def prepaid(key: str, amount: Money, mode: Surplus, on: date) -> RepaymentPosted:
    """The event of principal paid ahead by bank."""
    return RepaymentPosted(key=key, value_date=on, amount=amount, purpose=Purpose.PREPAYMENT, surplus=mode)


def _check_amount(state: LoanState, before: LoanState, amount: Money, on: date) -> None:
    whole = payoff(state, on).amount.minor
    if amount.minor >= whole:
        raise RuleBroken("prepayment.settles", amount_fen=amount.minor, payoff_fen=whole)
    due = before.due_now.total - before.credit.minor
    if amount.minor <= max(due, 0):
        raise RuleBroken("prepayment.only_what_is_due", amount_fen=amount.minor, due_fen=due)


def _lines(before: LoanState, after: LoanState, amount: Money) -> tuple[PayoffLine, ...]:
    parts = NOTHING
    for done in after.transactions:
        if done.key == PREVIEW_KEY:
            parts = Parts(*done.parts)
    due = min(before.due_now.principal, parts.principal)
    early = charged_ahead(after, PREVIEW_KEY)
    told = (
        PayoffLine("prepayment.penalty", Money(parts.penalty)),
        PayoffLine("prepayment.fee", Money(parts.fee - early)),
        PayoffLine("prepayment.interest", Money(parts.interest)),
        PayoffLine("prepayment.principal_due", Money(due)),
        PayoffLine("prepayment.principal_ahead", Money(parts.principal - due)),
        PayoffLine("prepayment.prepayment_fee", Money(early), fee_facts(after, parts.principal - due)),
        PayoffLine("prepayment.held", Money(amount.minor - parts.total)),
    )
    return tuple(line for line in told if line.amount)


def _facts(before: LoanState, after: LoanState, mode: Surplus) -> tuple[tuple[str, Fact], ...]:
    first, second = last_due(before), last_due(after)
    return (
        ("mode", mode.value),
        ("rows_before", rows_ahead(before)),
        ("rows_after", rows_ahead(after)),
        ("instalment_before_fen", _next_instalment(before)),
        ("instalment_after_fen", _next_instalment(after)),
        ("maturity_before", first.isoformat() if first else ""),
        ("maturity_after", second.isoformat() if second else ""),
        ("interest_before_fen", interest_ahead(before)),
        ("interest_after_fen", interest_ahead(after)),
    )


def _next_instalment(state: LoanState) -> int:
    """The due of the first whole row to come (fen); 0 when there is none."""
    return next(
        (row.due.total for row in state.rows if row.due_date > state.as_of and row.outstanding.total), 0
    )
