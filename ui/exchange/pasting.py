"""What people paste from Excel, read as a grid of cells, and the cells as amounts, days and numbers.

grid = parse_grid(clipboard_text)          # (("LN-1", "1,200.00"), …), every row as wide as the widest
amount = pasted_amount(grid[0][1])         # Money, or RuleBroken as `parse_amount` raises
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money, parse_amount

Grid = tuple[tuple[str, ...], ...]
MOST_ROWS = 60_000
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u202a\u202c\u202d\u202e\x00"))
_DAY = re.compile(
    r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*[日号]?(?:[T ]\s*\d{1,2}:\d{2}.*)?"
)
_END = re.compile(r"[\t\r\n]")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+|[+-]?\d+")


def parse_grid(text: str) -> Grid:
    """Rows of cells from tabbed text, quoted as Excel quotes; blank lines at the end are left out.

    Raises RuleBroken `pasting.too_many_rows` (count, most).
    """
    rows = _rows_of(text.translate(_INVISIBLE))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS:
        raise RuleBroken("pasting.too_many_rows", count=len(rows), most=MOST_ROWS)
    width = max(map(len, rows), default=0)
    return tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)


def _rows_of(text: str) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    place, end = 0, len(text)
    while place <= end:
        cell, place = _quoted(text, place) if text.startswith('"', place) else _bare(text, place)
        rows[-1].append(cell)
        if place >= end:
            break
        if text[place] != "\t":
            place += 1 if text[place : place + 2] == "\r\n" else 0
            rows.append([])
        place += 1
    return rows


def _bare(text: str, start: int) -> tuple[str, int]:
    """A cell up to the next tab or end of line, and where it ended."""
    found = _END.search(text, start)
    stop = found.start() if found else len(text)
    return text[start:stop].strip(" \u3000\u00a0"), stop


def _quoted(text: str, start: int) -> tuple[str, int]:
    """A cell in quotes; one whose quotes do not close before a tab or an end of line is taken as it is."""
    stop = start + 1
    while (stop := text.find('"', stop)) >= 0:
        if text[stop + 1 : stop + 2] == '"':
            stop += 2
        elif text[stop + 1 : stop + 2] in ("", "\t", "\r", "\n"):
            return text[start + 1 : stop].replace('""', '"'), stop + 1
        else:
            break
    return _bare(text, start)


def pasted_text(cell: str) -> str:
    """A cell as a program has it: full-width signs made plain, Excel's leading ' and ="…" taken off."""
    plain = unicodedata.normalize("NFKC", cell.translate(_INVISIBLE)).strip()
    if found := re.fullmatch(r'="(.*)"', plain):
        return found[1].strip()
    return plain.removeprefix("'").strip()


def pasted_amount(cell: str) -> Money:
    """Money above zero: 1,200.00, １２００, ¥1 200, 1.2万 … Raises RuleBroken as `parse_amount` does."""
    plain = pasted_text(cell)
    for sign in ("¥", "￥", "CNY", "RMB", "人民币"):
        plain = plain.removeprefix(sign).removesuffix(sign).strip()
    return parse_amount(plain)


def pasted_number(cell: str) -> int | None:
    """A whole number, thousands commas taken; None for anything else."""
    plain = pasted_text(cell).replace(" ", "")
    return int(plain.replace(",", "")) if _GROUPED.fullmatch(plain) and len(plain) < 20 else None


def parse_day(text: str) -> date | None:
    """A date from 2026-11-21, 20261121, 2026/1/5, 2026年11月21日, with a time or not; else None."""
    plain = pasted_text(text)
    found = _DAY.fullmatch(plain)
    digits = re.match(r"\d+", plain)
    if not found or (digits and len(digits[0]) not in (4, 8)):
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
