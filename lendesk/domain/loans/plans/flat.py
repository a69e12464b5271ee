"""Flat interest: on the first principal all along, however much of it is repaid (等本等息)."""

from __future__ import annotations

from lendesk.domain.loans.plans.figures import Figures, Flow
from lendesk.domain.loans.plans.shares import principal_shares, shared_out
from lendesk.domain.loans.terms.rules import Amortization, InstalmentFrom, RemainderRow


def on_the_first_principal(figures: Figures) -> Flow:
    """The total of interest is rounded once, each row by itself, and one row takes the difference."""
    shares = [share.interest for share in figures.terms.shares]
    earned = _by_shares(figures) if any(share is not None for share in shares) else _by_rows(figures)
    principals = principal_shares(figures)
    even = figures.terms.amortization is Amortization.EQUAL_INSTALLMENT and len(principals) > 1
    if even and figures.multiple > figures.step:
        principals = _whole_instalments(figures, earned)
    middle = principals[-2] + earned[-2] if even and figures.paying > 1 else None
    return Flow(principals, earned, middle)


def _by_rows(figures: Figures) -> list[int]:
    base, divide, step = figures.interest_base, figures.divide, figures.step
    under = figures.rates.under * step
    costs = figures.rates.costs
    if figures.terms.reckoning.instalment_from is InstalmentFrom.RE_SOLVED:
        return _again_for_every_row(figures)
    total = divide(base * sum(costs), under) * step
    earned = [divide(base * cost, under) * step for cost in costs]
    at = 0 if figures.terms.rounding.remainder is RemainderRow.FIRST else -1
    earned[at] = max(earned[at] + total - sum(earned), 0)
    return earned


def _again_for_every_row(figures: Figures) -> list[int]:
    """Each row takes its part of the interest that is left: what rounding leaves wanders on with it.

    Rows in principal grace pay their own, and are not part of it.
    """
    base, divide, step = figures.interest_base, figures.divide, figures.step
    under = figures.rates.under * step
    costs, free = figures.rates.costs, figures.free
    earned = [divide(base * cost, under) for cost in costs[:free]]
    to_come = sum(costs[free:])
    left = divide(base * to_come, under)
    for cost in costs[free:]:
        interest = divide(left * cost, to_come) if to_come else 0
        earned.append(interest)
        left, to_come = left - interest, to_come - cost
    return [units * step for units in earned]


def _by_shares(figures: Figures) -> list[int]:
    """Rows in principal grace pay their own interest; that of all others is shared out as agreed."""
    base, divide, step = figures.interest_base, figures.divide, figures.step
    under = figures.rates.under * step
    free, costs = figures.free, figures.rates.costs
    earned = [divide(base * cost, under) * step for cost in costs[:free]]
    parts = [share.principal if share.interest is None else share.interest for share in figures.terms.shares]
    return earned + shared_out(figures, base * sum(costs[free:]), figures.rates.under, parts)


def _whole_instalments(figures: Figures, earned: list[int]) -> list[int]:
    """Principal where the whole instalment is rounded to a multiple: what its interest leaves of it."""
    amount = figures.principal - figures.balloon
    principals, left = [0] * figures.free, amount
    for interest in earned[figures.free : -1]:
        exact = amount + interest * figures.paying
        principal = min(max(figures.instalment(exact, figures.paying) - interest, 0), left)
        principals.append(principal)
        left -= principal
    return [*principals, left + figures.balloon]
