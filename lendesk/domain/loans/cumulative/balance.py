"""The balance that bears interest: what changes it, and from which day on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from lendesk.domain.loans.cumulative.inputs import Outlay
from lendesk.domain.loans.terms.rules import RateStep

Moves: TypeAlias = dict[date, int]
"""Fen by the day from which they count."""


class Balance:
    """What bears interest at the start of the running period, and what changes it later.

    `paid` takes off (principal of rows that fell due, payments ahead), `late` adds what is overdue and takes
    it off again on the day up to which that is reckoned, `coming` are the tranches still to go out (net of
    their down payments).
    """

    def __init__(self, fen: int, coming: list[Outlay]) -> None:
        self.fen = fen
        self.coming = coming
        self.paid: Moves = {}
        self.late: Moves = {}

    def take_off(self, on: date, fen: int) -> None:
        """`fen` less from `on`."""
        self.paid[on] = self.paid.get(on, 0) + fen

    def pass_to(self, day: date) -> None:
        """A period has ended on `day`: what counts by then is part of the balance."""
        for on in [on for on in self.paid if on <= day]:
            self.fen -= self.paid.pop(on)
        self.fen += sum(outlay.fen for outlay in self.coming if outlay.on <= day)
        self.coming = [outlay for outlay in self.coming if outlay.on > day]

    def pieces(
        self, start: date, end: date, rate_pct: Decimal, steps: list[RateStep]
    ) -> Iterator[tuple[int, Decimal, date, date]]:
        """(balance, rate, from, to) for each stretch of the period on which nothing changes.

        Money beyond all that is out earns nothing: the balance is nought until the next tranche takes it up.
        """
        moves = dict(self.late)
        for outlay in self.coming:
            moves[outlay.on] = moves.get(outlay.on, 0) + outlay.fen
        for on, fen in self.paid.items():
            moves[on] = moves.get(on, 0) - fen
        rates = {step.start: step.rate_pct for step in steps}
        balance, since = self.fen, start
        for on in sorted({*moves, *rates}):
            if on > end:
                break
            if on > since:
                yield max(balance, 0), rate_pct, since, on
                since = on
            balance += moves.get(on, 0)
            rate_pct = rates.get(on, rate_pct)
        if since < end:
            yield max(balance, 0), rate_pct, since, end
