"""A command's way: once for ever, whole or not at all, in the order of its device, told by code."""

from __future__ import annotations

import base64
import threading
from dataclasses import dataclass, replace
from datetime import date

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import func, select, text

from lendesk.domain.access import Target
from lendesk.domain.administration.staff import Branch, Device, Person, SettingChange
from lendesk.domain.errors import RuleBroken
from lendesk.sample.setup import BRANCHES
from lendesk.server import handlers
from lendesk.storage.central.tables import AUDIT_RECORDS, COMMAND_RESULTS, QUARANTINED_COMMANDS
from lendesk.usecases.administration.commands import ReleaseQuarantined, SaveBranch, StopDevice
from lendesk.usecases.applications.commands import AddCustomerNote
from lendesk.usecases.disbursements.commands import RecordPayment
from lendesk.usecases.handling import HANDLINGS, Handling
from lendesk.usecases.messages import new_id
from lendesk.usecases.synchronisation.chain import GENESIS, Envelope, hash_of, link_hash, signed_text
from lendesk.usecases.synchronisation.exchange import PushRequest, Stop
from lendesk.wire import messages, paths
from lendesk.wire.codec import encode_command

TELLER, ADMINISTRATOR = "1002", "9001"


# -- on line -----------------------------------------------------------------------------------------


def new_branch(**changes) -> SaveBranch:
    branch = Branch("panyu", "south", "番禺营业部", "Panyu branch")
    return SaveBranch(branch=branch, reason="新开业", **changes)


@pytest.fixture
def token(api):
    return api.sign_in(ADMINISTRATOR)["access_token"]


def count(api, table, **equal):
    conditions = [table.c[name] == value for name, value in equal.items()]
    with api.centre.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table).where(*conditions))


def test_the_same_command_again_gives_the_stored_result(api, token):
    command = new_branch()
    first = api.done(command, token)
    assert (first.outcome, first.made) == ("done", {"change_id": command.command_id})
    assert api.done(command, token) == first
    assert count(api, COMMAND_RESULTS, command_id=command.command_id) == 1
    assert count(api, AUDIT_RECORDS, action="SaveBranch") == 1
    with api.centre.transaction() as (_, records):
        assert len(records.find(SettingChange)) == 1


def test_another_body_under_a_known_id_is_an_error(api, token):
    command = new_branch()
    api.done(command, token)
    altered = api.order(replace(command, reason="别的"), token)
    assert (altered.status_code, altered.json()["code"]) == (409, "command.altered")


def test_a_refusal_is_a_result_for_ever_and_leaves_no_rows(api, token):
    command = replace(new_branch(), reason=" ")
    refused = api.done(command, token)
    assert (refused.outcome, refused.code) == ("refused", "reason.empty")
    assert api.done(command, token) == refused
    assert count(api, AUDIT_RECORDS, action="SaveBranch", outcome="refused") == 1


def test_permission_is_that_of_the_moment(api):
    teller = api.sign_in(TELLER)["access_token"]
    refused = api.done(new_branch(), teller)
    assert (refused.outcome, refused.code) == ("refused", "access.permission")


def test_queued_and_job_commands_do_not_come_this_way(api, token):
    note = AddCustomerNote(customer_id="c", text="x")
    payment = RecordPayment(disbursement_id="d", intent_id="i", outcome="paid", bank_reference="r")
    for command in (note, payment):
        reply = api.order(command, token)
        assert (reply.status_code, reply.json()["code"]) == (422, "command.not_online")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "body.malformed"),
        ("[]", "body.malformed"),
        ('{"protocol":1,"body":"{}"}', "command.malformed"),
        ('{"protocol":1,"body":"{}","more":1}', "body.malformed"),
        ('{"protocol":1,"body":"a","body":"b"}', "body.malformed"),
        ('{"protocol":NaN,"body":"{}"}', "body.malformed"),
        ('{"protocol":2,"body":"{}"}', "body.malformed"),
        (
            '{"protocol":1,"body":"{\\"command\\":\\"Nope\\",\\"data\\":{},\\"version\\":1}"}',
            "command.unknown",
        ),
    ],
)
def test_bodies_that_do_not_fit_are_refused_by_code(api, token, body, code):
    reply = api.client.post(paths.COMMANDS, content=body, headers={"Authorization": f"Bearer {token}"})
    assert (reply.status_code, reply.json()["code"]) == (422, code)


