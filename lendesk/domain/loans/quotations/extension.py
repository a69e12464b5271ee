"""What an extension (展期) may be and what it costs."""

from __future__ import annotations

from datetime import date, timedelta

from lendesk.domain.calendars import add_months
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import Rescheduled
from lendesk.domain.loans.plans.schedule import plan
from lendesk.domain.loans.quotations.payoff import PayoffLine
from lendesk.domain.loans.quotations.quotation import (
    VALID_DAYS,
    DayFigure,
    Quotation,
    days_of,
    interest_ahead,
    last_due,
)
from lendesk.domain.loans.replay.replaying import PREVIEW_KEY, replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.rules import DAYS_IN, MONTHS_IN
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Money

EXTENSION = "extension"
SHORT_MONTHS, MIDDLE_MONTHS, MOST_MONTHS = 12, 60, 36
"""Loans of up to a year are extended by at most their term, up to five years by half of it, longer ones by
three years (Interim rules on loans, domain facts)."""


def latest_maturity(start: date, maturity: date, months: int | None) -> date:
    """The last day to which a loan from `start` to `maturity` may be extended.

    `months` is the term in months where it has whole ones; half of an odd number is half a month of 15 days.
    """
    if maturity <= add_months(start, SHORT_MONTHS):
        return add_months(maturity, months) if months else maturity + (maturity - start)
    if maturity <= add_months(start, MIDDLE_MONTHS):
        if months:
            return add_months(maturity, months // 2) + timedelta(days=15 * (months % 2))
        return maturity + timedelta(days=(maturity - start).days // 2)
    return add_months(maturity, MOST_MONTHS)


def check_extension(state: LoanState, extra_terms: int, until: date | None, on: date) -> date:
    """The new maturity, counted against the maturity that was first agreed.

    Either `extra_terms` more instalments, or the last one moved to `until`. Raises RuleBroken
    `extension.nothing_asked`, `.after_maturity`, `.not_later` or `.too_long` (asked, latest).
    """
    if state.plan is None:
        raise RuleBroken("loan.not_disbursed", on=on.isoformat())
    start, agreed = state.plan.rows[0].from_date, _agreed_maturity(state)
    now = last_due(state) or agreed
    if (extra_terms > 0) == (until is not None):
        raise RuleBroken("extension.nothing_asked")
    if on > now:
        raise RuleBroken("extension.after_maturity", maturity=now.isoformat())
    asked = until or _later(state.terms, now, extra_terms)
    if asked <= now:
        raise RuleBroken("extension.not_later", asked=asked.isoformat(), maturity=now.isoformat())
    latest = latest_maturity(start, agreed, _months(state.terms))
    if asked > latest:
        raise RuleBroken("extension.too_long", asked=asked.isoformat(), latest=latest.isoformat())
    return asked


def extended(key: str, state: LoanState, extra_terms: int, until: date | None, on: date) -> Rescheduled:
    """The event: more instalments from the next one on, or the last one moved."""
    if until is not None:
        last = last_due(state) or on
        return Rescheduled(key=key, value_date=on, from_date=last, adjusted_due_date=until)
    return Rescheduled(key=key, value_date=on, from_date=on, extra_terms=extra_terms)


def extension_quotation(
    state: LoanState,
    asked: tuple[int, date | None],
    on: date,
    today: date,
    valid_days: int = VALID_DAYS,
) -> Quotation:
    """The interest that the extension adds: `asked` is (extra_terms, until).

    Codes: `extension.interest_now` (negative: no longer asked for), `extension.interest_then`. Facts:
    `maturity`, `new_maturity`, `latest`, `days`. Raises the codes of `check_extension` and `days_of`.
    """
    days = days_of(on, valid_days, today)
    before = replay(state.terms, state.events, on)
    new = check_extension(before, *asked, on)
    after = replay(state.terms, (*state.events, extended(PREVIEW_KEY, before, *asked, on)), on)
    now, then = interest_ahead(before), interest_ahead(after)
    lines = (
        PayoffLine("extension.interest_then", Money(then)),
        PayoffLine("extension.interest_now", Money(-now)),
    )
    maturity = last_due(before) or on
    agreed = _agreed_maturity(before)
    start = before.plan.rows[0].from_date if before.plan else on
    facts = (
        ("maturity", maturity.isoformat()),
        ("new_maturity", new.isoformat()),
        ("latest", latest_maturity(start, agreed, _months(state.terms)).isoformat()),
        ("days", (new - maturity).days),
    )
    figures = tuple(DayFigure(day, then - now) for day in days)
    return Quotation(EXTENSION, on, days[-1], then - now, lines, figures, facts)


def _agreed_maturity(state: LoanState) -> date:
    """The last due date of the plan that was first agreed, whatever happened later."""
    start = state.plan.rows[0].from_date if state.plan else state.as_of
    return plan(state.terms, start).rows[-1].due_date


def _months(terms: LoanTerms) -> int | None:
    return terms.n * terms.every * MONTHS_IN[terms.unit] if terms.unit in MONTHS_IN else None


def _later(terms: LoanTerms, maturity: date, periods: int) -> date:
    if terms.unit in MONTHS_IN:
        return add_months(maturity, periods * terms.every * MONTHS_IN[terms.unit])
    return maturity + timedelta(days=periods * terms.every * DAYS_IN[terms.unit])
