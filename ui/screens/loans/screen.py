"""Wires the loan screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.loans.changes import OFFERED, needs
from ui.screens.loans.loan_page import Allowed
from ui.screens.loans.presenter import LoansPresenter
from ui.screens.loans.register import RegisterPanel
from ui.screens.loans.view import LoansScreen
from ui.screens.saved_filters import SavedFilters
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """The loans in reach of whoever is signed in."""
    view = LoansScreen(
        allowed_to(around),
        person=around.signed_in.name,
        refuse=around.refuse,
        tell=around.toaster.say,
        pay=lambda row: around.go("counter", row),
    )
    view.put_register(RegisterPanel(around.desk, around.run))
    presenter = LoansPresenter(around.desk, view, around.run, around.today)
    view.bind(presenter)
    view.page.head.customer.lead_to(around)
    saved = SavedFilters(around.preferences, "loans", view.list.filter_now, view.list.filter_by)
    view.list.put_saved(saved.button)
    around.listen(presenter.changed)
    return view


def allowed_to(around: Surroundings) -> Allowed:
    """What the person may be offered."""
    return Allowed(
        pay=around.may(Permission.REPAYMENT_POST.value),
        quote=around.may(Permission.LOAN_QUOTE.value),
        undo=around.may(Permission.REPAYMENT_REVERSE.value),
        changes=frozenset(kind for kind in OFFERED if around.may(needs(kind).value)),
        person_id=around.signed_in.person_id,
        today=around.today,
    )
