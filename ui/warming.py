"""Reads beforehand, off the UI thread, what the first use of a screen would wait for."""

from __future__ import annotations

from importlib import import_module

from lendesk.domain.customers.identity import check_id_number
from ui.catalog import CATALOG

NUMBER = "110101199003070001"
"""Any of the right form: the table of regions is read for the first one."""


def warm_up() -> None:
    """The rooms of all screens, and the table that ID numbers are checked with; again it does nothing."""
    for entry in CATALOG:
        import_module(f"ui.screens.{entry.room}.screen")
    check_id_number(NUMBER)
