"""The making of a cumulative plan, row after row: dates, tranches, changes, what each row asks for."""

from __future__ import annotations

from datetime import date, timedelta

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.cumulative.balance import Balance
from lendesk.domain.loans.cumulative.costs import Costs
from lendesk.domain.loans.cumulative.dates import DueDays, fixed_end
from lendesk.domain.loans.cumulative.inputs import Change, CumulativeRow, Deal, Outlay
from lendesk.domain.loans.cumulative.splits import progress_of, split_for
from lendesk.domain.loans.plans.schedule import down_payment_fen

_MOST_ROWS = 3000


class Making:
    """A plan on its way: the rows so far, and what the next one starts from.

    `left` is principal not yet in a row nor paid ahead (fen). A subclass lets payments change the rows
    (`recalculating.py`).
    """

    def __init__(self, deal: Deal) -> None:
        self.deal, self.terms = deal, deal.terms
        self.costs = Costs(deal.terms, deal.start)
        self.days = DueDays(deal.terms, deal.start)
        net = [Outlay(on, fen - down_payment_fen(self.terms, fen)) for on, fen in deal.outlays]
        self.left = sum(outlay.fen for outlay in net if outlay.on <= deal.start)
        self.at = progress_of(deal.terms, sum(outlay.fen for outlay in net), self.left)
        self.split = split_for(deal, self.costs, self.at)
        self.split.grown()
        self.balance = Balance(self.left, [outlay for outlay in net if outlay.on > deal.start])
        self.pending = list(self.balance.coming)
        self.changes = list(deal.changes)
        self.rate = self.terms.rate_pct
        self.moved_days = 0
        self.rows: list[CumulativeRow] = []
        self.start = deal.start
        self.deferred = 0
        self.ask_down_payments(deal.start)

    def make(self) -> list[CumulativeRow]:
        """All rows, from where the making has come to."""
        while self.left or self.pending:
            if len(self.rows) > _MOST_ROWS:
                raise RuleBroken("terms.impossible", key="n", reason="out_of_bounds")
            self.make_row(self.next_due())
        if self.deferred and self.rows:
            self.rows[-1].interest += self.deferred
            self.deferred = 0
        return self.rows

    def make_row(self, due: date) -> None:
        """One row due on `due`, and the next period begins."""
        self.pay_out(due)
        interest, own = self.interest_until(due)
        principal = self.principal_for(own)
        row = self.add_row(due, principal, interest)
        self.left -= principal
        self.balance.take_off(due, principal)
        self.end_period(row, principal, own)

    def next_due(self) -> date:
        """The next due date, after the changes that begin with it."""
        self.days.next()
        end = fixed_end(self.terms, self.deal.start)
        if end is not None and (self.at.last or self.days.day > end):
            self.days.move(end + timedelta(days=self.moved_days))
        due = self.days.shifted
        for change in self.changes[:]:
            if change.from_date <= due:
                due = self._apply(change, due)
        return due

    def pay_out(self, due: date) -> None:
        """Tranches out by `due` are to be paid back from this row on; their down payments are rows."""
        now = [outlay for outlay in self.pending if outlay.on <= due]
        if not now:
            return
        self.pending = [outlay for outlay in self.pending if outlay.on > due]
        for on in sorted({outlay.on for outlay in now}):
            self.ask_down_payments(on)
        fen = sum(outlay.fen for outlay in now)
        self.left += fen
        self.at.principal += fen
        self.split.grown()

    def ask_down_payments(self, on: date) -> None:
        """A row each for the tranches of a day."""
        for outlay in self.deal.outlays:
            fen = down_payment_fen(self.terms, outlay.fen) if outlay.on == on else 0
            if fen:
                self.rows.append(CumulativeRow(on, on, fen, 0, down_payment=True))

    def interest_until(self, day: date) -> tuple[int, int]:
        """(interest to ask for, interest that the period itself costs) from the period's start to `day`."""
        flat = self.split.interest()
        if flat is not None:
            return flat, flat
        steps = [step for step in self.deal.rates if step.start <= day]
        pieces = tuple(self.balance.pieces(self.start, day, self.rate, steps))
        own = sum(self.costs.interest(*piece, cut=len(pieces) > 1) for piece in pieces)
        if self.at.no in self.at.free:
            return 0, 0
        return (0 if self.at.no in self.at.no_interest else self.deferred + own), own

    def principal_for(self, own_interest: int) -> int:
        """Principal of the running row; the last one takes all that is left."""
        return self.at.left if self.at.last else min(self.split.principal(own_interest), self.at.left)

    def add_row(self, due: date, principal: int, interest: int) -> CumulativeRow:
        """The row of the running period."""
        first = all(row.down_payment for row in self.rows)
        charges = sum(
            fen for on, fen in self.deal.charges if self.start < on <= due or (first and on == self.start)
        )
        row = CumulativeRow(self.start, due, principal, interest, charges=charges)
        self.rows.append(row)
        return row

    def end_period(self, row: CumulativeRow, taken: int, own_interest: int) -> None:
        """The next period begins where `row` is due; `taken` is the principal that it took."""
        at = self.at
        if self.split.by_balance:
            self.deferred = self.deferred + own_interest if at.no in at.no_interest else 0
        for step in self.deal.rates:
            if self.start < step.start <= row.due_date:
                self.rate = step.rate_pct
        self.balance.pass_to(row.due_date)
        at.taken += taken
        at.asked += row.interest
        at.no += 1
        self.start = row.due_date

    def _apply(self, change: Change, due: date) -> date:
        self.changes.remove(change)
        at = self.at
        if change.moved_to is not None:
            self.moved_days += (change.moved_to - due).days
            self.days.move(change.moved_to)
            due = change.moved_to
        if due <= self.start:
            raise RuleBroken(
                "reschedule.before_the_period", due=due.isoformat(), start=self.start.isoformat()
            )
        if change.grace_interest:
            at.asked_at_grace = at.asked
            at.no_interest |= set(range(at.no, at.no + change.grace_interest))
        at.no_principal |= set(range(at.no, at.no + change.grace_principal))
        more = change.extra + change.grace_principal
        if more:
            at.n += more
            at.extended = True
        if change.rate_pct is not None:
            self.rate = change.rate_pct
            self.split.rate_changed(change.rate_pct)
        if more:
            self.split.extended()
        return due
