"""Equal instalments in a working precision, moved until the last one differs least from the others."""

from __future__ import annotations

from decimal import Decimal

from lendesk.domain.loans.plans.figures import Figures, Flow
from lendesk.domain.loans.plans.progressive_plan import (
    MOST_TRIES,
    Precision,
    equal_instalment,
    moved_by,
    worth_moving,
)
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.money import Rounding

_ONE = Decimal(1)
_TIES = {mode: DIVIDE[mode] for mode in (Rounding.HALF_EVEN, Rounding.HALF_UP, Rounding.HALF_DOWN)}
"""Modes in which only figures near a half can be moved by the working precision."""


def balanced_instalments(figures: Figures, days: list[int], precision: Precision) -> Flow:
    """Rows of equal instalments; `days` are those of every period.

    The last row absorbs. Where it differs from the others by more than n/2 fen, the instalment moves by
    difference / n, at most three times, and only while the difference shrinks.
    """
    costs, under = figures.rates.costs, figures.rates.under
    known = {cost: _ONE + Decimal(cost).scaleb(-precision.digits) for cost in set(costs)}
    growths = [known[cost] for cost in costs]
    best = _rows(figures, equal_instalment(figures.principal, growths, precision), days, precision, under)
    count = len(costs)
    for _ in range(MOST_TRIES):
        difference = _difference(best)
        if not worth_moving(difference, count):
            break
        before = best.instalment or 0
        instalment = precision.instalment(before + moved_by(difference, count, precision))
        if instalment == before:
            break
        tried = _rows(figures, instalment, days, precision, under)
        if abs(_difference(tried)) >= abs(difference):
            break
        best = tried
    return best


def _difference(flow: Flow) -> int:
    """By how much the last row that asks for anything differs from the one before it."""
    principals, earned = flow.principals, flow.earned
    last = len(principals) - 1
    while last > 0 and not principals[last] and not earned[last]:
        last -= 1
    return principals[last] + earned[last] - principals[last - 1] - earned[last - 1] if last else 0


def _rows(figures: Figures, instalment: int, days: list[int], precision: Precision, under: int) -> Flow:
    """Interest row by row; more of it than the instalment is put off to the next row as a whole.

    Whole numbers give the same figure as the steps in the working precision wherever no half is near: the
    three roundings of a step move a figure by less than one part in 10 ** (digits - 2).
    """
    principals: list[int] = []
    interests: list[int] = []
    balance, carried = figures.principal, 0
    costs = figures.rates.costs
    low, high = -1, under
    if figures.terms.rounding.mode in _TIES and precision.step == 1:
        near = balance * max(costs) // 10 ** (precision.digits - 2) + 1
        low, high = under // 2 - near, under // 2 + near
    for cost, span in zip(costs, days, strict=True):
        interest, rest = divmod(balance * cost, under)
        if rest > high:
            interest += 1
        elif rest >= low:
            interest = _in_steps(balance, cost, span, precision)
        if carried:
            interest, carried = interest + carried, 0
        if interest > instalment:
            interest, carried = 0, interest
        # Rounded up over many rows, instalments reach the principal early; what follows stays empty.
        principal = instalment - interest
        principal = principal if principal < balance else balance
        interests.append(interest)
        principals.append(principal)
        balance -= principal
    interests[-1] += carried
    principals[-1] += balance
    return Flow(principals, interests, instalment)


def _in_steps(balance: int, cost: int, span: int, precision: Precision) -> int:
    """Interest of a whole period with every step in the working precision."""
    return precision.interest(balance, Decimal(cost).scaleb(-precision.digits), span, span)
