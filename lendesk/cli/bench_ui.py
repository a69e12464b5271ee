"""`lendesk bench ui`: how long the UI thread is kept from its turn while the desktop works."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lendesk.cli.answers import ExitCode, tell
from lendesk.domain.errors import RuleBroken

if TYPE_CHECKING:
    from lendesk.cli.demo.stage import Stage

LOANS = 50_000
SEED = 20261122
GOAL_MS = 100
LONGEST_SECONDS = 900


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the bench `ui`."""
    parser = subparsers.add_parser(
        "ui",
        help="how long the UI thread is kept from its turn",
        description=(
            "A desktop in a process of its own beside a centre with --rows loans: start to the home screen, "
            "their first synchronisation with the window open, every screen of every role and every page of "
            "the settings opened, a long list scrolled, a report down to its loans, an import of a bank "
            "statement. Prints one JSON line: for each phase the blocks over 50 ms, the longest, and the "
            "longest by what the UI thread itself computed and by what all threads of the desktop did "
            "(the rest is waiting for a processor that other programs had). "
            f"Exit status: 0 no block is over {GOAL_MS} ms, 1 one is."
        ),
    )
    parser.add_argument("--rows", type=int, default=LOANS, help=f"loans at the centre (default {LOANS:,})")
    parser.add_argument("--database", default="", metavar="URL", help="an empty PostgreSQL instead")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; the exit status."""
    phases = measured(arguments.rows, arguments.database)
    longest = max(phase["longest_ms"] for phase in phases.values())
    reached = longest <= GOAL_MS
    tell({**phases, "rows": arguments.rows, "goal_ms": GOAL_MS, "longest_ms": longest, "reached": reached})
    return ExitCode.DONE if reached else ExitCode.CHECK_FAILED


def measured(rows: int, database: str) -> dict[str, dict[str, Any]]:
    """The blocks of each phase. Raises RuleBroken `environment.not_started`."""
    from lendesk.cli.demo.stage import Stage

    with tempfile.TemporaryDirectory(prefix="lendesk-bench-", ignore_cleanup_errors=True) as folder:
        stage = Stage(Path(folder), date.today(), database)  # noqa: DTZ011 the sample's own business day
        try:
            stage.open(lambda sources: fill(stage, sources, rows))
            stage.workstation("bench-ui").close()
            return _desktop(stage)
        finally:
            stage.close()


def _desktop(stage: Stage) -> dict[str, dict[str, Any]]:
    place = stage.place()
    facts = {
        "data": str(place.folder / "bench-ui"),
        "server_url": place.server_url,
        "authority": str(place.authority),
    }
    command = [sys.executable, "-m", "lendesk.cli.bench_ui_desktop", json.dumps(facts)]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(
        command, capture_output=True, timeout=LONGEST_SECONDS, check=False, env=environment, cwd=Path.cwd()
    )
    if done.returncode:
        raise RuleBroken("environment.not_started", part="desktop", said=done.stderr.decode()[-300:])
    found: dict[str, dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


def fill(stage: Stage, sources: Mapping[str, str], rows: int) -> None:
    """One customer's file, and that many loans of it as they are after the payout, at the stage's centre."""
    from sqlalchemy import text

    from lendesk.cli.day_end_bench.loans import specimens
    from lendesk.sample.specimen_file import customer_and_file
    from lendesk.server.runner import database, prepared_centre
    from lendesk.server.settings import ServerSettings
    from lendesk.usecases.loan_events import to_data

    like = next(one for one in specimens(stage.business_date, 40, SEED) if len(one.events) == 1)
    kind, data = to_data(like.events[0])
    facts = {"last": rows - 1, "terms": like.terms, "on": like.disbursed_on, "kind": kind, "data": data}
    facts["fen"] = like.state.terms.principal.minor
    named = {name.removeprefix("LENDESK_").lower(): value for name, value in sources.items()}
    settings = ServerSettings.model_validate({"data": stage.centre, "database_url": stage.database, **named})
    with (
        database(settings) as url,
        prepared_centre(settings, url) as centre,
        centre.transaction() as (connection, records),
    ):
        for record in customer_and_file(centre.clock.now()):
            records.add(record)
        connection.execute(text(_LOANS), facts)
        connection.execute(text(_EVENTS), facts)


_LOANS = """
INSERT INTO loan_accounts (key, number, customer_id, contract_id, branch_id, region_id, owner_id,
    product_version_id, principal_fen, outstanding_fen, due_fen, days_past_due, status, disbursed_on,
    as_of, terms, rate_disclosed)
SELECT 'l' || n, 'DK-2026-' || lpad(n::text, 7, '0'), customer_id, 'k' || n, branch_id,
    region_id, owner_id, product_version_id, :fen, :fen, 0, 0, 'active',
    :on, submitted_at::date, :terms, '18.00'
FROM applications, generate_series(0, :last) n WHERE applications.key = 'bench-000001'
"""
_EVENTS = """
INSERT INTO loan_events (key, loan_id, sequence, kind, value_date, posted_at, data, command_id, by)
SELECT 'e' || n, 'l' || n, 1, :kind, :on, submitted_at, :data, '', 'jobs'
FROM applications, generate_series(0, :last) n WHERE applications.key = 'bench-000001'
"""
