"""What one person set for the own desktop: theme, columns, saved filters; kept beside the own drafts.

    preferences = Preferences(desk, run)         # read once after sign-in
    preferences.get("columns.loans", [])         # JSON values only
    preferences.set("columns.loans", ["customer", "principal"])
No Qt here; writing goes to the background and never fails a screen: what could not be kept is only logged.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.synchronisation.state import Draft
from ui.ports import Background, Desk

KIND = "preference"
log = logging.getLogger("lendesk.ui.preferences")


class Preferences:
    """JSON values by dotted key, for the person who is signed in at this workstation."""

    def __init__(self, desk: Desk, run: Background, known: Mapping[str, Any] | None = None) -> None:
        self._desk, self._run = desk, run
        self._known: dict[str, Any] = dict(known or {})

    def get(self, key: str, default: Any = None) -> Any:
        """The value kept under `key`, else `default`."""
        return self._known.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Keep `value` (None forgets the key); at once here, soon on the disk."""
        if self._known.get(key) == value:
            return
        if value is None:
            self._known.pop(key, None)
            self._run(lambda: self._desk.drop_draft(_place(key)), failed=_told)
            return
        self._known[key] = value
        text = json.dumps(value, ensure_ascii=False)
        draft = Draft(_place(key), KIND, key, text, datetime.now(UTC).isoformat())
        self._run(lambda: self._desk.save_draft(draft), failed=_told)


def read_preferences(desk: Desk) -> dict[str, Any]:
    """What was kept, by key; blocks, so call it off the UI thread. What cannot be read is left out."""
    found: dict[str, Any] = {}
    for draft in desk.drafts(KIND):
        try:
            found[draft.title] = json.loads(draft.data)
        except ValueError:
            log.warning("preference %s cannot be read", draft.title)
    return found


def _place(key: str) -> str:
    return f"{KIND}:{key}"


def _told(refusal: RuleBroken) -> None:
    log.warning("a preference was not kept: %s", refusal.code)
