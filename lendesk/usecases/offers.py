"""From a product to the terms of one loan: the same for the form's live plan, the rules and the contract."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from lendesk.domain.administration.rest_days import CalendarYear, calendar_from_text, calendar_of
from lendesk.domain.calendars import Calendar, Shift
from lendesk.domain.loans.terms.rules import (
    NO_SHIFT,
    Amortization,
    Fee,
    FeeDue,
    Holidays,
    Penalty,
    RatePer,
)
from lendesk.domain.loans.terms.terms import LoanTerms, agree
from lendesk.domain.money import Money
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.handling import Records
from lendesk.usecases.projections import ProductRow

PERIODS_A_YEAR = {"DAY": 365, "MONTH": 12, "YEAR": 1}
PPM_PER_PERCENT = 10_000


def lenders_calendar(records: Records) -> Calendar:
    """The lender's rest days in force at the centre."""
    return calendar_of(records.find(CalendarYear))


def held_calendar(product: ProductRow) -> Calendar:
    """The same as a workstation holds it, beside the product."""
    return calendar_from_text(product.calendar)


def offered_terms(
    product: ProductVersion | ProductRow, amount_fen: int, term: int, method: str, calendar: Calendar
) -> LoanTerms:
    """Terms in months under a product version (or its row on a workstation), with the calendar in force.

    A fee of the product falls due with the first instalment: nothing is deducted in advance
    (Civil Code 670). Raises RuleBroken `terms.impossible`.
    """
    fee_percent = Decimal(product.fee_percent)
    fee = Fee(name="service", due=FeeDue.FIRST_INSTALMENT, rate_pct=fee_percent)
    agreed = agree(
        principal=Money(amount_fen),
        rate_pct=Decimal(product.rate_percent),
        rate_per=RatePer(product.rate_unit),
        n=term,
        convention=product.convention,
        amortization=Amortization(method),
        fees=(fee,) if fee_percent else (),
        penalty=Penalty(markup_pct=Decimal(product.penalty_percent), grace_days=product.grace_days),
    )
    return replace(agreed, holidays=_holidays(product, calendar))


def _holidays(product: ProductVersion | ProductRow, calendar: Calendar) -> Holidays:
    """What the product does with a due date on a rest day (Civil Code 203)."""
    shift = Shift(product.rest_day_shift)
    if shift is Shift.NONE:
        return NO_SHIFT
    return Holidays(shift, bool(product.rest_day_interest), calendar)


def yearly_ppm(rate_percent: Decimal, rate_unit: str) -> int:
    """A rate as parts per million a year, simply annualised, HALF_UP to 0.01 % as the cap is compared."""
    yearly = rate_percent * PERIODS_A_YEAR[rate_unit]
    return percent_ppm(yearly.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def percent_ppm(percent: Decimal) -> int:
    """A percentage as whole parts per million."""
    return int((percent * PPM_PER_PERCENT).to_integral_value())
