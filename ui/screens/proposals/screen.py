"""Wires the screen of proposed loan changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.proposals.presenter import ProposalsPresenter
from ui.screens.proposals.view import ProposalsScreen
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """Proposals of the branches in reach; acts by permission."""
    me = around.signed_in
    view = ProposalsScreen(
        (me.person_id, me.name),
        (around.may(Permission.LOAN_APPROVE.value), around.may(Permission.LOAN_SERVICE.value)),
        around.today.isoformat(),
        around.refuse,
        around.toaster.say,
    )
    presenter = ProposalsPresenter(around.desk, view, around.run)
    view.bind(presenter)
    view.loan_wanted.connect(lambda loan_id: around.go("loans", loan_id))
    around.listen(presenter.changed)
    return view
