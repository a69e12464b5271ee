"""Wires the screen Today."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.surroundings import Surroundings
from ui.screens.today.presenter import TodayPresenter
from ui.screens.today.view import TodayScreen


def build(around: Surroundings) -> QWidget:
    """The day of whoever is signed in."""
    takes_money = around.may(Permission.REPAYMENT_POST.value)
    view = TodayScreen(
        around.may(Permission.APPLICATION_WRITE.value), takes_money, _now, around.refuse, around.toaster.say
    )
    presenter = TodayPresenter(
        around.desk,
        view,
        around.run,
        around.go,
        around.signed_in.person_id,
        _now,
        takes_money,
    )
    view.bind(presenter)
    view.place_wanted.connect(around.go)
    around.listen(presenter.changed)
    return view


def _now() -> datetime:
    return datetime.now(UTC)
