"""`lendesk ledger`: the books of a centre, added up and replayed; the trial balance of any day."""

from __future__ import annotations

import argparse
from datetime import date

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
    balance = commands.add_parser(
        "trial-balance",
        help="every account's turnover and balance",
        description=(
            "All entries with a value date up to the day, by account, amounts in fen; prints one JSON line. "
            "Off-balance accounts (表外科目) balance among themselves. Exit status: 0 balanced, 1 not, "
            "2 a branch that does not exist, 3 no database."
        ),
    )
    add_place(balance)
    balance.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help="up to this day (default: all)")
    balance.add_argument("--branch", default="", metavar="ID", help="of one branch")
    balance.set_defaults(func=run_trial_balance)


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


def run_trial_balance(arguments: argparse.Namespace) -> int:
    """Print the trial balance; returns the exit status."""
    from lendesk.domain.administration.staff import Branch
    from lendesk.domain.ledger.balances import trial_balance
    from lendesk.server.runner import database_of_worker, prepared_centre
    from lendesk.storage.central.ledger import turnover

    settings = settings_of(arguments)
    with (
        prepared_centre(settings, database_of_worker(settings)) as centre,
        centre.transaction() as (connection, records),
    ):
        if arguments.branch:
            records.get(Branch, arguments.branch)
        balance = trial_balance(turnover(connection, on=arguments.on, branch_id=arguments.branch))
    tell(
        {
            "on": arguments.on.isoformat() if arguments.on else "",
            "branch": arguments.branch,
            "balanced": balance.balanced,
            "debit_fen": balance.debit_fen,
            "credit_fen": balance.credit_fen,
            "accounts": [line._asdict() for line in balance.lines],
        }
    )
    return ExitCode.DONE if balance.balanced else ExitCode.CHECK_FAILED


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date: {text[:20]!r}") from None
