"""A worker killed at every boundary of the day-end, or inside a chunk: the books end as if undisturbed."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from lendesk.sample import roles, setup
from lendesk.server.bootstrap import LenderSetup, bootstrap, ensure_incarnation, prepare_database
from lendesk.server.centre import Centre, open_centre
from lendesk.server.checking import check_books
from lendesk.server.jobs.day_end.running import run_day_end
from lendesk.server.settings import ServerSettings

_PATH = Path(__file__).parents[2] / "lendesk" / "server" / "jobs" / "day_end" / "test_day_end.py"
_SPEC = importlib.util.spec_from_file_location("day_end_story", _PATH)
assert _SPEC is not None
assert _SPEC.loader is not None
story: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(story)

DAY = date(2026, 4, 20)
CHUNK, LOANS = 2, 6
SUBJECT = """
import sys
from datetime import date
from pathlib import Path
from lendesk.server.centre import open_centre
from lendesk.server.jobs.day_end.running import run_day_end
from lendesk.server.settings import ServerSettings
centre = open_centre(ServerSettings(data=Path(sys.argv[2]), lock_timeout_seconds=60), sys.argv[1])
run_day_end(centre, date.fromisoformat(sys.argv[3]), int(sys.argv[4]))
print("finished", flush=True)
"""
POINTS = [
    *(f"{point}:DayEnd{chunk}" for chunk in (1, 2, 3) for point in ("before_commit", "after_commit")),
    "before_commit:DayEndPlan",
    "after_commit:DayEndPlan",
    "before_commit:DayEndLedger",
    "after_commit:DayEndLedger",
]


def made(url: str, folder: Path) -> Centre:
    """A centre with loans of every method: one of them has money held that meets its due date."""
    prepare_database(url)
    centre = open_centre(ServerSettings(data=folder), url)
    ensure_incarnation(centre)
    lender = LenderSetup(setup.LENDER, setup.REGIONS, setup.BRANCHES, roles.ROLES, (), setup.PRODUCTS)
    bootstrap(centre, lender)
    story.given(centre, LOANS)
    story.pay(centre, "l3", 100_000, date(2026, 3, 20), date(2026, 3, 20))
    run_day_end(centre, DAY - timedelta(days=1), CHUNK)
    return centre


@pytest.fixture
def centre(postgres_url: str, tmp_path: Path) -> Any:
    opened = made(postgres_url, tmp_path)
    yield opened
    opened.engine.dispose()


@pytest.fixture(scope="module")
def expected(postgres: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The books after an undisturbed day-end."""
    url = postgres.fresh()
    opened = made(url, tmp_path_factory.mktemp("undisturbed"))
    run_day_end(opened, DAY, CHUNK)
    yield story.picture(opened)
    opened.engine.dispose()
    postgres.drop(url)


def worker(centre: Centre, **environment: str) -> subprocess.Popen[str]:
    words = [centre.url, str(centre.settings.data), DAY.isoformat(), str(CHUNK)]
    return subprocess.Popen(
        [sys.executable, "-c", SUBJECT, *words],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ends_like(centre: Centre, expected: Any) -> None:
    run_day_end(centre, DAY, CHUNK)
    assert story.picture(centre) == expected
    books = check_books(story.on(centre, DAY))
    assert books.sound, books.faults
    run_day_end(centre, DAY, CHUNK)
    assert story.picture(centre) == expected, "a third time does nothing"


@pytest.mark.parametrize("point", POINTS)
def test_a_worker_killed_at_a_boundary(centre: Centre, expected: Any, tmp_path: Path, point: str) -> None:
    marker = tmp_path / "reached"
    killed = worker(centre, LENDESK_FAULT=point, LENDESK_FAULT_MARKER=str(marker))
    out, err = killed.communicate(timeout=60)
    assert (killed.returncode, out) == (-signal.SIGKILL, ""), err
    assert marker.read_text().startswith(point)
    ends_like(centre, expected)


def test_a_worker_killed_in_the_middle_of_a_chunk(centre: Centre, expected: Any) -> None:
    """A desk holds one loan's book: the chunk's statement waits inside its update when the kill comes."""
    with centre.engine.connect() as desk:
        desk.execute(text("SELECT 1 FROM loan_books WHERE loan_id = 'l4' FOR UPDATE"))
        killed = worker(centre)
        assert waits(centre), "the chunk never came to the held loan"
        killed.kill()
        assert killed.wait(30) == -signal.SIGKILL
        desk.rollback()
    ends_like(centre, expected)


def test_a_chunk_whose_connection_dies_is_done_again(centre: Centre, expected: Any) -> None:
    with centre.engine.connect() as desk:
        desk.execute(text("SELECT 1 FROM loan_books WHERE loan_id = 'l2' FOR UPDATE"))
        broken = worker(centre)
        assert waits(centre)
        with centre.engine.begin() as other:
            other.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {WAITING}"))
        assert broken.wait(30) not in (0, -signal.SIGKILL)
        broken.communicate()
        desk.rollback()
    ends_like(centre, expected)


def test_two_workers_share_a_day_end(centre: Centre, expected: Any) -> None:
    with ThreadPoolExecutor(2) as threads:
        ends = [threads.submit(run_day_end, centre, DAY, CHUNK) for _ in range(2)]
        done = [work for one in ends for work in one.result(60)]
    # One loan is replayed first, in a transaction of its own.
    assert sum(one.loans for one in done) in (LOANS, LOANS + 1)
    ends_like(centre, expected)


WAITING = "wait_event_type = 'Lock' AND datname = current_database() AND query LIKE 'WITH %'"


def waits(centre: Centre) -> bool:
    """Whether a statement of the day-end waits for a lock, within a while."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with centre.engine.connect() as connection:
            if connection.scalar(text(f"SELECT count(*) FROM pg_stat_activity WHERE {WAITING}")):
                return True
        time.sleep(0.05)
    return False
