"""What a person can do on the screens, as a list: for the command palette, the help sheet and the keyboard.

An action belongs to a screen of the catalogue; taking it turns to the screen and calls its `act(key)`.
"""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.access import Permission
from ui.texts import LateText, late

P = Permission


@dataclass(frozen=True, slots=True)
class ScreenAction:
    """`key` is told to the screen's `act`; `keys` is the shortcut as drawn on the button ("F9"), "" for none.

    A person is offered the action with any one of `permissions`.
    """

    screen: str
    key: str
    title: LateText
    icon: str
    permissions: tuple[Permission, ...]
    keys: str = ""


ACTIONS: tuple[ScreenAction, ...] = (
    ScreenAction(
        "intake", "new", late("actions", "Take a new application"), "intake", (P.APPLICATION_WRITE,), "Ctrl+N"
    ),
)


def actions_for(screen: str) -> tuple[ScreenAction, ...]:
    """The actions of one screen, in the order of its work."""
    return tuple(action for action in ACTIONS if action.screen == screen)
