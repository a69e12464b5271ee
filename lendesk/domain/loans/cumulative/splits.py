"""How a row is split into principal and interest: declining balance, or flat."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol

from lendesk.domain.loans.cumulative.costs import Costs
from lendesk.domain.loans.cumulative.dates import DueDays
from lendesk.domain.loans.cumulative.inputs import Deal
from lendesk.domain.loans.terms.rules import Amortization, InterestType
from lendesk.domain.loans.terms.terms import LoanTerms

_AT_THE_END = (Amortization.INTEREST_ONLY, Amortization.BULLET, Amortization.BULLET_PRINCIPAL_AND_INTEREST)
_IN_INSTALMENTS = (Amortization.EQUAL_INSTALLMENT, Amortization.FIXED_INSTALMENT_AMOUNT)


@dataclass(slots=True)
class Progress:
    """Where a plan in the making stands: `no` is the running row, amounts in fen.

    `n` rows in all pay back `whole`; `principal` is that of the tranches out so far, `taken` by rows before,
    `asked` their interest (`asked_at_grace` when interest grace last began). `no_principal`, `no_interest`:
    rows without principal, rows whose interest is put off; `free`: rows whose interest is never asked for.
    `extended`: more rows were agreed on the way.
    """

    n: int
    whole: int
    principal: int
    no: int = 1
    taken: int = 0
    asked: int = 0
    asked_at_grace: int = 0
    no_principal: set[int] = field(default_factory=set)
    no_interest: set[int] = field(default_factory=set)
    free: set[int] = field(default_factory=set)
    extended: bool = False

    @property
    def left(self) -> int:
        """Principal out and not yet in a row."""
        return self.principal - self.taken

    @property
    def last(self) -> bool:
        """Whether the running row is the last one agreed, or beyond it."""
        return self.no >= self.n

    def paying(self) -> int:
        """Rows from the running one on that pay principal."""
        return self.n - self.no + 1 - sum(1 for no in self.no_principal if no >= self.no)

    def bearing(self, first: int, after: int) -> int:
        """Rows from `first` to before `after` that ask for interest."""
        return sum(1 for no in range(first, after) if no not in self.no_interest and no not in self.free)


def progress_of(terms: LoanTerms, whole: int, principal: int) -> Progress:
    """The start of a plan, with the grace that its terms give."""
    without = terms.n - 1 if terms.amortization in _AT_THE_END else terms.grace_principal
    put_off = terms.n - 1 if terms.single_row else terms.grace_interest
    return Progress(
        terms.n,
        whole,
        principal,
        no_principal=set(range(1, without + 1)),
        no_interest=set(range(1, put_off + 1)),
        free=set(range(1, terms.interest_free + 1)),
    )


class Split(Protocol):
    """What decides a row's principal; and its interest where it does not follow the balance."""

    by_balance: bool

    def begin(self, left: int) -> None:
        """`left` is to be paid back from the running row on: set the instalment or the share."""

    def extended(self) -> None:
        """More rows were agreed, from the running one on."""

    def grown(self) -> None:
        """A tranche has gone out."""

    def rate_changed(self, rate_pct: Decimal) -> None:
        """Another rate from the running row on."""

    def interest(self) -> int | None:
        """Flat interest of the running row; None where the balance decides."""

    def principal(self, interest: int) -> int:
        """Principal of the running row, whose own interest is given."""


class Declining:
    """Equal instalments (set anew when asked for) or equal shares of principal."""

    by_balance = True

    def __init__(self, deal: Deal, costs: Costs, at: Progress) -> None:
        self.costs, self.at = costs, at
        self.rate = deal.terms.rate_pct
        self.equal = deal.terms.amortization in _IN_INSTALMENTS
        agreed = deal.terms.instalment_amount
        self.agreed = None if agreed is None else agreed.minor
        self.amount: int | None = None
        self.begin(at.whole)

    def begin(self, left: int) -> None:
        """The instalment or share over the rows that pay from the running one on."""
        if self.agreed is not None:
            self.amount = self.agreed
        elif self.equal:
            self.amount = self.costs.instalment(left, self.rate, self.at.paying())
        else:
            self.amount = self.costs.share(left, self.at.paying())

    def extended(self) -> None:
        """The instalment of all tranches, over more rows."""
        self.begin(self.at.whole - self.at.taken)

    def grown(self) -> None:
        """Nothing: the instalment was made for all tranches together."""

    def rate_changed(self, rate_pct: Decimal) -> None:
        """A new instalment on what is left; a share of principal stays."""
        self.rate = rate_pct
        if self.equal:
            self.begin(self.at.left)

    def interest(self) -> int | None:
        """The balance decides."""
        return None

    def principal(self, interest: int) -> int:
        """The instalment less interest, or the share."""
        amount = self.amount or 0
        if self.at.no in self.at.no_principal:
            return 0
        return max(amount - interest, 0) if self.equal else amount


