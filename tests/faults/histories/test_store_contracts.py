"""The stores of the simulation and the encrypted ones behave alike: one contract, both run it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from lendesk.storage.outbox.outbox import open_outbox
from lendesk.storage.outbox.queue import NewCommand
from lendesk.storage.replica.replica import open_replica
from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.projections import TABLES
from lendesk.usecases.synchronisation.chain import GENESIS, body_fits, link_hash
from lendesk.usecases.synchronisation.checks import table_check
from lendesk.usecases.synchronisation.exchange import Position
from lendesk.usecases.synchronisation.ports import ReplicaState

from .chance import Chance
from .memory_stores import MemoryOutbox, MemoryReplica

KEY = bytes(32)


def new(name: str) -> NewCommand:
    return NewCommand(name, "AddCustomerNote", f'{{"id":"{name}"}}', "p1", "甲", "k1", "s", "", 0, "")


@pytest.fixture(params=["memory", "encrypted"])
def outbox(request, tmp_path):
    """An outbox with commands a to e of device-1, and `append` to queue more."""
    if request.param == "memory":
        store = MemoryOutbox(Chance(0), "device-1")

        def append(name: str) -> None:
            made = new(name)
            store.append(name, made.body, made.author_id, made.author_key_id, made.signature)
    else:
        opened = open_outbox(tmp_path / "outbox.db", KEY)
        opened.commands.set_device("device-1", "L01")
        store = opened.commands

        def append(name: str) -> None:
            store.queue(new(name))

    for name in "abcde":
        append(name)
    store.adopt_incarnation("life-1")
    return store, append


def names(envelopes) -> str:
    return "".join(each.command_id for each in envelopes)


def result(command_id: str, outcome: Outcome = Outcome.DONE) -> CommandResult:
    return CommandResult(command_id, outcome)


def test_unanswered_starts_at_the_first_without_a_result_and_leaves_no_gap(outbox):
    store, append = outbox
    assert names(store.unanswered(3)) == "abc"
    store.record_results((result("a"), result("c"), result("unknown")))
    assert names(store.unanswered(10)) == "bcde"
    assert names(store.unanswered(2, 1)) == "ab"
    store.record_results((result("b"), result("d"), result("e")))
    assert store.unanswered(10) == ()
    append("f")
    assert names(store.unanswered(10)) == "f"
    assert store.unanswered(10)[0].number == 6


def test_the_chain_is_whole_also_after_another_device_took_over(outbox):
    store, append = outbox
    store.record_results((result("a"), result("b")))
    store.move_to_device("device-2")
    append("f")
    envelopes = store.unanswered(10)
    assert names(envelopes) == "abcdef"
    previous = GENESIS
    for number, envelope in enumerate(envelopes, start=1):
        assert (envelope.device_id, envelope.number, envelope.previous_hash) == ("device-2", number, previous)
        assert body_fits(envelope)
        previous = link_hash(envelope)


def test_another_incarnation_makes_results_count_as_missing(outbox):
    store, _ = outbox
    store.record_results(tuple(result(name) for name in "abcde"))
    store.adopt_incarnation("life-2")
    assert (store.incarnation(), names(store.unanswered(10))) == ("life-2", "abcde")


def test_a_late_quarantine_does_not_undo_a_final_result(outbox):
    store, _ = outbox
    store.record_results((result("a", Outcome.QUARANTINED),))
    assert store.awaiting(frozenset("abcde"), 10) == tuple("abcde")
    store.record_results((result("a"),))
    store.record_results((result("a", Outcome.QUARANTINED),))
    assert store.awaiting(frozenset("abcde"), 10) == tuple("bcde")
    store.adopt_incarnation("life-2")
    store.record_results((result("a", Outcome.QUARANTINED),))
    assert store.awaiting(frozenset("a"), 1) == ("a",)


def test_awaiting_asks_for_what_is_open_or_not_shown_yet(outbox):
    store, _ = outbox
    store.record_results((result("a"), result("b", Outcome.REFUSED)))
    assert store.awaiting(frozenset(), 10) == tuple("abcde")
    assert store.awaiting(frozenset("ab"), 10) == tuple("cde")
    assert store.awaiting(frozenset("ab"), 2) == tuple("cd")


@pytest.fixture(params=["memory", "encrypted"])
def replica(request, tmp_path):
    if request.param == "memory":
        yield MemoryReplica(Chance(0))
    else:
        opened = open_replica(tmp_path / "replica.db", KEY)
        yield opened
        opened.close()


def row(table: str, key: str, name: str = ""):
    blank = {field.name: 0 if field.type == "int" else "" for field in fields(TABLES[table])}
    return TABLES[table](**{**blank, "key": key, "name": name} if "name" in blank else {**blank, "key": key})


def keys(replica, table: str) -> str:
    return "".join(each.key for each in replica.rows(table))


def test_a_transaction_is_all_or_nothing(replica):
    def failing() -> None:
        with replica.begin() as writing:
            writing.put("branches", (row("branches", "a"),))
            writing.acknowledge((result("m1"),))
            writing.set_state(ReplicaState("life-1", 1, Position(1, 0)))
            raise KeyError

    with pytest.raises(KeyError):
        failing()
    assert keys(replica, "branches") == ""
    assert (replica.state(), replica.acknowledged()) == (ReplicaState("", 0, None), frozenset())


def test_rows_are_put_overwritten_and_removed(replica):
    with replica.begin() as writing:
        writing.put("branches", (row("branches", "b"), row("branches", "a")))
        writing.put("branches", (row("branches", "a", "new"),))
        writing.remove("branches", ("b", "unknown"))
        writing.set_state(ReplicaState("life-1", 1, Position(1, 2, "loans", "k"), "2026-03-02"))
        assert writing.state().position == Position(1, 2, "loans", "k")
    assert [(each.key, each.name) for each in replica.rows("branches")] == [("a", "new")]
    assert replica.checks()["branches"] == table_check(replica.rows("branches"))
    assert set(replica.checks()) == set(TABLES)


def test_a_snapshot_keeps_old_rows_until_its_end_and_then_only_its_own(replica):
    with replica.begin() as writing:
        writing.put("branches", (row("branches", "a"), row("branches", "b")))
    with replica.begin() as writing:
        writing.begin_snapshot()
        writing.put("branches", (row("branches", "b"),))
    assert keys(replica, "branches") == "ab"
    with replica.begin() as writing:
        writing.put("branches", (row("branches", "c"),))
        writing.end_snapshot()
    assert keys(replica, "branches") == "bc"


def test_a_purge_leaves_no_row_and_no_acknowledgement(replica):
    with replica.begin() as writing:
        writing.put("branches", (row("branches", "a"),))
        writing.acknowledge((result("m1"), result("m1")))
    assert replica.acknowledged() == {"m1"}
    with replica.begin() as writing:
        writing.purge()
    assert (keys(replica, "branches"), replica.acknowledged()) == ("", frozenset())
