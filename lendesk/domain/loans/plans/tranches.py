"""Plans of principal that is agreed to go out in parts: each payout makes the rows after it anew."""

from __future__ import annotations

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.plans.annuity import annuity
from lendesk.domain.loans.plans.due_dates import DueDates
from lendesk.domain.loans.plans.figures import Figures, Flow
from lendesk.domain.loans.terms.rules import Amortization, InterestType


def in_tranches(figures: Figures, dates: DueDates) -> Flow:
    """Interest of each payout from its own day; the instalment is made anew at the row in which it falls.

    Flat interest is on all that has gone out. The first payout counts from the start of the first row.
    Raises RuleBroken `terms.impossible` (key tranches) for a payout on or after the last due date.
    """
    terms = figures.terms
    payouts = [(tranche.day, tranche.amount.minor * figures.units) for tranche in terms.tranches]
    if payouts[-1][0] >= dates.interest_ends[-1]:
        raise RuleBroken("terms.impossible", key="tranches", reason="after_the_last_due_date")
    flat = terms.interest_type is InterestType.FLAT
    out, balance, instalment = 0, 0, 0
    principals: list[int] = []
    earned: list[int] = []
    paid_out: list[int] = []
    spans = zip(dates.interest_starts, dates.interest_ends, figures.rates.costs, strict=True)
    for at, (start, end, cost) in enumerate(spans):
        days = max((end - start).days, 1)
        weighted = (out if flat else balance) * days
        fallen = 0
        while payouts and payouts[0][0] < end:
            day, amount = payouts.pop(0)
            weighted += amount * (end - max(day, start)).days
            fallen += amount
        out, balance = out + fallen, balance + fallen
        interest = figures.divide(weighted * cost, figures.rates.under * days * figures.step) * figures.step
        if fallen or at == figures.free:
            instalment = _made_anew(figures, balance, at) if at >= figures.free else 0
        principal = _principal(figures, balance, instalment, interest) if at >= figures.free else 0
        principals.append(principal)
        earned.append(interest)
        paid_out.append(out)
        balance -= principal
    principals[-1] += balance
    return Flow(principals, earned, None, tuple(paid_out))


def _made_anew(figures: Figures, balance: int, at: int) -> int:
    """The equal instalment, or the equal share of principal, for the rows from `at` on."""
    terms = figures.terms
    if terms.instalment_amount is not None:
        return terms.instalment_amount.minor * figures.units
    if terms.amortization is Amortization.EQUAL_INSTALLMENT and terms.interest_type is InterestType.DECLINING:
        return annuity(figures, balance, at, _times(figures, at))
    if terms.amortization in (Amortization.EQUAL_INSTALLMENT, Amortization.EQUAL_PRINCIPAL):
        return figures.instalment(balance - figures.balloon, figures.free + figures.paying - at)
    return 0


def _times(figures: Figures, at: int) -> int:
    """By what the level costs are multiplied under the rate in force at a row."""
    return next((times for row, times in reversed(figures.rates.changes) if row <= at), 1)


def _principal(figures: Figures, balance: int, instalment: int, interest: int) -> int:
    terms = figures.terms
    with_interest = (
        terms.amortization in (Amortization.EQUAL_INSTALLMENT, Amortization.FIXED_INSTALMENT_AMOUNT)
        and terms.interest_type is InterestType.DECLINING
    )
    wanted = instalment - interest if with_interest else instalment
    return min(max(wanted, 0), balance)
