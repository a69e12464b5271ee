"""Six concurrent writers and one slow one: a follower by the feed misses nothing, a plain sequence does."""

import random
import threading
import time

import pytest
from sqlalchemy import Connection, Engine, text

from lendesk.storage.central import feed
from lendesk.storage.central.engine import make_engine
from lendesk.usecases.synchronisation.exchange import Position

ALL = ("loans", "customers")
SEED = 20260302


@pytest.fixture
def wide(postgres_url: str) -> Engine:
    return make_engine(postgres_url, pool_size=12)


def write(engine: Engine, worker: int, commits: int, done: list[str]) -> None:
    """Short transactions of one to three changes, some rolled back, with pauses before the commit."""
    dice = random.Random(SEED + worker)
    for turn in range(commits):
        names = [f"w{worker}-{turn}-{n}" for n in range(dice.randint(1, 3))]
        with engine.connect() as connection:
            for name in names:
                feed.tell(connection, "loans", name, "b1")
            time.sleep(dice.choice((0, 0, 0.002)))
            if dice.random() < 0.1:
                connection.rollback()
            else:
                connection.commit()
                done.extend(names)


def write_slowly(engine: Engine, started: threading.Event, done: list[str]) -> None:
    """Takes its numbers first and commits last."""
    with engine.connect() as connection:
        feed.tell(connection, "loans", "slow", "b1")
        started.set()
        time.sleep(1.2)
        connection.commit()
        done.append("slow")


def follow(engine: Engine, at: Position, seen: list[str]) -> Position:
    """One pull in pages of 25."""
    while True:
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            end = feed.horizon(connection)
            found = feed.changes(connection, at, end, 25, tables=ALL, branch_id="b1")
        seen.extend(change.key for change in found)
        if len(found) < 25:
            return max(at, end)
        at = found[-1].position


def follow_plainly(engine: Engine, last: int, seen: list[str]) -> int:
    """The wrong way: everything above the highest number seen."""
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT seq, key FROM feed WHERE seq > :last ORDER BY seq"), {"last": last}
        ).all()
    seen.extend(row.key for row in rows)
    return int(rows[-1].seq) if rows else last


def test_a_follower_by_the_feed_misses_nothing_and_one_by_the_sequence_does(wide: Engine) -> None:
    done: list[str] = []
    started = threading.Event()
    slow = threading.Thread(target=write_slowly, args=(wide, started, done))
    slow.start()
    assert started.wait(10)
    writers = [threading.Thread(target=write, args=(wide, worker, 40, done)) for worker in range(6)]
    for writer in writers:
        writer.start()
    at, seen, last, plainly_seen = Position(0, 0), list[str](), 0, list[str]()
    while slow.is_alive() or any(writer.is_alive() for writer in writers):
        at = follow(wide, at, seen)
        last = follow_plainly(wide, last, plainly_seen)
    at = follow(wide, at, seen)
    last = follow_plainly(wide, last, plainly_seen)
    wide.dispose()
    assert sorted(seen) == sorted(done), f"seed {SEED}"  # nothing missed, nothing told twice
    assert len(done) > 300
    assert "slow" in set(done) - set(plainly_seen), f"seed {SEED}"


def test_only_the_own_branch_and_what_left_it_are_told(connection: Connection) -> None:
    feed.tell(connection, "loans", "mine", "b1")
    feed.tell(connection, "loans", "other", "b2")
    feed.tell(connection, "loans", "left", "b2", "b1")
    feed.tell(connection, "products", "all", "")
    feed.tell(connection, "persons", "unasked", "b1")
    end = Position(2**62, 0)
    found = feed.changes(connection, Position(0, 0), end, 10, tables=("loans", "products"), branch_id="b1")
    assert [change.key for change in found] == ["mine", "left", "all"]


def test_what_is_in_flight_is_seen_as_not_quiet(engine: Engine) -> None:
    with engine.connect() as writer, engine.connect() as reader:
        feed.tell(writer, "loans", "open", "b1")
        assert feed.is_quiet_beyond(reader, feed.horizon(reader))
        reader.rollback()
        with engine.begin() as other:
            feed.tell(other, "loans", "later", "b1")
        assert not feed.is_quiet_beyond(reader, feed.horizon(reader))
        reader.rollback()
        writer.commit()
        assert feed.is_quiet_beyond(reader, feed.horizon(reader))


def test_who_is_behind_the_pruned_part_reads_all_again(engine: Engine) -> None:
    with engine.begin() as connection:
        feed.tell(connection, "loans", "old", "b1")
    with engine.begin() as connection:
        end = feed.horizon(connection)
        assert feed.holds_since(connection, Position(1, 0))
        assert feed.prune(connection, end) == 1
        assert not feed.holds_since(connection, Position(1, 0))
        assert feed.holds_since(connection, end)
