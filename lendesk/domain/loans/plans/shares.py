"""Principal that does not depend on interest: equal shares, agreed shares, all at the end."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from math import lcm

from lendesk.domain.loans.plans.figures import Figures, Flow
from lendesk.domain.loans.terms.rules import Amortization, InstalmentFrom, RemainderRow

_AT_THE_END = (Amortization.INTEREST_ONLY, Amortization.BULLET, Amortization.BULLET_PRINCIPAL_AND_INTEREST)


def on_the_balance(figures: Figures) -> Flow:
    """Rows whose principal is known beforehand, with interest on the balance that is left."""
    principals = principal_shares(figures)
    left = [figures.principal, *(figures.principal - paid for paid in accumulate(principals[:-1]))]
    divide, step = figures.divide, figures.step
    under = figures.rates.under * step
    earned = [
        divide(balance * cost, under) * step for balance, cost in zip(left, figures.rates.costs, strict=True)
    ]
    return Flow(principals, earned, None)


def principal_shares(figures: Figures) -> list[int]:
    """Principal of every row; what rounding leaves goes where the terms want it, the balloon to the last."""
    rows = figures.free + figures.paying
    terms = figures.terms
    if rows == 1 or terms.amortization in _AT_THE_END:
        return [0] * (rows - 1) + [figures.principal]
    if terms.amortization is Amortization.CUSTOM_SHARES:
        principals = _agreed(figures)
    elif terms.reckoning.instalment_from is InstalmentFrom.RE_SOLVED:
        principals = _of_what_is_left(figures)
    else:
        principals = _equal(figures)
    principals[-1] += figures.balloon
    return principals


def _agreed(figures: Figures) -> list[int]:
    parts = [share.principal for share in figures.terms.shares]
    return [0] * figures.free + shared_out(figures, figures.principal - figures.balloon, 1, parts)


def shared_out(figures: Figures, over: int, under: int, parts: Sequence[Decimal]) -> list[int]:
    """over / under in these parts of one; what rounding leaves of a row is carried into the next one."""
    step, divide = figures.step, figures.divide
    ratios = [part.as_integer_ratio() for part in parts]
    scale = lcm(*(of for _, of in ratios))
    exact = [over * (part * scale // of) for part, of in ratios]
    below = under * scale
    rows, left = [], 0
    for amount in exact:
        row = divide(max(amount + left, 0), below * step) * step
        left += amount - row * below
        rows.append(row)
    rows[-1] += divide(over * sum(part * scale // of for part, of in ratios), below * step) * step - sum(rows)
    return rows


def _of_what_is_left(figures: Figures) -> list[int]:
    left, principals = figures.principal - figures.balloon, [0] * figures.free
    for rows in range(figures.paying, 0, -1):
        share = figures.instalment(left, rows) if rows > 1 else left
        principals.append(share)
        left -= share
    return principals


def _equal(figures: Figures) -> list[int]:
    amount, paying = figures.principal - figures.balloon, figures.paying
    # Rounded up over many rows, equal shares may reach the principal early; what follows stays empty.
    share = figures.instalment(amount, paying)
    nowhere = [0] * figures.free
    if figures.terms.rounding.remainder is not RemainderRow.LAST and share * (paying - 1) <= amount:
        principals = nowhere + [share] * paying
        figures.absorb(principals, amount - share * paying)
        return principals
    full = min(paying - 1, amount // share if share else paying)
    left = amount - share * full
    principals = nowhere + [share] * full + [0] * (paying - full)
    principals[figures.free + full if left < share else -1] += left
    return principals
