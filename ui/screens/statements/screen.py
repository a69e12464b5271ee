"""Wires the statement screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.screens.statements.presenter import StatementsPresenter
from ui.screens.statements.view import StatementsScreen
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """The statements of the branches in reach; on line only."""
    view = StatementsScreen(around.refuse, around.toaster.say)
    view.bind(StatementsPresenter(around.desk, view, around.run))
    return view
