"""One payment shared among several loans: by the borrower's choice, else by the order of the law."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.replay.allocation import Allocation
from lendesk.domain.loans.replay.replaying import allocate
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.several.claims import Claim
from lendesk.domain.money import Money


class Criterion(StrEnum):
    """What puts one debt before another; those equal in all of a rule's criteria share pro rata."""

    DUE = "due"  # due debts before those that are not
    LEAST_SECURED = "least_secured"  # the smaller part secured first
    HEAVIEST = "heaviest"  # the dearest first
    OLDEST_DUE = "oldest_due"  # the earliest due date first


CIVIL_CODE_560 = (Criterion.DUE, Criterion.LEAST_SECURED, Criterion.HEAVIEST, Criterion.OLDEST_DUE)
"""Where the borrower chose nothing and nothing else was agreed."""


@dataclass(frozen=True, slots=True)
class Debt:
    """A part of a claim that is served at once: what is due of it, or what is not."""

    claim: Claim
    is_due: bool
    fen: int

    @property
    def since(self) -> date | None:
        """The first due date of what it is made of."""
        return self.claim.oldest_due if self.is_due else self.claim.later_due


@dataclass(frozen=True, slots=True)
class Share:
    """What one loan gets: `due_fen` meets what is due, `later_fen` what is not yet."""

    loan_id: str
    due_fen: int
    later_fen: int

    @property
    def fen(self) -> int:
        """All that the loan gets."""
        return self.due_fen + self.later_fen


@dataclass(frozen=True, slots=True)
class Sharing:
    """`amount_fen` = the shares + `left_fen`. One share a loan, in the order of the claims."""

    amount_fen: int
    shares: tuple[Share, ...]
    left_fen: int

    def of(self, loan_id: str) -> int:
        """What a loan gets (fen)."""
        return next((share.fen for share in self.shares if share.loan_id == loan_id), 0)


def share(
    amount_fen: int,
    claims: Sequence[Claim],
    chosen: Sequence[str] = (),
    rule: Sequence[Criterion] = CIVIL_CODE_560,
) -> Sharing:
    """Share an amount among the loans of one borrower.

    The loans `chosen` by the borrower are served first, each wholly (due, then not yet due), in the order
    chosen (Civil Code 560 para. 1); the rest by `rule`, equals pro rata with the fen left over going to the
    largest remainders. What no debt takes is left. ValueError for a negative amount; RuleBroken
    `sharing.loan_twice` or `sharing.unknown_loan` (loan_id).
    """
    if amount_fen < 0:
        raise ValueError("an amount to share is not negative")
    known = {claim.loan_id: claim for claim in claims}
    _check(claims, known, chosen)
    got: dict[tuple[str, bool], int] = {}
    left = amount_fen
    for loan_id in chosen:
        for debt in _debts(known[loan_id]):
            got[loan_id, debt.is_due] = taken = min(left, debt.fen)
            left -= taken
    others = [debt for claim in claims if claim.loan_id not in chosen for debt in _debts(claim)]
    for equals in _ranked(others, rule):
        takings = pro_rata(left, [debt.fen for debt in equals])
        left -= sum(takings)
        for debt, fen in zip(equals, takings, strict=True):
            got[debt.claim.loan_id, debt.is_due] = fen
    shares = tuple(
        Share(claim.loan_id, got.get((claim.loan_id, True), 0), got.get((claim.loan_id, False), 0))
        for claim in claims
    )
    return Sharing(amount_fen, shares, left)


def pro_rata(amount_fen: int, weights: Sequence[int]) -> list[int]:
    """`amount_fen`, at most the weights together, in proportion to them: exact by largest remainders.

    None gets more than its weight; of equal remainders the first one gets the fen.
    """
    total = sum(weights)
    if amount_fen >= total:
        return list(weights)
    exact = [divmod(amount_fen * weight, total) for weight in weights]
    got = [whole for whole, _ in exact]
    by_remainder = sorted(range(len(weights)), key=lambda at: -exact[at][1])
    for at in by_remainder[: amount_fen - sum(got)]:
        got[at] += 1
    return got


def previews(states: Mapping[str, LoanState], sharing: Sharing, on: date) -> dict[str, Allocation]:
    """How each loan would split its share over its own rows, by its own order; loans without one left out.

    Raises what `replaying.allocate` raises.
    """
    return {
        one.loan_id: allocate(states[one.loan_id], Money(one.fen), on) for one in sharing.shares if one.fen
    }


def _check(claims: Sequence[Claim], known: Mapping[str, Claim], chosen: Sequence[str]) -> None:
    for names in ([claim.loan_id for claim in claims], list(chosen)):
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise RuleBroken("sharing.loan_twice", loan_id=twice)
    for loan_id in chosen:
        if loan_id not in known:
            raise RuleBroken("sharing.unknown_loan", loan_id=loan_id[:40])


def _debts(claim: Claim) -> list[Debt]:
    parts = (Debt(claim, True, claim.due_fen), Debt(claim, False, claim.later_fen))
    return [debt for debt in parts if debt.fen > 0]


_KEYS: dict[Criterion, Callable[[Debt], Any]] = {
    Criterion.DUE: lambda debt: not debt.is_due,
    Criterion.LEAST_SECURED: lambda debt: debt.claim.cover,
    Criterion.HEAVIEST: lambda debt: -debt.claim.burden,
    Criterion.OLDEST_DUE: lambda debt: debt.since or date.max,
}


def _ranked(debts: Sequence[Debt], rule: Sequence[Criterion]) -> list[list[Debt]]:
    """Debts in the order in which they are served; those of one inner list share."""

    def key(debt: Debt) -> tuple[Any, ...]:
        return tuple(_KEYS[criterion](debt) for criterion in rule)

    return [list(equals) for _, equals in groupby(sorted(debts, key=key), key)]
