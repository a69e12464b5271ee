"""A table as it leaves the program: headings, and rows of plain values that are read piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from lendesk.domain.money import Money
from ui.formatting import NOTHING, count, day, money

Cell: TypeAlias = "Money | int | date | str | None"
CellClass = Literal["text", "money", "number", "date"]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a column and what its cells are. `width` in px as on the screen."""

    title: str
    cells: CellClass = "text"
    right: bool = False
    width: int = 100


@dataclass(frozen=True, slots=True)
class TableContent:
    """`rows(first, limit)` may block and is called off the UI thread; sealed values come masked, as shown."""

    title: str
    headings: tuple[Heading, ...]
    count: int
    rows: Callable[[int, int], Sequence[tuple[Cell, ...]]]


def shown(cell: Cell) -> str:
    """A cell as it is written on screens and paper."""
    match cell:
        case None:
            return NOTHING
        case Money():
            return money(cell)
        case bool() | str():
            return str(cell)
        case int():
            return count(cell)
        case _:
            return day(cell)
