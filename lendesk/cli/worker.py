"""`lendesk worker`: runs the centre's jobs beside its server, any number of them."""

from __future__ import annotations

import argparse

from lendesk.cli.answers import ExitCode, tell
from lendesk.cli.server import add_place, settings_of


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `worker`."""
    parser = subparsers.add_parser(
        "worker",
        help="run the centre's jobs: bureau, payments, signatures, sealing",
        description=(
            "Takes jobs from the queue in the centre's database until interrupted; prints one JSON line when "
            "ready. With the embedded PostgreSQL, start the server first. Addresses and secrets of bureau, "
            "bank and time-stamp authority come from LENDESK_… variables. Exit status: 0 stopped, 3 the "
            "database cannot be had."
        ),
    )
    add_place(parser)
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT; returns the exit status."""
    from lendesk.server.jobs.worker import work
    from lendesk.server.logs import configure
    from lendesk.server.runner import database_of_worker, prepared_centre

    configure()
    settings = settings_of(arguments)
    with prepared_centre(settings, database_of_worker(settings)) as centre:
        work(centre, lambda: tell({"ready": True, "worker": True}))
    return ExitCode.DONE
