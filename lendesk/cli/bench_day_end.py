"""`lendesk bench day-end`: a day-end of many loans of all products beside the floor of the same run."""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from lendesk.cli.answers import ExitCode, tell

if TYPE_CHECKING:
    from lendesk.cli.day_end_bench.filling import Rows
    from lendesk.cli.day_end_bench.loans import Specimen
    from lendesk.server.centre import Centre

LOANS, SMALL, FULL = 200_000, 50_000, 1_000_000
EACH = 1_000
DAY = date(2026, 6, 16)
SEED = 20_260_616
RATIO_GOAL, CHUNK_GOAL_SECONDS = 2.5, 1.0


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: the job, its longest transaction, the floor, and what differs from the domain."""

    loans: int
    seconds: float
    chunk_seconds: tuple[float, ...]
    ledger_seconds: float
    floor_seconds: float
    fill_seconds: float
    compared: dict[str, int]
    faults: list[str]

    @property
    def ratio(self) -> float:
        return self.seconds / self.floor_seconds

    @property
    def longest_chunk_seconds(self) -> float:
        return max(*self.chunk_seconds, self.ledger_seconds)

    @property
    def reached(self) -> bool:
        """Whether the goals hold."""
        return (
            self.ratio <= RATIO_GOAL and self.longest_chunk_seconds <= CHUNK_GOAL_SECONDS and not self.faults
        )

    @property
    def chunks_over_goal(self) -> int:
        return sum(seconds > CHUNK_GOAL_SECONDS for seconds in (*self.chunk_seconds, self.ledger_seconds))


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the bench `day-end`."""
    parser = subparsers.add_parser(
        "day-end",
        help="accrue, age, classify, penalty and general ledger of many loans, beside the floor",
        description=(
            "Fills a PostgreSQL of its own with active loans of all products, runs one day-end and then its "
            "floor: COPY of the rows that it added and an UPDATE of the rows that it changed. Compares "
            f"{EACH} loans of each product with the domain. Exit status: 0 at most {RATIO_GOAL} x the floor, "
            f"no chunk over {CHUNK_GOAL_SECONDS:g} s, no difference; 1 otherwise."
        ),
    )
    parser.add_argument("--loans", type=int, default=LOANS, metavar="N", help=f"how many (default {LOANS})")
    parser.add_argument("--full", action="store_true", help=f"a run with {FULL} loans as well")
    parser.add_argument("--each", type=int, default=EACH, metavar="N", help="distinct loans of each product")
    parser.add_argument("--seed", type=int, default=SEED, help="of the loans and their histories")
    parser.add_argument("--database", default="", metavar="URL", help="an empty PostgreSQL instead")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure every size and print one JSON line; the exit status."""
    from lendesk.cli.day_end_bench.filling import rows_of
    from lendesk.cli.day_end_bench.loans import specimens
    from lendesk.server.runner import database, prepared_centre
    from lendesk.server.settings import ServerSettings

    begun = time.perf_counter()
    made = list(_in_turn(list(specimens(DAY, arguments.each, arguments.seed)), arguments.each))
    rows = [rows_of(one, DAY - timedelta(days=1)) for one in made]
    prepared = time.perf_counter() - begun
    sizes = sorted({min(SMALL, arguments.loans), arguments.loans, *((FULL,) if arguments.full else ())})
    with tempfile.TemporaryDirectory(prefix="lendesk-bench-", ignore_cleanup_errors=True) as folder:
        settings = ServerSettings(data=Path(folder), database_url=arguments.database, business_date=DAY)
        with database(settings) as url, prepared_centre(settings, url) as centre:
            measured = [_measure(centre, made, rows, size) for size in sizes]
    tell(_told(measured, prepared))
    return ExitCode.DONE if all(one.reached for one in measured) else ExitCode.CHECK_FAILED


def _in_turn(made: list[Specimen], each: int) -> list[Specimen]:
    """One of each product after the other, so that neighbours in the database are of all products."""
    return [made[start] for first in range(each) for start in range(first, len(made), each)]


def _measure(centre: Centre, made: list[Specimen], rows: list[Rows], loans: int) -> Measured:
    import psycopg

    from lendesk.cli.day_end_bench.equality import compare
    from lendesk.cli.day_end_bench.filling import empty, fill
    from lendesk.cli.day_end_bench.floor import floor_seconds, keep_before
    from lendesk.server.jobs.day_end.running import run_day_end
    from lendesk.storage.central.engine import libpq_url

    with psycopg.connect(libpq_url(centre.url)) as connection:
        begun = time.perf_counter()
        empty(connection)
        fill(connection, rows, loans)
        filled = time.perf_counter() - begun
        keep_before(connection)
        begun = time.perf_counter()
        done = run_day_end(centre, DAY)
        seconds = time.perf_counter() - begun
        floor = floor_seconds(connection, DAY)
        counted, faults = compare(connection, made[:loans], DAY)
    chunks = tuple(one.seconds for one in done if one.loans)
    ledger = sum(one.seconds for one in done if not one.loans)
    return Measured(loans, seconds, chunks, ledger, floor, filled, dict(counted), faults)


def _told(measured: list[Measured], prepared: float) -> dict[str, Any]:
    answer: dict[str, Any] = {"prepared_seconds": round(prepared, 1)}
    for one in measured:
        answer[f"loans_{one.loans}"] = {
            "seconds": round(one.seconds, 2),
            "floor_seconds": round(one.floor_seconds, 2),
            "ratio": round(one.ratio, 2),
            "chunks": len(one.chunk_seconds),
            "median_chunk_seconds": round(median(one.chunk_seconds), 3),
            "ledger_seconds": round(one.ledger_seconds, 3),
            "longest_chunk_seconds": round(one.longest_chunk_seconds, 3),
            "longest_chunk": one.chunk_seconds.index(max(one.chunk_seconds)) + 1,
            "chunks_over_goal": one.chunks_over_goal,
            "fill_seconds": round(one.fill_seconds, 1),
            "compared": one.compared,
            "differences": one.faults[:5],
            "different": len(one.faults),
        }
    if len(measured) > 1:
        small, large = measured[0], measured[1]
        a_loan = (large.seconds - small.seconds) / (large.loans - small.loans)
        answer[f"extrapolated_seconds_{FULL}"] = round(large.seconds + a_loan * (FULL - large.loans), 1)
    return {**answer, "ratio_goal": RATIO_GOAL, "chunk_goal_seconds": CHUNK_GOAL_SECONDS}
