"""Wires the audit screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.screens.audit.presenter import AuditPresenter
from ui.screens.audit.view import AuditScreen
from ui.screens.saved_filters import SavedFilters
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """The audit log in reach of whoever is signed in; news do not move it under the reader's eyes."""
    view = AuditScreen(around.refuse)
    knows_people = around.may(Permission.SETTINGS_READ.value)
    view.bind(AuditPresenter(around.desk, view, around.run, knows_people=knows_people))
    saved = SavedFilters(around.preferences, "audit", view.filter_now, view.filter_by)
    view.put_saved(saved.button)
    return view
