"""How penalty interest grows on a row that is overdue: by the day, up to a cap and for a time."""

from __future__ import annotations

from datetime import date, timedelta

from lendesk.domain.loans.plans.interest import Fraction, daily_rate
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.replay.book import INTEREST, PENALTY, PRINCIPAL, Row
from lendesk.domain.loans.terms.rules import Penalty, PenaltyBase
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Rounding

_HALF_UP = DIVIDE[Rounding.HALF_UP]


def compound_rate(terms: LoanTerms) -> Fraction | None:
    """What one day costs of unpaid interest that bears interest of its own; None where it bears none."""
    markup = terms.penalty.compound_markup_pct
    if markup is None:
        return None
    over, under = daily_rate(terms)
    part, of = markup.as_integer_ratio()
    return over * (100 * of + part), under * 100 * of


def grow(row: Row, day: date, rule: Penalty, rate: Fraction, compound: Fraction | None) -> None:
    """Penalty of one row up to `day`, which is past its grace.

    Fen x days are summed exactly and rounded HALF_UP once for each rate, so that splitting a payment changes
    nothing. It stops `stops_after_days` after the grace and at `cap_pct` percent of the row's principal.
    """
    since = row.penalty_from or row.due_date
    row.penalty_from = day
    if rule.stops_after_days is not None:
        day = min(day, row.due_date + timedelta(days=rule.grace_days + rule.stops_after_days))
    days = (day - since).days
    overdue = row.open(PRINCIPAL) + (row.open(INTEREST) if rule.base is PenaltyBase.INSTALMENT else 0)
    unpaid = row.open(INTEREST) if compound else 0
    if days <= 0 or not (overdue or unpaid):
        return
    before = _grown(row, rule, rate, compound)
    row.overdue_fen_days += overdue * days
    row.compound_fen_days += unpaid * days
    row.due[PENALTY] += max(_grown(row, rule, rate, compound) - before, 0)


def _grown(row: Row, rule: Penalty, rate: Fraction, compound: Fraction | None) -> int:
    fen = _HALF_UP(row.overdue_fen_days * rate[0], rate[1])
    if compound is not None:
        fen += _HALF_UP(row.compound_fen_days * compound[0], compound[1])
    if rule.cap_pct is not None:
        over, under = rule.cap_pct.as_integer_ratio()
        fen = min(fen, row.due[PRINCIPAL] * over // (under * 100))
    return fen
