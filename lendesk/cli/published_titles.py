"""Settings that a published case tells in its title alone: its transcribed terms leave them out.

The scenario set them for itself after its product was made, so that the terms name the product's. Read only
where a case says from where it was published: the title of anybody's own loan is prose and nothing else.
"""

from __future__ import annotations

import re
from typing import Any

from lendesk.domain.loans.terms.servicing import Surplus

SETTINGS: dict[str, dict[str, Any]] = {
    "charge-accrual-date = submitted-date": {"charges_accrue": "POSTING_DATE"},
}
FUTURE_RULE = re.compile(
    r"adjust (?:to )?(?P<one>next[ _-]last|next|last) installment"
    r"|future installments: (?P<rule>[A-Z_]+)"
    r"|in case of (?P<named>[A-Z_]+) future installment allocation rule",
    re.IGNORECASE,
)


def with_title(terms: dict[str, Any], title: str) -> dict[str, Any]:
    """The terms with what the title says; it names the rule of the DEFAULT allocation for money ahead."""
    for words, settings in SETTINGS.items():
        if words in title:
            terms = {**settings, **terms}
    told, rules = FUTURE_RULE.search(title), terms.get("payment_allocation")
    if told is None or not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        return terms  # of another shape: told by who reads the terms
    named = re.sub(r"[ -]", "_", next(filter(None, told.groups()))).upper()
    name = next((name for name in (named, f"{named}_INSTALLMENT") if name in set(Surplus)), None)
    if name is None:
        return terms
    changed = [
        {**rule, "future_installment_rule": name} if rule.get("transaction") == "DEFAULT" else rule
        for rule in rules
    ]
    return {**terms, "payment_allocation": changed}
