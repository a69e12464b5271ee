"""Equal instalments on the balance that is left (等额本息), in every way that conventions make them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal

from lendesk.domain.loans.plans.figures import Figures, Flow
from lendesk.domain.loans.terms.rules import InstalmentFrom, RemainderRow

# Own context: the figures must not depend on what the caller's thread has set.
_EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)
_ONE = Decimal(1)


def equal_instalments(figures: Figures) -> Flow:
    """One instalment for all rows, made again where the rate changes; one row absorbs what is left over."""
    if figures.terms.reckoning.instalment_from is InstalmentFrom.RE_SOLVED:
        return _in_parts(figures, dict.fromkeys(range(figures.free, figures.free + figures.paying), 1))
    if figures.rates.changes:
        before = [times for row, times in figures.rates.changes if row <= figures.free]
        return _in_parts(figures, dict(figures.rates.changes) | {figures.free: before[-1]})
    instalment = annuity(figures, figures.principal, figures.free)
    return paying(figures, instalment)


def paying(figures: Figures, instalment: int) -> Flow:
    """The rows of an instalment that is given."""
    principals: list[int] = []
    earned: list[int] = []
    balance = figures.principal
    costs, under, step, free = figures.rates.costs, figures.rates.under, figures.step, figures.free
    divide = figures.divide
    below = under * step
    for cost in costs[:free]:
        earned.append(divide(balance * cost, below) * step)
        principals.append(0)
    asked = instalment + _for_days_moved(figures)
    for cost in costs[free:]:
        interest = divide(balance * cost, below) * step
        principal = asked - interest
        asked = instalment
        if principal > balance:
            principal = balance
        elif principal < 0:
            principal = 0
        earned.append(interest)
        principals.append(principal)
        balance -= principal
    principals[-1] += balance
    if figures.terms.rounding.remainder is not RemainderRow.LAST:
        _move_difference(figures, principals, instalment - earned[-1])
    return Flow(principals, earned, instalment)


def _for_days_moved(figures: Figures) -> int:
    """What the first row asks for beyond the instalment where its interest is scaled to a moved due date.

    Its principal stays that of a whole period.
    """
    if not figures.terms.reckoning.scale_moved_first or figures.free:
        return 0
    rates, step = figures.rates, figures.step
    scaled = figures.divide(figures.principal * rates.costs[0], rates.under * step)
    return (scaled - figures.divide(figures.principal * rates.level[0], rates.level_under * step)) * step


def _move_difference(figures: Figures, principals: list[int], wanted: int) -> None:
    """What the last row differs by from the others goes elsewhere; its balloon and all interest stay."""
    difference = principals[-1] - figures.balloon - wanted
    if difference and principals[-1] > difference:
        principals[-1] -= difference
        figures.absorb(principals, difference)


def until_paid(figures: Figures, instalment: int) -> Flow:
    """Rows of an agreed amount until nothing is left: the last one is smaller, or takes the rest at `n`."""
    flow = paying(figures, instalment)
    balance = figures.principal
    for at, principal in enumerate(flow.principals):
        balance -= principal
        if not balance:
            return Flow(flow.principals[: at + 1], flow.earned[: at + 1], instalment)
    return flow


def _in_parts(figures: Figures, starts: Mapping[int, int]) -> Flow:
    """The instalment solved again at each row of `starts`, on the balance and the rows left there.

    The values of `starts` multiply the level costs from that row on.
    """
    instalment, first = 0, None
    principals: list[int] = []
    earned: list[int] = []
    balance = figures.principal
    below, step = figures.rates.under * figures.step, figures.step
    for at, cost in enumerate(figures.rates.costs):
        if at in starts and at >= figures.free:
            instalment = annuity(figures, balance, at, starts[at])
            first = instalment if first is None else first
        interest = figures.divide(balance * cost, below) * step
        asked = instalment if at else instalment + _for_days_moved(figures)
        principal = min(max(asked - interest, 0), balance) if at >= figures.free else 0
        earned.append(interest)
        principals.append(principal)
        balance -= principal
    principals[-1] += balance
    return Flow(principals, earned, first)


def annuity(figures: Figures, balance: int, since: int, times: int = 1) -> int:
    """The instalment that brings `balance` down to the balloon over the rows from `since` on.

    `times` multiplies the level costs.

    (P x prod(1+f) - B) / F with F(1) = 1, F(k) = 1 + F(k-1) x (1+f(k)); for equal f the annuity formula.
    """
    rates = figures.rates
    costs, under = rates.level[since:], rates.level_under
    count, kept = len(costs), figures.balloon
    if times != 1:
        costs = [cost * times for cost in costs]
    if not any(costs):
        return figures.instalment(balance - kept, count)
    one = _ONE
    if costs.count(costs[0]) == count:
        rate = _EXACT.divide(Decimal(costs[0]), Decimal(under))
        growth = _EXACT.power(_EXACT.add(one, rate), count)
        sum_of = _EXACT.divide(_EXACT.subtract(growth, one), rate)
    else:
        growth, sum_of, below = one, Decimal(0), Decimal(under)
        multiply, add = _EXACT.multiply, _EXACT.add
        # Months have four lengths: few factors are made, many used.
        factors = {cost: add(one, _EXACT.divide(Decimal(cost), below)) for cost in set(costs)}
        for cost in costs:
            factor = factors[cost]
            growth = multiply(growth, factor)
            sum_of = add(one, multiply(sum_of, factor))
    whole = _EXACT.multiply(growth, Decimal(balance))
    exact = _EXACT.divide(_EXACT.subtract(whole, Decimal(kept)) if kept else whole, sum_of)
    return rounded_instalment(figures, exact)


def rounded_instalment(figures: Figures, exact: Decimal) -> int:
    """An exact amount in units as an instalment (see `Figures.instalment`), by decimal rounding."""
    rule = figures.terms.rounding
    if figures.instalment_mode is None:
        exact = _to(exact, figures.step, rule.mode.value)
        if figures.multiple == figures.step:
            return int(exact)
    return int(_to(exact, figures.multiple, (figures.instalment_mode or rule.mode).value))


def _to(exact: Decimal, unit: int, mode: str) -> Decimal:
    if unit == 1:
        return exact.to_integral_value(mode, _EXACT)
    whole = _EXACT.divide(exact, Decimal(unit)).to_integral_value(mode, _EXACT)
    return _EXACT.multiply(whole, Decimal(unit))
