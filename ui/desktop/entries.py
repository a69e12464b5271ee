"""The catalogue's screens for one person, each built when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtWidgets import QWidget

from lendesk.domain.access import Permission
from ui.catalog import CATALOG
from ui.screens.surroundings import Surroundings
from ui.shell.model import ScreenEntry


def entries_for(surroundings: Surroundings) -> tuple[ScreenEntry, ...]:
    """The screens that this person may see, in menu order."""
    return tuple(
        ScreenEntry(
            key=entry.key,
            title=entry.title,
            icon=entry.icon,
            build=_builder(entry.room, surroundings),
            at_foot=entry.at_foot,
            rail_text=entry.short,
            help_topic=entry.key,
        )
        for entry in CATALOG
        if any(one is Permission.SELF or surroundings.may(one.value) for one in entry.permissions)
    )


def _builder(room: str, surroundings: Surroundings) -> Callable[[], QWidget]:
    def build() -> QWidget:
        made: QWidget = import_module(f"ui.screens.{room}.screen").build(surroundings)
        return made

    return build
