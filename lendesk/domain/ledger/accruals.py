"""What the day-end books for a loan: interest earned, penalty borne, what of it is suspended, provision."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from lendesk.domain.ledger.chart import USUAL_RULES, PostingRules
from lendesk.domain.loans.overdue.classification import (
    FIVE_CATEGORIES,
    USUAL_PROVISIONS,
    Category,
    ClassificationRule,
    Provisions,
    classify,
)
from lendesk.domain.loans.segments.segment import Reached, Standing, half_up

CATEGORIES = tuple(Category)
"""By rank: normal is 0, loss 4."""
PPM_PER_PERCENT = 10_000


@dataclass(frozen=True, slots=True)
class AccrualPolicy:
    """How a lender recognises income and provides for losses.

    More than `suspend_after_days` days past due, interest and penalty not yet received leave income and
    receivable and are held off balance (domain.md: substandard from the 91st day).
    """

    suspend_after_days: int = 90
    categories: ClassificationRule = FIVE_CATEGORIES
    provisions: Provisions = USUAL_PROVISIONS

    def provision_ppm(self, category: Category) -> int:
        """Parts per million of the balance; whole for every rate of up to four decimals."""
        return int(self.provisions.rates_pct[category] * PPM_PER_PERCENT)


USUAL_POLICY = AccrualPolicy()


class Booked(NamedTuple):
    """What is booked of a loan since its disbursement, in fen."""

    interest_fen: int = 0
    penalty_fen: int = 0
    suspended_interest_fen: int = 0
    suspended_penalty_fen: int = 0
    provision_fen: int = 0

    def minus(self, other: Booked) -> Booked:
        """The difference, figure by figure."""
        return Booked(*map(int.__sub__, self, other))


def category_of(days_past_due: int, least: int, policy: AccrualPolicy = USUAL_POLICY) -> Category:
    """The category by days past due, `least` (a rank) at best."""
    category = classify(days_past_due, policy.categories)
    return CATEGORIES[max(CATEGORIES.index(category), least)]


def booked_for(standing: Standing, reached: Reached, policy: AccrualPolicy = USUAL_POLICY) -> Booked:
    """What must be booked of a loan at these figures, whatever was booked before."""
    late = reached.days_past_due - standing.held_back_days
    suspends = standing.suspended or late > policy.suspend_after_days
    interest = max(reached.interest_fen - standing.interest_met_fen, 0) if suspends else 0
    penalty = max(reached.penalty_fen - standing.penalty_met_fen, 0) if suspends else 0
    ppm = policy.provision_ppm(category_of(late, standing.least_category, policy))
    provision = half_up(standing.principal_fen * ppm, 1_000_000)
    return Booked(reached.interest_fen, reached.penalty_fen, interest, penalty, provision)


def accrual_changes(booked: Booked, rules: PostingRules = USUAL_RULES) -> dict[str, int]:
    """Fen by account (debit positive, sum 0) of booking these amounts, negative ones taking back."""
    interest = booked.interest_fen - booked.suspended_interest_fen
    penalty = booked.penalty_fen - booked.suspended_penalty_fen
    suspended = booked.suspended_interest_fen + booked.suspended_penalty_fen
    changes: Counter[str] = Counter()
    for debit, credit, fen in (
        (rules.interest, rules.interest_income, interest),
        (rules.penalty, rules.penalty_income, penalty),
        (rules.suspended, rules.memorandum, suspended),
        (rules.loss, rules.provision, booked.provision_fen),
    ):
        changes[debit] += fen
        changes[credit] -= fen
    return {code: fen for code, fen in changes.items() if fen}
