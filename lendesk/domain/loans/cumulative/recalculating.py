"""Plans that follow payments: money ahead of time lowers interest, money that is late raises it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lendesk.domain.loans.cumulative.dates import DueDays
from lendesk.domain.loans.cumulative.inputs import CumulativeRow, Deal, Receipt
from lendesk.domain.loans.cumulative.making import Making
from lendesk.domain.loans.cumulative.meeting import Met, meet_rows, principal_comes_first
from lendesk.domain.loans.terms.servicing import Compounding, Preclose, Recalculation, Reschedule, Rest

_OF_INTEREST = (Compounding.INTEREST, Compounding.INTEREST_AND_FEE)
_OF_CHARGES = (Compounding.FEE, Compounding.INTEREST_AND_FEE)


class Recalculating(Making):
    """A plan as of the business day `today`, for all `receipts` known then.

    What is overdue bears interest up to `today` (to the next due date, where rests are due dates). `closing`
    cuts the plan on that day, everything left falls due with the row: what it asks for settles the loan.
    """

    def __init__(
        self, deal: Deal, receipts: Sequence[Receipt], today: date, closing: date | None = None
    ) -> None:
        super().__init__(deal)
        self.rule = deal.terms.servicing.recalculation or Recalculation()
        self.waiting = sorted(receipts, key=lambda receipt: receipt.on)
        self.today, self.closing = today, closing
        self.until = self.rest(today)
        self.principal_first = principal_comes_first(deal.terms.allocation)
        self.early = 0  # principal paid ahead that still lowers the next instalments

    def rest(self, day: date) -> date:
        """The day from which a change of balance on `day` counts."""
        if self.rule.rest is Rest.DAILY:
            return day
        days = DueDays(self.terms, self.deal.start)
        due = self.deal.start
        while due < day:
            due = days.next()
        return due

    def make(self) -> list[CumulativeRow]:
        """All rows; after the last one, interest on what is overdue has rows of its own."""
        super().make()
        end = self.closing or self.today
        if self.balance.late and end > self.start:
            self._beyond(end)
        for receipt in self.waiting:
            self._meet(receipt.fen)
        return self.rows

    def make_row(self, due: date) -> None:
        """A row that knows what was paid before it fell due."""
        if self.closing is not None and due >= self.closing:
            due = self.closing
        self.pay_out(due)
        ahead, at_due = self._paid_ahead(due)
        interest, own = self.interest_until(due)
        principal = self._less_early(self.principal_for(own))
        more = ahead - principal
        if more > 0:
            self.early += more
            self._apply_strategy(self.at.taken + principal + more)
            principal += more
        self.left -= principal - ahead
        if self.left < 0 or due == self.closing:
            principal, self.left = principal + self.left, 0
        if due == self.closing:
            self.pending = []
        row = self.add_row(due, principal, interest)
        for receipt in at_due:
            principal = self._met_at_due(row, receipt, principal)
        self._reckon_late(row.due_date)
        self.balance.take_off(self.rest(row.due_date), principal - ahead)
        self.end_period(row, principal, own)

    def keep(self, kept: Sequence[CumulativeRow], before: date) -> None:
        """Rows of the plan so far that fell due before a day stay as they are; money meets them again."""
        usual = [row for row in kept if row.due_date < before and not row.down_payment and not row.extra]
        while usual and not usual[-1].interest:
            usual.pop()
        for old in usual:
            self._keep_row(old)

    def principal_for(self, own_interest: int) -> int:
        """What was paid ahead under RESCHEDULE_NEXT is still to be taken off the next rows."""
        left = self.at.left + self.early
        return left if self.at.last else min(self.split.principal(own_interest), left)

    def _keep_row(self, old: CumulativeRow) -> None:
        due = self.next_due()
        self.pay_out(due)
        expected = self.split.principal(old.interest)
        row = self.add_row(old.due_date, old.principal, old.interest)
        ahead = 0
        for receipt in self._until(row.due_date):
            before = row.paid_principal
            self._meet(receipt.fen)
            over = row.paid_principal - max(expected - self.early, 0)
            fen = min(row.paid_principal - before, max(over, 0))
            self.balance.take_off(self.rest(receipt.on), fen)
            ahead += fen
        self.left -= row.principal
        kept_over = max(self.early - expected, 0)
        now_over = max(row.principal + self.early - expected, 0)
        self.early = now_over
        if now_over > kept_over:
            self._apply_strategy(self.at.taken + row.principal)
        self.balance.take_off(self.rest(row.due_date), row.principal - ahead)
        self.end_period(row, row.principal, row.interest)
        self._reckon_late(row.due_date)

    def _until(self, day: date) -> list[Receipt]:
        now = [receipt for receipt in self.waiting if receipt.on <= day]
        self.waiting = [receipt for receipt in self.waiting if receipt.on > day]
        return now

    def _meet(self, fen: int) -> Met:
        return meet_rows(self.rows, fen, self.principal_first)

    def _paid_ahead(self, due: date) -> tuple[int, list[Receipt]]:
        """(fen paid ahead of this row that count before it is due, receipts that meet it when it is)."""
        ahead, at_due = 0, []
        closed = False
        for receipt in self._until(due):
            counts = self.rest(receipt.on)
            if closed or receipt.on >= due or counts >= due:
                at_due.append(receipt)
                continue
            met = self._meet(receipt.fen)
            self._late_paid(met, counts)
            if not met.left:
                continue
            if self._settles(receipt.on, met.left):
                at_due.append(Receipt(receipt.on, met.left))
                closed = True
                continue
            took = min(met.left, self.left)
            self.left -= took
            self.balance.take_off(counts, took)
            ahead += took
            at_due.append(Receipt(due, met.left))
        return ahead, at_due

    def _settles(self, on: date, fen: int) -> bool:
        """Whether money pays all that is left with interest up to its own day."""
        if fen < self.left or self.rule.preclose is not Preclose.TILL_PRE_CLOSE_DATE:
            return False
        return self.interest_until(on)[1] + self.deferred + self.left <= fen

    def _less_early(self, principal: int) -> int:
        off = min(principal, self.early)
        self.early -= off
        return principal - off

    def _apply_strategy(self, taken: int) -> None:
        """What paying ahead does to the rows after the running one; `taken` is principal in rows with it."""
        if self.early <= 0 or self.rule.reschedule is Reschedule.RESCHEDULE_NEXT_REPAYMENTS:
            return
        self.early = 0
        if self.rule.reschedule is Reschedule.REDUCE_EMI_AMOUNT and self.at.whole > taken:
            self.at.no += 1
            self.split.begin(self.at.whole - taken)
            self.at.no -= 1

    def _met_at_due(self, row: CumulativeRow, receipt: Receipt, principal: int) -> int:
        """Money meets the row; what is over pays principal ahead. The row's own principal afterwards."""
        principal += self._cut(row, receipt)
        left = self._meet(receipt.fen).left
        if not left:
            return principal
        self.left -= left
        took = left + min(self.left, 0)
        self.left = max(self.left, 0)
        self.balance.take_off(self.rest(receipt.on), took)
        row.principal += took
        row.paid_principal += took
        self.at.taken += took
        self.early += left
        self._apply_strategy(self.at.taken + principal)
        return principal

    def _cut(self, row: CumulativeRow, receipt: Receipt) -> int:
        """Money that settles the loan before the row is due ends it that day, with interest until then.

        Returns the principal that came to the row by that.
        """
        on = receipt.on
        if row.due_date <= on:
            return 0
        until = self.rest(on) if self.rule.preclose is Preclose.TILL_REST_FREQUENCY_DATE else on
        interest = self.deferred + self.interest_until(min(until, row.due_date))[1]
        asked = sum(one.open_fen for one in self.rows) - row.interest + interest + self.left
        if receipt.fen < asked:
            return 0
        came, self.left = self.left, 0
        self.at.no_interest.discard(self.at.no)
        row.interest, row.principal, row.due_date = interest, row.principal + came, on
        return came

    def _reckon_late(self, due: date) -> None:
        """What is open of rows due before today bears interest from its due date until today."""
        late: dict[date, int] = {}
        for row in self.rows:
            counts = self.rest(row.due_date)
            if row.open_fen and not row.extra and row.due_date <= due and counts < self.today:
                fen = self._late_of(row)
                late[counts] = late.get(counts, 0) + fen
                late[self.until] = late.get(self.until, 0) - fen
        self.balance.late = late

    def _late_of(self, row: CumulativeRow) -> int:
        fen = row.principal - row.paid_principal
        if self.rule.compounding in _OF_INTEREST:
            fen += row.interest - row.paid_interest
        if self.rule.compounding in _OF_CHARGES:
            fen += row.charges - row.paid_charges
        return fen

    def _late_paid(self, met: Met, counts: date) -> None:
        """Late money that came before today: what it paid bore interest only until it counts."""
        left = met.principal
        left += met.interest if self.rule.compounding in _OF_INTEREST else 0
        left += met.charges if self.rule.compounding in _OF_CHARGES else 0
        if not left or counts >= self.until:
            return
        late = self.balance.late
        for on in sorted(day for day in late if day < self.until):
            paid = min(left, late[on])
            left -= paid
            late[on] -= paid
            late[self.until] += paid
            if on < counts:
                self.balance.take_off(on, -paid)
                self.balance.take_off(counts, paid)

    def _beyond(self, end: date) -> None:
        for receipt in self._until(end):
            self._extra_row(receipt.on)
            self._late_paid(self._meet(receipt.fen), self.rest(receipt.on))
            self._reckon_late(end)
        self._extra_row(end)

    def _extra_row(self, end: date) -> None:
        """Interest of overdue principal from the last row to `end`, period by period."""
        fen, since = 0, self.start
        while since < end:
            until = min(self.days.next(), end)
            for balance, rate, first, last in self.balance.pieces(since, until, self.rate, []):
                fen += self.costs.interest(balance, rate, first, last)
            since = until
        if fen:
            self.rows.append(CumulativeRow(self.start, end, 0, fen, extra=True))
            self.start = end


def settling_fen(plan: Recalculating) -> int:
    """What a plan made with `closing` asks for in all: the sum that settles the loan on that day."""
    return sum(row.open_fen for row in plan.make())


def fresh(rows: Sequence[CumulativeRow]) -> list[CumulativeRow]:
    """Rows as they are asked for, nothing paid."""
    return [replace(row, paid_principal=0, paid_interest=0, paid_charges=0) for row in rows]
