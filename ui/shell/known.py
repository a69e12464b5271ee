"""The lines of the palette that need no search: the actions and the screens of the role."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from ui.actions import ScreenAction
from ui.shell.hits import Hit, Section
from ui.shell.model import ScreenEntry


def action_hits(
    actions: Sequence[ScreenAction],
    entries: Mapping[str, ScreenEntry],
    current: str,
    do: Callable[[str, str], object],
) -> list[Hit]:
    """The actions on screens that the role has, those of the screen in force first; each tells its screen."""
    offered = [action for action in actions if action.screen in entries]
    return [
        Hit(
            title=action.title,
            detail=entries[action.screen].title,
            icon=action.icon,
            run=partial(do, action.screen, action.key),
            section=Section.ACTIONS,
            key=f"action:{action.screen}:{action.key}",
            keys=action.keys,
        )
        for action in sorted(offered, key=lambda action: action.screen != current)
    ]


def screen_hits(
    entries: Mapping[str, ScreenEntry],
    go: Callable[[str], object],
    beside: Callable[[str, str], object],
) -> list[Hit]:
    """The screens in menu order."""
    return [
        Hit(
            title=entry.title,
            detail="",
            icon=entry.icon,
            run=partial(go, key),
            section=Section.SCREENS,
            key=f"screen:{key}",
            beside=partial(beside, key, ""),
        )
        for key, entry in entries.items()
    ]
