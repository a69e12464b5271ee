"""Every command's handler, brought in once so that the table of handlings is whole."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

import lendesk.usecases
from lendesk.usecases.catalog import COMMANDS
from lendesk.usecases.handling import HANDLINGS

_ROOMS = ("handlers", "submission")


def load() -> tuple[str, ...]:
    """Import the handlers; the names of commands that have none (a test holds that there are none)."""
    for module in walk_packages(lendesk.usecases.__path__, "lendesk.usecases."):
        if module.name.rpartition(".")[2] in _ROOMS:
            import_module(module.name)
    return tuple(sorted(name for name, kind in COMMANDS.items() if kind not in HANDLINGS))
