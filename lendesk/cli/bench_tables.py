"""`lendesk bench tables`: a million rows beside a thousand, queries of 100,000, memory."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from lendesk.cli.answers import ExitCode, tell
from lendesk.domain.errors import RuleBroken

if TYPE_CHECKING:
    from lendesk.storage.replica.answers import ReplicaAnswers
    from ui.widgets.row_source import Asked, Piece
    from ui.widgets.rows_model import Column
    from ui.widgets.windowed_table import WindowedTable

MANY, FEW, QUERIED = 1_000_000, 1_000, 100_000
PAGES, WARM, RUNS = 300, 20, 25
GOAL_RATIO, GOAL_MS, GOAL_MB = 1.3, 100.0, 250
SIZE = (1366, 768)
LONGEST_SECONDS = 600
STATES = ("active", "active", "active", "overdue", "settled")


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the bench `tables`."""
    parser = subparsers.add_parser(
        "tables",
        help="scrolling a million rows beside a thousand, queries of 100,000, memory of the whole desktop",
        description=(
            "One page of scroll with its painting, in turn in tables of 1,000,000 and of 1,000 rows; the "
            "loan register of an encrypted replica of 100,000 loans, sorted and filtered each way; the "
            "memory of a desktop with every screen of a role open on the sample lender (--keep DIR keeps the "
            "sample for the next time). Prints one JSON line. Exit status: 0 the goals are reached, 1 not."
        ),
    )
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="the sample lender's data, kept or made here"
    )
    parser.add_argument("--database", default="", metavar="URL", help="an empty PostgreSQL for the sample")
    parser.add_argument("--without-memory", action="store_true", help="leave the sample lender out")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure, print, and say by the exit status whether the goals are reached."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    report = {**scrolling(), **queries()}
    reached = report["scroll_ratio"] <= GOAL_RATIO and report["query_p95_ms"] <= GOAL_MS
    if not arguments.without_memory:
        report["desktop_mb"] = memory(arguments.keep, arguments.database)
        reached = reached and report["desktop_mb"] <= GOAL_MB
    goals = {"scroll_ratio": GOAL_RATIO, "query_p95_ms": GOAL_MS, "desktop_mb": GOAL_MB}
    tell({**report, "goals": goals, "reached": reached})
    return ExitCode.DONE if reached else ExitCode.CHECK_FAILED


def p95(times: list[float]) -> float:
    """The time in seconds under which 95 of 100 measurements lie."""
    return quantiles(times, n=20)[-1]


# -- scrolling ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BenchRow:
    """A line as wide as the loan register's."""

    key: str
    name: str
    product: str
    amount_fen: int
    due: str
    days: int


class MadeRows:
    """A source that makes its rows, so that only the table is measured."""

    def __init__(self, total: int) -> None:
        self._total = total

    def page(self, asked: Asked, first: int, limit: int) -> Piece[BenchRow]:
        from ui.widgets.row_source import Piece

        del asked
        numbers = range(first, min(first + limit, self._total))
        return Piece(tuple(_row(number) for number in numbers), self._total)

    def line_of(self, asked: Asked, key: str) -> int:
        del asked
        return int(key)

    def apart(self) -> MadeRows:
        return self


def _row(number: int) -> BenchRow:
    name = ("李秀芳", "王建国", "何淑仪", "欧阳明", "陈嘉豪")[number % 5]
    return BenchRow(
        str(number), name, "小微经营贷", number * 7919, f"2026-{1 + number % 12:02d}-05", number % 90
    )


def _columns() -> tuple[Column[BenchRow], ...]:
    from ui.widgets.painting import ChipSpec
    from ui.widgets.rows_model import Column

    late = ChipSpec("逾期", "danger", "warning")
    return (
        Column("number", "贷款编号", lambda row: f"LN-{row.key:>08}", "strong", width=130),
        Column("name", "客户", lambda row: row.name, stretch=True),
        Column("product", "产品", lambda row: row.product, width=120),
        Column("amount", "剩余本金", lambda row: row.amount_fen, "money", width=130),
        Column("due", "下期应还", lambda row: row.due, "date", width=110),
        Column("days", "逾期天数", lambda row: row.days, "number", width=80),
        Column("state", "状态", lambda row: late if row.days > 60 else None, "chip", width=110),
    )


def scrolling() -> dict[str, Any]:
    """The p95 of one page of scroll in both tables, measured in turn, and their ratio."""
    from ui.app import make_application

    app = make_application(["lendesk"])
    tables = {total: _table(total) for total in (MANY, FEW)}
    app.processEvents()
    times: dict[int, list[float]] = {total: [] for total in tables}
    for number in range(WARM + PAGES):
        for total, table in tables.items():
            seconds = _scroll(table, number, app.processEvents)
            if number >= WARM:
                times[total].append(seconds)
    many, few = p95(times[MANY]), p95(times[FEW])
    return {
        "scroll_p95_ms": {str(total): round(p95(each) * 1000, 2) for total, each in times.items()},
        "scroll_median_ms": {str(total): round(median(each) * 1000, 2) for total, each in times.items()},
        "scroll_ratio": round(many / few, 2),
    }


