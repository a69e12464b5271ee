"""`lendesk audit verify`: a centre's log checked from its first leaf to its newest signed head."""

from __future__ import annotations

import argparse

from lendesk.cli.answers import ExitCode, tell
from lendesk.cli.server import add_place, settings_of


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `audit`."""
    parser = subparsers.add_parser(
        "audit", help="check a centre's audit log", description="Checks of the audit log."
    )
    commands = parser.add_subparsers(dest="audit_command", required=True, metavar="COMMAND")
    verify = commands.add_parser(
        "verify",
        help="every record against its leaf, every leaf against the newest signed head",
        description=(
            "One JSON line; `first_bad` names the first record that was changed. The centre's database "
            "must be running (the server keeps it up). Exit status: 0 sound, 1 a fault, 3 no database."
        ),
    )
    add_place(verify)
    verify.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the log; returns the exit status."""
    from lendesk.server.checking import check_log
    from lendesk.server.runner import database_of_worker, prepared_centre

    settings = settings_of(arguments)
    with prepared_centre(settings, database_of_worker(settings)) as centre:
        found = check_log(centre)
    tell(
        {
            "sound": found.sound,
            "entries": found.size,
            "unsealed": found.unsealed,
            "root": found.root,
            "first_bad": found.first_bad,
        }
    )
    return ExitCode.DONE if found.sound else ExitCode.CHECK_FAILED
