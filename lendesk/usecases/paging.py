"""Pages of long lists by key, never by counting rows away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

LARGEST_PAGE = 200


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some rows and, when there are more, the `after` to ask for the next ones with ("" at the end)."""

    rows: tuple[Item, ...]
    after: str = ""
    total: int = -1
    """How many there are in all, -1 where counting would cost too much."""
