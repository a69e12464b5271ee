"""Wires the loan screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.loans.presenter import LoansPresenter
from ui.screens.loans.view import LoansScreen
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """The loans in reach of whoever is signed in."""
    view = LoansScreen(
        may_pay=around.may(Permission.REPAYMENT_POST.value),
        may_reverse=around.may(Permission.REPAYMENT_REVERSE.value),
        refuse=around.refuse,
        tell=around.toaster.say,
        pay=lambda row: around.go("counter", row),
    )
    presenter = LoansPresenter(around.desk, view, around.run)
    view.bind(presenter)
    around.listen(presenter.changed)
    return view
