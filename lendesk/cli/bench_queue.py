"""`lendesk bench queue`: a page deep in a review queue of 100,000 files beside the first page."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from lendesk.cli.answers import ExitCode, tell

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from lendesk.server.centre import Centre
    from lendesk.storage.central.queries.asking import Asked

FILES, DEEP, RUNS = 100_000, 50_000, 9
GOAL = 1.5


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the bench `queue`."""
    parser = subparsers.add_parser(
        "queue",
        help="the review queue's page at position 50,000 of 100,000 beside its first",
        description=(
            f"Fills a PostgreSQL of its own, warms both pages, measures each {RUNS} times in turn. Exit "
            f"status: 0 the median ratio is at most {GOAL}, 1 it is not."
        ),
    )
    parser.add_argument("--database", default="", metavar="URL", help="an empty PostgreSQL instead")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print one JSON line; the exit status."""
    from lendesk.cli.server import sample_setup
    from lendesk.server.bootstrap import bootstrap
    from lendesk.server.runner import database, prepared_centre
    from lendesk.server.settings import ServerSettings

    with tempfile.TemporaryDirectory(prefix="lendesk-bench-", ignore_cleanup_errors=True) as folder:
        settings = ServerSettings(data=Path(folder), database_url=arguments.database)
        with database(settings) as url, prepared_centre(settings, url) as centre:
            bootstrap(centre, sample_setup())
            _fill(centre)
            first, deep = _measure(centre)
    ratio = deep / first
    tell(
        {
            "files": FILES,
            "first_page_ms": round(first * 1000, 2),
            f"page_at_{DEEP}_ms": round(deep * 1000, 2),
            "ratio": round(ratio, 2),
            "goal": GOAL,
        }
    )
    return ExitCode.DONE if ratio <= GOAL else ExitCode.CHECK_FAILED


def _fill(centre: Centre) -> None:
    """One customer, one file through the records, then copies of that file made by the database."""
    from sqlalchemy import text

    from lendesk.sample.specimen_file import customer_and_file

    with centre.transaction() as (connection, records):
        customer, file = customer_and_file(centre.clock.now())
        records.add(customer)
        records.add(file)
        names = [column for column in _columns(connection) if column not in ("key", "number", "submitted_at")]
        shared = ", ".join(f'"{name}"' for name in names)
        connection.execute(
            text(
                f"INSERT INTO applications (key, number, submitted_at, {shared}) "  # noqa: S608 - names of columns
                "SELECT 'bench-' || lpad(n::text, 6, '0'), 'B' || n, submitted_at + n * interval '1 second', "
                f"{shared} FROM applications, generate_series(2, :files) n"
            ),
            {"files": FILES},
        )
    with centre.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE applications"))


def _columns(connection: Connection) -> list[str]:
    from sqlalchemy import inspect

    return [str(column["name"]) for column in inspect(connection).get_columns("applications")]


def _measure(centre: Centre) -> tuple[float, float]:
    """Medians of both pages in seconds, measured in turn after two warm rounds."""
    from lendesk.server.checking import asked_for_all
    from lendesk.storage.central.queries.applications import list_review_queue
    from lendesk.usecases.applications.queries import ListReviewQueue

    with centre.transaction() as (connection, _records):
        asked: Asked = asked_for_all(centre, connection)
        begun = list_review_queue(ListReviewQueue(limit=1), asked).rows[0].submitted_at
        mark = f"{datetime.fromisoformat(begun) + timedelta(seconds=DEEP)}|bench-{DEEP:06d}"
        first_page, deep_page = ListReviewQueue(limit=50), ListReviewQueue(limit=50, after=mark)
        assert len(list_review_queue(deep_page, asked).rows) == 50
        pages = (first_page, deep_page)
        times: dict[ListReviewQueue, list[float]] = {page: [] for page in pages}
        for _ in range(RUNS + 2):
            for page in pages:
                times[page].append(_seconds(lambda page=page: list_review_queue(page, asked)))  # type: ignore[misc]
    return median(times[first_page][2:]), median(times[deep_page][2:])


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
