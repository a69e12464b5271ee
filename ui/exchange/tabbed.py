"""Tables as tabbed text for the clipboard: what Excel takes for a formula leaves as text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from lendesk.domain.money import Money
from ui.exchange.content import Cell, Heading, shown

_FORMULA_STARTS = "=+-@\t\r"
_NEEDS_QUOTES = frozenset('\t\n\r"')
_MINUS = "−"


def tabbed(headings: Iterable[Heading], rows: Iterable[Iterable[Cell]]) -> str:
    """The headings and the rows, a line each, cells parted by tabs; quoted as Excel does where needed."""
    lines = [
        [harmless(heading.title) for heading in headings],
        *([_written(cell) for cell in row] for row in rows),
    ]
    return "\r\n".join("\t".join(_quoted(cell) for cell in line) for line in lines)


def harmless(text: str) -> str:
    """The text, with ' in front where a spreadsheet would take it for a formula."""
    start = unicodedata.normalize("NFKC", text.lstrip(" \u3000\u00a0\n\ufeff")[:1])
    return f"'{text}" if start and start in _FORMULA_STARTS else text


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, Money | int):
        return shown(cell).replace(_MINUS, "-")  # a number for Excel as well
    return shown(cell)


def _quoted(cell: str) -> str:
    if not _NEEDS_QUOTES & set(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
