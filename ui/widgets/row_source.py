"""Where a windowed table gets its rows: pages of a query that sorts and filters, by position or by cursor.

    source = CursorSource(lambda asked, after: desk.ask(ListAudit(action=asked.value("action"), after=after)))
    piece = source.page(Asked(filter=(("action", "PostRepayment"),)), 400, 200)
Knows no Qt; every call may block.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from lendesk.usecases.paging import Page

Row = TypeVar("Row")
Given_co = TypeVar("Given_co", covariant=True)
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is to show: the key of the column to sort by ("" the query's own order), and filters."""

    sort: str = ""
    descending: bool = False
    filter: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str:
        """What is filtered by, "" for nothing."""
        return dict(self.filter).get(name, "")


@dataclass(frozen=True, slots=True)
class Piece(Generic[Given_co]):
    """Rows from a position on, and how many there are in all, as far as is known: it may grow."""

    rows: Sequence[Given_co]
    total: int


class RowSource(Protocol[Given_co]):
    """Pages of one list. Raises RuleBroken as the query behind it does."""

    def page(self, asked: Asked, first: int, limit: int) -> Piece[Given_co]:
        """At most `limit` rows from position `first` on."""

    def line_of(self, asked: Asked, key: str) -> int:
        """The position of the row so named, NOWHERE when it cannot be told."""

    def apart(self) -> RowSource[Given_co]:
        """The same list for another reader, who does not disturb this one."""


class CursorSource(Generic[Row]):
    """A list that only goes on `after` a mark: the marks that were passed are kept, so going back is direct.

    The total grows by one unread row while there are more, unless the query counts.
    """

    def __init__(self, read: Callable[[Asked, str], Page[Row]]) -> None:
        self._read = read
        self._asked: Asked | None = None
        self._marks: list[tuple[int, str]] = []
        self._known, self._whole = 0, False
        self._total = NOWHERE

    def page(self, asked: Asked, first: int, limit: int) -> Piece[Row]:
        """Walks on from the nearest mark before `first`; a first page is always read anew."""
        if asked != self._asked or first == 0:
            self._asked, self._marks = asked, [(0, "")]
            self._known, self._whole, self._total = 0, False, NOWHERE
        rows: list[Row] = []
        position, mark = max(one for one in self._marks if one[0] <= first)
        while position < first + limit:
            found = self._read(asked, mark)
            rows += found.rows[max(0, first - position) :]
            position += len(found.rows)
            self._note(position, found)
            mark = found.after
            if not mark or not found.rows:
                break
        return Piece(tuple(rows[:limit]), self._count())

    def line_of(self, asked: Asked, key: str) -> int:
        """A cursor does not tell positions."""
        del asked, key
        return NOWHERE

    def apart(self) -> CursorSource[Row]:
        return CursorSource(self._read)

    def _note(self, position: int, found: Page[Row]) -> None:
        self._known = max(self._known, position)
        self._total = found.total
        if not found.after:
            self._whole = True
        elif (position, found.after) not in self._marks:
            self._marks.append((position, found.after))

    def _count(self) -> int:
        if self._whole:
            return self._known
        return max(self._total, self._known + 1)
