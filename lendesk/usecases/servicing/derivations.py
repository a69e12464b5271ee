"""How every figure of a loan came about, line by line, computed from the loan's own terms and events."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lendesk.domain.errors import Fact, RuleBroken
from lendesk.domain.loans.events.events import Event, Undone
from lendesk.domain.loans.overdue.classification import classify
from lendesk.domain.loans.overdue.of_loan import delinquency_of, pauses_of
from lendesk.domain.loans.plans.irr import annualised_rate, disclosed, periods_per_year
from lendesk.domain.loans.quotations.payoff import payoff
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.state import LoanState, RowState
from lendesk.domain.money import Money
from lendesk.usecases.loan_events import from_text
from lendesk.usecases.projections import LoanRow
from lendesk.usecases.repayments.previews import loan_state
from lendesk.usecases.servicing.changes import is_written_off
from lendesk.usecases.servicing.instalment_lines import PARTS
from lendesk.usecases.servicing.queries import LoanEventRow, QuoteLine

OF_LOAN = ("rate", "due", "principal", "payoff", "overdue")
"""Figures of the loan as a whole; those of an instalment are `PARTS` and "open"."""


@dataclass(frozen=True, slots=True)
class PartFigures:
    """One part of an instalment in fen: open = due - paid - let off."""

    part: str
    due_fen: int
    paid_fen: int
    let_off_fen: int
    open_fen: int


@dataclass(frozen=True, slots=True)
class InstalmentFigures:
    """An instalment by part (principal, interest, fee, penalty); `kind` as in `book.RowKind`."""

    no: int
    from_date: str
    due_date: str
    kind: str
    paid_on: str
    parts: tuple[PartFigures, ...]


@dataclass(frozen=True, slots=True)
class ChargeFigures:
    """A fee or penalty added to a loan; `key` names the event that added it. Amounts in fen."""

    key: str
    name: str
    is_penalty: bool
    due_date: str
    amount_fen: int
    open_fen: int


@dataclass(frozen=True, slots=True)
class EventSplit:
    """What an event did to the debt, in fen; `held_fen` is what it put by for the borrower."""

    key: str
    penalty_fen: int
    fee_fen: int
    interest_fen: int
    principal_fen: int
    held_fen: int


@dataclass(frozen=True, slots=True)
class LoanDetail:
    """What the page of a loan shows beside its plan, as of `on` (ISO).

    `stage`: the collection stage or "" when not behind; `category`: one of the five of loan quality by days.
    """

    on: str
    status: str
    days_past_due: int
    stage: str
    category: str
    credit_fen: int
    interest_so_far_fen: int
    due_now: PartDue
    rate_percent: str
    rate_per: str
    instalments: tuple[InstalmentFigures, ...]
    charges: tuple[ChargeFigures, ...]
    splits: tuple[EventSplit, ...]
    paused: bool
    written_off: bool


@dataclass(frozen=True, slots=True)
class PartDue:
    """What is due now and open, by part, in fen."""

    penalty_fen: int
    fee_fen: int
    interest_fen: int
    principal_fen: int

    @property
    def total_fen(self) -> int:
        """All parts together."""
        return self.penalty_fen + self.fee_fen + self.interest_fen + self.principal_fen


@dataclass(frozen=True, slots=True)
class Derivation:
    """A figure and the lines it is made of; `no` is the instalment, 0 for the loan as a whole.

    `unit` money: `amount_fen` is the sum of the lines. percent or days: `value` is the figure, and lines tell
    the amounts and facts that it follows from.
    """

    figure: str
    no: int
    amount_fen: int
    lines: tuple[QuoteLine, ...]
    unit: str = "money"
    value: str = ""


def loan_detail(row: LoanRow, on: date) -> LoanDetail:
    """The loan of a row as of a day. Raises the engine's RuleBroken."""
    state = loan_state(row, (), on)
    behind = delinquency_of(state)
    due = state.due_now
    return LoanDetail(
        on=on.isoformat(),
        status=state.status.value,
        days_past_due=state.days_past_due,
        stage=behind.bucket or "",
        category=classify(state.days_past_due).value,
        credit_fen=state.credit.minor,
        interest_so_far_fen=_interest_so_far(state, on),
        due_now=PartDue(due.penalty, due.fee, due.interest, due.principal),
        rate_percent=f"{state.terms.rate_pct:f}",
        rate_per=state.terms.rate_per.value,
        instalments=tuple(_instalment(one) for one in state.rows),
        charges=tuple(
            ChargeFigures(
                one.key, one.name, one.is_penalty, one.due_date.isoformat(), one.amount_fen, one.open_fen
            )
            for one in state.charges
        ),
        splits=tuple(
            EventSplit(
                one.key,
                one.parts.penalty,
                one.parts.fee,
                one.parts.interest,
                one.parts.principal,
                one.credit_change_fen,
            )
            for one in state.transactions
            if one.key and one.kind != "disbursement"
        ),
        paused=any(one.active_on(on) for one in pauses_of(state)),
        written_off=is_written_off(state.events),
    )


