"""The price of a loan as one yearly figure: by IRR over what is really paid, or by simple interest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from operator import itemgetter

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.plans.schedule import Plan
from lendesk.domain.loans.terms.rules import DAYS_IN, MONTHS_IN, InterestCalc
from lendesk.domain.loans.terms.terms import LoanTerms

_CONTEXT = Context(prec=40, rounding=ROUND_HALF_EVEN)
_CLOSE = Decimal("1e-25")
_MOST_STEPS = 400
_HIGHEST = Decimal(10**9)  # per period; above it there is no rate to speak of


def annualised_rate(plan: Plan) -> Decimal:
    """Percent a year: IRR per period over the borrower's real cash flows, fees included, x periods a year.

    (PBoC announcement 2021 No. 3.) A broken first period counts as its part of a whole one.

    Raises RuleBroken `rate.no_solution` when the fees eat the principal up.
    """
    later = _later_payouts(plan)
    flows = [(_ZERO, plan.principal.minor - sum(fen for _, fen in later) - plan.upfront_fee.minor)]
    nominal = Decimal(plan.terms.nominal_days)
    flows += [(_CONTEXT.divide(Decimal(days), nominal), fen) for days, fen in later]
    flows += [
        (at, -row.due_fen) for at, row in zip(period_positions(plan), plan.rows, strict=True) if row.due_fen
    ]
    rate = internal_rate(sorted(flows, key=itemgetter(0)) if later else flows)
    return _CONTEXT.multiply(rate, _CONTEXT.multiply(periods_per_year(plan.terms), _HUNDRED))


def disclosed(rate_pct: Decimal) -> Decimal:
    """A rate as it is shown and compared with the cap: HALF_UP to 0.01 percent."""
    return rate_pct.quantize(Decimal("0.01"), ROUND_HALF_UP, _CONTEXT)


def simple_rate(plan: Plan) -> Decimal:
    """Percent a year by simple interest (单利): interest and fees over the sum of balance x years.

    Years are actual days by the terms' days in a year (365 for ACTUAL) under daily interest, else periods.
    """
    later = _later_payouts(plan)
    balance, used = plan.principal.minor - sum(fen for _, fen in later), _ZERO
    for years, row in zip(_years(plan), plan.rows, strict=True):
        begun = (row.from_date - plan.disbursed_on).days
        fallen = [(begun + row.days - days, fen) for days, fen in later if begun <= days < begun + row.days]
        weighted = Decimal(balance * row.days + sum(days * fen for days, fen in fallen))
        mean = _CONTEXT.divide(weighted, Decimal(row.days)) if fallen else Decimal(balance)
        used = _CONTEXT.add(used, _CONTEXT.multiply(years, mean))
        balance = row.balance_after_fen
    if not used:
        raise RuleBroken("rate.no_solution")
    cost = Decimal(plan.total_interest.minor + plan.total_fee.minor)
    return _CONTEXT.multiply(_CONTEXT.divide(cost, used), _HUNDRED)


def _later_payouts(plan: Plan) -> list[tuple[int, int]]:
    """(days after the first payout, fen) of what is agreed to go out later."""
    since = plan.disbursed_on
    return [((it.day - since).days, it.amount.minor) for it in plan.terms.tranches if it.day > since]


def periods_per_year(terms: LoanTerms) -> Decimal:
    """How many repayment periods make a year: 12 months, 52 weeks, or the days of the year."""
    if terms.unit in MONTHS_IN:
        return _CONTEXT.divide(Decimal(12), Decimal(MONTHS_IN[terms.unit] * terms.every))
    if DAYS_IN[terms.unit] == 7:
        return _CONTEXT.divide(Decimal(52), Decimal(terms.every))
    return _CONTEXT.divide(Decimal(terms.day_count.days_in_year.nominal), Decimal(terms.every))


def period_positions(plan: Plan) -> list[Decimal]:
    """When each row falls, in periods after the disbursement.

    Fractions only by a broken first period, or where dates were agreed one by one; a down payment is at 0.
    """
    terms = plan.terms
    ahead = [_ZERO] if plan.down_payment else []
    rows = plan.rows[len(ahead) :]
    nominal = Decimal(terms.nominal_days)
    if terms.periods or terms.fixed_length_days is not None:
        since = plan.disbursed_on
        return ahead + [_CONTEXT.divide(Decimal((row.due_date - since).days), nominal) for row in rows]
    first = _CONTEXT.divide(Decimal(rows[0].days), nominal) if plan.broken_first_period else _ONE
    if terms.single_row:
        return [*ahead, first if plan.broken_first_period else Decimal(terms.n)]
    return ahead + [first + no for no in range(len(rows))]


def internal_rate(flows: Sequence[tuple[Decimal, int]]) -> Decimal:
    """The rate per period at which `flows` (position in periods, fen; first received, then paid) are worth 0.

    Newton's steps kept inside a bracket, to 25 places. RuleBroken `rate.no_solution` without one.
    """
    if flows[0][1] <= 0 or len(flows) < 2:
        raise RuleBroken("rate.no_solution")
    if not sum(amount for _, amount in flows):
        return _ZERO
    # With one change of sign the present value rises with the rate: the root is single.
    low, high = Decimal("-0.999999"), Decimal(1)
    while _worth(flows, high)[0] < 0:
        low, high = high, high * 8
        if high > _HIGHEST:
            raise RuleBroken("rate.no_solution")
    if _worth(flows, low)[0] > 0:
        raise RuleBroken("rate.no_solution")
    rate = Decimal("0.01") if low < 0 else low
    for _ in range(_MOST_STEPS):
        value, slope = _worth(flows, rate)
        low, high = (rate, high) if value < 0 else (low, rate)
        following = _CONTEXT.subtract(rate, _CONTEXT.divide(value, slope)) if slope else low
        if not low <= following <= high:
            following = _CONTEXT.divide(_CONTEXT.add(low, high), Decimal(2))
        if abs(following - rate) < _CLOSE:
            return following
        rate = following
    raise RuleBroken("rate.no_solution")


def _worth(flows: Sequence[tuple[Decimal, int]], rate: Decimal) -> tuple[Decimal, Decimal]:
    """Present value of the flows at `rate`, and its slope."""
    factor = _CONTEXT.divide(_ONE, _CONTEXT.add(_ONE, rate))
    discount, before, value, slope = _ONE, _ZERO, _ZERO, _ZERO
    for at, amount in flows:
        gap = at - before
        discount = _CONTEXT.multiply(discount, factor if gap == 1 else _CONTEXT.power(factor, gap))
        part = _CONTEXT.multiply(discount, Decimal(amount))
        value = _CONTEXT.add(value, part)
        slope = _CONTEXT.subtract(slope, _CONTEXT.multiply(part, at))
        before = at
    return value, _CONTEXT.multiply(slope, factor)


def _years(plan: Plan) -> list[Decimal]:
    if plan.terms.interest_calc is InterestCalc.DAILY:
        year = Decimal(plan.terms.day_count.days_in_year.nominal)
        return [_CONTEXT.divide(Decimal(row.days), year) for row in plan.rows]
    ends = period_positions(plan)
    per_year = periods_per_year(plan.terms)
    return [_CONTEXT.divide(end - start, per_year) for start, end in zip([_ZERO, *ends], ends, strict=False)]


_ZERO, _ONE, _HUNDRED = Decimal(0), Decimal(1), Decimal(100)
