"""What a counter posting would do, computed off line from a loan's confirmed row and what waits before it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from lendesk.domain.loans.events.events import RepaymentPosted
from lendesk.domain.loans.plans.irr import annualised_rate, disclosed
from lendesk.domain.loans.quotations.payoff import payoff
from lendesk.domain.loans.replay.replaying import allocate, replay
from lendesk.domain.loans.replay.state import LoanState, RowState
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import Money
from lendesk.usecases.loan_events import CHANNELS, from_text
from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.commands import PostRepayment
from lendesk.usecases.repayments.queries import (
    AllocationPart,
    AllocationPreview,
    LoanFile,
    LoanPlanLine,
)


def preview_repayment(
    row: LoanRow, pending: Sequence[PostRepayment], amount_fen: int, value_date: date
) -> AllocationPreview:
    """How the amount would be split after the postings that wait. Raises the engine's RuleBroken."""
    state = loan_state(row, pending, value_date)
    made = allocate(state, Money(amount_fen), value_date)
    parts = tuple(
        AllocationPart(
            no=line.no,
            due_date=line.due_date.isoformat(),
            due_fen=line.paid.total + line.left.total,
            penalty_fen=line.paid.penalty,
            fee_fen=line.paid.fee,
            interest_fen=line.paid.interest,
            principal_fen=line.paid.principal,
        )
        for line in made.lines
    )
    return AllocationPreview(
        loan_id=row.key,
        amount_fen=amount_fen,
        parts=parts,
        surplus_fen=made.surplus.minor,
        due_now_fen=state.due_now.total,
        payoff_fen=payoff(state, value_date).amount.minor,
    )


def replay_loan(row: LoanRow, receipts: tuple[ReceiptRow, ...], on: date) -> LoanFile:
    """A loan in full from the workstation's own copy."""
    state = loan_state(row, (), on)
    rate = f"{disclosed(annualised_rate(state.plan))}" if state.plan else ""
    return LoanFile(
        row=row,
        rate_disclosed=rate,
        payoff_fen=payoff(state, on).amount.minor if state.plan else 0,
        plan=plan_lines(state),
        receipts=receipts,
        entries=(),
        history=(),
        from_replica=True,
    )


def loan_state(row: LoanRow, pending: Sequence[PostRepayment], on: date) -> LoanState:
    """The confirmed events and the postings that wait, replayed to a day."""
    waiting = tuple(
        RepaymentPosted(
            key=command.command_id,
            value_date=command.value_date,
            amount=Money(command.amount_fen),
            channel=CHANNELS[command.method],
        )
        for command in pending
    )
    return replay(terms_from_data(json.loads(row.terms)), (*from_text(row.events), *waiting), on)


def plan_lines(state: LoanState) -> tuple[LoanPlanLine, ...]:
    """The living plan: every row with what is due, paid and left on the state's day."""
    left, lines = sum(row.due.principal for row in state.rows), []
    for row in state.rows:
        left -= row.due.principal
        lines.append(_plan_line(row, left, state.as_of))
    return tuple(lines)


def _plan_line(row: RowState, balance_after_fen: int, on: date) -> LoanPlanLine:
    left = row.outstanding.total
    if not left:
        status = "paid"
    elif row.due_date < on:
        status = "overdue"
    else:
        status = "due" if row.due_date == on else "future"
    return LoanPlanLine(
        no=row.no,
        due_date=row.due_date.isoformat(),
        principal_fen=row.due.principal,
        interest_fen=row.due.interest,
        fee_fen=row.due.fee,
        penalty_fen=row.due.penalty,
        due_fen=row.due.total,
        paid_fen=row.paid.total,
        left_fen=left,
        balance_after_fen=balance_after_fen,
        status=status,
    )
