"""`lendesk sync check`: a workstation's replica held against what the centre says it may hold."""

from __future__ import annotations

import argparse
import os
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from lendesk.cli.answers import ExitCode, tell

if TYPE_CHECKING:
    from lendesk.workstation.session import Workstation

PASSWORD_VARIABLE = "LENDESK_PASSWORD"  # noqa: S105 - the name of a variable


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `sync`."""
    parser = subparsers.add_parser(
        "sync", help="check a workstation against its centre", description="Checks of a workstation."
    )
    commands = parser.add_subparsers(dest="sync_command", required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="count and hash of every table on both sides",
        description=(
            "Signs in, synchronises and compares; prints one JSON line. The password comes from "
            f"{PASSWORD_VARIABLE} or is asked for. Exit status: 0 equal, 1 different or the centre is "
            "writing, 2 sign-in refused, 3 no connection, or the workstation is open in another program."
        ),
    )
    check.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the workstation")
    check.add_argument("--server", required=True, metavar="URL", help="https address of the centre")
    check.add_argument("--ca", type=Path, default=None, metavar="PEM", help="the lender's CA")
    check.add_argument("--staff-number", required=True, metavar="N", help="whose replica")
    check.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Compare; returns the exit status."""
    from lendesk.workstation.comparing import compare

    workstation = _workstation(arguments)
    try:
        password = os.environ.get(PASSWORD_VARIABLE) or getpass("Password: ")
        desk = workstation.sign_in(arguments.staff_number, password)
        found = compare(desk)
        waiting = desk.line().outbox_count
    finally:
        workstation.close()
    theirs = found.theirs or {}
    tell(
        {
            "equal": found.equal,
            "outbox": waiting,
            "tables": {
                name: {"here": mine.count, "centre": theirs[name].count if name in theirs else None}
                for name, mine in found.mine.items()
            },
        }
    )
    return ExitCode.DONE if found.equal else ExitCode.CHECK_FAILED


def _workstation(arguments: argparse.Namespace) -> Workstation:
    """The workstation of the folder; its secrets from the system's keyring, or the demo's own file."""
    from lendesk.domain.errors import RuleBroken
    from lendesk.workstation.keyring import FileKeyring
    from lendesk.workstation.session import Workstation
    from lendesk.workstation.settings import WorkstationSettings

    settings = WorkstationSettings(data=arguments.data, server_url=arguments.server, authority=arguments.ca)
    try:
        store = FileKeyring(arguments.data)
    except RuleBroken:
        store = None  # an ordinary workstation: the system's keyring
    return Workstation(settings, store=store, in_background=False)
