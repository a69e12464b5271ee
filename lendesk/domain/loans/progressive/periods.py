"""The pieces of a progressive schedule: a repayment period and the slices of it with one balance each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lendesk.domain.loans.plans.progressive_plan import Precision

_ZERO = Decimal(0)


class Slice:
    """A span inside a period with one balance; amounts in fen.

    `disbursed` and `corrected` change the balance at the slice's end. `factor` is that of the slice itself,
    `factor_to_due` that from its start to the period's due date; interest is the latter by days.
    """

    __slots__ = (
        "balance",
        "corrected",
        "disbursed",
        "end",
        "factor",
        "factor_to_due",
        "interest",
        "stale",
        "start",
    )

    def __init__(self, start: date, end: date) -> None:
        self.start = start
        self.end = end
        self.factor = self.factor_to_due = _ZERO
        self.disbursed = self.corrected = self.balance = self.interest = 0
        self.stale = True

    def copy(self) -> Slice:
        """The same slice, on its own."""
        other = Slice.__new__(Slice)
        other.start, other.end = self.start, self.end
        other.factor, other.factor_to_due = self.factor, self.factor_to_due
        other.disbursed, other.corrected = self.disbursed, self.corrected
        other.balance, other.interest = self.balance, self.interest
        other.stale = self.stale
        return other

    @property
    def balance_after(self) -> int:
        """The balance once what happens at the slice's end has happened."""
        return self.balance + self.disbursed + self.corrected

    def hold(self, balance: int, due: date, precision: Precision) -> None:
        """Take this balance and reckon the interest of the slice on it."""
        if balance == self.balance and not self.stale:
            return
        self.balance, self.stale = balance, False
        to_due = (due - self.start).days
        self.interest = precision.interest(balance, self.factor_to_due, (self.end - self.start).days, to_due)


class Period:
    """One instalment of the schedule; amounts in fen.

    `emi` is what it asks for in all, `planned_emi` what it asked for when instalments were last made equal.
    `reckoned` is its interest with what earlier periods could not take; `due_interest` what it asks for.
    `disbursed` is what was paid out within it.
    `days` are those that its factors are for: a period whose due date moved keeps its former days.
    """

    __slots__ = (
        "days",
        "disbursed",
        "due",
        "due_interest",
        "emi",
        "paid_interest",
        "paid_principal",
        "planned_emi",
        "reckoned",
        "slices",
        "start",
    )

    def __init__(self, start: date, due: date, days: int | None = None) -> None:
        self.start = start
        self.due = due
        self.days = (due - start).days if days is None else days
        self.slices = [Slice(start, due)]
        self.emi = self.planned_emi = self.paid_principal = self.paid_interest = 0
        self.reckoned = self.due_interest = self.disbursed = 0

    def copy(self, until: date = date.max) -> Period:
        """The same period, on its own; one that starts after `until` without any slice."""
        other = Period.__new__(Period)
        other.start, other.due, other.days = self.start, self.due, self.days
        later = self.start > until
        other.slices = [] if later else [piece.copy() for piece in self.slices]
        other.emi, other.planned_emi = self.emi, self.planned_emi
        other.paid_principal, other.paid_interest = self.paid_principal, self.paid_interest
        other.reckoned, other.due_interest = self.reckoned, self.due_interest
        other.disbursed = 0 if later else self.disbursed
        return other

    @property
    def paid(self) -> int:
        """Principal and interest paid."""
        return self.paid_principal + self.paid_interest

    @property
    def fully_paid(self) -> bool:
        """Whether exactly what it asks for is paid."""
        return self.emi == self.paid_principal + self.paid_interest

    @property
    def due_principal(self) -> int:
        """What is left of the instalment after interest, or what was paid if that is more."""
        return max(self.emi - self.due_interest, self.paid_principal)

    @property
    def balance_after(self) -> int:
        """The principal that is left when this period has asked for its own; never below 0."""
        if not self.slices:
            return 0
        return max(self.slices[-1].balance_after - self.due_principal + self.paid_principal, 0)

    @property
    def growth(self) -> Decimal:
        """One plus the factors of its slices."""
        total = Decimal(1)
        for piece in self.slices:
            total += piece.factor
        return total

    def reckon(self, carried: int) -> int:
        """Interest of the slices and what was `carried` here; gives what cannot be asked for and goes on.

        Once more principal is paid than the instalment holds, only the interest already paid is asked for.
        """
        reckoned = carried
        for piece in self.slices:
            reckoned += piece.interest
        self.reckoned = reckoned
        ahead = self.paid_principal > self.emi - reckoned
        self.due_interest = max(self.paid_interest if ahead else reckoned, self.paid_interest)
        return reckoned - self.due_interest

    def refresh(self, before: Period | None, carried: int, precision: Precision) -> int:
        """Balances from the period before, slice by slice, then the interest; gives what goes on."""
        balance = None
        if before is not None and before.slices:
            balance = before.slices[-1].balance_after - before.due_principal + before.paid_principal
        for piece in self.slices:
            piece.hold(piece.balance if balance is None else balance, self.due, precision)
            balance = piece.balance_after
        return self.reckon(carried)

    def end_on(self, day: date) -> None:
        """Forget the slices that end after `day`."""
        for piece in self.slices:
            if piece.end > day:
                self.disbursed -= piece.disbursed
        self.slices = [piece for piece in self.slices if piece.end <= day]

    def split(self, on: date, disbursed: int, corrected: int) -> None:
        """The balance changes at the end of `on`: on the slice that ends there, or on a new one."""
        self.disbursed += disbursed
        for piece in self.slices:
            if piece.end == on:
                piece.disbursed += disbursed
                piece.corrected += corrected
                return
        at = next(
            (index for index, piece in enumerate(self.slices) if piece.start < on < piece.end),
            0 if on <= self.start else len(self.slices) - 1,
        )
        before = self.slices[at]
        after = Slice(max(on, before.start), before.end)
        # What happens at the former slice's end now happens at the end of its second part.
        after.disbursed, after.corrected = before.disbursed, before.corrected
        before.end, before.stale = after.start, True
        before.disbursed, before.corrected = disbursed, corrected
        self.slices.insert(at + 1, after)
