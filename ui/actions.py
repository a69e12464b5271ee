"""What a person can do on the screens, as a list: for the command palette, the help sheet and the keyboard.

An action belongs to a screen of the catalogue; taking it turns to the screen and calls its `act(key)`.
"""

from __future__ import annotations

from collections.abc import Callable
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
    ScreenAction(
        "customers", "find", late("actions", "Find a customer"), "customers", (P.CUSTOMER_READ,), "Ctrl+F"
    ),
    ScreenAction(
        "customers", "note", late("actions", "Note on this customer"), "draft", (P.CUSTOMER_NOTE,), "Alt+M"
    ),
    ScreenAction(
        "customers",
        "apply",
        late("actions", "New application for this customer"),
        "intake",
        (P.APPLICATION_WRITE,),
        "Alt+N",
    ),
    ScreenAction(
        "customers",
        "pay",
        late("actions", "Take a payment from this customer"),
        "cashier",
        (P.REPAYMENT_POST,),
        "F9",
    ),
)


def offered(may: Callable[[str], bool]) -> tuple[ScreenAction, ...]:
    """The actions of a person, by one of the permissions of each."""
    return tuple(
        action for action in ACTIONS if any(each is P.SELF or may(each.value) for each in action.permissions)
    )


def actions_for(screen: str) -> tuple[ScreenAction, ...]:
    """The actions of one screen, in the order of its work."""
    return tuple(action for action in ACTIONS if action.screen == screen)
