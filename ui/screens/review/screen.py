"""Wires the review screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.review.presenter import ReviewPresenter
from ui.screens.review.view import ReviewScreen
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """The queue of the branches in reach of whoever is signed in."""
    view = ReviewScreen(
        around.today,
        around.may(Permission.CUSTOMER_UNMASK.value),
        around.refuse,
        around.toaster.say,
    )
    presenter = ReviewPresenter(around.desk, view, around.run, around.signed_in.person_id)
    view.bind(presenter)
    view.header.customer.lead_to(around)
    around.listen(presenter.changed)
    return view
