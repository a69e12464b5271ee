"""The outbox: contiguous numbers, gapless receipts, all or nothing, a newer file left untouched."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.storage.encrypted import EncryptedFile
from lendesk.storage.outbox.drafts import OnlineNote
from lendesk.storage.outbox.migrations import STEPS
from lendesk.storage.outbox.outbox import open_outbox
from lendesk.storage.outbox.people import Verifier
from lendesk.storage.outbox.queue import NewCommand
from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.synchronisation.chain import GENESIS, body_fits, link_hash

KEY = bytes(range(32))
RELEASED = Path(__file__).parent / "released"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "outbox.db"


@pytest.fixture
def outbox(path):
    made = open_outbox(path, KEY)
    made.commands.set_device("device-1", "L01")
    yield made
    made.close()


def new(name: str, receipt: str = "", amount_fen: int = 100) -> NewCommand:
    body = f'{{"command":"PostRepayment","data":{{"receipt":"{receipt}"}},"id":"{name}","version":1}}'
    return NewCommand(
        name, "PostRepayment", body, "p1", "甲", "k1", "sig", "L-1 样本", amount_fen, "2026-03-01"
    )


def done(command_id: str) -> CommandResult:
    return CommandResult(command_id, Outcome.DONE, made={"receipt_number": "L01-000001"})


def chain_holds(outbox) -> None:
    previous = GENESIS
    for number, envelope in enumerate(outbox.commands.unanswered(10_000, 1), start=1):
        assert (envelope.number, envelope.previous_hash) == (number, previous)
        assert body_fits(envelope)
        previous = link_hash(envelope)


def test_numbers_are_contiguous_and_each_link_names_the_one_before(outbox):
    for name in "abc":
        outbox.commands.queue(new(name))
    chain_holds(outbox)
    assert [each.command_id for each in outbox.commands.unanswered(2)] == ["a", "b"]


def test_a_receipt_number_is_taken_with_its_command_or_not_at_all(outbox):
    def breaking(number: str) -> NewCommand:
        raise RuleBroken("amount.not_positive")

    assert outbox.commands.next_receipt_number() == "L01-000001"
    queued, number = outbox.commands.queue_receipt(lambda number: new("a", number))
    assert (queued.number, number) == (1, "L01-000001")
    with pytest.raises(RuleBroken):
        outbox.commands.queue_receipt(breaking)
    assert outbox.commands.queue_receipt(lambda number: new("b", number))[1] == "L01-000002"
    assert '"receipt":"L01-000002"' in outbox.commands.command("b").new.body


@settings(max_examples=20, deadline=None)
@given(st.lists(st.booleans(), max_size=15))
def test_receipts_have_no_gap_whatever_fails_between(tmp_path_factory, ends):
    outbox = open_outbox(tmp_path_factory.mktemp("o") / "outbox.db", KEY)
    outbox.commands.set_device("device-1", "L01")
    taken = []
    for index, good in enumerate(ends):
        try:
            taken.append(
                outbox.commands.queue_receipt(
                    lambda number, i=index, good=good: new(str(i) if good else None, number)
                )[1]
            )
        except TypeError:  # a command without an id cannot be hashed
            assert not good
    assert taken == [f"L01-{serial:06d}" for serial in range(1, len(taken) + 1)]
    chain_holds(outbox)
    outbox.close()


def test_disk_full_is_a_refusal_and_writes_nothing(outbox):
    outbox.commands.queue(new("a"))
    pages = outbox.file.value("PRAGMA page_count")
    outbox.file.limit_pages(pages + 3)
    with pytest.raises(RuleBroken, match=r"outbox\.disk_full"):
        outbox.files.keep(b"x" * 1_000_000, "2026-03-01")

    def fill() -> None:
        for number in range(100):
            outbox.commands.queue_receipt(lambda receipt, n=number: new(f"c{n}", receipt))

    with pytest.raises(RuleBroken, match=r"outbox\.disk_full"):
        fill()
    assert outbox.files.waiting() == ()
    assert outbox.commands.next_receipt_number() == f"L01-{len(outbox.commands.commands()):06d}"
    chain_holds(outbox)
    outbox.file.limit_pages(1_000_000)
    outbox.commands.queue(new("later"))
    chain_holds(outbox)


def test_what_was_queued_survives_a_program_that_ends_without_closing(path, outbox):
    outbox.commands.queue(new("a"))
    again = open_outbox(path, KEY)
    assert again.commands.waiting() == (1, 100)
    again.close()


def test_another_key_reads_nothing(path, outbox):
    outbox.commands.queue(new("a"))
    outbox.close()
    with pytest.raises(RuleBroken, match=r"outbox\.unreadable"):
        open_outbox(path, bytes(32))
    assert b"PostRepayment" not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite format 3")


def test_a_newer_file_is_refused_untouched(path):
    file = EncryptedFile(path, KEY, "outbox")
    with file.transaction() as cursor:
        cursor.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    file.close()
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(RuleBroken, match=r"outbox\.newer_version") as refused:
        open_outbox(path, KEY)
    assert refused.value.facts == {"found": len(STEPS) + 1, "known": len(STEPS)}
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_a_file_of_each_released_schema_opens_with_all_it_holds(version, path):
    shutil.copy(RELEASED / f"outbox-v{version}.db", path)
    outbox = open_outbox(path, KEY)
    assert outbox.file.value("PRAGMA user_version") == len(STEPS)
    assert [each.new.command_id for each in outbox.commands.commands()] == ["b", "a"]
    assert outbox.commands.command("a").result == done("a")
    assert outbox.commands.queue_receipt(lambda number: new("c", number))[1] == "L01-000002"
    chain_holds(outbox)
    outbox.close()


def test_migrating_from_nothing_gives_the_shape_of_the_newest_release(path, outbox):
    def shape(file):
        return sorted(row[0] for row in file.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))

    released = EncryptedFile(
        Path(shutil.copy(RELEASED / f"outbox-v{len(STEPS)}.db", path.with_name("old.db"))), KEY, "outbox"
    )
    assert shape(outbox.file) == shape(released)
    released.close()


def test_files_keep_their_content_and_are_read_in_parts(outbox):
    content = bytes(range(256)) * 3_000
    sha256 = outbox.files.keep(content, "2026-03-01")
    assert outbox.files.keep(content, "2026-03-02") == sha256
    assert [(each.sha256, each.size) for each in outbox.files.waiting()] == [(sha256, len(content))]
    assert outbox.files.content(sha256) == content
    assert outbox.files.part(sha256, 262_140, 10) == content[262_140:262_150]
    assert outbox.files.part(sha256, 700_000, 900_000) == content[700_000:]
    outbox.files.mark_sent(sha256)
    assert outbox.files.waiting() == ()
    outbox.commands.files_again((sha256,))
    assert len(outbox.files.waiting()) == 1
    with pytest.raises(RuleBroken, match=r"file\.empty"):
        outbox.files.keep(b"", "")


def test_notes_of_online_commands_stay_until_they_are_struck_out(outbox):
    note = OnlineNote("c1", "ClaimApplication", "样本", "p1", "2026-03-01T08:00:00+00:00")
    outbox.notes.note(note)
    assert outbox.notes.of("p1") == (note,)
    assert outbox.notes.of("p2") == ()
    outbox.notes.answer("c1", "refused", "access.permission")
    assert outbox.notes.of("p1")[0].code == "access.permission"
    outbox.notes.strike("c1")
    assert outbox.notes.of("p1") == ()


def test_a_verifier_is_kept_replaced_and_forgotten(outbox):
    verifier = Verifier("1001", "hash", "{}", "2026-03-08")
    outbox.people.keep_verifier(verifier)
    assert outbox.people.verifier("1001") == verifier
    outbox.people.forget_verifier("1001")
    assert outbox.people.verifier("1001") is None


def test_totals_and_attention(outbox):
    for name, amount in (("a", 100), ("b", 250), ("c", 7)):
        outbox.commands.queue(new(name, amount_fen=amount))
    outbox.commands.record_results((done("a"), CommandResult("b", Outcome.REFUSED, "loan.closed")))
    assert outbox.commands.waiting() == (1, 7)
    assert outbox.commands.attention() == 1
    outbox.commands.solve("b", "drop")
    assert outbox.commands.attention() == 0
    with pytest.raises(RuleBroken, match=r"outbox\.not_refused"):
        outbox.commands.solve("a", "drop")
