"""Wires the collections workbench."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from lendesk.usecases.repayments.queries import GetLoan, LoanFile
from ui.screens.collections.presenter import CollectionsPresenter
from ui.screens.collections.view import CollectionsScreen, Ways
from ui.screens.refusing import breach_of
from ui.screens.surroundings import Surroundings
from ui.texts import late


def build(around: Surroundings) -> QWidget:
    """Loans in arrears in reach; the ways on by permission."""
    may_see = around.may(Permission.LOAN_READ.value)

    def turn(file: LoanFile) -> None:
        around.go("counter", file.row)

    def take_payment(loan_id: str) -> None:
        around.run(
            lambda: around.desk.ask(GetLoan(loan_id=loan_id)),
            turn,
            lambda broken: around.refuse(breach_of(broken), late("collections", "The loan cannot be read")),
        )

    view = CollectionsScreen(
        Ways(
            waive=may_see and around.may(Permission.LOAN_SERVICE.value),
            pay=may_see and around.may(Permission.REPAYMENT_POST.value),
            loan=may_see,
            customer=around.may(Permission.CUSTOMER_READ.value),
        ),
        around.today.isoformat(),
        around.refuse,
        around.toaster.say,
        around.go,
        take_payment,
    )
    presenter = CollectionsPresenter(
        around.desk, view, around.run, around.today, lambda: datetime.now(UTC), around.signed_in.name
    )
    view.bind(presenter)
    around.listen(presenter.changed)
    return view
