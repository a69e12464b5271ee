"""What it takes to settle a loan before its time (提前结清), for every day that the quotation holds."""

from __future__ import annotations

from datetime import date

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.quotations.payoff import payoff
from lendesk.domain.loans.quotations.quotation import (
    VALID_DAYS,
    DayFigure,
    Quotation,
    days_of,
    interest_ahead,
)
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState

SETTLEMENT = "settlement"


def settlement_quotation(state: LoanState, on: date, today: date, valid_days: int = VALID_DAYS) -> Quotation:
    """Interest for the actual days (Civil Code 677), everything due, all principal, less what is held.

    Lines are those of `payoff`; facts: `interest_saved_fen`, `principal_fen`. Raises the codes of
    `days_of` and `payoff`, RuleBroken `loan.nothing_owed` when nothing is open.
    """
    days = days_of(on, valid_days, today)
    sums = [payoff(state, day) for day in days]
    then = replay(state.terms, state.events, on)
    if not then.outstanding.total:
        raise RuleBroken("loan.nothing_owed")
    accrued = sum(line.amount.minor for line in sums[0].lines if line.code == "payoff.interest_accrued")
    facts = (
        ("interest_saved_fen", interest_ahead(then) - accrued),
        ("principal_fen", then.outstanding.principal),
    )
    figures = tuple(DayFigure(day, one.amount.minor) for day, one in zip(days, sums, strict=True))
    return Quotation(SETTLEMENT, on, days[-1], sums[0].amount.minor, sums[0].lines, figures, facts)