def test_a_body_that_is_too_long_is_refused_also_without_a_stated_length(api, token):
    headers = {"Authorization": f"Bearer {token}"}
    reply = api.client.post(paths.COMMANDS, content=iter([b"x" * 600_000]), headers=headers)
    assert (reply.status_code, reply.json()["code"]) == (413, "body.too_large")


def test_a_defect_is_told_by_an_id_and_leaves_nothing(api, token, monkeypatch):
    def broken(command, context):
        context.records.add(command.branch)
        raise ZeroDivisionError("secret detail")

    monkeypatch.setitem(HANDLINGS, SaveBranch, Handling(lambda *_: Target(), broken))
    reply = api.order(new_branch(), token)
    assert "secret detail" not in reply.text
    assert reply.json()["code"] == "command.failed"
    assert len(reply.json()["facts"]["error_id"]) == 12
    with api.centre.transaction() as (_, records):
        assert len(records.find(Branch)) == len(BRANCHES)


def test_an_unexpected_error_of_a_route_leaks_nothing(api, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("lendesk.server.api.people.sign_in", broken)
    reply = api.try_sign_in(TELLER)
    assert (reply.status_code, reply.json()["code"]) == (500, "server.failed")
    assert "secret" not in reply.text
    assert reply.json()["error_id"]


def test_a_locked_row_asks_for_another_try_and_consumes_nothing(api, token):
    with api.centre.engine.begin() as connection:
        connection.execute(text("SELECT * FROM devices FOR UPDATE"))
        command = StopDevice(device_id=api.device["device_id"], reason="被盗")
        reply = api.order(command, token)
        assert (reply.status_code, reply.json()["code"]) == (503, "centre.busy")
    assert count(api, COMMAND_RESULTS, command_id=command.command_id) == 0
    assert api.done(command, token).outcome == "done"


def test_two_at_once_under_one_id_are_one(api, token, monkeypatch):
    began, go_on = threading.Event(), threading.Event()
    ran = []

    def slow(command, context):
        ran.append(1)
        began.set()
        go_on.wait(5)
        return {}

    monkeypatch.setitem(HANDLINGS, SaveBranch, Handling(lambda *_: Target(), slow))
    command = new_branch()
    replies = []
    threads = [
        threading.Thread(target=lambda: replies.append(api.order(command, token).status_code))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    began.wait(5)
    go_on.set()
    for thread in threads:
        thread.join()
    assert set(replies) <= {200, 503}
    assert 200 in replies
    assert api.done(command, token).outcome == "done"
    assert count(api, COMMAND_RESULTS, command_id=command.command_id) == 1
    assert count(api, AUDIT_RECORDS, action="SaveBranch") == 1


# -- queued ------------------------------------------------------------------------------------------


@dataclass
class Outbox:
    """A workstation's outbox as the protocol describes it, with its author's key."""

    api: object
    token: str
    author_id: str = "p1002"
    key_id: str = "k1"

    def __post_init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        pem = self.key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        reply = self.api.post(
            paths.AUTHOR_KEYS, {"key_id": self.key_id, "public_pem": pem.decode()}, self.token
        )
        assert reply.status_code == 204
        self.number, self.last = 0, GENESIS

    def add(self, command, **changes) -> Envelope:
        body = encode_command(command)
        said = signed_text(self.author_id, self.key_id, hash_of(body)).encode()
        signature = base64.b64encode(self.key.sign(said, ec.ECDSA(hashes.SHA256()))).decode()
        envelope = Envelope(
            device_id=self.api.device["device_id"],
            number=self.number + 1,
            command_id=command.command_id,
            body=body,
            body_hash=hash_of(body),
            previous_hash=self.last,
            author_id=self.author_id,
            author_key_id=self.key_id,
            signature=signature,
        )
        envelope = replace(envelope, **changes)
        self.number, self.last = envelope.number, link_hash(envelope)
        return envelope

    def push(self, *envelopes):
        with self.api.centre.engine.connect() as connection:
            incarnation = connection.scalar(text("SELECT key FROM incarnations"))
        request = PushRequest(self.api.device["device_id"], incarnation, envelopes)
        body = messages.PushRequest.of(request).model_dump()
        reply = self.api.post(paths.PUSH, body, self.token)
        assert reply.status_code == 200, reply.text
        return messages.PushReply.model_validate_json(reply.text).plain()


def behave(command, context):
    """A stand-in for the handler of notes: what its text says is what happens."""
    context.records.add(Branch(command.command_id, "south", command.text, "x"))
    if command.text == "refuse":
        raise RuleBroken("note.empty")
    if command.text == "explode":
        raise ZeroDivisionError("secret detail")
    return {"note_id": command.command_id}


@pytest.fixture
def outbox(api, monkeypatch):
    monkeypatch.setitem(HANDLINGS, AddCustomerNote, Handling(lambda *_: Target("chancheng"), behave))
    return Outbox(api, api.sign_in(TELLER)["access_token"])


def note(words: str) -> AddCustomerNote:
    return AddCustomerNote(customer_id="c1", text=words, command_id=new_id())


def outcomes(reply):
    return [(number, result.outcome.value) for number, result in reply.results]


def test_a_batch_is_taken_in_order_a_refusal_consumes_its_number_a_defect_is_quarantined(api, outbox):
    batch = [outbox.add(note(words)) for words in ("one", "refuse", "explode", "two")]
    reply = outbox.push(*batch)
    assert outcomes(reply) == [(1, "done"), (2, "refused"), (3, "quarantined"), (4, "done")]
    assert reply.stop is Stop.NONE
    with api.centre.transaction() as (_, records):
        made = {branch.name for branch in records.find(Branch)} & {"one", "two", "refuse", "explode"}
    assert made == {"one", "two"}, "what a refused or broken handler wrote is undone"
    with api.centre.engine.connect() as connection:
        row = connection.execute(select(QUARANTINED_COMMANDS)).one()
    assert (row.command, row.person_id, row.status) == ("AddCustomerNote", "p1002", "waiting")
    assert b"explode" not in row.body, "the body is sealed"
    assert row.error_id == reply.results[2][1].facts["error_id"]
    assert outcomes(outbox.push(*batch)) == outcomes(reply), "the same again, the same results"
    assert count(api, AUDIT_RECORDS, action="AddCustomerNote") == 4


def test_a_gap_waits_and_names_what_is_expected(outbox):
    outbox.add(note("lost"))
    reply = outbox.push(outbox.add(note("two")))
    assert (reply.results, reply.stop, reply.expected) == ((), Stop.GAP, 1)


def test_a_fork_stops_the_device_for_good(api, outbox):
    first = outbox.add(note("one"))
    outbox.push(first)
    outbox.number, outbox.last = 0, GENESIS
    other = outbox.add(note("another first"))
    assert outbox.push(other).stop is Stop.DEVICE_STOPPED
    with api.centre.transaction() as (_, records):
        assert records.get(Device, api.device["device_id"]).status == "stopped"
    assert outbox.push(first).stop is Stop.DEVICE_STOPPED
    assert api.sign_in(TELLER)["device_stopped"]
    refused = api.order(new_branch(), api.sign_in(ADMINISTRATOR)["access_token"])
    assert refused.json()["code"] == "line.device_stopped", "on line neither"


def test_a_forged_signature_is_refused_and_an_unknown_key_waits(outbox):
    forged = outbox.add(note("one"), signature=base64.b64encode(b"no").decode())
    reply = outbox.push(forged)
    assert [(result.outcome, result.code) for _, result in reply.results] == [
        ("refused", "author.unverified")
    ]
    assert outbox.push(outbox.add(note("two"), author_key_id="k9")).stop is Stop.KEY_UNKNOWN


def test_a_person_who_left_is_refused_at_the_moment_of_the_push(api, outbox):
    with api.centre.transaction() as (_, records):
        person = records.get(Person, "p1012")
        records.replace(replace(person, active=False))
    outbox.author_id = "p1012"
    reply = outbox.push(outbox.add(note("one")))
    assert reply.results[0][1].code == "author.key_revoked", "the key is not that person's"


def test_a_lock_stops_the_batch_without_consuming_the_number(api, outbox):
    envelope = outbox.add(note("one"))
    with api.centre.engine.begin() as connection:
        connection.execute(text("LOCK TABLE branches IN EXCLUSIVE MODE"))
        reply = outbox.push(envelope)
        assert (reply.results, reply.stop) == ((), Stop.BUSY)
    assert outcomes(outbox.push(envelope)) == [(1, "done")]


def test_an_online_command_in_a_push_is_refused_and_a_batch_of_another_device_is_not_taken(api, outbox):
    command = SaveBranch(branch=Branch("b", "south", "x", "x"), reason="x")
    assert outbox.push(outbox.add(command)).results[0][1].code == "command.not_queued"
    other = api.register()
    body = messages.PushRequest.of(PushRequest(other["device_id"], "", ())).model_dump()
    reply = api.post(paths.PUSH, body, outbox.token)
    assert (reply.status_code, reply.json()["code"]) == (403, "device.other")


def test_an_unbalanced_ledger_is_the_commands_defect_not_the_commits(api, outbox, monkeypatch):
    def unbalanced(command, context):
        context.records.connection.execute(
            text(
                "INSERT INTO ledger_entries (key, kind, value_date, posted_at) VALUES (:key, '', :day, now())"
            ),
            {"key": command.command_id, "day": date(2026, 1, 1)},
        )
        return {}

    monkeypatch.setitem(HANDLINGS, AddCustomerNote, Handling(lambda *_: Target("chancheng"), unbalanced))
    reply = outbox.push(outbox.add(note("one")))
    assert outcomes(reply) == [(1, "quarantined")]


def held_command(api, outbox):
    envelope = outbox.add(note("explode"))
    assert outcomes(outbox.push(envelope)) == [(1, "quarantined")]
    return envelope


def test_a_quarantined_command_runs_again_once_its_cause_is_mended(api, outbox, monkeypatch):
    envelope = held_command(api, outbox)
    supervisor = api.sign_in("1003")["access_token"]
    release = ReleaseQuarantined(quarantined_id=envelope.command_id, again=True, reason="已修复")
    assert api.done(release, supervisor).code == "command.failed", "not mended yet: it stays"
    monkeypatch.setitem(
        HANDLINGS, AddCustomerNote, Handling(lambda *_: Target("chancheng"), lambda *_: {"note_id": "n"})
    )
    assert api.done(replace(release, command_id=new_id()), supervisor).made["outcome"] == "done"
    assert outbox.push(envelope).results[0][1].made == {"note_id": "n"}
    again = api.done(replace(release, command_id=new_id()), supervisor)
    assert (again.outcome, again.code) == ("refused", "quarantine.solved")


def test_a_quarantined_command_can_be_refused_for_good(api, outbox):
    envelope = held_command(api, outbox)
    release = ReleaseQuarantined(quarantined_id=envelope.command_id, again=False, reason="重复")
    assert api.done(release, outbox.token).code == "access.permission"
    elsewhere = api.sign_in("1013")["access_token"]
    assert api.done(replace(release, command_id=new_id()), elsewhere).code == "access.scope"
    supervisor = api.sign_in("1003")["access_token"]
    assert api.done(replace(release, command_id=new_id()), supervisor).outcome == "done"
    result = outbox.push(envelope).results[0][1]
    assert (result.outcome, result.code, result.facts) == (
        "refused",
        "quarantine.refused",
        {"reason": "重复"},
    )


def test_every_command_has_a_handler():
    assert handlers.load() == ()
