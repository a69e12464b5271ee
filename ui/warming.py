"""Reads beforehand, off the UI thread, what the first use of a screen would wait for."""

from __future__ import annotations

import gc
from functools import cache
from importlib import import_module
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets

from lendesk.domain.customers.identity import check_id_number
from lendesk.domain.money import Money, capitals
from ui.catalog import CATALOG

NUMBER = "110101199003070001"
"""Any of the right form: the table of regions is read for the first one."""


@cache
def warm_up() -> None:
    """The rooms of all screens, Qt's classes, the table that ID numbers are checked with, the capitals; once.

    What is there then stays: the garbage collector, which holds up every thread, no longer looks through it.
    """
    for entry in CATALOG:
        import_module(f"ui.screens.{entry.room}.screen")
    for room in (QtCore, QtGui, QtWidgets):
        _make_classes(room)
    check_id_number(NUMBER)
    capitals(Money(100))
    gc.freeze()


def _make_classes(room: ModuleType) -> None:
    """Each class of Qt is made when it is first named, or all of a family when one of it is asked about."""
    for name in dir(room):
        getattr(room, name)
