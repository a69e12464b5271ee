"""Money on its way through the rows of a loan, in the order that the terms agree on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.replay.allocation import (
    DUE,
    IN_ADVANCE,
    PAST_DUE,
    AllocationLine,
    Parts,
    Stage,
    stages,
)
from lendesk.domain.loans.replay.book import FEE, INTEREST, PENALTY, PRINCIPAL, Book, Row
from lendesk.domain.loans.replay.interest_model import InterestModel
from lendesk.domain.loans.terms.rules import AllocationRule
from lendesk.domain.loans.terms.servicing import Surplus


class Spread:
    """`purse` fen worth the day `on`: rows take from it by `rule`; what is left stays in the purse.

    Rows, charges and the model are changed at once. ValueError for a negative amount.
    """

    def __init__(self, book: Book, model: InterestModel, rule: AllocationRule, fen: int, on: date) -> None:
        if fen < 0:
            raise ValueError("an amount to allocate is not negative")
        self.book, self.model, self.rule, self.purse, self.on = book, model, rule, fen, on
        self.taken: dict[int, list[int]] = {}

    def go(self) -> None:
        """Serve every stage of the rule until the purse is empty."""
        for stage in stages(self.rule):
            if not self.purse:
                return
            if stage.timing == IN_ADVANCE:
                self._in_advance(stage)
            else:
                self._serve(self._rows_of(stage.timing), stage.parts)

    def lines(self) -> tuple[AllocationLine, ...]:
        """What each row got, oldest row first, and what it still asks for."""
        rows = self.book.rows
        return tuple(
            AllocationLine(row.no, row.due_date, Parts(*self.taken[row.no]), row.outstanding)
            for row in rows
            if row.no in self.taken
        )

    def take(self, row: Row, parts: Iterable[int], most: int) -> int:
        """Let a row take up to `most` fen for the parts in their order; the fen taken."""
        limits = self.model.payable(self.book, row, self.on)
        got, left = [0, 0, 0, 0], most
        for part in parts:
            fen = min(left, limits[part])
            if fen > 0:
                got[part] = fen
                left -= fen
        if left != most:
            self._enter(row, got, most - left)
        return most - left

    def _rows_of(self, timing: int) -> list[Row]:
        on, rows = self.on, self.book.rows
        if timing == PAST_DUE:
            return [row for row in rows if row.due_date < on]
        if timing == DUE:
            return [row for row in rows if row.due_date == on]
        return [row for row in rows if row.due_date > on]

    def _serve(self, rows: Iterable[Row], parts: tuple[int, ...]) -> None:
        for row in rows:
            if not self.purse:
                return
            self.purse -= self.take(row, parts, self.purse)

    def _in_advance(self, stage: Stage) -> None:
        rows = self._rows_of(IN_ADVANCE)
        match self.rule.surplus:
            case Surplus.LAST_INSTALLMENT:
                rows.reverse()
            case Surplus.NEXT_LAST_INSTALLMENT:
                rows = [*rows[:1], *rows[:0:-1]] if rows and self._runs(rows[0]) else rows[::-1]
            case Surplus.REAMORTIZATION:
                self._evenly(rows, stage.parts)
                return
            case Surplus.HOLD | Surplus.SHORTER_TERM | Surplus.LOWER_INSTALMENT:
                return
            case _:
                pass
        if self.rule.due_charges_first:
            for row in rows:
                self._due_charges(row)
                self._serve((row,), stage.parts)
        else:
            self._serve(rows, stage.parts)

    def _runs(self, row: Row) -> bool:
        """Whether the day lies within a row's period; its first day only in the first row."""
        return row.from_date < self.on or (row.from_date == self.on and row.no == 1)

    def _due_charges(self, row: Row) -> None:
        """Charges whose own day has come are paid first though their row is not due yet."""
        for part in (PENALTY, FEE):
            ripe = sum(
                charge.amount_fen
                for charge in self.book.charges
                if charge.is_penalty == (part == PENALTY) and charge.due_date <= self.on and charge.open_fen
            )
            self.purse -= self.take(row, (part,), min(ripe, self.purse))

    def _evenly(self, rows: list[Row], parts: tuple[int, ...]) -> None:
        """The purse in equal shares over the rows that ask for something, again until nothing moves."""
        divide = DIVIDE[self.book.terms.rounding.mode]
        before = -1
        while self.purse and self.purse != before:
            before = self.purse
            asking = [row for row in rows if any(row.open(part) for part in parts)]
            for part in parts if asking else ():
                share = divide(self.purse, len(asking))
                rest = self.purse - share * len(asking)
                if share + rest < 0:
                    share -= 1
                    rest = self.purse - share * len(asking)
                for row in asking:
                    most = share + (rest if row is asking[-1] else 0)
                    self.purse -= self.take(row, (part,), min(most, self.purse))

    def _enter(self, row: Row, got: list[int], total: int) -> None:
        row.paid = list(map(int.__add__, row.paid, got))
        known = self.taken.get(row.no)
        self.taken[row.no] = got if known is None else list(map(int.__add__, known, got))
        if self.on < row.due_date:
            row.in_advance_fen += total
        elif self.on > row.due_date:
            row.late_fen += total
        if self.book.charges:
            self._pay_charges(row, got[PENALTY], True)
            self._pay_charges(row, got[FEE], False)
        if got[INTEREST] or got[PRINCIPAL]:
            self.model.paid(self.book, row, self.on, got[INTEREST], got[PRINCIPAL])
        if not row.open_fen:
            row.paid_on = self.on

    def _pay_charges(self, row: Row, fen: int, penalty: bool) -> None:
        """Charges of the row first, then any other, each kind by due date."""
        if not fen:
            return
        asking = [charge for charge in self.book.charges if charge.is_penalty == penalty and charge.open_fen]
        asking.sort(key=lambda charge: (not in_row(charge.due_date, row), charge.due_date))
        for charge in asking:
            paid = min(fen, charge.open_fen)
            charge.paid_fen += paid
            fen -= paid


def in_row(day: date, row: Row) -> bool:
    """Whether what falls due on a day belongs to a row: after its start, up to and with its due date."""
    return row.from_date < day <= row.due_date or (row.no == 1 and day == row.from_date)