def derive(row: LoanRow, on: date, figure: str, no: int = 0) -> Derivation:
    """How a figure came about: one of `OF_LOAN`, or with `no` a part of that instalment or "open".

    Raises RuleBroken `instalment.unknown`, `query.unknown` and the engine's own.
    """
    state = loan_state(row, (), on)
    if not no:
        if figure not in _OF_LOAN:
            raise RuleBroken("query.unknown", figure=figure[:20])
        return _OF_LOAN[figure](state, on)
    found = next((one for one in state.rows if one.no == no), None)
    if found is None:
        raise RuleBroken("instalment.unknown", due_date=str(no))
    if figure == "open":
        return _summed(figure, no, _open_lines(found))
    if figure not in PARTS:
        raise RuleBroken("query.unknown", figure=figure[:20])
    return _summed(figure, no, PARTS[figure](state, found))


def _summed(figure: str, no: int, lines: tuple[QuoteLine, ...]) -> Derivation:
    return Derivation(figure, no, sum(line.amount_fen for line in lines), lines)


def _instalment(row: RowState) -> InstalmentFigures:
    return InstalmentFigures(
        no=row.no,
        from_date=row.from_date.isoformat(),
        due_date=row.due_date.isoformat(),
        kind=str(row.kind),
        paid_on=row.paid_on.isoformat() if row.paid_on else "",
        parts=tuple(_part(row, name) for name in PARTS),
    )


def _part(row: RowState, name: str) -> PartFigures:
    def of(parts: Parts) -> int:
        return int(getattr(parts, name))

    return PartFigures(name, of(row.due), of(row.paid), of(row.relieved), of(row.outstanding))


def _open_lines(row: RowState) -> tuple[QuoteLine, ...]:
    told = [QuoteLine(f"open.{name}", int(getattr(row.due, name))) for name in PARTS]
    paid: dict[str, Fact] = {"paid_on": row.paid_on.isoformat() if row.paid_on else ""}
    told.append(QuoteLine("open.paid", -row.paid.total, paid))
    told.append(QuoteLine("open.let_off", -row.relieved.total))
    return tuple(line for line in told if line.amount_fen)


def _due(state: LoanState, on: date) -> Derivation:
    lines = tuple(
        QuoteLine("due.instalment", row.outstanding.total, _due_facts(row, on))
        for row in state.rows
        if row.due_date <= on and row.outstanding.total
    )
    return _summed("due", 0, lines)


def _due_facts(row: RowState, on: date) -> dict[str, Fact]:
    left = row.outstanding
    return {
        "no": row.no,
        "due_date": row.due_date.isoformat(),
        "days": (on - row.due_date).days,
        "penalty_fen": left.penalty,
        "fee_fen": left.fee,
        "interest_fen": left.interest,
        "principal_fen": left.principal,
    }


