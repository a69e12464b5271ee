"""Assigns what was read on an ID card back: the authority and the two ends of its validity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lendesk.domain.customers.identity import LONG_TERM
from lendesk.recognition.labels import label_end
from lendesk.recognition.lines import Row, text_of

FIELDS = ("authority", "valid_from", "valid_to")

_DAY = r"(?:19|20)\d\d[.·]?\d\d[.·]?\d\d"
_PERIOD = re.compile(rf"({_DAY})[-–—一~至]?({_DAY}|{LONG_TERM})")


def assign_id_back(rows: Sequence[Row]) -> dict[str, Row]:
    """The characters of each field as printed (dates as 2016.03.12); what is not found is left out."""
    found: dict[str, Row] = {}
    for row in rows:
        end = label_end(row, "签发机关")
        if end is not None and row[end:]:
            found.setdefault("authority", tuple(one for one in row[end:] if "\u3400" <= one.text <= "\u9fff"))
        period = _PERIOD.search(text_of(row))
        if period:
            found["valid_from"] = row[period.start(1) : period.end(1)]
            found["valid_to"] = row[period.start(2) : period.end(2)]
    return found


def day_iso(text: str) -> str:
    """2016.03.12 as 2016-03-12; 长期 and anything else as it is."""
    digits = re.sub(r"[.·]", "", text)
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if re.fullmatch(r"\d{8}", digits) else text