class Flat:
    """Interest on all the money paid out, its whole settled at the start; equal shares of principal.

    More rows spread what is left of it over themselves, they do not add to it. Another rate settles anew what
    the principal not yet in rows costs; grace puts interest off to the rows after it in equal parts, with
    equal shares of principal to the next one.
    """

    by_balance = False

    def __init__(self, deal: Deal, costs: Costs, at: Progress) -> None:
        self.terms, self.costs, self.at = deal.terms, costs, at
        self.base = sum(outlay.fen for outlay in deal.outlays)
        self.start = deal.start
        self.carries = deal.terms.amortization is Amortization.EQUAL_PRINCIPAL
        self.rate = deal.terms.rate_pct
        self.before_rate = self.before_rows = 0  # rows before the last change of rate, and of their number
        self.asked_before = 0
        self.bearing = self.base
        self.known: dict[tuple[int, int, Decimal], int] = {}  # interest of the whole term
        self.total = self._whole_term() - self._free()
        self.spread = (0, 0, 0, 0)  # the part last reckoned, behind what it was made of
        self.left = self.counted = 0
        self.begin(at.whole)

    def begin(self, left: int) -> None:
        """What is left, principal and interest, over the rows that are left."""
        self.left, self.counted = left, self.at.paying()
        self.before_rows, self.asked_before = self.at.no - 1, self.at.asked

    def extended(self) -> None:
        """What is left of the tranches that are out."""
        self.begin(self.at.left)

    def grown(self) -> None:
        """Shares of all that is out over all rows; once extended, of what is left over the rows left."""
        if self.at.extended:
            self.left, self.counted = self.at.left, self.at.paying()
        else:
            self.left = self.at.principal

    def rate_changed(self, rate_pct: Decimal) -> None:
        """Interest of the rows before stays; the rest is settled on the principal that they left."""
        self.rate, self.before_rate = rate_pct, self.at.no - 1
        self.bearing = self.base - self.at.taken
        self.total = self._whole_term() + self.at.asked

    def interest(self) -> int | None:
        """The row's part; the last row takes what rounding left."""
        at = self.at
        if at.no in at.no_interest or at.no in at.free:
            return 0
        left = max(self.total - at.asked, 0)
        return left if at.last else min(self._carried() if self.carries else self._even(), left)

    def principal(self, interest: int) -> int:
        """The share; under a multiple, so that the whole instalment is one."""
        if self.at.no in self.at.no_principal:
            return 0
        share = self.costs.share(self.left, self.counted)
        if self.terms.rounding.installment_multiple_of is None:
            return share
        return max(self.costs.whole(share) + self.costs.whole(interest) - interest, 0)

    def _carried(self) -> int:
        """The row's own part, and those of the rows with grace right before it."""
        since, left = self.before_rate, self._whole_term() - self._free()
        if self.before_rows > since:
            since, left = self.before_rows, self.total - self.asked_before
        no = self.at.no
        while no - 1 in self.at.no_interest:
            no -= 1
        return self.costs.share(left, self.at.n - since - len(self.at.free)) * (self.at.no - no + 1)

    def _even(self) -> int:
        at = self.at
        graced = max((no for no in at.no_interest if no < at.no), default=0)
        since = max(graced, self.before_rows)
        if since > self.before_rate:
            asked = at.asked_at_grace if graced > self.before_rows else self.asked_before
            return self._spread(self.total - asked, since)
        return self._spread(self._whole_term() - self._free(), self.before_rate)

    def _spread(self, fen: int, after: int) -> int:
        """An equal part of `fen` for each row behind row `after` that asks for interest."""
        key = (fen, after, self.at.n)
        if self.spread[:3] != key:
            self.spread = (*key, self.costs.share(fen, self.at.bearing(after + 1, self.at.n + 1)))
        return self.spread[3]

    def _whole_term(self) -> int:
        key = (self.at.n, self.bearing, self.rate)
        if key not in self.known:
            end = _last_due(self.terms, self.start, self.at.n)
            self.known[key] = self.costs.interest(self.bearing, self.rate, self.start, end)
        return self.known[key]

    def _free(self) -> int:
        free = len(self.at.free)
        return self.costs.share(self._whole_term(), self.at.n) * free if free else 0


def split_for(deal: Deal, costs: Costs, at: Progress) -> Split:
    """The way that the terms' interest type asks for."""
    return (
        Flat(deal, costs, at) if deal.terms.interest_type is InterestType.FLAT else Declining(deal, costs, at)
    )


def _last_due(terms: LoanTerms, start: date, rows: int) -> date:
    days = DueDays(terms, start)
    last = start
    for _ in range(rows):
        last = days.next()
    return last
