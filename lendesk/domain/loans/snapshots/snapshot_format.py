"""The state of a loan after an event as plain JSON-able data, in the format of docs/formats/loan-case.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any, NamedTuple, Protocol, runtime_checkable

from lendesk.domain.loans.plans.interest import daily_rate
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.plans.schedule import Plan, PlanRow
from lendesk.domain.loans.replay.allocation import NOTHING, Parts
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.snapshots.ageing_format import ageing_to_data, days_by_date
from lendesk.domain.loans.snapshots.case_format import Case
from lendesk.domain.loans.snapshots.charges_format import charges_to_data
from lendesk.domain.loans.snapshots.plan_figures import plan_figures
from lendesk.domain.loans.snapshots.postings import Line
from lendesk.domain.loans.snapshots.unfolding import Step, as_planned, unfold
from lendesk.domain.loans.states import LoanStatus
from lendesk.domain.loans.terms.rules import InterestCalc, RatePer
from lendesk.domain.loans.terms.servicing import DpdRule
from lendesk.domain.money import Money

STATUS = {
    LoanStatus.AWAITING: "APPROVED",
    LoanStatus.ACTIVE: "ACTIVE",
    LoanStatus.OVERDUE: "ACTIVE",
    LoanStatus.SETTLED: "CLOSED",
    LoanStatus.WRITTEN_OFF: "CLOSED_WRITTEN_OFF",
}
DATES = ("date", "due_date", "from_date", "paid_date", "as_of", "days", "next_due", "maturity")
"""Keys that a case without any date does not tell."""
_BY_TIME = (RatePer.DAY, RatePer.MONTH, RatePer.YEAR)
_BLANK = ("no", "days", "paid_date", "principal", "interest", "penalty", "paid_in_advance", "paid_late")


class _RowView(NamedTuple):
    """One instalment as it is told; fen."""

    no: int
    from_date: date
    due_date: date
    due: Parts
    due_fen: int
    paid: Parts
    outstanding_fen: int
    paid_on: date | None
    in_advance_fen: int
    late_fen: int
    balance_after_fen: int


@runtime_checkable
class _TellsFactors(Protocol):
    """A model that reckons by factors of periods."""

    def rate_factors(self) -> list[tuple[int, int, Decimal]]:
        """(instalment, part of it, factor)."""


def snapshots(case: Case) -> Iterator[dict[str, Any]]:
    """A snapshot before all events and one after each. Raises RuleBroken as the replay does."""
    plan: Plan | None = None
    agreed: dict[str, Any] = {}
    for step in unfold(case):
        if step.state.plan is not None and step.state.plan != plan:
            plan = step.state.plan
            agreed = plan_figures(plan)
        told = {**snapshot(case, step), **agreed}
        yield _without_dates(told) if case.undated else told


def snapshot(case: Case, step: Step) -> dict[str, Any]:
    """One step as data; a figure that the engine does not know is left out."""
    rows, paid_out = _rows(case, step)
    return {
        "after_event": step.number,
        "as_of": step.as_of.isoformat(),
        "status": _status(step.state),
        **_figures(step.state, rows),
        "rows": list(_told_rows(rows, paid_out)),
        "totals": _totals(rows),
        "transactions": [_told_line(line) for line in step.lines],
        "charges": charges_to_data(step.state),
        **ageing_to_data(step.state, step.classified or step.state),
        **_days_past_due(step.state),
        **_factors(step.state),
        **_allocated(step),
    }


def _rows(case: Case, step: Step) -> tuple[list[_RowView], list[tuple[date, int]]]:
    """The rows, and (day, fen) of what was paid out; before any payout those of the plan."""
    if not step.state.rows:
        planned = as_planned(case)
        return _views(planned), list(planned.disbursed)
    return _views(step.state), _paid_out(step)


def _views(state: LoanState) -> list[_RowView]:
    if state.plan is not None and _only_shown(state):
        return [_planned(row) for row in state.plan.rows]
    return [
        _RowView(
            row.no,
            row.from_date,
            row.due_date,
            row.due,
            row.due.total,
            row.paid,
            row.outstanding.total,
            row.paid_on,
            row.in_advance_fen,
            row.late_fen,
            row.balance_after_fen,
        )
        for row in state.rows
    ]


def _only_shown(state: LoanState) -> bool:
    """Whether the plan is rounded for display alone, and no money has moved on it."""
    return state.terms.rounding.display_only and not any(row.paid.total for row in state.rows)


def _planned(row: PlanRow) -> _RowView:
    due = Parts(0, row.fee_fen, row.interest_fen, row.principal_fen)
    return _RowView(
        row.no,
        row.from_date,
        row.due_date,
        due,
        row.due_fen,
        NOTHING,
        row.due_fen,
        None,
        0,
        0,
        row.balance_after_fen,
    )


def _paid_out(step: Step) -> list[tuple[date, int]]:
    return [
        (line.value_date, line.amount_fen)
        for line in step.lines
        if line.type == "Disbursement" and not line.reversed
    ]


def _told_rows(rows: Sequence[_RowView], paid_out: list[tuple[date, int]]) -> Iterator[dict[str, Any]]:
    """Rows by date, each payout before the first instalment that starts on its day or is due after it."""
    waiting, balance = sorted(paid_out, key=itemgetter(0)), 0
    for row in rows:
        while waiting and (waiting[0][0] < row.due_date or waiting[0][0] == row.from_date):
            balance += waiting[0][1]
            yield _told_payout(*waiting.pop(0))
        before, balance = balance, row.balance_after_fen
        yield {**_told_row(row), "balance_before": _yuan(before), "balance_after": _yuan(balance)}
    for on, fen in waiting:
        yield _told_payout(on, fen)


def _told_payout(on: date, fen: int) -> dict[str, Any]:
    zero = dict.fromkeys(("fee", "due", "paid", "outstanding"), "0.00")
    return {**dict.fromkeys(_BLANK), "due_date": on.isoformat(), **zero, "balance_after": _yuan(fen)}


def _told_row(row: _RowView) -> dict[str, Any]:
    return {
        "no": row.no,
        "days": (row.due_date - row.from_date).days,
        "from_date": row.from_date.isoformat(),
        "due_date": row.due_date.isoformat(),
        "paid_date": None if row.paid_on is None else row.paid_on.isoformat(),
        **_parts(row.due),
        "due": _yuan(row.due_fen),
        "paid": _yuan(row.paid.total),
        "paid_principal": _yuan(row.paid.principal),
        "paid_interest": _yuan(row.paid.interest),
        "paid_fee": _yuan(row.paid.fee),
        "paid_penalty": _yuan(row.paid.penalty),
        "paid_in_advance": _yuan(row.in_advance_fen),
        "paid_late": _yuan(row.late_fen),
        "outstanding": _yuan(row.outstanding_fen),
    }


def _totals(rows: Sequence[_RowView]) -> dict[str, str]:
    return {
        **_parts(_summed(row.due for row in rows)),
        "due": _yuan(sum(row.due_fen for row in rows)),
        "paid": _yuan(sum(row.paid.total for row in rows)),
        "paid_in_advance": _yuan(sum(row.in_advance_fen for row in rows)),
        "paid_late": _yuan(sum(row.late_fen for row in rows)),
        "outstanding": _yuan(sum(row.outstanding_fen for row in rows)),
    }


def _figures(state: LoanState, rows: Sequence[_RowView]) -> dict[str, Any]:
    shown = state.plan if _only_shown(state) else None
    told: dict[str, Any] = {
        "penalty": _yuan(sum(row.due.penalty for row in rows)),
        "outstanding": _yuan(sum(row.outstanding_fen for row in rows)),
        "overpaid": str(state.credit),
        "past_due_days": state.days_past_due,
        "total_interest": _yuan(sum(row.due.interest for row in rows)),
        "total_payment": _yuan(sum(row.due_fen for row in rows)),
    }
    if state.rows and state.terms.interest_calc is InterestCalc.DAILY and state.terms.rate_per in _BY_TIME:
        told["daily_interest"] = _yuan(_one_day(state))
    if shown is not None:  # the exact totals, rounded
        told |= {"total_interest": str(shown.total_interest), "total_payment": str(shown.total_payment)}
    return told


def _one_day(state: LoanState) -> int:
    """What a day costs on the principal that is left (fen)."""
    over, under = daily_rate(state.terms)
    return DIVIDE[state.terms.rounding.mode](state.outstanding.principal * over, under)


def _status(state: LoanState) -> str:
    if state.overpaid:
        return "OVERPAID"
    return STATUS.get(state.status, str(state.status).upper())


def _told_line(line: Line) -> dict[str, Any]:
    return {
        "date": line.value_date.isoformat(),
        "type": line.type,
        "amount": _yuan(line.amount_fen),
        **_parts(line.parts),
        "principal_balance": _yuan(line.balance_fen),
        "reversed": line.reversed,
        "replayed": line.replayed,
        "id": line.key,
    }


def _factors(state: LoanState) -> dict[str, Any]:
    model = None if state.run is None else state.run.model
    if not isinstance(model, _TellsFactors):
        return {}
    told = [
        {"no": no, "sub_period": part, "value": format(value, "f")}
        for no, part, value in model.rate_factors()
    ]
    return {"rate_factors": told}


def _days_past_due(state: LoanState) -> dict[str, Any]:
    """Day by day where the terms say how a day counts."""
    rule = state.terms.servicing.dpd_rule
    return {} if rule is DpdRule.AFTER_DUE_DAY else {"days_past_due": days_by_date(state)}


def _allocated(step: Step) -> dict[str, Any]:
    """The split of what the last event moved."""
    found = [line for line in step.lines if step.event is not None and line.key == step.event.key]
    return (
        {"allocated": {**_parts(found[0].parts), "overpaid": _yuan(found[0].overpaid_fen)}} if found else {}
    )


def _parts(parts: Parts) -> dict[str, str]:
    return {
        "principal": _yuan(parts.principal),
        "interest": _yuan(parts.interest),
        "fee": _yuan(parts.fee),
        "penalty": _yuan(parts.penalty),
    }


def _summed(parts: Iterable[Parts]) -> Parts:
    total = NOTHING
    for one in parts:
        total = total.plus(one)
    return total


def _yuan(fen: int) -> str:
    return str(Money(fen))


def _without_dates(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: _without_dates(value) for key, value in told.items() if key not in DATES}
    return [_without_dates(one) for one in told] if isinstance(told, list) else told
