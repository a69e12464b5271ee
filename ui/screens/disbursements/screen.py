"""Wires the disbursement screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.disbursements.presenter import DisbursementsPresenter
from ui.screens.disbursements.view import DisbursementsScreen
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """Payments of the branches in reach; acts by role."""
    view = DisbursementsScreen(
        around.may(Permission.DISBURSEMENT_PREPARE.value),
        around.may(Permission.DISBURSEMENT_CONFIRM.value),
        around.refuse,
        around.toaster.say,
    )
    presenter = DisbursementsPresenter(around.desk, view, around.run)
    view.bind(presenter)
    around.listen(presenter.changed)
    return view
