"""Wires the sync screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.surroundings import Surroundings
from ui.screens.sync.presenter import SyncPresenter
from ui.screens.sync.view import SyncScreen


def build(around: Surroundings) -> QWidget:
    """What waits at this workstation: of the person signed in, or of all for who may settle for others."""
    view = SyncScreen(around.refuse)
    everyone = around.may(Permission.SYNC_SOLVE.value)
    presenter = SyncPresenter(around.desk, view, around.run, around.signed_in.person_id, everyone)
    view.bind(presenter)
    around.listen(presenter.changed)
    return view
