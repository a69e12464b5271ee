"""`lendesk bench search`: search everywhere among 100,000 customers, at the centre and in a replica."""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from lendesk.cli.answers import ExitCode, tell

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from lendesk.server.centre import Centre

CUSTOMERS, RUNS, BATCH = 100_000, 15, 5_000  # whole batches
GOAL_MS = 100
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余仇单解区查"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华建国志红梅兰玉珍文斌鹏飞宇浩然欣怡子涵雨晨嘉俊"
WORDS = {
    "name": "李秀芳",
    "surname": "陈",
    "part": "秀芳",
    "initials": "lxf",
    "one_letter": "l",
    "pinyin": "lixiufang",
    "tail": "2210",
    "longer_tail": "82210",
    "two_words": "李 2210",
    "number": "0004321",
    "nothing": "没有此人",
}
"""What is typed, by the kind of word."""


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the bench `search`."""
    parser = subparsers.add_parser(
        "search",
        help="search everywhere among 100,000 customers",
        description=(
            f"Fills a PostgreSQL of its own and a replica with {CUSTOMERS:,} customers, files and loans, "
            f"asks each kind of words {RUNS} times, over everything and within a branch. Exit status: 0 each "
            f"95th percentile is at most {GOAL_MS} ms, 1 one is not."
        ),
    )
    parser.add_argument("--database", default="", metavar="URL", help="an empty PostgreSQL instead")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print one JSON line; the exit status."""
    with tempfile.TemporaryDirectory(prefix="lendesk-bench-", ignore_cleanup_errors=True) as folder:
        found = {
            **_at_the_centre(Path(folder), arguments.database),
            "replica": _in_the_replica(Path(folder)),
        }
    worst = max(times["p95_ms"] for place in found.values() for times in place.values())
    tell({"customers": CUSTOMERS, **found, "worst_p95_ms": worst, "goal_ms": GOAL_MS})
    return ExitCode.DONE if worst <= GOAL_MS else ExitCode.CHECK_FAILED


def names() -> Iterator[str]:
    """Names of two and three characters, the same ones at every run; one in a thousand is 李秀芳."""
    chance = random.Random(20261121)  # noqa: S311 - no secret
    for number in range(CUSTOMERS):
        given = "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2, 2))))
        yield "李秀芳" if number % 1000 == 0 else chance.choice(SURNAMES) + given


def _at_the_centre(folder: Path, database_url: str) -> dict[str, dict[str, Any]]:
    from lendesk.cli.server import sample_setup
    from lendesk.domain.access import Actor, Grant, Scope
    from lendesk.server.bootstrap import bootstrap
    from lendesk.server.checking import asked_for_all
    from lendesk.server.runner import database, prepared_centre
    from lendesk.server.settings import ServerSettings
    from lendesk.storage.central.queries.answers import answer
    from lendesk.usecases.search.queries import NEEDS, FindAnything

    settings = ServerSettings(data=folder / "centre", database_url=database_url)
    with database(settings) as url, prepared_centre(settings, url) as centre:
        bootstrap(centre, sample_setup())
        branch = _fill(centre)
        with centre.transaction() as (connection, _records):
            asked = asked_for_all(centre, connection)

            def ask(words: str, scope: Scope) -> object:
                actor = Actor("nobody", branch, "", tuple(Grant(each, scope) for each in NEEDS.values()))
                query = FindAnything(words=words)
                return answer(query, actor, connection, asked.ring, asked.business_date, asked.evidence)

            return {
                "centre_all": _measure(lambda words: ask(words, Scope.ALL)),
                "centre_branch": _measure(lambda words: ask(words, Scope.BRANCH)),
            }


def _fill(centre: Centre) -> str:
    """Customers with sealed numbers, a file and a loan each; their branch."""
    from dataclasses import replace

    from sqlalchemy import insert, text

    from lendesk.sample.specimen_file import customer_and_file
    from lendesk.storage.central.kinds import CUSTOMERS as KIND

    with centre.transaction() as (connection, records):
        one, file = customer_and_file(centre.clock.now())
        records.add(one)
        records.add(file)
        batch = []
        for number, name in enumerate(names()):
            identity, phone = _numbers(number)
            customer = replace(one, key=f"c{number:06d}", name=name, id_number=identity, phone=phone)
            batch.append(KIND.values(customer, centre.ring))
            if len(batch) == BATCH:
                connection.execute(insert(KIND.table), batch)
                batch = []
        _copy_papers(connection)
    with centre.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE customers, applications, contracts, loan_accounts"))
    return one.branch_id


