"""The keys that work everywhere in a window, named once: the window binds them, the help lists them."""

from __future__ import annotations

from dataclasses import dataclass

from ui.texts import LateText, late


@dataclass(frozen=True, slots=True)
class WindowKey:
    """`keys` as Qt writes them; the window binds `act` to them, "" where another part does."""

    act: str
    keys: str
    title: LateText


WINDOW_KEYS: tuple[WindowKey, ...] = (
    WindowKey("palette", "Ctrl+K", late("keys", "Search and commands")),
    WindowKey("", "Ctrl+1 … Ctrl+9", late("keys", "The screens of the rail")),
    WindowKey("back", "Alt+Left", late("keys", "The screen before")),
    WindowKey("new_window", "Ctrl+Shift+N", late("keys", "This file in a window of its own")),
    WindowKey("help", "F1", late("keys", "Help for this screen; twice: all keys")),
    WindowKey("all_keys", "Ctrl+/", late("keys", "All keys")),
    WindowKey("person", "Ctrl+,", late("keys", "The own menu: look, lock, sign out")),
    WindowKey("lock", "Ctrl+L", late("keys", "Lock all windows")),
    WindowKey("", "Esc", late("keys", "Close what is open on top; drafts are kept")),
    WindowKey("", "Tab, Shift+Tab", late("keys", "The next, the last field")),
    WindowKey("", "↑ ↓ Enter Space", late("keys", "In lists: move, open, tick")),
    WindowKey("", "Ctrl+C", late("keys", "In tables: copy the selected rows")),
    WindowKey("", "Ctrl+E", late("keys", "In tables: export to Excel")),
    WindowKey("", "Ctrl+P", late("keys", "In tables: print or save as PDF")),
    WindowKey("", "Ctrl+Shift+C", late("keys", "In tables: choose columns")),
)


def keys_of(act: str) -> str:
    """The keys of an act of the window; KeyError if it has none."""
    return {key.act: key.keys for key in WINDOW_KEYS if key.act}[act]
