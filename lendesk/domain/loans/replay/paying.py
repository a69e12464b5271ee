"""Money comes in: what is due first, then what the terms say about the rest."""

from __future__ import annotations

from dataclasses import replace

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import PaymentKind, Purpose, RepaymentPosted
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import FEE, PRINCIPAL
from lendesk.domain.loans.replay.fixed_model import FixedModel
from lendesk.domain.loans.replay.paying_ahead import charge_settlement, pay_ahead
from lendesk.domain.loans.replay.refunding_interest import refund_interest
from lendesk.domain.loans.replay.running import Lines, Run
from lendesk.domain.loans.replay.spreading import Spread
from lendesk.domain.loans.replay.state import REPAYMENT
from lendesk.domain.loans.terms.rules import AllocationRule
from lendesk.domain.loans.terms.servicing import Surplus

AHEAD = (Surplus.SHORTER_TERM, Surplus.LOWER_INSTALMENT)


def receive(run: Run, event: RepaymentPosted) -> None:
    """A payment: money held goes with it; a settlement brings all forward if the money suffices.

    Raises RuleBroken `payment.no_amount` (only a settlement may leave it open), `.split_not_the_amount` and
    `.split_beyond_debt`.
    """
    amount = event.amount.minor if event.amount is not None else None
    if event.purpose is Purpose.SETTLEMENT:
        amount = _settled(run, event, amount)
    if amount is None:
        raise RuleBroken("payment.no_amount", key=event.key)
    if run.book.written_off_on is not None:
        # A recovery: nothing is owed that it could meet, and nothing is held for the borrower.
        run.record(event.key, kind_of(event.kind), event.value_date, amount, (), amount, event.channel)
        return
    if event.manual_split is not None:
        lines, left = _split(run, event, amount)
    else:
        rule = rule_for(run, event)
        if event.purpose is Purpose.SETTLEMENT and amount + run.book.credit_fen >= _open(run):
            rule = _in_advance_too(rule)
        lines, left = run.spread(run.book.credit_fen + amount, event.value_date, rule)
    mode = event.surplus
    if mode is None and event.purpose is Purpose.PREPAYMENT:
        mode = Surplus.SHORTER_TERM  # the instalment stays as it is
    if left and mode in AHEAD and isinstance(run.model, FixedModel):
        ahead, left = pay_ahead(run.model, run.book, event, left, mode)
        lines = (*lines, *ahead)
    change = left - run.book.credit_fen
    run.book.credit_fen = left
    run.record(event.key, kind_of(event.kind), event.value_date, amount, lines, change, event.channel)
    refund_interest(run, event)


def kind_of(kind: PaymentKind) -> str:
    """The transaction kind of a payment."""
    return REPAYMENT if kind is PaymentKind.REPAYMENT else kind.value.lower()


def rule_for(run: Run, event: RepaymentPosted) -> AllocationRule:
    """The order that a payment follows: of its kind, with the borrower's choice about a surplus."""
    rule = run.terms.allocation_for(event.kind.value)
    if event.surplus is None or event.surplus is rule.surplus:
        return rule
    if event.surplus is not Surplus.HOLD:
        rule = _in_advance_too(rule)
    return replace(rule, surplus=event.surplus)


def _in_advance_too(rule: AllocationRule) -> AllocationRule:
    """The rule with steps for rows not yet due, in the order of those that are due, where it has none."""
    if any(step.startswith("IN_ADVANCE") for step in rule.order):
        return rule
    later = (f"IN_ADVANCE_{step.removeprefix('DUE_')}" for step in rule.order if step.startswith("DUE_"))
    return replace(rule, order=(*rule.order, *later))


def _open(run: Run) -> int:
    return sum(row.outstanding.total for row in run.book.rows)


def _settled(run: Run, event: RepaymentPosted, amount: int | None) -> int:
    """Bring everything to the event's day if the money settles it; the money that comes.

    Money short of that stays an ordinary repayment.
    """
    trial = run.copied()
    trial.model.settle(trial.book, event.value_date)
    charge_settlement(run.book, trial.book, event)
    asked = sum(row.outstanding.total for row in trial.book.rows) - run.book.credit_fen
    if amount is None:
        amount = max(asked, 0)
    if amount >= asked:
        run.book, run.model = trial.book, trial.model
    return amount


def _split(run: Run, event: RepaymentPosted, amount: int) -> tuple[Lines, int]:
    """The parts as the lender sets them, each met by the oldest rows that ask for it; the rest is principal.

    A fee beyond what is asked for is charged with the payment itself.
    """
    parts = list(event.manual_split or (0, 0, 0, 0))
    if sum(parts) > amount:
        raise RuleBroken("payment.split_not_the_amount", amount_fen=amount, split_fen=sum(parts))
    unsaid = amount - sum(parts)
    spread = Spread(run.book, run.model, run.terms.allocation, 0, event.value_date)
    for part, fen in enumerate((*parts[:PRINCIPAL], parts[PRINCIPAL] + unsaid)):
        rest = _meet(run, spread, part, fen)
        if rest and part == FEE:
            next((row for row in run.book.rows if row.open_fen), run.book.rows[-1]).due[FEE] += rest
            rest = _meet(run, spread, part, rest)
        if rest > (unsaid if part == PRINCIPAL else 0):
            raise RuleBroken("payment.split_beyond_debt", part=Parts._fields[part], left_fen=rest)
    return spread.lines(), run.book.credit_fen + rest


def _meet(run: Run, spread: Spread, part: int, fen: int) -> int:
    """What the rows leave of an amount for one part."""
    for row in run.book.rows:
        if not fen:
            break
        fen -= spread.take(row, (part,), fen)
    return fen