def _table(total: int) -> WindowedTable:
    from ui.tokens import dress
    from ui.widgets.row_source import Asked
    from ui.widgets.windowed_model import WindowedRowsModel
    from ui.widgets.windowed_table import WindowedTable

    def at_once(
        work: Callable[[], Any], done: Callable[[Any], None] | None = None, *_rest: object, **_named: object
    ) -> None:
        found = work()
        if done is not None:
            done(found)

    model = WindowedRowsModel(_columns(), MadeRows(total), at_once, key=lambda row: row.key)
    table = WindowedTable(model, "bench")
    table.resize(*SIZE)
    dress(table)
    table.show()
    table.ask(Asked())
    return table


def _scroll(table: WindowedTable, number: int, settle: Callable[[], object]) -> float:
    """Seconds for one page down from a place in the list, the fetch of its rows and the painting included."""
    bar = table.verticalScrollBar()
    bar.setValue((number * 7_877_371) % bar.maximum())
    settle()
    table.viewport().repaint()
    begun = time.perf_counter()
    bar.setValue(bar.value() + bar.pageStep())
    settle()
    table.viewport().repaint()
    return time.perf_counter() - begun


# -- queries -----------------------------------------------------------------------------------------


def queries() -> dict[str, Any]:
    """The p95 of a page of the loan register of 100,000 loans over every sort and filter."""
    with _replica() as answers:
        times = [_seconds(lambda one=one: answers.answer(one)) for _ in range(RUNS) for one in _questions()]  # type: ignore[misc]
    return {
        "query_rows": QUERIED,
        "query_p95_ms": round(p95(times) * 1000, 2),
        "query_worst_ms": round(max(times) * 1000, 2),
    }


def _questions() -> list[Any]:
    from lendesk.usecases.repayments.queries import LOAN_SORTS, ListLoanLines

    return [
        ListLoanLines(sort=sort, descending=descending, status=status, text=text, first=first)
        for sort in ("", *LOAN_SORTS)
        for descending in (False, True)
        for status, text, first in (("", "", 0), ("", "", QUERIED // 2), ("overdue", "", 0), ("", "欧阳", 0))
    ]


@contextmanager
def _replica() -> Iterator[ReplicaAnswers]:
    """A replica as a workstation has it, of 100,000 loans of as many customers."""
    from lendesk.storage.replica.answers import ReplicaAnswers
    from lendesk.storage.replica.replica import open_replica

    with tempfile.TemporaryDirectory(prefix="lendesk-bench-", ignore_cleanup_errors=True) as folder:
        replica = open_replica(Path(folder, "replica.db"), bytes(range(32)))
        with replica.begin() as writing:
            for first in range(0, QUERIED, 10_000):
                writing.put("customers", tuple(_customer(number) for number in range(first, first + 10_000)))
                writing.put("loans", tuple(_loan(number) for number in range(first, first + 10_000)))
        yield ReplicaAnswers(replica)
        replica.close()


def _name(number: int) -> str:
    return ("李秀芳", "王建国", "何淑仪", "陈嘉豪", "佛山永丰五金")[number % 5] if number % 500 else "欧阳明"


def _customer(number: int) -> Any:
    from lendesk.usecases.projections import CustomerRow
    from lendesk.usecases.search.words import search_words

    name = _name(number)
    known = {"key": f"c{number:07d}", "name": name, "search_words": search_words(name)}
    return CustomerRow(**{**_blank(CustomerRow), **known})


def _loan(number: int) -> Any:
    from lendesk.usecases.projections import LoanRow

    known = {
        "key": f"l{number:07d}",
        "number": f"LN-{number:07d}",
        "customer_id": f"c{number:07d}",
        "customer_name": _name(number),
        "outstanding_fen": number * 7919 % 100_000_000,
        "next_due": f"2026-{1 + number % 12:02d}-{1 + number % 28:02d}",
        "days_past_due": number % 180,
        "status": STATES[number % len(STATES)],
        "terms": "{}" * 200,  # a loan travels with its terms and events
    }
    return LoanRow(**{**_blank(LoanRow), **known})


def _blank(kind: type[Any]) -> dict[str, Any]:
    return {field.name: 0 if field.type == "int" else "" for field in fields(kind)}


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


# -- memory ------------------------------------------------------------------------------------------


def memory(keep: Path | None, database: str) -> int:
    """Resident MB of a process that runs the desktop alone, every screen of the widest role opened."""
    from lendesk.cli.demo.filled import open_filled

    with tempfile.TemporaryDirectory(prefix="lendesk-bench-", ignore_cleanup_errors=True) as folder:
        place = keep.resolve() if keep is not None else Path(folder)
        today = date.today()  # noqa: DTZ011 the sample's own business day
        stage = open_filled(place, database, today, 60, lambda line: tell({"sample": line}))
        try:
            stage.workstation("bench-tables").close()
            facts = {"data": str(place / "bench-tables"), "port": stage.cable.port}
            facts["authority"] = str(stage.centre / "tls" / "ca.pem")
            command = [sys.executable, "-m", "lendesk.cli.bench_memory", json.dumps(facts)]
            done = subprocess.run(
                command, capture_output=True, timeout=LONGEST_SECONDS, check=False, cwd=Path.cwd()
            )
        finally:
            stage.close()
    if done.returncode:
        raise RuleBroken("environment.not_started", part="desktop", said=done.stderr.decode()[-300:])
    return int(json.loads(done.stdout.splitlines()[-1])["mb"])
