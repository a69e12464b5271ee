"""The far end of a long review queue is reached by the index, as the first page is."""

import importlib.util
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from lendesk.domain.access import Actor, Grant, Permission, Scope
from lendesk.storage.central.kinds import APPLICATIONS, DECISIONS
from lendesk.storage.central.queries.answers import answer
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing
from lendesk.usecases.applications.queries import ListReviewQueue

_SPEC = importlib.util.spec_from_file_location("central_specimens", Path(__file__).parent / "specimens.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
s: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(s)

FILES = 6_000


def copies(kind: Any, key: str, changed: dict[str, str]) -> str:
    """SQL that repeats one row of a table, the given columns computed from `n`."""
    names = [column.name for column in kind.table.columns]
    listed = ", ".join(f'"{name}"' for name in names)
    made = ", ".join(changed.get(name, f'"{name}"') for name in names)
    table = kind.table.name
    source = f"{table} AS one, generate_series(1, {FILES}) AS n WHERE one.key = '{key}'"
    return f"INSERT INTO {table} ({listed}) SELECT {made} FROM {source}"


def fill(engine: Engine, keys: KeyRing) -> None:
    with engine.begin() as connection:
        for each in s.everything():
            CentralRecords(connection, keys).add(each)
        key = "'z' || lpad(n::text, 7, '0')"
        files = {"key": key, "number": "'Z' || n", "submitted_at": "submitted_at + n * interval '1 second'"}
        connection.execute(text(copies(APPLICATIONS, "a1", files).replace("::", "\\:\\:")))
        decisions = {"key": "'zd' || n", "application_id": key}
        connection.execute(text(copies(DECISIONS, "d1", decisions).replace("::", "\\:\\:")))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def blocks_read(connection: Any, query: ListReviewQueue, keys: KeyRing) -> tuple[Any, int]:
    """The page, and how many buffers of the two large tables and their indexes it touched."""
    count = text(
        "SELECT sum(heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read) FROM pg_statio_user_tables"
        " WHERE relname IN ('applications', 'stored_decisions')"
    )
    force = text("SELECT pg_stat_force_next_flush()")
    connection.execute(force)
    connection.commit()
    before = connection.scalar(count)
    actor = Actor("p2", "b1", "r1", (Grant(Permission.APPLICATION_REVIEW, Scope.ALL),))
    page = answer(query, actor, connection, keys, s.TODAY, None)  # type: ignore[arg-type]
    connection.execute(force)
    connection.commit()
    return page, int(connection.scalar(count) - before)


def test_a_page_costs_the_same_wherever_it_is(engine: Engine, keys: KeyRing) -> None:
    fill(engine, keys)
    with engine.connect() as connection:
        first, first_cost = blocks_read(connection, ListReviewQueue(), keys)
        middle = f"{s.application(1).submitted_at.replace(minute=51).isoformat()}|z0003000"
        far, far_cost = blocks_read(connection, ListReviewQueue(after=middle), keys)
    assert len(first.rows) == len(far.rows) == 50
    assert far.rows[0].key == "z0003001"
    assert first_cost > 50
    assert far_cost <= first_cost * 1.5
    assert far_cost < 2_000
