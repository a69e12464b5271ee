"""What a person chose of a table's columns: order, width, what is hidden; as JSON between sign-ins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LEAST_WIDTH, MOST_WIDTH = 40, 900


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Keys of columns: `order` from the left, `hidden`, and `widths` in px where the person set one."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    widths: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """What is kept between sign-ins."""
        return {"order": list(self.order), "hidden": sorted(self.hidden), "widths": dict(self.widths)}


def choice_of(kept: object) -> ColumnChoice:
    """A choice from what was kept; what is malformed counts as not chosen."""
    if not isinstance(kept, dict):
        return ColumnChoice()
    order, hidden, widths = kept.get("order"), kept.get("hidden"), kept.get("widths")
    return ColumnChoice(
        tuple(map(str, order)) if isinstance(order, list) else (),
        frozenset(map(str, hidden)) if isinstance(hidden, list) else frozenset(),
        {
            str(key): min(max(width, LEAST_WIDTH), MOST_WIDTH)
            for key, width in (widths.items() if isinstance(widths, dict) else ())
            if isinstance(width, int)
        },
    )
