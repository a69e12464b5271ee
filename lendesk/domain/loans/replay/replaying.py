"""From terms and events to the state of a loan on a day: the events in their right order, from the start."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events.events import (
    Channel,
    Disbursed,
    Event,
    Purpose,
    RepaymentPosted,
    Undone,
)
from lendesk.domain.loans.plans.interest import daily_rate
from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.plans.schedule import Plan, PlanRow, plan
from lendesk.domain.loans.plans.settlement import accrued_on
from lendesk.domain.loans.replay.allocation import NOTHING, Allocation, Debt, Parts, meet
from lendesk.domain.loans.replay.state import (
    CREDIT_USED,
    DISBURSEMENT,
    REPAYMENT,
    LoanState,
    RowState,
    Transaction,
)
from lendesk.domain.loans.states import LoanChange, LoanStatus, after
from lendesk.domain.loans.terms.rules import PenaltyBase
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Money, Rounding

PREVIEW_KEY = "preview"
_PENALTY, _FEE, _INTEREST, _PRINCIPAL = range(4)


def replay(terms: LoanTerms, events: Sequence[Event], as_of: date) -> LoanState:
    """The state on the day `as_of`. Events come in the order of posting; their value dates decide.

    Events after `as_of` wait; a reversed one never happened; two on one day keep the order of posting.
    Raises RuleBroken `event.duplicate_key`, `.unknown_target`, `.already_reversed`, `disbursement.twice`,
    `disbursement.not_the_principal` or `repayment.before_disbursement`.
    """
    live = sorted(
        (event for event in _live(events) if event.value_date <= as_of), key=lambda event: event.value_date
    )
    paid_out = _disbursement(terms, live)
    if paid_out is None:
        return LoanState(terms, tuple(events), as_of, None, (), (), Money(0), LoanStatus.AWAITING, 0)
    run = _Run(terms, plan(terms, paid_out.value_date))
    run.transactions.append(_paid_out(paid_out))
    for event in live:
        if isinstance(event, RepaymentPosted):
            run.take(event)
    run.reach(as_of)
    return run.state(tuple(events), as_of)


def allocate(
    state: LoanState, amount: Money, value_date: date, purpose: Purpose = Purpose.INSTALMENT
) -> Allocation:
    """How a repayment posted now with this value date would be split; the state itself stays as it is.

    Later postings are not looked at: they would be replayed after it. Raises RuleBroken
    `repayment.before_disbursement`, ValueError for a negative amount.
    """
    event = RepaymentPosted(key=PREVIEW_KEY, value_date=value_date, amount=amount, purpose=purpose)
    then = replay(state.terms, (*state.events, event), value_date)
    before = sum(done.credit_change_fen for done in then.transactions if done.key != PREVIEW_KEY)
    done = then.transactions[-1]
    return Allocation(
        amount=amount,
        lines=done.lines,
        surplus=Money(before + done.credit_change_fen),
        from_credit=Money(before),
    )


def _live(events: Sequence[Event]) -> list[Disbursed | RepaymentPosted]:
    known: dict[str, Disbursed | RepaymentPosted] = {}
    undone: set[str] = set()
    for event in events:
        if isinstance(event, Undone):
            if event.target not in known:
                raise RuleBroken("event.unknown_target", key=event.key, target=event.target)
            if event.target in undone:
                raise RuleBroken("event.already_reversed", key=event.key, target=event.target)
            undone.add(event.target)
        elif event.key in known:
            raise RuleBroken("event.duplicate_key", key=event.key)
        else:
            known[event.key] = event
    return [event for key, event in known.items() if key not in undone]


def _disbursement(terms: LoanTerms, live: Sequence[Disbursed | RepaymentPosted]) -> Disbursed | None:
    found = [event for event in live if isinstance(event, Disbursed)]
    if len(found) > 1:
        raise RuleBroken("disbursement.twice", key=found[1].key)
    start = found[0].value_date if found else date.max
    for event in live:
        if event.value_date < start:
            raise RuleBroken("repayment.before_disbursement", value_date=event.value_date.isoformat())
    if found and found[0].amount != terms.principal:
        # Interest deducted in advance is forbidden: what is lent is what is received (Civil Code 670).
        raise RuleBroken(
            "disbursement.not_the_principal",
            amount_fen=found[0].amount.minor,
            principal_fen=terms.principal.minor,
        )
    return found[0] if found else None


def _paid_out(event: Disbursed) -> Transaction:
    return Transaction(
        event.key, DISBURSEMENT, event.value_date, event.amount.minor, event.channel, NOTHING, 0, ()
    )


class _Row:
    """One instalment while the events run over it; `due` and `paid` in fen by part."""

    __slots__ = ("due", "due_date", "paid", "paid_on", "penalty_days_fen", "penalty_from", "plan")

    def __init__(self, row: PlanRow, grace_days: int) -> None:
        self.plan = row
        self.due_date = row.due_date  # earlier than planned once a settlement brings it forward
        self.due = [0, row.fee_fen, row.interest_fen, row.principal_fen]
        self.paid = [0, 0, 0, 0]
        self.paid_on: date | None = None
        self.penalty_from = row.due_date + timedelta(days=grace_days)
        # Overdue fen x days, summed exactly and rounded once: splitting a payment changes nothing.
        self.penalty_days_fen = 0

    @property
    def outstanding(self) -> Parts:
        return Parts(*map(int.__sub__, self.due, self.paid))


class _Run:
    """The rows, the money held and what happened, up to the day that was last reached."""

    def __init__(self, terms: LoanTerms, made: Plan) -> None:
        self.terms = terms
        self.plan = made
        self.rows = [_Row(row, terms.penalty.grace_days) for row in made.rows]
        self.credit = 0
        self.transactions: list[Transaction] = []
        self.passed = 0  # rows whose due date was reached
        over, under = daily_rate(terms)
        markup, of = terms.penalty.markup_pct.as_integer_ratio()
        self.penalty_rate = over * (100 * of + markup), under * 100 * of

    def reach(self, day: date) -> None:
        """Let the time pass: money held meets each due date, penalty accrues."""
        while self.passed < len(self.rows) and self.rows[self.passed].due_date <= day:
            due = self.rows[self.passed].due_date
            self.passed += 1
            if self.credit:
                self._accrue(due)
                self._split("", CREDIT_USED, due, 0, Channel.BANK)
        self._accrue(day)

    def take(self, event: RepaymentPosted) -> None:
        """A repayment: what was held goes with it; a settlement brings all forward if the money suffices."""
        self.reach(event.value_date)
        if event.purpose is Purpose.SETTLEMENT:
            self._bring_forward(event)
        self._split(event.key, REPAYMENT, event.value_date, event.amount.minor, event.channel)

    def state(self, events: tuple[Event, ...], as_of: date) -> LoanState:
        """The frozen picture of where the run has come to."""
        rows = tuple(
            RowState(
                row.plan.no,
                row.plan.from_date,
                row.due_date,
                Parts(*row.due),
                Parts(*row.paid),
                row.paid_on,
            )
            for row in self.rows
        )
        oldest = next((row.due_date for row in rows if row.outstanding.total), None)
        late = 0 if oldest is None else max((as_of - oldest).days, 0)
        return LoanState(
            terms=self.terms,
            events=events,
            as_of=as_of,
            plan=self.plan,
            rows=rows,
            transactions=tuple(self.transactions),
            credit=Money(self.credit),
            status=_status(oldest, late),
            days_past_due=late,
        )

    def _accrue(self, day: date) -> None:
        both = self.terms.penalty.base is PenaltyBase.INSTALMENT
        over, under = self.penalty_rate
        for row in self.rows[: self.passed]:
            days = (day - row.penalty_from).days
            if days <= 0:
                continue
            overdue = row.due[_PRINCIPAL] - row.paid[_PRINCIPAL]
            if both:
                overdue += row.due[_INTEREST] - row.paid[_INTEREST]
            row.penalty_from = day
            row.penalty_days_fen += overdue * days
            row.due[_PENALTY] = DIVIDE[Rounding.HALF_UP](row.penalty_days_fen * over, under)

    def _bring_forward(self, event: RepaymentPosted) -> None:
        """Make everything due on the event's day, with interest for the actual days only (Civil Code 677).

        Money short of that stays an ordinary repayment. Interest or fees already paid in advance stay paid.
        """
        on = event.value_date
        accrued = accrued_on(self.plan, on)
        later = [row for row in self.rows if row.due_date > on]
        dues = [
            _settled_due(row, accrued.fen if accrued and accrued.no == row.plan.no else 0) for row in later
        ]
        asked = sum(map(sum, dues)) - sum(sum(row.paid) for row in later)
        asked += sum(row.outstanding.total for row in self.rows if row.due_date <= on)
        if self.credit + event.amount.minor < asked:
            return
        for row, due in zip(later, dues, strict=True):
            row.due, row.due_date = due, on
        self.passed = len(self.rows)

    def _split(self, key: str, kind: str, on: date, amount: int, channel: Channel) -> None:
        debts = [Debt(row.plan.no, row.due_date, row.outstanding) for row in self.rows]
        made = meet(debts, self.terms.allocation, Money(self.credit + amount), on)
        if kind == CREDIT_USED and not made.lines:
            return
        for line in made.lines:
            row = self.rows[line.no - 1]
            row.paid = list(map(int.__add__, row.paid, line.paid))
            if not line.left.total:
                row.paid_on = on
        change = made.surplus.minor - self.credit
        self.credit += change
        self.transactions.append(Transaction(key, kind, on, amount, channel, made.parts, change, made.lines))


def _settled_due(row: _Row, interest: int) -> list[int]:
    """What a row not yet due asks for in a settlement: interest so far, no future fee, its principal."""
    return [
        row.due[_PENALTY],
        row.paid[_FEE],
        max(interest, row.paid[_INTEREST]),
        row.due[_PRINCIPAL],
    ]


def _status(oldest: date | None, late: int) -> LoanStatus:
    active = after(LoanStatus.AWAITING, LoanChange.DISBURSED)
    if oldest is None:
        return after(active, LoanChange.PAID_IN_FULL)
    return after(active, LoanChange.FELL_BEHIND) if late else active
