"""`lendesk desktop`: the windows of a branch's workstation."""

from __future__ import annotations

import argparse
import getpass
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lendesk.cli.answers import ExitCode, tell
from lendesk.cli.desktop_log import end_log, keep_log
from lendesk.cli.late_door import LateDoor
from lendesk.domain.errors import RuleBroken

if TYPE_CHECKING:
    from lendesk.workstation.session import Workstation


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `desktop`."""
    parser = subparsers.add_parser(
        "desktop",
        help="open the desktop of this workstation",
        description=(
            "Opens the sign-in window and the desktop behind it. A new workstation is registered once with "
            "--register by a person who may; the password is asked for. A second start for the same folder "
            "brings the first one's windows to the front. What went wrong stands in DIR/desktop.log. Exit "
            "status: 0 closed, 2 bad input, 3 the data folder is in use, the keyring cannot be had, or the "
            "centre refuses."
        ),
    )
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of this workstation")
    parser.add_argument("--server", required=True, metavar="URL", help="the centre, https://…")
    parser.add_argument("--ca", type=Path, default=None, metavar="PEM", help="the lender's own authority")
    parser.add_argument("--name", default="workstation", help="what the centre calls this workstation")
    parser.add_argument("--register", default="", metavar="STAFF_NUMBER", help="register it first")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the desktop; the exit status when its last window is closed.

    Raises what kept the workstation from opening: the window has shown it, a calling program sees it here.
    """
    if arguments.ca is not None and not arguments.ca.is_file():
        raise RuleBroken("file.unreadable", name=arguments.ca.name)
    if arguments.register:
        return _register(arguments)
    from ui.app import run as open_windows

    door = LateDoor(lambda: open_workstation(arguments))
    log = _log(arguments.data)
    try:
        status = open_windows(door, arguments.name, str(arguments.data))
    finally:
        door.close()
        if log is not None:
            end_log(log)
    if door.refused is not None:
        raise door.refused
    return status


def _log(folder: Path) -> logging.Handler | None:
    """None in a folder that cannot be used: the workstation itself will say so in its window."""
    try:
        return keep_log(folder)
    except OSError:
        return None


def open_workstation(arguments: argparse.Namespace) -> Workstation:
    """The workstation in its folder; imports what only a signed-in person needs. Raises as it does."""
    from lendesk.recognition.process import SubprocessReader
    from lendesk.workstation.session import Workstation
    from lendesk.workstation.settings import WorkstationSettings

    settings = WorkstationSettings(
        data=arguments.data, server_url=arguments.server, authority=arguments.ca, name=arguments.name
    )
    reader = SubprocessReader()
    return Workstation(settings, reader=lambda: reader)


def _register(arguments: argparse.Namespace) -> int:
    typed = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    workstation = open_workstation(arguments)
    try:
        workstation.register(arguments.register, typed, arguments.name)
    finally:
        workstation.close()
    tell({"registered": True, "name": arguments.name})
    return ExitCode.DONE
