"""The repayment plan of a loan: from terms and a date to exact rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import accumulate
from operator import sub
from typing import Any

from lendesk.domain.loans.plans.annuity import equal_instalments, until_paid
from lendesk.domain.loans.plans.balanced import balanced_instalments
from lendesk.domain.loans.plans.due_dates import DueDates, due_dates
from lendesk.domain.loans.plans.fees import row_fees, upfront_fee
from lendesk.domain.loans.plans.figures import Figures, Flow
from lendesk.domain.loans.plans.flat import on_the_first_principal
from lendesk.domain.loans.plans.interest import period_rates
from lendesk.domain.loans.plans.progressive_plan import Precision
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.plans.rows import Plan, PlanRow
from lendesk.domain.loans.plans.shares import on_the_balance
from lendesk.domain.loans.plans.tranches import in_tranches
from lendesk.domain.loans.terms.rules import Amortization, InstalmentFrom, InterestType
from lendesk.domain.loans.terms.terms import LoanTerms

__all__ = ("Plan", "PlanRow", "collected", "down_payment_fen", "flow_over", "plan")


# What `PlanRow._make` does, without its look at the length: there are hundreds of rows while somebody types.
_ROW: Callable[[tuple[Any, ...]], PlanRow] = partial(tuple.__new__, PlanRow)


def plan(terms: LoanTerms, disbursed_on: date, first_due: date | None = None) -> Plan:
    """The plan of these terms for money paid out on `disbursed_on`.

    Raises RuleBroken `terms.impossible` when a date leaves all bounds or `first_due` is not after it.
    """
    dates = due_dates(terms, disbursed_on, first_due)
    down = down_payment_fen(terms, terms.principal.minor)
    rates = period_rates(terms, dates.interest_starts, dates.interest_ends, dates.broken, dates.first_moved)
    figures = Figures(terms, rates, terms.principal.minor - down)
    flow = _flow(figures, dates)
    return _assembled(figures, disbursed_on, dates, flow, down)


def flow_over(terms: LoanTerms, dates: DueDates, principal_fen: int) -> Flow:
    """Principal and earned interest over due dates that are given: a plan made anew in mid-life."""
    rates = period_rates(terms, dates.interest_starts, dates.interest_ends, dates.broken, dates.first_moved)
    return _flow(Figures(terms, rates, principal_fen), dates)


def down_payment_fen(terms: LoanTerms, disbursed_fen: int) -> int:
    """What of a disbursement is asked for on its own day, rounded like an instalment."""
    rule = terms.servicing.down_payment
    if rule is None:
        return 0
    over, under = rule.pct.as_integer_ratio()
    step = 10 ** (2 - terms.rounding.decimals)
    divide = DIVIDE[terms.rounding.mode]
    exact = divide(disbursed_fen * over, under * 100 * step) * step
    multiple = terms.rounding.installment_multiple_of
    return divide(exact, multiple.minor) * multiple.minor if multiple else exact


def _flow(figures: Figures, dates: DueDates) -> Flow:
    terms = figures.terms
    if terms.tranches:
        return in_tranches(figures, dates)
    if terms.interest_type is InterestType.FLAT:
        return on_the_first_principal(figures)
    if terms.amortization is Amortization.FIXED_INSTALMENT_AMOUNT and terms.instalment_amount:
        return until_paid(figures, terms.instalment_amount.minor * figures.units)
    if terms.amortization is not Amortization.EQUAL_INSTALLMENT:
        return on_the_balance(figures)
    balanced = terms.reckoning.instalment_from is InstalmentFrom.BALANCED
    if balanced and not figures.free and not figures.balloon and not figures.rates.changes:
        days = [(end - start).days for start, end in zip(dates.starts, dates.dues, strict=True)]
        return balanced_instalments(figures, days, figures.rates.precision or Precision(terms.rounding))
    return equal_instalments(figures)


def collected(terms: LoanTerms, earned: list[int]) -> list[int]:
    """Interest to pay with each row: that of rows in interest grace is put off to the first after them."""
    grace = min(terms.grace_interest, len(earned) - 1)
    if not grace:
        return earned
    return [0] * grace + [sum(earned[: grace + 1])] + earned[grace + 1 :]


def _assembled(figures: Figures, disbursed_on: date, dates: DueDates, flow: Flow, down: int) -> Plan:
    terms, units = figures.terms, figures.units
    principals, earned, instalment, paid_out = flow
    interest = collected(terms, earned)
    total = sum(interest)
    balances = list(accumulate(principals, sub, initial=figures.principal))[1:]
    if paid_out:
        balances = list(map(sub, paid_out, accumulate(principals)))
    dues = list(map(int.__add__, principals, interest))
    if units > 1:
        divide = DIVIDE[terms.rounding.mode]
        principals, interest, dues, balances, earned = (
            [divide(value, units) for value in column]
            for column in (principals, interest, dues, balances, earned)
        )
        total = divide(total, units)
        instalment = None if instalment is None else divide(instalment, units)
    fees = [0] * len(dues)
    if terms.fees:
        fees = row_fees(terms, principals, interest)
        dues = list(map(int.__add__, dues, fees))
    days = [(end - start).days for start, end in zip(dates.interest_starts, dates.interest_ends, strict=True)]
    columns = (dates.starts, dates.dues, days, principals, interest, fees, dues, balances, earned)
    # An agreed instalment may end before the dates do.
    numbers = range(1 + bool(down), len(dues) + 1 + bool(down))
    rows: tuple[PlanRow, ...] = tuple(map(_ROW, zip(numbers, *columns, strict=False)))
    if down:
        rows = (_down_payment(disbursed_on, down, figures.principal), *rows)
    upfront = upfront_fee(terms)
    return Plan(
        terms,
        disbursed_on,
        rows,
        total,
        sum(fees) + upfront,
        upfront,
        instalment,
        dates.broken,
    )


def _down_payment(on: date, fen: int, left: int) -> PlanRow:
    return PlanRow(1, on, on, 0, fen, 0, 0, fen, left, 0)
