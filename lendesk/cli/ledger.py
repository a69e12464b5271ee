"""`lendesk ledger check`: the books of a centre, added up and replayed."""

from __future__ import annotations

import argparse

from lendesk.cli.answers import ExitCode, tell
from lendesk.cli.server import add_place, settings_of


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `ledger`."""
    parser = subparsers.add_parser(
        "ledger", help="check a centre's books", description="Checks of a centre's books."
    )
    commands = parser.add_subparsers(dest="ledger_command", required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="add up every entry and replay every loan",
        description=(
            "Compares what is stored with what the events say; prints one JSON line. The centre's database "
            "must be running (the server keeps it up). Exit status: 0 sound, 1 a fault, 3 no database."
        ),
    )
    add_place(check)
    check.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the books; returns the exit status."""
    from lendesk.server.checking import check_books
    from lendesk.server.runner import database_of_worker, prepared_centre

    settings = settings_of(arguments)
    with prepared_centre(settings, database_of_worker(settings)) as centre:
        books = check_books(centre)
    tell(
        {
            "sound": books.sound,
            "debit_fen": books.debit_fen,
            "credit_fen": books.credit_fen,
            "loans": books.loans,
            "faults": books.faults,
        }
    )
    return ExitCode.DONE if books.sound else ExitCode.CHECK_FAILED
