"""Named orders of allocation as data: how published systems let money meet debts."""

from __future__ import annotations

from lendesk.domain.loans.terms.rules import AllocationRule, Processing
from lendesk.domain.loans.terms.servicing import Surplus

ADVANCED = "ADVANCED_PAYMENT_ALLOCATION"


def _order(*timed: tuple[str, str]) -> tuple[str, ...]:
    """Steps from pairs of timings and parts, both written as words: ("PAST_DUE DUE", "PENALTY FEE …")."""
    return tuple(
        f"{timing}_{part}" for timings, parts in timed for timing in timings.split() for part in parts.split()
    )


def _same(parts: str) -> tuple[str, ...]:
    return _order(("PAST_DUE DUE IN_ADVANCE", parts))


_BY_INSTALMENT = Processing.HORIZONTAL
_BY_PART = Processing.VERTICAL

STRATEGIES: dict[str, AllocationRule] = {
    ADVANCED: AllocationRule(_same("PENALTY FEE PRINCIPAL INTEREST"), _BY_INSTALMENT),
    "PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER": AllocationRule(_same("PENALTY FEE INTEREST PRINCIPAL")),
    "PRINCIPAL_INTEREST_PENALTIES_FEES_ORDER": AllocationRule(_same("PRINCIPAL INTEREST PENALTY FEE")),
    "INTEREST_PRINCIPAL_PENALTIES_FEES_ORDER": AllocationRule(_same("INTEREST PRINCIPAL PENALTY FEE")),
    "EARLY_REPAYMENT_STRATEGY": AllocationRule(
        _same("INTEREST PRINCIPAL PENALTY FEE"), _BY_INSTALMENT, Surplus.LAST_INSTALLMENT
    ),
    "OVERDUE_DUE_FEE_INT_PRINCIPAL": AllocationRule(_same("PENALTY FEE INTEREST PRINCIPAL"), _BY_PART),
    "DUE_PENALTY_FEE_INTEREST_PRINCIPAL_IN_ADVANCE_PRINCIPAL_PENALTY_FEE_INTEREST": AllocationRule(
        _order(
            ("PAST_DUE DUE", "PENALTY FEE INTEREST PRINCIPAL"),
            ("IN_ADVANCE", "PRINCIPAL PENALTY FEE INTEREST"),
        ),
        due_charges_first=True,
    ),
    "DUE_PENALTY_INTEREST_PRINCIPAL_FEE_IN_ADVANCE_PENALTY_INTEREST_PRINCIPAL_FEE": AllocationRule(
        _same("PENALTY INTEREST PRINCIPAL FEE"), due_charges_first=True
    ),
}
STRATEGIES |= {
    "OVERDUE_DUE_FEE_INTEREST_PRINCIPAL": STRATEGIES["OVERDUE_DUE_FEE_INT_PRINCIPAL"],
    **{f"{name}_ORDER": rule for name, rule in STRATEGIES.items() if name.startswith("DUE_")},
}
"""Name → rule; the last are second spellings.

All but the first meet an instalment's parts in one order, the oldest instalment first.
"""

STEP_WORDS = {
    "commission": ("PAST_DUE_FEE", "DUE_FEE"),
    "penalties": ("PAST_DUE_PENALTY", "DUE_PENALTY"),
    "interest": ("PAST_DUE_INTEREST", "DUE_INTEREST"),
    "principal": ("PAST_DUE_PRINCIPAL", "DUE_PRINCIPAL"),
    "next instalment commission": ("IN_ADVANCE_FEE",),
    "next instalment penalties": ("IN_ADVANCE_PENALTY",),
    "next instalment interest": ("IN_ADVANCE_INTEREST",),
    "next instalment principal": ("IN_ADVANCE_PRINCIPAL",),
}
"""The words of `allocation_order[]` → steps; past due comes before due within a step of the order."""


SYNONYMS = {"fee": "commission", "fees": "commission", "commissions": "commission", "penalty": "penalties"}


def _usual(word: str) -> str:
    """The word as `STEP_WORDS` has it."""
    ahead, part = ("next instalment ", word[16:]) if word.startswith("next instalment ") else ("", word)
    return ahead + SYNONYMS.get(part, part)


def order_of_words(words: list[str]) -> tuple[str, ...]:
    """The twelve-step form of an order in words: past due first, then due, then in advance.

    Raises KeyError for an unknown word.
    """
    steps = [step for word in words for step in STEP_WORDS[_usual(word)]]
    timings = ("PAST_DUE_", "DUE_", "IN_ADVANCE_")
    return tuple(step for timing in timings for step in steps if step.startswith(timing))
