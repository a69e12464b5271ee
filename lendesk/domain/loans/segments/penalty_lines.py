"""The lines along which penalty interest of overdue instalments grows, as the book of the replay has it."""

from __future__ import annotations

from datetime import date, timedelta
from math import gcd

from lendesk.domain.loans.plans.interest import Fraction
from lendesk.domain.loans.replay.book import INTEREST, PRINCIPAL, Row
from lendesk.domain.loans.replay.fixed_model import FixedModel
from lendesk.domain.loans.segments.segment import FOR_EVER, Segment
from lendesk.domain.loans.terms.rules import Penalty, PenaltyBase


def with_penalty(plain: Segment, row: Row, model: FixedModel) -> Segment:
    """The segment of an instalment with the line of its penalty; as it is where it will bear none.

    The same sums as `replay.penalising.grow`, to be evaluated on any later day.
    """
    rule = model.terms.penalty
    since = row.penalty_from
    until = _ends(row, rule)
    if since is None or until <= since:
        return plain
    both = rule.base is PenaltyBase.INSTALMENT
    overdue = row.open(PRINCIPAL) + (row.open(INTEREST) if both else 0)
    main = _line(row.overdue_fen_days, overdue, model.penalty_rate)
    more = (0, 0, 1)
    if model.compound_rate is not None:
        more = _line(row.compound_fen_days, row.open(INTEREST), model.compound_rate)
    if not main[1] and not more[1]:
        return plain
    made = plain._replace(
        penalty_from=since,
        penalty_until=until,
        penalty_opening=main[0],
        penalty_daily=main[1],
        penalty_under=main[2],
        compound_opening=more[0],
        compound_daily=more[1],
        compound_under=more[2],
        penalty_cap_fen=_cap(row, rule),
    )
    return made._replace(penalty_before_fen=made.grown(0))


def _line(fen_days: int, fen: int, rate: Fraction) -> tuple[int, int, int]:
    """Opening, daily growth and denominator in lowest terms."""
    over, under = rate
    opening, daily = fen_days * over, fen * over
    common = gcd(opening, daily, under)
    return opening // common, daily // common, under // common


def _ends(row: Row, rule: Penalty) -> date:
    if rule.stops_after_days is None:
        return FOR_EVER
    return row.due_date + timedelta(days=rule.grace_days + rule.stops_after_days)


def _cap(row: Row, rule: Penalty) -> int | None:
    if rule.cap_pct is None:
        return None
    over, under = rule.cap_pct.as_integer_ratio()
    return row.due[PRINCIPAL] * over // (under * 100)
