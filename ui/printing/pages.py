"""How a table falls onto pages: widths, rows a page, page n of m.

sheet = PaperTable("Loan register", "Overdue", "2026-11-22 14:26", "黄敏", headings, rows)
layout = lay_out(sheet, natural_widths, landscape=True);  layout.page_count;  layout.rows_of(0)
Knows no Qt; lengths in px of 1/96 inch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.exchange.content import Heading

SHORT_SIDE, LONG_SIDE = 794, 1123
"""A4 at 96 to the inch."""
MARGIN, HEAD, ROW, FOOT = 44, 60, 20, 30
LEAST_SCALE = 0.72
"""Text of 12 px is not set smaller than 8.6; what is still too wide is cut with …"""
GAP = 12
LEAST_COLUMN = 28


@dataclass(frozen=True, slots=True)
class PaperTable:
    """What stands on the paper; `cut` when the list has more rows than are printed."""

    title: str
    filters: str
    printed_at: str
    person: str
    headings: tuple[Heading, ...]
    rows: Sequence[tuple[str, ...]]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """`widths` and `rows_a_page` hold inside a page of `width` × `height`, drawn at `scale`."""

    width: int
    height: int
    scale: float
    widths: tuple[int, ...]
    rows_a_page: int
    row_count: int

    @property
    def page_count(self) -> int:
        return max(1, -(-self.row_count // self.rows_a_page))

    @property
    def room(self) -> int:
        """The width between the margins, in px before scaling."""
        return int((self.width - 2 * MARGIN) / self.scale)

    def rows_of(self, page: int) -> range:
        """Which rows stand on a page (from 0)."""
        first = page * self.rows_a_page
        return range(first, min(first + self.rows_a_page, self.row_count))


def lay_out(natural: Sequence[int], row_count: int, *, landscape: bool) -> Layout:
    """Columns as wide as their content if they fit, then smaller text, then the widest ones cut."""
    width, height = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    wanted = [max(LEAST_COLUMN, one) + GAP for one in natural]
    full = width - 2 * MARGIN
    scale = max(LEAST_SCALE, min(1.0, full / max(1, sum(wanted))))
    room = int(full / scale)
    widths = _narrowed(wanted, room) if sum(wanted) > room else _widened(wanted, room)
    rows = int((height - 2 * MARGIN - HEAD - FOOT) / (ROW * scale)) - 1
    return Layout(width, height, scale, tuple(widths), max(1, rows), row_count)


def _widened(wanted: list[int], room: int) -> list[int]:
    """Spread what is left over all columns, so that the table takes the paper's width."""
    left = room - sum(wanted)
    each, rest = divmod(left, max(1, len(wanted)))
    return [one + each + (number < rest) for number, one in enumerate(wanted)]


def _narrowed(wanted: list[int], room: int) -> list[int]:
    """Take from the widest columns until all fit; none below its least width."""
    least = LEAST_COLUMN + GAP
    limit = max(wanted)
    while limit > least and sum(min(one, limit) for one in wanted) > room:
        limit -= 1
    return [min(one, limit) for one in wanted]
