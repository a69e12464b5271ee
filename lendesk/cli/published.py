"""Published cases of other systems: what the name of a case's product says beside its terms."""

from __future__ import annotations

from typing import Any

PRODUCTS: dict[str, dict[str, Any]] = {"ACCRUAL_ACTIVITY": {"accrual_activity": True}}
"""Words in the name of a case's product (`terms.product`, `source.product`) → what that product sets."""


def with_settings(data: Any) -> Any:
    """The case with the settings of the product that it names; the terms' own keys win."""
    if not isinstance(data, dict) or not isinstance(data.get("terms"), dict):
        return data
    source = data.get("source")
    named = str(data["terms"].get("product") or "")
    if isinstance(source, dict):
        named = f"{named} {source.get('product') or ''}"
    found: dict[str, Any] = {}
    for word, settings in PRODUCTS.items():
        if word in named:
            found |= settings
    return {**data, "terms": {**found, **data["terms"]}}
