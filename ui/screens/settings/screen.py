"""Wires the settings screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.screens.settings.presenter import SettingsPresenter
from ui.screens.settings.view import SettingsScreen
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """The settings of the lender; what may not be changed is shown only."""
    view = SettingsScreen(around.signed_in, around.today, around.refuse, around.toaster.say)
    presenter = SettingsPresenter(around.desk, view, around.run, around.signed_in.person_id)
    view.bind(presenter)
    around.listen(presenter.changed)
    return view
