"""The lines of which principal, interest, fee and penalty of an instalment are the sum."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, cast

from lendesk.domain.errors import Fact
from lendesk.domain.loans.plans.interest import daily_rate, period_rates
from lendesk.domain.loans.plans.rows import Plan, PlanRow
from lendesk.domain.loans.replay.book import INTEREST, PENALTY, PRINCIPAL, Row
from lendesk.domain.loans.replay.fixed_model import FixedModel
from lendesk.domain.loans.replay.paying_ahead import FEE_NAME
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.state import ChargeState, LoanState, RowState
from lendesk.domain.loans.segments.segment import half_up
from lendesk.domain.loans.terms.rules import Amortization, InterestCalc, InterestType, PenaltyBase
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.usecases.servicing.queries import QuoteLine

Lines = tuple[QuoteLine, ...]
_SHOWN = Decimal("0.000001")


def _principal_lines(state: LoanState, row: RowState) -> Lines:
    """The equal instalment less its interest, an equal share, or what was agreed; the rest is told apart."""
    made, due = _planned(state, row), row.due.principal
    if made is None or state.plan is None:
        return _kept(QuoteLine("principal.made_anew", due))
    terms, plan = state.plan.terms, state.plan
    if terms.amortization is Amortization.EQUAL_INSTALLMENT and plan.instalment_fen and made.principal_fen:
        lines = [
            QuoteLine("principal.instalment", plan.instalment_fen, {"count": len(plan.rows)}),
            QuoteLine("principal.less_interest", -made.earned_fen),
        ]
    elif terms.amortization is Amortization.EQUAL_PRINCIPAL and made.principal_fen:
        share = half_up(plan.principal.minor, len(plan.rows))
        facts: dict[str, Fact] = {"principal_fen": plan.principal.minor, "count": len(plan.rows)}
        lines = [QuoteLine("principal.equal_share", share, facts)]
    else:
        return _kept(QuoteLine("principal.agreed", due))
    last = "principal.last" if made is plan.rows[-1] else "principal.rounding"
    return _kept(*lines, QuoteLine(last, due - sum(line.amount_fen for line in lines)))


def _interest_lines(state: LoanState, row: RowState) -> Lines:
    """Balance x rate x time, what grace put off or brings, and what roundings or changes did to it."""
    made, due = _planned(state, row), row.due.interest
    if state.plan is None or (not due and made is None):
        return _kept(QuoteLine("interest.made_anew", due))
    if made is not None:
        earned = _earned(state.plan.terms, state.plan, made)
        lines = [earned, QuoteLine("interest.rounding", made.earned_fen - earned.amount_fen)]
        moved = due - made.earned_fen
        lines.append(QuoteLine("interest.put_off" if moved < 0 else "interest.put_off_before", moved))
        return _kept(*lines)
    earned = _earned_anew(state, row)
    return _kept(earned, QuoteLine("interest.changes", due - earned.amount_fen))


def _earned(terms: LoanTerms, plan: Plan, made: PlanRow) -> QuoteLine:
    starts, ends = [one.from_date for one in plan.rows], [one.due_date for one in plan.rows]
    rates = period_rates(terms, starts, ends, plan.broken_first_period)
    cost = rates.costs[plan.rows.index(made)]
    flat = terms.interest_type is InterestType.FLAT
    balance = plan.principal.minor if flat else made.balance_after_fen + made.principal_fen
    return _period(terms, (made.from_date, made.due_date), balance, half_up(balance * cost, rates.under))


def _earned_anew(state: LoanState, row: RowState) -> QuoteLine:
    """Of a row that an event made anew, with the terms in force now."""
    model = cast(Run, state.run).model
    terms = model.terms if isinstance(model, FixedModel) else state.terms
    balance = sum(one.due.principal for one in state.rows if one.no >= row.no)
    if terms.interest_type is InterestType.FLAT:
        balance = terms.principal.minor
    rates = period_rates(terms, (row.from_date,), (row.due_date,), False)
    return _period(
        terms, (row.from_date, row.due_date), balance, half_up(balance * rates.costs[0], rates.under)
    )


def _period(terms: LoanTerms, dates: tuple[date, date], balance: int, fen: int) -> QuoteLine:
    since, until = dates
    code = "by_days" if terms.interest_calc is InterestCalc.DAILY else "by_period"
    flat = "flat_" if terms.interest_type is InterestType.FLAT else ""
    facts: dict[str, Fact] = {
        "balance_fen": balance,
        "rate_percent": f"{terms.rate_pct.normalize():f}",
        "rate_per": terms.rate_per.value,
        "daily_percent": _percent(daily_rate(terms)),
        "days": (until - since).days,
        "since": since.isoformat(),
        "until": until.isoformat(),
        "every": terms.every,
        "unit": terms.unit.value,
    }
    return QuoteLine(f"interest.{flat}{code}", fen, facts)


def _fee_lines(state: LoanState, row: RowState) -> Lines:
    made = _planned(state, row)
    lines = [QuoteLine("fee.planned", made.fee_fen if made else 0)]
    lines += _charges(state, row, penalty=False)
    return _kept(*lines, QuoteLine("fee.other", row.due.fee - sum(line.amount_fen for line in lines)))


def _penalty_lines(state: LoanState, row: RowState) -> Lines:
    """Each stretch: what was overdue x days x the daily penalty rate, summed exactly and rounded once."""
    run = cast(Run, state.run)
    if run.reached is None or run.reached < state.as_of:
        run = run.copied()
        run.reach(state.as_of)
    kept = next(one for one in run.book.rows if one.no == row.no)
    lines = _grown(state, kept, run.model) if isinstance(run.model, FixedModel) else []
    lines += _charges(state, row, penalty=True)
    return _kept(*lines, QuoteLine("penalty.other", kept.due[PENALTY] - sum(one.amount_fen for one in lines)))


class _Stretch(NamedTuple):
    """Days in which the same amount was overdue."""

    since: date
    until: date
    fen: int

    @property
    def fen_days(self) -> int:
        return self.fen * (self.until - self.since).days


def _grown(state: LoanState, row: Row, model: FixedModel) -> list[QuoteLine]:
    rate, rule = model.penalty_rate, model.terms.penalty
    both = rule.base is PenaltyBase.INSTALMENT
    stretches = _stretches(state, row, both)
    if sum(one.fen_days for one in stretches) != row.overdue_fen_days:
        stretches = []  # a waiver or another rate lies between: the sum of all days is told instead
    lines, days, told = [], 0, 0
    for one in stretches:
        days += one.fen_days
        fen = half_up(days * rate[0], rate[1]) - told
        told += fen
        facts: dict[str, Fact] = {
            "overdue_fen": one.fen,
            "days": (one.until - one.since).days,
            "since": one.since.isoformat(),
            "until": one.until.isoformat(),
            "daily_percent": _percent(rate),
            "markup_percent": f"{rule.markup_pct.normalize():f}",
            "grace_days": rule.grace_days,
        }
        lines.append(QuoteLine("penalty.instalment_days" if both else "penalty.days", fen, facts))
    if not stretches and row.overdue_fen_days:
        whole: dict[str, Fact] = {"fen_days": row.overdue_fen_days, "daily_percent": _percent(rate)}
        lines.append(
            QuoteLine("penalty.sum_of_days", half_up(row.overdue_fen_days * rate[0], rate[1]), whole)
        )
    if model.compound_rate is not None and row.compound_fen_days:
        over, under = model.compound_rate
        more: dict[str, Fact] = {"fen_days": row.compound_fen_days, "daily_percent": _percent((over, under))}
        lines.append(QuoteLine("penalty.compound", half_up(row.compound_fen_days * over, under), more))
    return lines


def _stretches(state: LoanState, row: Row, both: bool) -> list[_Stretch]:
    """From the first day after the grace to the state's day, cut where money came in for the row."""
    rule = state.terms.penalty
    since = row.due_date + timedelta(days=rule.grace_days)
    end = state.as_of
    if rule.stops_after_days is not None:
        end = min(end, since + timedelta(days=rule.stops_after_days))
    open_fen = row.open(PRINCIPAL) + (row.open(INTEREST) if both else 0)
    found: list[_Stretch] = []
    for day, fen in sorted(_paid_after(state, row.no, since, both), reverse=True):
        if day < end:
            found.append(_Stretch(day, end, open_fen))
            end = day
        open_fen += fen
    if since < end:
        found.append(_Stretch(since, end, open_fen))
    return [one for one in reversed(found) if one.fen_days]


