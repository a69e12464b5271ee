"""Every command's handler, brought in once so that the table of handlings is whole."""

from __future__ import annotations

from importlib import import_module

from lendesk.usecases.catalog import COMMANDS
from lendesk.usecases.handling import HANDLINGS


def load() -> tuple[str, ...]:
    """Import the handlers; the names of commands that have none (a test holds that there are none)."""
    import_module("lendesk.usecases.every_handler")
    import_module("lendesk.server.quarantine")
    return tuple(sorted(name for name, kind in COMMANDS.items() if kind not in HANDLINGS))
