"""One run of events over a loan's book: its days, its money, its transactions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import TypeAlias

from lendesk.domain.loans.events.events import Channel, Event
from lendesk.domain.loans.replay.allocation import NOTHING, AllocationLine, Parts
from lendesk.domain.loans.replay.book import Book, shallow
from lendesk.domain.loans.replay.interest_model import InterestModel
from lendesk.domain.loans.replay.spreading import Spread
from lendesk.domain.loans.replay.state import CREDIT_USED, Transaction
from lendesk.domain.loans.terms.rules import AllocationRule
from lendesk.domain.loans.terms.terms import LoanTerms

Lines: TypeAlias = tuple[AllocationLine, ...]


@dataclass(slots=True)
class Run:
    """Where a replay has come to: `day` is reached, `sequence` is the posting place of the event at work.

    A handler takes the run and its event; the run has reached the event's value date before. `undone` are
    the keys of transactions that the loan made by itself (automatic down payments, interest refunds) and that
    were undone: whoever makes such a transaction looks here first. `held_before`: the credit before the last
    tranche. `reached` is the day up to which the model let interest grow. `taken` are the events before the
    one at work, in the order in which they were taken; `rehearse` runs other events of the same loan up to a
    day, apart from this run.
    """

    terms: LoanTerms
    book: Book
    model: InterestModel
    day: date
    undone: frozenset[str] = frozenset()
    sequence: int = 0
    posted_on: date | None = None
    held_before: int = 0
    reached: date | None = None
    taken: list[Event] = field(default_factory=list)
    rehearse: Callable[[Sequence[Event], date], Run] | None = None

    def copied(self) -> Run:
        """A run that goes on from here without changing this one."""
        other = shallow(self)
        other.book, other.model, other.taken = self.book.copied(), self.model.copied(), self.taken[:]
        return other

    def reach(self, day: date) -> None:
        """Let the time pass: money held meets each due date, the model lets interest and penalty grow."""
        if self.book.credit_fen:
            for row in self.book.rows:
                if self.day < row.due_date <= day and self.book.credit_fen:
                    self.model.reach(self.book, row.due_date)
                    self.use_credit(row.due_date)
        self.model.reach(self.book, day)
        self.day = self.reached = max(self.day, day)

    def spread(self, fen: int, on: date, rule: AllocationRule) -> tuple[Lines, int]:
        """Let `fen` meet the rows by `rule`: what each row got, and the fen that no row took."""
        spread = Spread(self.book, self.model, rule, fen, on)
        spread.go()
        return spread.lines(), spread.purse

    def use_credit(self, on: date) -> None:
        """Money held meets what is asked for on a day, by the default order."""
        lines, left = self.spread(self.book.credit_fen, on, self.terms.allocation)
        if lines:
            self.record("", CREDIT_USED, on, 0, lines, left - self.book.credit_fen)
            self.book.credit_fen = left

    def record(
        self,
        key: str,
        kind: str,
        on: date,
        amount_fen: int,
        lines: Lines = (),
        credit_change_fen: int = 0,
        channel: Channel = Channel.BANK,
        parts: Parts | None = None,
    ) -> None:
        """Enter a transaction; its parts are those of the lines unless given."""
        if parts is None:
            parts = lines[0].paid if len(lines) == 1 else summed(lines)
        # Money put to use by a date belongs before the events of that date.
        sequence = 0 if kind == CREDIT_USED else self.sequence
        self.book.transactions.append(
            Transaction(
                key, kind, on, amount_fen, channel, parts, credit_change_fen, lines, sequence, self.posted_on
            )
        )


def summed(lines: Lines) -> Parts:
    """The lines' paid parts added up."""
    total = NOTHING
    for line in lines:
        total = total.plus(line.paid)
    return total


by_date_and_posting = attrgetter("value_date", "sequence")
"""The order in which transactions are shown."""
