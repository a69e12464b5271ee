"""Wires the customer screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.customers.head import Allowed
from ui.screens.customers.presenter import CustomersPresenter
from ui.screens.customers.view import CustomersScreen
from ui.screens.surroundings import Surroundings

SCREENS: dict[str, tuple[Permission, ...]] = {
    "loans": (Permission.LOAN_READ,),
    "review": (Permission.APPLICATION_REVIEW,),
    "contracts": (Permission.CONTRACT_READ,),
    "limits": (Permission.LIMIT_WRITE, Permission.LIMIT_APPROVE),
    "disbursements": (Permission.DISBURSEMENT_PREPARE, Permission.DISBURSEMENT_CONFIRM),
}
"""Where records are opened, with what shows the screen in the catalogue."""


def build(around: Surroundings) -> QWidget:
    """The customers in reach of whoever is signed in."""
    view = CustomersScreen(allowed_to(around), toaster=around.toaster, refuse=around.refuse, go=around.go)
    presenter = CustomersPresenter(around.desk, view, around.run, around.signed_in.name)
    view.bind(presenter)
    around.listen(presenter.changed)
    return view


def allowed_to(around: Surroundings) -> Allowed:
    """What the person may be offered."""
    return Allowed(
        apply=around.may(Permission.APPLICATION_WRITE.value),
        pay=around.may(Permission.REPAYMENT_POST.value),
        note=around.may(Permission.CUSTOMER_NOTE.value),
        unmask=around.may(Permission.CUSTOMER_UNMASK.value),
        see_loans=around.may(Permission.LOAN_READ.value),
        screens=frozenset(
            screen for screen, wanted in SCREENS.items() if any(around.may(one.value) for one in wanted)
        ),
        today=around.today,
        branch_id=around.signed_in.branch_id,
    )
