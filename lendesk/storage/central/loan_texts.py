"""The events of a loan as one JSON text, in the loan-case format that workstations replay."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def events_text(events: Iterable[Mapping[str, Any]]) -> str:
    """Events in the order of their posting: `seq`, `type`, `date` (value date), and what `data` holds."""
    made = [
        {
            **json.loads(event["data"]),
            "seq": event["sequence"],
            "type": event["kind"],
            "date": event["value_date"],
        }
        for event in events
    ]
    return json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