def _numbers(number: int) -> tuple[str, str]:
    """An ID and a phone number of one's own; tails spread as they are in life."""
    return f"4406051990{number // 10_000}307{number % 10_000:04d}", f"138{number:08d}"


def _copy_papers(connection: Connection) -> None:
    """Each customer's copy of the one file, by the database; and a loan for each."""
    from sqlalchemy import inspect, text

    columns = [str(column["name"]) for column in inspect(connection).get_columns("applications")]
    own = ("key", "number", "customer_id")
    shared = ", ".join(f'"{name}"' for name in columns if name not in own)
    connection.execute(
        text(
            f"INSERT INTO applications (key, number, customer_id, {shared}) "  # noqa: S608 - names of columns
            "SELECT 'a' || n, 'JJ-2026-' || lpad(n::text, 7, '0'), 'c' || lpad(n::text, 6, '0'), "
            f"{shared} FROM applications, generate_series(0, :last) n WHERE key = 'bench-000001'"
        ),
        {"last": CUSTOMERS - 1},
    )
    connection.execute(text(_LOANS), {"last": CUSTOMERS - 1})


_LOANS = """
INSERT INTO loan_accounts (key, number, customer_id, contract_id, branch_id, region_id, owner_id,
    product_version_id, principal_fen, outstanding_fen, due_fen, days_past_due, status, disbursed_on,
    as_of, terms, rate_disclosed)
SELECT 'l' || n, 'DK-2026-' || lpad(n::text, 7, '0'), 'c' || lpad(n::text, 6, '0'), 'k' || n, branch_id,
    region_id, owner_id, product_version_id, amount_fen, amount_fen, 0, 0, 'active', submitted_at::date,
    submitted_at::date, '{}', ''
FROM applications, generate_series(0, :last) n WHERE key = 'bench-000001'
"""


def _in_the_replica(folder: Path) -> dict[str, Any]:
    from lendesk.storage.replica.finding import find_anything
    from lendesk.storage.replica.replica import open_replica
    from lendesk.usecases.search.queries import FindAnything

    replica = open_replica(folder / "replica.db", bytes(32))
    try:
        with replica.begin() as writing:
            for table, rows in _replica_rows():
                writing.put(table, rows)
        return _measure(lambda words: find_anything(replica.file, FindAnything(words=words)))
    finally:
        replica.close()


def _replica_rows() -> Iterator[tuple[str, tuple[Any, ...]]]:
    made: dict[str, list[Any]] = {"customers": [], "applications": [], "loans": []}
    for table, row in _each_row():
        made[table].append(row)
        if len(made[table]) == BATCH:
            yield table, tuple(made[table])
            made[table] = []


def _each_row() -> Iterator[tuple[str, Any]]:
    from lendesk.domain.customers.identity import mask_id, mask_phone
    from lendesk.usecases.search.words import search_words

    for number, name in enumerate(names()):
        identity, phone = _numbers(number)
        key = f"c{number:06d}"
        customer = {
            "key": key,
            "name": name,
            "search_words": search_words(name),
            "id_masked": mask_id(identity),
            "id_tail": identity[-4:],
            "phone_masked": mask_phone(phone),
            "phone_tail": phone[-4:],
        }
        paper = {"customer_id": key, "customer_name": name}
        yield "customers", _row("customers", customer)
        for table, sign in (("applications", "JJ"), ("loans", "DK")):
            named = {**paper, "key": f"{sign}{number}", "number": f"{sign}-2026-{number:07d}"}
            yield table, _row(table, named)


def _row(table: str, named: dict[str, Any]) -> Any:
    from dataclasses import fields

    from lendesk.usecases.projections import TABLES

    blank = {field.name: 0 if field.type == "int" else "" for field in fields(TABLES[table])}
    return TABLES[table](**{**blank, **named})


def _measure(ask: Callable[[str], object]) -> dict[str, Any]:
    """Median and 95th percentile of each kind of words in milliseconds, kinds in turn after a warm round."""
    times: dict[str, list[float]] = {kind: [] for kind in WORDS}
    for turn in range(RUNS + 1):
        for kind, words in WORDS.items():
            begun = time.perf_counter()
            ask(words)
            if turn:
                times[kind].append((time.perf_counter() - begun) * 1000)
    return {kind: _summary(taken) for kind, taken in times.items()}


def _summary(taken: list[float]) -> dict[str, float]:
    twentieths = quantiles(taken, n=20, method="inclusive")
    return {"p50_ms": round(twentieths[9], 1), "p95_ms": round(twentieths[18], 1)}
