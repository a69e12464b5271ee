"""Wires bulk posting."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.bulk.presenter import BulkPresenter
from ui.screens.bulk.view import BulkScreen
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """A list of payments; checking and posting need the line, typing does not."""
    view = BulkScreen(
        around.refuse,
        around.toaster.say,
        may_post=around.may(Permission.REPAYMENT_POST.value),
        may_reverse=around.may(Permission.REPAYMENT_REVERSE.value),
    )
    view.bind(BulkPresenter(around.desk, view, around.run, around.today))
    return view
