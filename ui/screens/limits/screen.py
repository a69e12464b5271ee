"""Wires the screen of credit limits."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.limits.presenter import LimitsPresenter
from ui.screens.limits.view import LimitsScreen
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """Limits of the branches in reach; acts by permission."""
    me = around.signed_in
    view = LimitsScreen(
        (me.person_id, me.name),
        (around.may(Permission.LIMIT_WRITE.value), around.may(Permission.LIMIT_APPROVE.value)),
        around.today,
        around.run,
        around.refuse,
        around.toaster.say,
    )
    presenter = LimitsPresenter(around.desk, view, around.run)
    view.bind(presenter)
    view.loan_wanted.connect(lambda loan_id: around.go("loans", loan_id))
    view.contract_wanted.connect(lambda contract_id: around.go("contracts", contract_id))
    view.limit.customer.lead_to(around)
    around.listen(presenter.changed)
    return view
