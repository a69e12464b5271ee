"""What the sign-in window does: one try at a time, on line or against the cached verifier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from ui.ports import Background, Desk, SignIn
from ui.screens.refusing import breach_of


class SignInView(Protocol):
    def show_line(self, up: bool, business_date: str) -> None: ...

    def show_busy(self, busy: bool) -> None: ...

    def show_fault(self, field: str, breach: Breach) -> None:
        """`field` is staff_number, password or "" for the form as a whole."""

    def offer_registration(self) -> None:
        """The centre does not know this workstation: the same form can register it."""

    def show_registered(self) -> None: ...


class SignInPresenter:
    """Calls `entered` with the desk once a person is signed in."""

    def __init__(
        self, door: SignIn, view: SignInView, run: Background, entered: Callable[[Desk], None]
    ) -> None:
        self._door = door
        self._view = view
        self._run = run
        self._entered = entered
        self._busy = False

    def open(self) -> None:
        """Show whether the centre answers and which business day it is."""
        self._run(
            lambda: (self._door.line_is_up(), self._door.business_date()),
            lambda state: self._view.show_line(*state),
            self._not_opened,
            lane="network",
        )

    def enter(self, staff_number: str, password: str) -> None:
        """Try to sign in; a second click while one try is under way does nothing."""
        if self._may_try(staff_number, password):
            self._run(
                lambda: self._door.sign_in(staff_number.strip(), password),
                self._signed_in,
                lambda broken: self._failed(breach_of(broken)),
                lane="network",
            )

    def register(self, staff_number: str, password: str) -> None:
        """Make this workstation known, by a person who may; then anybody of the branch signs in."""
        if self._may_try(staff_number, password):
            self._run(
                lambda: self._door.register(staff_number.strip(), password),
                lambda _nothing: self._registered(),
                lambda broken: self._failed(breach_of(broken)),
                lane="network",
            )

    def _may_try(self, staff_number: str, password: str) -> bool:
        if self._busy:
            return False
        if not staff_number.strip():
            self._view.show_fault("staff_number", Breach("field.empty"))
            return False
        if not password:
            self._view.show_fault("password", Breach("field.empty"))
            return False
        self._set_busy(True)
        return True

    def _registered(self) -> None:
        self._set_busy(False)
        self._view.show_registered()

    def _not_opened(self, broken: RuleBroken) -> None:
        """No line is no failure here: what comes is that this workstation itself cannot be opened."""
        self._view.show_line(False, "")
        self._view.show_fault("", breach_of(broken))

    def _signed_in(self, desk: Desk) -> None:
        self._set_busy(False)
        self._entered(desk)

    def _failed(self, breach: Breach) -> None:
        self._set_busy(False)
        self._view.show_fault("", breach)
        if breach.code == "sign_in.device_unknown":
            self._view.offer_registration()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy)
