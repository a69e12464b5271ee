"""A workstation that cannot be opened says why in the sign-in window, before anybody types."""

from __future__ import annotations

import pytest
from desk import FakeDesk, run_at_once
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from ui.error_texts import error_text
from ui.screens.sign_in.presenter import SignInPresenter
from ui.screens.sign_in.view import SignInScreen


class ShutDoor:
    """Opens nothing as long as it is `broken`."""

    def __init__(self, code: str) -> None:
        self.broken: RuleBroken | None = RuleBroken(code)

    def line_is_up(self) -> bool:
        if self.broken is not None:
            raise self.broken
        return True

    def business_date(self) -> str:
        return "2026-11-21"

    def sign_in(self, staff_number: str, password: str) -> FakeDesk:
        if self.broken is not None:
            raise self.broken
        return FakeDesk()


@pytest.mark.parametrize(
    "code", ["keyring.missing", "outbox.newer_version", "workstation.already_open", "line.not_encrypted"]
)
def test_the_reason_is_told_at_once_and_again_and_it_can_be_tried_once_more(qtbot: QtBot, code: str) -> None:
    door, entered = ShutDoor(code), []
    screen = SignInScreen("前台")
    qtbot.addWidget(screen)
    screen.bind(SignInPresenter(door, screen, run_at_once, entered.append))  # type: ignore[arg-type]
    screen.presenter.open()
    assert not screen.banner.isHidden()
    assert screen.banner.title.text() == error_text(code)
    screen.presenter.enter("1001", "secret")
    assert screen.banner.title.text() == error_text(code)
    assert (entered, screen.enter.isEnabled()) == ([], True)
    door.broken = None
    screen.presenter.enter("1001", "secret")
    assert len(entered) == 1
