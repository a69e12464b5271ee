"""What the money of a plan is made from, in whole units of a fen and without dates."""

from __future__ import annotations

from typing import NamedTuple

from lendesk.domain.loans.plans.interest import PeriodRates
from lendesk.domain.loans.plans.rounding import DIVIDE, Divide
from lendesk.domain.loans.terms.rules import RemainderRow
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.money import Rounding

DISPLAY_UNITS = 10**8
"""Parts of a fen carried where rounding is for display only."""


class Flow(NamedTuple):
    """Principal and earned interest of every row in units, and the equal instalment where there is one.

    `paid_out`: what has gone out by the end of each row, where it goes out in parts.
    """

    principals: list[int]
    earned: list[int]
    instalment: int | None
    paid_out: tuple[int, ...] = ()


class Figures:
    """Terms in units: `principal` to be repaid by the rows, `balloon` of it kept for the last one.

    `interest_base` is what flat interest is reckoned on. `free` rows pay no principal. `step` is the smallest
    unit of a figure, `multiple` that of the instalment.
    """

    __slots__ = (
        "balloon",
        "divide",
        "free",
        "instalment_mode",
        "interest_base",
        "multiple",
        "paying",
        "principal",
        "rates",
        "step",
        "terms",
        "units",
    )

    def __init__(self, terms: LoanTerms, rates: PeriodRates, principal_fen: int) -> None:
        rule = terms.rounding
        self.terms = terms
        self.rates = rates
        self.units = DISPLAY_UNITS if rule.display_only else 1
        self.principal = principal_fen * self.units
        # What is paid down on the first day still counts for flat interest: it is agreed on the whole loan.
        self.interest_base = terms.principal.minor * self.units
        self.balloon = min(terms.balloon.minor * self.units, self.principal) if terms.balloon else 0
        rows = len(rates.costs)
        self.free = min(terms.grace_principal, rows - 1)
        self.paying = rows - self.free
        self.step = 1 if rule.display_only else 10 ** (2 - rule.decimals)
        multiple = rule.installment_multiple_of
        self.multiple = self.step if multiple is None or rule.display_only else multiple.minor
        self.divide: Divide = DIVIDE[rule.mode]
        self.instalment_mode: Rounding | None = rule.instalment_mode

    def instalment(self, over: int, under: int) -> int:
        """The exact amount over / under as an instalment: to the step, then to the multiple of the terms.

        With an `instalment_mode` of its own it goes to the multiple at once: up means up from the last digit.
        """
        if self.instalment_mode is not None:
            return DIVIDE[self.instalment_mode](over, under * self.multiple) * self.multiple
        rounded = self.divide(over, under * self.step) * self.step
        if self.multiple == self.step:
            return rounded
        return self.divide(rounded, self.multiple) * self.multiple

    def absorb(self, principals: list[int], difference: int) -> None:
        """Put what rounding leaves over where the terms want it; the rows must not fall below nothing."""
        row = self.terms.rounding.remainder
        if row is RemainderRow.SPREAD:
            self._spread(principals, difference)
        elif row is RemainderRow.FIRST and principals[self.free] + difference >= 0:
            principals[self.free] += difference
        else:
            principals[-1] += difference

    def _spread(self, principals: list[int], difference: int) -> None:
        each, extra = divmod(abs(difference) // self.step, self.paying)
        sign = self.step if difference > 0 else -self.step
        if min(principals[self.free :]) < (each + 1) * self.step:
            principals[-1] += difference
            return
        for at in range(self.paying):
            principals[self.free + at] += sign * (each + (at < extra))
        principals[-1] += difference - sign * (each * self.paying + extra)
