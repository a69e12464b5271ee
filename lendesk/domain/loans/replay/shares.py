"""An amount in equal shares, rounded as the terms say; the last share takes the remainder."""

from __future__ import annotations

from lendesk.domain.loans.plans.rounding import DIVIDE
from lendesk.domain.loans.replay.no_interest_model import multiple_of
from lendesk.domain.loans.terms.terms import LoanTerms


def shares(terms: LoanTerms, fen: int, count: int) -> list[int]:
    """`fen` as `count` amounts: each to the fen, then to the multiple of the terms; they add up to `fen`."""
    divide, step = DIVIDE[terms.rounding.mode], multiple_of(terms)
    share = divide(divide(fen, count), step) * step
    return [share] * (count - 1) + [fen - share * (count - 1)]
