"""What every screen is given: the desk, the background lanes, who sits here, and the window's manners."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.messages import Changes
from lendesk.usecases.synchronisation.state import SignedIn
from ui.ports import Background, Desk
from ui.preferences import Preferences
from ui.texts import Text
from ui.widgets.toast import Toaster


@dataclass(slots=True)
class Surroundings:
    """Made once per signed-in person by `ui/desktop`; a screen keeps what it needs of it.

    `listen` calls back on the UI thread after a command or a pull; `go` turns to another screen with an
    argument for its `shown`.
    """

    desk: Desk
    run: Background
    signed_in: SignedIn
    today: date
    toaster: Toaster
    go: Callable[[str, object], bool]
    listen: Callable[[Callable[[Changes], None]], None]
    preferences: Preferences

    def may(self, permission: str) -> bool:
        """Whether to offer an action at all; the centre judges for itself."""
        return permission in self.signed_in.permissions

    def refuse(self, breach: Breach, title: Text) -> None:
        """Tell a refusal that has no place of its own on the screen; it stays until it is read."""
        self.toaster.refuse(RuleBroken(breach.code, **dict(breach.facts)), title)
