"""Published cases of other systems: what product and title say beside the terms."""

from __future__ import annotations

from typing import Any

from lendesk.cli.published_titles import with_title

PRODUCTS: dict[str, dict[str, Any]] = {"ACCRUAL_ACTIVITY": {"accrual_activity": True}}
"""Words in the name of a case's product (`terms.product`, `source.product`) → what that product sets."""

TAKEN_FROM: dict[str, tuple[str, str]] = {"REPAYMENT_START_SUBMITTED": ("due_dates_from", "submitted")}
"""Words in the name → the key that the product sets, and the key of the terms that tells its value."""


def with_settings(data: Any) -> Any:
    """The case with the settings of the product that it names and, where it has a `source`, of its title.

    The terms' own keys win.
    """
    if not isinstance(data, dict) or not isinstance(data.get("terms"), dict):
        return data
    terms, source = data["terms"], data.get("source")
    named = str(terms.get("product") or "")
    if isinstance(source, dict):
        named = f"{named} {source.get('product') or ''}"
    found: dict[str, Any] = {}
    for word, settings in PRODUCTS.items():
        if word in named:
            found |= settings
    for word, (key, origin) in TAKEN_FROM.items():
        if word in named and terms.get(origin):
            found[key] = terms[origin]
    terms = {**found, **terms}
    if isinstance(source, dict) and isinstance(data.get("title"), str):
        terms = with_title(terms, data["title"])
    return {**data, "terms": terms}
