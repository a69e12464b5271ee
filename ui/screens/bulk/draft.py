"""The list as it is kept between two visits: cells, what was confirmed, what is posted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from lendesk.usecases.synchronisation.state import Draft
from ui.screens.bulk.grid import Field, Line

KIND = KEY = "bulk"


@dataclass(frozen=True, slots=True)
class Kept:
    """A list with its batch; `number` is "" until the first row is posted."""

    batch_id: str
    number: str
    sender_sum: str
    lines: tuple[Line, ...]


def kept_draft(kept: Kept) -> Draft:
    """The draft of a list, saved now."""
    lines = [[*line.cells, int(line.confirmed), line.receipt] for line in kept.lines]
    told = {"batch": kept.batch_id, "number": kept.number, "sum": kept.sender_sum, "lines": lines}
    text = json.dumps(told, ensure_ascii=False)
    return Draft(KEY, KIND, kept.number, text, datetime.now(UTC).isoformat())


def kept_of(draft: Draft) -> Kept:
    """The list of a draft that `kept_draft` made."""
    told = json.loads(draft.data)
    count = len(Field)
    lines = tuple(Line(tuple(one[:count]), bool(one[count]), one[count + 1]) for one in told["lines"])
    return Kept(told["batch"], told["number"], told["sum"], lines)