def _paid_after(state: LoanState, no: int, since: date, both: bool) -> list[tuple[date, int]]:
    return [
        (done.value_date, line.paid.principal + (line.paid.interest if both else 0))
        for done in state.transactions
        for line in done.lines
        if line.no == no and done.value_date > since
    ]


def _charges(state: LoanState, row: RowState, penalty: bool) -> list[QuoteLine]:
    """The charges due in the row's period."""
    before = row.from_date if row.no > 1 else date.min
    return [
        QuoteLine(
            _charge_code(one),
            one.amount_fen,
            {"name": one.name, "due_date": one.due_date.isoformat()},
        )
        for one in state.charges
        if one.is_penalty == penalty and before < one.due_date <= row.due_date
    ]


def _charge_code(charge: ChargeState) -> str:
    if charge.name == FEE_NAME:
        return "fee.prepayment"
    return "penalty.charge" if charge.is_penalty else "fee.charge"


def _planned(state: LoanState, row: RowState) -> PlanRow | None:
    """The row of the first plan, where no event has changed the instalment since."""
    for made in state.plan.rows if state.plan else ():
        if (made.no, made.from_date, made.due_date, made.interest_fen, made.principal_fen) == (
            row.no,
            row.from_date,
            row.due_date,
            row.due.interest,
            row.due.principal,
        ):
            return made
    return None


def _percent(rate: tuple[int, int]) -> str:
    """A rate as a part of one, in percent to six places."""
    exact = Fraction(*rate) * 100
    shown = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_SHOWN)
    return f"{shown.normalize():f}"


def _kept(*lines: QuoteLine) -> Lines:
    return tuple(line for line in lines if line.amount_fen)


PARTS: dict[str, Callable[[LoanState, RowState], Lines]] = {
    "principal": _principal_lines,
    "interest": _interest_lines,
    "fee": _fee_lines,
    "penalty": _penalty_lines,
}
"""The parts of an instalment in the order of the page."""
