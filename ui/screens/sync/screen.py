"""Wires the sync screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.screens.surroundings import Surroundings
from ui.screens.sync.presenter import SyncPresenter
from ui.screens.sync.view import SyncScreen


def build(around: Surroundings) -> QWidget:
    """The outbox of this workstation."""
    view = SyncScreen(around.refuse)
    presenter = SyncPresenter(around.desk, view, around.run)
    view.bind(presenter)
    around.listen(presenter.changed)
    return view
