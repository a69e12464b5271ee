"""Which windows a person had open, so that they are back at the next sign-in, also after a crash; no Qt.

memory = WindowMemory(preferences)
memory.windows, memory.was_cut_off        # of the session before
memory.note(windows)                      # at each change;   memory.end(windows) at a clean end
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ui.preferences import Preferences

KEY = "windows"
MOST = 6
"""So many windows come back at most: more would keep a person waiting at sign-in."""


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A screen with its argument ("" for none) and the frame as Qt packs it, in base64."""

    screen: str
    argument: str = ""
    frame: str = ""


class WindowMemory:
    """Reads what the session before left and keeps what this one has open."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        kept = preferences.get(KEY)
        kept = kept if isinstance(kept, dict) else {}
        listed = kept.get("open", ())
        self.windows = tuple(_read(listed if isinstance(listed, list) else ()))[:MOST]
        self.was_cut_off = kept.get("ended") is False

    def note(self, windows: Sequence[OpenWindow]) -> None:
        """Keep what is open now."""
        self._keep(windows, ended=False)

    def end(self, windows: Sequence[OpenWindow]) -> None:
        """Keep what was open last, at an end that the person wanted."""
        self._keep(windows, ended=True)

    def _keep(self, windows: Sequence[OpenWindow], *, ended: bool) -> None:
        self._preferences.set(KEY, {"ended": ended, "open": [asdict(one) for one in windows]})


def _read(listed: Sequence[Any]) -> list[OpenWindow]:
    """Entries of another version that cannot be read are left out."""
    found = []
    for one in listed:
        if isinstance(one, dict) and isinstance(one.get("screen"), str):
            texts = {name: value for name, value in one.items() if isinstance(value, str)}
            found.append(OpenWindow(texts["screen"], texts.get("argument", ""), texts.get("frame", "")))
    return found
