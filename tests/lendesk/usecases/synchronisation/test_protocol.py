"""Single rules of the protocol that histories meet rarely: scopes, checks, hashes, files, tampering."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.access import Actor, Grant, Permission, Scope
from lendesk.domain.applications.application import Material
from lendesk.domain.errors import RuleBroken
from lendesk.usecases.applications.commands import AddCustomerNote, AttachMaterial, ClaimApplication
from lendesk.usecases.contracts.commands import RecordContractSigned, SignContract
from lendesk.usecases.messages import Outcome
from lendesk.usecases.projections import TABLES, BranchRow
from lendesk.usecases.synchronisation.accept import Acceptance, files_named
from lendesk.usecases.synchronisation.chain import (
    GENESIS,
    Envelope,
    body_fits,
    hash_of,
    link_hash,
    signed_text,
)
from lendesk.usecases.synchronisation.checks import row_values, schema_hash, table_check
from lendesk.usecases.synchronisation.exchange import PushRequest, Stop
from lendesk.usecases.synchronisation.ports import (
    AuthorFacts,
    DevicePosition,
    Interrupted,
    StoredLink,
    StoredResult,
)
from lendesk.usecases.synchronisation.scopes import Reach, reach


@dataclass
class Books:
    """A centre of one device: writes at once, which is enough for single rules."""

    position: DevicePosition | None = field(default_factory=lambda: DevicePosition(1, GENESIS))
    results: dict[str, StoredResult] = field(default_factory=dict)
    links: dict[int, StoredLink] = field(default_factory=dict)
    key: AuthorFacts | None = field(default_factory=lambda: AuthorFacts("p1", "pem", revoked=False))
    missing: tuple[str, ...] = ()
    raising: Exception | None = None
    ran: list[str] = field(default_factory=list)

    def incarnation(self) -> str:
        return "life-1"

    @contextmanager
    def begin(self):
        yield self

    def lock_device(self, device_id: str) -> DevicePosition | None:
        return self.position

    def link(self, device_id: str, number: int) -> StoredLink | None:
        return self.links.get(number)

    def stored_result(self, command_id: str) -> StoredResult | None:
        return self.results.get(command_id)

    def author_key(self, key_id: str, device_id: str) -> AuthorFacts | None:
        return self.key

    def missing_files(self, sha256s: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each for each in sha256s if each in self.missing)

    def carry_out(self, command: Any, author_id: str, device_id: str) -> dict[str, str]:
        if self.raising is not None:
            raise self.raising
        self.ran.append(command.command_id)
        return {"note_id": command.command_id}

    def store_result(self, body_hash: str, result: Any, **_: str) -> None:
        self.results[result.command_id] = StoredResult(body_hash, result)

    def store_link(self, device_id: str, number: int, link: StoredLink) -> None:
        self.links[number] = link
        self.position = DevicePosition(number + 1, link.link_hash)

    def quarantine(self, envelope: Envelope, error: Exception) -> str:
        return "error-1"

    def note_defect(self, command: Any, error: Exception) -> str:
        return "error-2"

    def stop_device(self, device_id: str) -> None:
        self.position = replace(self.position, stopped=True)

    def commit(self) -> None:
        return None


COMMANDS: dict[str, Any] = {}


def read(body: str) -> Any:
    found = COMMANDS.get(body)
    if isinstance(found, RuleBroken):
        raise found
    return found


def body_of(command: Any) -> str:
    body = f"body of {command!r}"
    COMMANDS[body] = command
    return body


def signature_fits(pem: str, text: str, signature: str) -> bool:
    return signature == f"{pem}:{text}"


def envelope(command: Any, number: int = 1, previous: str = GENESIS) -> Envelope:
    body = body_of(command)
    signature = f"pem:{signed_text('p1', 'k1', hash_of(body))}"
    return Envelope("d1", number, command.command_id, body, hash_of(body), previous, "p1", "k1", signature)


def note(command_id: str = "c1", text: str = "x") -> AddCustomerNote:
    return AddCustomerNote(command_id=command_id, customer_id="k", text=text)


def push(books: Books, *envelopes: Envelope):
    acceptance = Acceptance(books, read, signature_fits)
    return acceptance.push(PushRequest("d1", "life-1", envelopes))


def test_a_batch_goes_in_order_and_again_gives_the_stored_results():
    books = Books()
    first = envelope(note("c1"))
    second = envelope(note("c2"), 2, link_hash(first))
    reply = push(books, first, second)
    assert [(number, result.outcome) for number, result in reply.results] == [(1, "done"), (2, "done")]
    again = push(books, first, second)
    assert (again.results, books.ran) == (reply.results, ["c1", "c2"])


@pytest.mark.parametrize(
    ("change", "stop"),
    [
        ({"number": 3}, Stop.GAP),
        ({"body": "altered"}, Stop.DAMAGED),
        ({"device_id": "d2"}, Stop.DAMAGED),
        ({"previous_hash": "f" * 64}, Stop.DEVICE_STOPPED),
    ],
)
def test_what_does_not_continue_the_chain_consumes_nothing(change, stop):
    books = Books()
    reply = push(books, replace(envelope(note()), **change))
    assert (reply.stop, reply.results, books.results, books.ran) == (stop, (), {}, [])
    assert reply.expected == (1 if stop is Stop.GAP else 0)


def test_another_link_under_a_taken_number_stops_the_device():
    books = Books()
    push(books, envelope(note("c1")))
    assert push(books, envelope(note("c9"))).stop is Stop.DEVICE_STOPPED
    assert push(books, envelope(note("c1"))).stop is Stop.DEVICE_STOPPED


def test_a_known_id_with_another_body_is_stopped_and_with_the_same_body_answered():
    books = Books()
    first = envelope(note("c1"))
    push(books, first)
    altered = envelope(note("c1", "other"), 2, link_hash(first))
    assert push(books, altered).stop is Stop.ALTERED
    same = replace(first, number=2, previous_hash=link_hash(first))
    assert push(books, same).results[0][1].outcome is Outcome.DONE
    assert books.ran == ["c1"]


@pytest.mark.parametrize(
    ("key", "stop", "code"),
    [
        (None, Stop.KEY_UNKNOWN, ""),
        (AuthorFacts("p1", "pem", revoked=True), Stop.NONE, "author.key_revoked"),
        (AuthorFacts("p2", "pem", revoked=False), Stop.NONE, "author.key_revoked"),
        (AuthorFacts("p1", "other", revoked=False), Stop.NONE, "author.unverified"),
    ],
)
def test_the_author_is_verified(key, stop, code):
    books = Books(key=key)
    reply = push(books, envelope(note()))
    assert (reply.stop, [result.code for _, result in reply.results]) == (stop, [code] if code else [])
    assert books.ran == []


def test_refusal_and_defect_consume_the_number_an_interruption_does_not():
    for raising, outcome, stop in (
        (RuleBroken("access.scope"), Outcome.REFUSED, Stop.NONE),
        (ZeroDivisionError(), Outcome.QUARANTINED, Stop.NONE),
        (Interrupted(), None, Stop.BUSY),
    ):
        books = Books(raising=raising)
        reply = push(books, envelope(note()))
        assert reply.stop is stop
        assert [result.outcome for _, result in reply.results] == ([outcome] if outcome else [])
        assert books.position.next_number == (2 if outcome else 1)


def test_files_come_before_the_command_that_names_them():
    command = AttachMaterial(
        command_id="c1", application_id="a", material=Material("licence", "f" * 64, "a.jpg")
    )
    books = Books(missing=("f" * 64,))
    reply = push(books, envelope(command))
    assert (reply.stop, reply.missing_files, books.position.next_number) == (
        Stop.FILE_MISSING,
        ("f" * 64,),
        1,
    )
    assert files_named(command) == ("f" * 64,)
    assert files_named(SignContract(contract_id="k", signature_sha256="e" * 64)) == ("e" * 64,)
    assert files_named(note()) == ()


def test_what_the_centre_cannot_read_yet_waits_and_what_is_wrong_is_refused():
    newer = RuleBroken("command.version", command="AddCustomerNote", version=2, newest=1)
    older = RuleBroken("command.version", command="AddCustomerNote", version=1, newest=3)
    for wrong, stop, code in (
        (newer, Stop.UNREADABLE, None),
        (older, Stop.NONE, "command.version"),
        (RuleBroken("command.malformed"), Stop.NONE, "command.malformed"),
        (note("other"), Stop.NONE, "command.malformed"),
        (ClaimApplication(command_id="c1", application_id="a"), Stop.NONE, "command.not_queued"),
    ):
        sealed = envelope(note("c1"))
        COMMANDS[sealed.body] = wrong
        reply = push(Books(), sealed)
        assert (reply.stop, [result.code for _, result in reply.results]) == (stop, [code] if code else [])


def test_devices_that_are_unknown_or_stopped_and_other_lives_are_told():
    assert push(Books(position=None), envelope(note())).stop is Stop.DEVICE_UNKNOWN
    reply = Acceptance(Books(), read, signature_fits).push(PushRequest("d1", "", (envelope(note()),)))
    assert (reply.stop, reply.base_incarnation, reply.incarnation) == (Stop.NEW_INCARNATION, "", "life-1")


def test_an_online_command_is_carried_out_once_and_refused_when_altered():
    books = Books()
    acceptance = Acceptance(books, read, signature_fits)
    order = ClaimApplication(command_id="c1", application_id="a")
    first = acceptance.take_online(body_of(order), "p1", "d1")
    assert acceptance.take_online(body_of(order), "p1", "d1") == first
    assert books.ran == ["c1"]
    altered = ClaimApplication(command_id="c1", application_id="b")
    with pytest.raises(RuleBroken, match=r"command\.altered"):
        acceptance.take_online(body_of(altered), "p1", "d1")
    of_a_job = RecordContractSigned(command_id="c2", contract_id="k", signed_sha256="e")
    with pytest.raises(RuleBroken, match=r"command\.unknown"):
        acceptance.take_online(body_of(of_a_job), "p1", "d1")
    books.raising = ZeroDivisionError()
    failed = acceptance.take_online(
        body_of(ClaimApplication(command_id="c3", application_id="a")), "p1", "d1"
    )
    assert (failed.outcome, failed.code, failed.facts) == (
        Outcome.REFUSED,
        "command.failed",
        {"error_id": "error-2"},
    )


def test_every_part_of_an_envelope_is_in_its_link():
    sealed = envelope(note())
    for name in ("device_id", "command_id", "body_hash", "previous_hash", "author_id", "author_key_id"):
        assert link_hash(replace(sealed, **{name: "other"})) != link_hash(sealed)
    assert link_hash(replace(sealed, number=2)) != link_hash(sealed)
    assert not body_fits(replace(sealed, body=sealed.body + " "))


ROWS = st.lists(
    st.builds(BranchRow, st.text(max_size=4), st.just("b"), st.just(""), st.text(), st.just(""), st.just("")),
    unique_by=lambda row: row.key,
    max_size=8,
)


@given(ROWS, st.randoms(use_true_random=False))
def test_a_table_check_knows_content_not_order(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert table_check(shuffled) == table_check(rows)
    if rows:
        other = [replace(rows[0], name=rows[0].name + "x"), *rows[1:]]
        assert table_check(other) != table_check(rows)
        assert table_check(rows[1:]).count == len(rows) - 1


def test_shapes_and_values_follow_the_fields():
    row = BranchRow("k", "b", "", "n", "e", "r")
    assert row_values(row) == tuple(getattr(row, each.name) for each in fields(row))
    assert len(schema_hash()) == 16


def someone(*grants: Grant) -> Actor:
    return Actor("p1", "b1", "r1", grants)


@pytest.mark.parametrize("table", TABLES)
def test_without_a_grant_a_person_holds_products_branches_and_colleagues_only(table):
    expected = {"products": Reach.ALL, "branches": Reach.ALL, "persons": Reach.BRANCH}
    assert reach(someone(), table).reach is expected.get(table, Reach.NONE)


@pytest.mark.parametrize(
    ("scope", "held"),
    [
        (Scope.OWN, {("b1", "p1")}),
        (Scope.BRANCH, {("b1", "p1"), ("b1", "p2")}),
        (Scope.REGION, {("b1", "p1"), ("b1", "p2")}),
        (Scope.ALL, {("b1", "p1"), ("b1", "p2")}),
    ],
)
def test_a_replica_never_reaches_beyond_the_own_branch(scope, held):
    within = reach(someone(Grant(Permission.LOAN_READ, scope)), "loans")
    places = [(branch, owner) for branch in ("b1", "b2") for owner in ("p1", "p2")]
    assert {place for place in places if within.holds(*place)} == held
