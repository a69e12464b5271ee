"""Wires the intake screen."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.view import IntakeScreen
from ui.screens.surroundings import Surroundings
from ui.texts import late


def build(around: Surroundings) -> QWidget:
    """A new file; after it was handed in, the next one."""

    def done(_number: int) -> None:
        around.toaster.say(late("intake", "Application handed in; the centre decides"))
        view.presenter.open()

    view = IntakeScreen(around.today, around.refuse, done, around.run)
    view.bind(IntakePresenter(around.desk, view, around.run, _now, around.today))
    view.presenter.open()
    return view


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
