"""Wires the reports screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.reports.presenter import LoanPages, ReportsPresenter
from ui.screens.reports.view import ReportsScreen
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """The loan book in reach of whoever is signed in; news do not move it under the reader's eyes."""
    pages = LoanPages(around.desk)
    go = around.go if around.may(Permission.LOAN_READ.value) else None
    view = ReportsScreen(pages, around.run, go)
    view.bind(ReportsPresenter(around.desk, view, around.run, pages))
    return view
