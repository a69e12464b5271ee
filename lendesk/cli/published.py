"""Published cases of other systems: settings that a case tells beside its terms, brought into them."""

from __future__ import annotations

import re
from typing import Any

from lendesk.domain.loans.terms.servicing import Surplus

PRODUCTS: dict[str, dict[str, Any]] = {"ACCRUAL_ACTIVITY": {"accrual_activity": True}}
"""Words in the name of a case's product (`source.product`, `terms.product`) → what that product sets."""
TITLES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("charge-accrual-date = submitted-date", {"charges_accrue": "POSTING_DATE"}),
)
"""Words of a title that name a setting of the system → what it sets."""
FUTURE_RULE = re.compile(
    r"adjust (?:to )?(?P<one>next[ _-]last|next|last) installment"
    r"|future installments: (?P<rule>[A-Z_]+)"
    r"|in case of (?P<named>[A-Z_]+) future installment allocation rule",
    re.IGNORECASE,
)
"""How titles name the rule for money ahead of its time, where the test set it after the product was made."""


def with_settings(data: Any) -> Any:
    """The case with what its title and its product's name say; a title counts where there is a `source`.

    The terms' own keys win, save for the `future_installment_rule` of the DEFAULT allocation, which the
    title names because it differs from the product's.
    """
    if not isinstance(data, dict) or not isinstance(data.get("terms"), dict):
        return data
    source = data.get("source")
    named, title = str(data["terms"].get("product") or ""), ""
    if isinstance(source, dict):
        named, title = f"{named} {source.get('product') or ''}", str(data.get("title") or "")
    found: dict[str, Any] = {}
    for words, settings in ((named, PRODUCTS.items()), (title, TITLES)):
        for word, set_ in settings:
            if word in words:
                found |= set_
    return {**data, "terms": _with_rule({**found, **data["terms"]}, FUTURE_RULE.search(title))}


def _with_rule(terms: dict[str, Any], told: re.Match[str] | None) -> dict[str, Any]:
    rules = terms.get("payment_allocation")
    if told is None or not isinstance(rules, list):
        return terms
    named = re.sub(r"[ -]", "_", next(filter(None, told.groups()))).upper()
    name = next((name for name in (named, f"{named}_INSTALLMENT") if name in set(Surplus)), None)
    if name is None:
        return terms
    changed = [
        {**rule, "future_installment_rule": name}
        if isinstance(rule, dict) and rule.get("transaction", "DEFAULT") == "DEFAULT"
        else rule
        for rule in rules
    ]
    return {**terms, "payment_allocation": changed}
