"""What an amount of money did to the debts of a loan: values that say it without losing a fen."""

from __future__ import annotations

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


PAST_DUE, DUE, IN_ADVANCE = range(3)
"""Places of the timings in `TIMINGS`."""


class Stage(NamedTuple):
    """Steps that go together: the parts that every row of one timing pays before the next row."""

    timing: int
    parts: tuple[int, ...]


@lru_cache(maxsize=64)
def stages(rule: AllocationRule) -> tuple[Stage, ...]:
    """The order as stages: steps of one timing side by side go together, row by row.

    VERTICAL keeps every step a stage of its own: one kind of debt over all rows before the next kind.
    """
    made: list[Stage] = []
    for step in rule.order:
        timing = next(index for index, name in enumerate(TIMINGS) if step.startswith(name))
        part = PARTS.index(step.removeprefix(TIMINGS[timing] + "_"))
        if rule.processing is Processing.HORIZONTAL and made and made[-1].timing == timing:
            made[-1] = Stage(timing, (*made[-1].parts, part))
        else:
            made.append(Stage(timing, (part,)))
    return tuple(made)
