"""`lendesk server`: the centre, its schema, and the first people of a new one."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lendesk.cli.answers import ExitCode, tell
from lendesk.domain.errors import RuleBroken

if TYPE_CHECKING:
    from lendesk.server.bootstrap import LenderSetup
    from lendesk.server.settings import ServerSettings


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `server`."""
    parser = subparsers.add_parser(
        "server",
        help="run the centre, bring its schema up, or put the first people in",
        description=(
            "run (the default): starts PostgreSQL in the data folder (or takes --database), brings the "
            "schema to the newest and serves HTTPS (TLS 1.3) until interrupted; prints one JSON line when "
            "ready. migrate: only the schema. init: puts the first people into an empty centre. restored: "
            "once after a restore from a backup, so that workstations re-read and re-send. Addresses "
            "and secrets of bureau, bank and time stamps come from LENDESK_… variables. Exit status: "
            "0 stopped or done, 2 bad input, 3 the port is taken or the database cannot be had."
        ),
    )
    parser.add_argument(
        "action",
        nargs="?",
        choices=("run", "migrate", "init", "restored"),
        default="run",
        help="run when left out",
    )
    add_place(parser)
    parser.add_argument("--host", default=None, metavar="ADDRESS", help="where to listen (127.0.0.1)")
    parser.add_argument("--port", type=int, default=None, metavar="P", help="0 takes a free port (8443)")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--sample", action="store_true", help="init: the sample lender's people and products")
    source.add_argument("--setup", type=Path, metavar="FILE", help="init: a lender's set-up as JSON")
    parser.set_defaults(func=run)


def add_place(parser: argparse.ArgumentParser) -> None:
    """The options that say where a centre lives."""
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the centre")
    parser.add_argument(
        "--database", default=None, metavar="URL", help="a PostgreSQL of your own instead of the embedded one"
    )


def settings_of(arguments: argparse.Namespace) -> ServerSettings:
    """Settings from the environment and these options. Raises RuleBroken `settings.malformed`."""
    from pydantic import ValidationError

    from lendesk.server.settings import ServerSettings

    named: dict[str, Any] = {"data": arguments.data, "database_url": arguments.database}
    named.update(host=getattr(arguments, "host", None), port=getattr(arguments, "port", None))
    try:
        return ServerSettings(**{name: value for name, value in named.items() if value is not None})
    except ValidationError as wrong:
        first = wrong.errors(include_input=False)[0]
        raise RuleBroken("settings.malformed", setting=".".join(map(str, first["loc"]))) from None


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; returns the exit status."""
    from lendesk.server.logs import configure

    configure()
    settings = settings_of(arguments)
    match arguments.action:
        case "migrate":
            return _migrate(settings)
        case "init":
            return _init(settings, _setup(arguments))
        case "restored":
            return _restored(settings)
    from lendesk.server.runner import serve

    serve(settings, lambda address: tell({"ready": True, "address": address}))
    return ExitCode.DONE


def _migrate(settings: ServerSettings) -> int:
    from lendesk.server.runner import database, prepared_centre

    with database(settings) as url, prepared_centre(settings, url):
        tell({"migrated": True})
    return ExitCode.DONE


def _restored(settings: ServerSettings) -> int:
    from lendesk.server.restoring import begin_new_life
    from lendesk.server.runner import database, prepared_centre

    with database(settings) as url, prepared_centre(settings, url) as centre:
        tell({"restored": True, "incarnation": begin_new_life(centre)})
    return ExitCode.DONE


def _init(settings: ServerSettings, setup: LenderSetup) -> int:
    from lendesk.server.bootstrap import bootstrap
    from lendesk.server.runner import database, prepared_centre

    with database(settings) as url, prepared_centre(settings, url) as centre:
        bootstrap(centre, setup)
    tell({"initialised": True, "persons": len(setup.persons), "branches": len(setup.branches)})
    return ExitCode.DONE


def _setup(arguments: argparse.Namespace) -> LenderSetup:
    from lendesk.server.bootstrap import LenderSetup
    from lendesk.usecases.plain import from_plain

    if arguments.sample:
        return sample_setup()
    if arguments.setup is None:
        raise RuleBroken("bootstrap.no_setup")
    try:
        return from_plain(LenderSetup, json.loads(arguments.setup.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError) as problem:
        raise RuleBroken("bootstrap.bad_setup", reason=str(problem)[:200]) from None


def sample_setup() -> LenderSetup:
    """The sample lender's fixed parts, with everybody's password hashed."""
    from lendesk.sample import calendars, roles, setup
    from lendesk.server.bootstrap import LenderSetup
    from lendesk.server.passwords import hash_password

    return LenderSetup(
        lender=setup.LENDER,
        regions=setup.REGIONS,
        branches=setup.BRANCHES,
        roles=roles.ROLES,
        persons=setup.people(hash_password(setup.PASSWORD)),
        products=setup.PRODUCTS,
        calendars=calendars.CALENDARS,
    )
