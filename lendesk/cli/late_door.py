"""The door of the sign-in window: the workstation behind it is made when first asked, off the UI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from lendesk.domain.errors import RuleBroken

if TYPE_CHECKING:
    from lendesk.workstation.session import Workstation
    from ui.ports import Desk


class LateDoor:
    """Fills `ui.ports.SignIn`; the first question, which the window asks after it is shown, opens it."""

    def __init__(self, make: Callable[[], Workstation]) -> None:
        self._make = make
        self._one_at_a_time = threading.Lock()
        self._made: Workstation | None = None
        self.refused: RuleBroken | None = None
        """Why the workstation behind it could not be opened at the last try; None once it is."""

    def sign_in(self, staff_number: str, password: str) -> Desk:
        return self._workstation().sign_in(staff_number, password)

    def register(self, staff_number: str, password: str, name: str = "") -> None:
        self._workstation().register(staff_number, password, name)

    def unlock(self, password: str) -> None:
        self._workstation().unlock(password)

    def sign_out(self) -> None:
        self._workstation().sign_out()

    def business_date(self) -> str:
        return self._workstation().business_date()

    def line_is_up(self) -> bool:
        return self._workstation().line_is_up()

    def close(self) -> None:
        """Close what was opened."""
        with self._one_at_a_time:
            if self._made is not None:
                self._made.close()
                self._made = None

    def _workstation(self) -> Workstation:
        with self._one_at_a_time:
            if self._made is None:
                self._made = self._opened()
            return self._made

    def _opened(self) -> Workstation:
        try:
            made = self._make()
        except RuleBroken as broken:
            self.refused = broken
            raise
        self.refused = None
        return made