def _principal(state: LoanState, _on: date) -> Derivation:
    lines = [
        QuoteLine("principal.paid_out", fen, {"on": day.isoformat()}) for day, fen in state.disbursed if fen
    ]
    paid, let_off = state.paid.principal, sum(row.relieved.principal for row in state.rows)
    left = state.outstanding.principal
    lines.append(QuoteLine("principal.paid_back", -paid))
    lines.append(QuoteLine("principal.let_off", -let_off))
    lines.append(QuoteLine("principal.other", left - sum(line.amount_fen for line in lines)))
    return _summed("principal", 0, tuple(line for line in lines if line.amount_fen))


def _payoff(state: LoanState, on: date) -> Derivation:
    made = payoff(state, on)
    lines = tuple(QuoteLine(line.code, line.amount.minor, dict(line.facts)) for line in made.lines)
    return Derivation("payoff", 0, made.amount.minor, lines)


def _rate(state: LoanState, _on: date) -> Derivation:
    """The rate disclosed: of the plan first agreed, with every fee (PBoC announcement 2021 No. 3)."""
    if state.plan is None:
        return Derivation("rate", 0, 0, (), "percent")
    made = state.plan
    yearly, periods = annualised_rate(made), periods_per_year(made.terms)
    period: dict[str, Fact] = {
        "period_percent": f"{(yearly / periods).quantize(Decimal('0.000001')):f}",
        "periods": f"{periods.normalize():f}",
    }
    lines = (
        QuoteLine(
            "rate.paid_out", made.principal.minor - made.upfront_fee_fen, {"fee_fen": made.upfront_fee_fen}
        ),
        QuoteLine(
            "rate.paid_back",
            -sum(row.due_fen for row in made.rows),
            {"count": len(made.rows), "interest_fen": made.total_interest_fen, "fee_fen": made.total_fee_fen},
        ),
        QuoteLine("rate.per_period", 0, period),
    )
    return Derivation("rate", 0, 0, lines, "percent", f"{disclosed(yearly):f}")


def _overdue(state: LoanState, on: date) -> Derivation:
    lines = tuple(
        QuoteLine(
            "overdue.instalment",
            row.outstanding.total,
            {"no": row.no, "due_date": row.due_date.isoformat(), "days": (on - row.due_date).days},
        )
        for row in state.rows
        if row.due_date < on and row.outstanding.total
    )
    return Derivation("overdue", 0, state.overdue.total, lines, "days", str(state.days_past_due))


_OF_LOAN: dict[str, Callable[[LoanState, date], Derivation]] = {
    "due": _due,
    "principal": _principal,
    "payoff": _payoff,
    "rate": _rate,
    "overdue": _overdue,
}


def _interest_so_far(state: LoanState, on: date) -> int:
    """Interest of the running period up to the day, as a settlement would ask for it (fen)."""
    if not state.rows or not state.outstanding.total:
        return 0
    lines = payoff(state, on).lines
    return sum(line.amount.minor for line in lines if line.code == "payoff.interest_accrued")


def events_in(row: LoanRow) -> tuple[LoanEventRow, ...]:
    """The events that a workstation holds of a loan, in the order of posting; not who posted them."""
    told = json.loads(row.events)
    engine = from_text(row.events)
    undone = {one.target: one.key for one in engine if isinstance(one, Undone)}
    return tuple(
        LoanEventRow(
            key=event.key,
            sequence=number,
            kind=str(data["type"]),
            value_date=event.value_date.isoformat(),
            posted_at="",
            by_name="",
            amount_fen=_amount_of(event),
            details={name: fact for name, fact in data.items() if isinstance(fact, str | int | None)},
            receipt_id="",
            undone_by=undone.get(event.key, ""),
            undoable=False,
        )
        for number, (event, data) in enumerate(zip(engine, told, strict=True), 1)
    )


def _amount_of(event: Event) -> int:
    amount = getattr(event, "amount", None)
    return amount.minor if isinstance(amount, Money) else 0
