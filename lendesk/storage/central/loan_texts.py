"""The events of a loan as one JSON text for the workstations (read by `usecases.loan_events.from_text`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def events_text(events: Iterable[Mapping[str, Any]]) -> str:
    """A JSON list in the order of posting: `key`, `type`, `date` (value date), and what `data` holds."""
    made = [
        {**json.loads(event["data"]), "key": event["key"], "type": event["kind"], "date": event["value_date"]}
        for event in events
    ]
    return json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
