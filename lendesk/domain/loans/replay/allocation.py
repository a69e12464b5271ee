"""How an amount of money meets the debts of a loan: in an agreed order, without losing or making a fen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from lendesk.domain.loans.terms.rules import PARTS, TIMINGS, AllocationRule, Processing
from lendesk.domain.money import ZERO, Money


class Parts(NamedTuple):
    """Fen by kind of debt."""

    penalty: int = 0
    fee: int = 0
    interest: int = 0
    principal: int = 0

    @property
    def total(self) -> int:
        """All four, in fen."""
        return self.penalty + self.fee + self.interest + self.principal

    def plus(self, other: Parts) -> Parts:
        """The sum, part by part."""
        return Parts(*map(int.__add__, self, other))

    def minus(self, other: Parts) -> Parts:
        """The difference, part by part."""
        return Parts(*map(int.__sub__, self, other))


NOTHING = Parts()


class Debt(NamedTuple):
    """What one instalment still asks for on a day, and when it is due."""

    no: int
    due_date: date
    outstanding: Parts


class AllocationLine(NamedTuple):
    """What one instalment gets, and what it still asks for afterwards."""

    no: int
    due_date: date
    paid: Parts
    left: Parts


@dataclass(frozen=True, slots=True)
class Allocation:
    """How an amount was split: `amount` + `from_credit` = the lines' `paid` + `surplus`.

    `from_credit` is what was held for the borrower before, `surplus` what is held afterwards.
    """

    amount: Money
    lines: tuple[AllocationLine, ...]
    surplus: Money
    from_credit: Money = ZERO

    @property
    def parts(self) -> Parts:
        """The lines added up."""
        total = NOTHING
        for line in self.lines:
            total = total.plus(line.paid)
        return total


def meet(debts: Sequence[Debt], rule: AllocationRule, amount: Money, on: date) -> Allocation:
    """Split `amount` over `debts` (oldest first) as on the day `on`; never more than is asked for.

    ValueError for a negative amount.
    """
    if amount.minor < 0:
        raise ValueError("an amount to allocate is not negative")
    left = [list(debt.outstanding) for debt in debts]
    purse = amount.minor
    timings = [_timing(debt.due_date, on) for debt in debts]
    for row, part in _visits(timings, rule):
        paid = min(purse, left[row][part])
        left[row][part] -= paid
        purse -= paid
        if not purse:
            break
    lines = []
    for debt, rest in zip(debts, left, strict=True):
        after = Parts(*rest)
        if after != debt.outstanding:
            lines.append(AllocationLine(debt.no, debt.due_date, debt.outstanding.minus(after), after))
    return Allocation(amount=amount, lines=tuple(lines), surplus=Money(purse))


def _timing(due: date, on: date) -> int:
    return 0 if due < on else 1 if due == on else 2


def _visits(timings: list[int], rule: AllocationRule) -> Iterator[tuple[int, int]]:
    """(row, part) pairs in the order in which money reaches them."""
    for timing, parts in _stages(rule):
        rows = [row for row, of in enumerate(timings) if of == timing]
        yield from ((row, part) for row in rows for part in parts)


@lru_cache(maxsize=64)
def _stages(rule: AllocationRule) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The order as (timing, parts): steps of one timing side by side go together, row by row.

    VERTICAL keeps every step a stage of its own: one kind of debt over all rows before the next kind.
    """
    stages: list[tuple[int, tuple[int, ...]]] = []
    for step in rule.order:
        timing = next(index for index, name in enumerate(TIMINGS) if step.startswith(name))
        part = PARTS.index(step.removeprefix(TIMINGS[timing] + "_"))
        if rule.processing is Processing.HORIZONTAL and stages and stages[-1][0] == timing:
            stages[-1] = (timing, (*stages[-1][1], part))
        else:
            stages.append((timing, (part,)))
    return tuple(stages)
