"""The chair in front of a workstation: people sit down, sign in, work, sign out, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from lendesk.cli.demo.cable import Cable
from lendesk.sample.setup import PASSWORD
from ui.app import Entrance
from ui.watch import UiWatch

from .hands import Hands

Result = TypeVar("Result")


@dataclass
class Seat:
    """`hands` on the keyboard; `cable` is the line to the centre."""

    hands: Hands
    entrance: Entrance
    cable: Cable
    watch: UiWatch

    def sign_in(self, who: str) -> None:
        """Staff number, Enter, password, Enter; a newcomer's look round is skipped with Esc."""
        hands = self.hands
        hands.await_name("工号")
        hands.write(who)
        hands.key("Return")
        hands.write(PASSWORD)
        hands.key("Return")
        hands.wait(lambda: self.entrance.session is not None, "the desktop")
        assert self.entrance.session is not None
        window = self.entrance.session.desktop.window
        hands.wait(window.isActiveWindow, "the window in front")
        hands.key("Escape")

    def sign_out(self) -> None:
        """By the palette."""
        hands = self.hands
        hands.go("退出登录", "tuichu")
        hands.wait(lambda: self.entrance.session is None, "the sign-in window")
        hands.wait(self.entrance.view.isActiveWindow, "the sign-in window in front")

    def elsewhere(self, work: Callable[[], Result]) -> Result:
        """What others do meanwhile is not the window's work."""
        done = work()
        self.watch.forget()
        return done
