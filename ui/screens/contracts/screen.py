"""Wires the contract screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.contracts.presenter import ContractsPresenter
from ui.screens.contracts.view import ContractsScreen
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """Contracts of the branches in reach; preparing by role."""
    view = ContractsScreen(around.may(Permission.CONTRACT_WRITE.value), around.refuse, around.toaster.say)
    presenter = ContractsPresenter(around.desk, view, around.run)
    view.bind(presenter)
    around.listen(presenter.changed)
    return view
