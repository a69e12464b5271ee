"""Cells of statement files: amounts to whole fen, dates in the ways banks write them, text kept as text."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal

from lendesk.domain.money import LARGEST_MINOR, Money

_AMOUNT = re.compile(r"([+-]?)((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,16}))(?:\.([0-9]{1,2})0*)?\Z")
_DATE = re.compile(
    r"(?:(?P<y>[0-9]{4})[-/.年](?P<m>[0-9]{1,2})[-/.月](?P<d>[0-9]{1,2})日?"
    r"|(?P<y2>[0-9]{4})(?P<m2>[0-9]{2})(?P<d2>[0-9]{2}))[ T]*(?P<time>[0-9:]{0,8})(?:\.[0-9]{1,6})?\Z"
)
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?\Z|([0-9]{2})([0-9]{2})([0-9]{2})\Z")
_AS_TEXT = re.compile(r'="([^"]*)"\Z')


def plain(cell: str) -> str:
    """The cell's text on one line. Formulas stay the text that they are: nothing here computes."""
    return " ".join(cell.split())


def literal(cell: str) -> str:
    """A cell that holds a number or an identifier: without the marks (`="…"`, `'`) that keep Excel off it."""
    text = plain(unicodedata.normalize("NFKC", cell)).lstrip("'`")
    wrapped = _AS_TEXT.match(text)
    return wrapped.group(1).strip() if wrapped else text


def column_name(cell: str) -> str:
    """A header cell in one form: half-width, lower case, without units and brackets."""
    text = plain(unicodedata.normalize("NFKC", cell)).lower().lstrip("#").strip()
    return re.sub(r"\((?:元|人民币|cny|rmb)\)|[()]", "", text).strip()


def read_amount(cell: str) -> Money | None:
    """Signed money, None if the cell is no amount of at most two decimals. Brackets mean negative."""
    text = literal(cell).replace(" ", "")
    bracketed = text.startswith("(") and text.endswith(")")
    text = text[1:-1] if bracketed else text
    text = re.sub(r"(?i)^([+-]?)(?:¥|cny|rmb)", r"\1", text).removesuffix("元")
    found = _AMOUNT.match(text)
    if found is None or (bracketed and found.group(1)):
        return None
    minor = int(found.group(2).replace(",", "")) * 100 + int((found.group(3) or "").ljust(2, "0"))
    if Decimal(minor) >= LARGEST_MINOR:
        return None
    return Money(-minor if bracketed or found.group(1) == "-" else minor)


def read_moment(cell: str, time_cell: str = "") -> datetime | None:
    """Local time of booking (midnight if only the day is given), None if the cell is no date."""
    found = _DATE.match(literal(cell))
    if found is None:
        return None
    parts = [found[name] or found[f"{name}2"] for name in ("y", "m", "d")]
    moment = _time(found["time"] or literal(time_cell))
    try:
        day = date(*map(int, parts))
    except ValueError:
        return None
    if moment is None or not 2000 <= day.year <= 2100:
        return None
    return datetime.combine(day, moment)


def _time(text: str) -> time | None:
    if not text:
        return time()
    found = _TIME.match(text)
    if found is None:
        return None
    parts = [int(part) for part in found.groups() if part is not None]
    try:
        return time(parts[0], parts[1], parts[2] if len(parts) == 3 else 0)
    except ValueError:
        return None
