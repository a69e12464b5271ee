"""A branch's day at the desk: queued and on-line commands, a line that goes and comes back, a copied disk."""

from __future__ import annotations

import shutil

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.sample.setup import PASSWORD
from lendesk.usecases.applications.commands import AddCustomerNote, ClaimApplication
from lendesk.usecases.applications.queries import FindCustomers, ListApplications, ListProducts
from lendesk.usecases.contracts.queries import ListContracts
from lendesk.usecases.messages import Area, CommandResult, Outcome
from lendesk.usecases.search.queries import FindAnything, FoundKind
from lendesk.usecases.synchronisation.state import Draft, Queued
from lendesk.workstation.line import OutcomeUnknown

OFFICER, TELLER, ADMINISTRATOR = "1001", "1002", "9001"


def submitted(desk, make_application):
    command = make_application(desk)
    desk.send(command)
    state = desk.sync_now()
    assert (state.online, state.outbox_count, state.problem) == (True, 0, "")
    return command


def status_of(desk, command_id):
    return next(row.status for row in desk.outbox() if row.command_id == command_id)


def customer_of(desk, command):
    rows = desk.ask(ListApplications()).rows
    return next(row.customer_id for row in rows if row.key == command.application_id)


def test_a_queued_file_arrives_with_its_pictures_and_comes_back_as_a_row(desk, make_application):
    told = []
    desk.on_changes(lambda changes: told.append(changes.areas))
    command = make_application(desk)
    queued = desk.send(command)
    assert queued == Queued(command.command_id, queued.number)
    assert desk.line().outbox_count == 1
    assert status_of(desk, command.command_id) == "waiting"
    state = desk.sync_now()
    assert (state.online, state.outbox_count, state.attention, state.problem) == (True, 0, 0, "")
    assert status_of(desk, command.command_id) == "done"
    assert desk.replica.acknowledged() == {command.command_id}
    assert [row.customer_name for row in desk.ask(ListApplications()).rows] == ["样本客户"]
    assert any(Area.APPLICATIONS in areas for areas in told)
    assert desk.file(command.materials[0].sha256) == b"front0001"
    assert not desk.store.files.waiting()


def test_with_the_line_cut_the_replica_answers_and_the_outbox_takes(desk, make_application, relay):
    command = submitted(desk, make_application)
    customer_id = customer_of(desk, command)
    relay.cut()
    note = AddCustomerNote(customer_id=customer_id, text="已电话确认收入")
    assert isinstance(desk.send(note), Queued)
    assert desk.sync_now().online is False
    assert desk.line().outbox_count == 1
    assert [row.name for row in desk.ask(FindCustomers(text="样本"))] == ["样本客户"]
    # Files of the tests before are at the same centre: how many there are depends on the order of tests.
    hits = desk.ask(FindAnything(words="ybkh"))
    assert {hit.customer_id for hit in hits} == {customer_id}
    assert {FoundKind.CUSTOMER, FoundKind.APPLICATION} == {hit.kind for hit in hits}
    assert command.application_id in {hit.key for hit in hits}
    assert {row.code for row in desk.ask(ListProducts())} == {"XF", "RD", "XW", "XJ"}
    with pytest.raises(RuleBroken, match=r"line\.needs_connection"):
        desk.ask(ListContracts())
    with pytest.raises(RuleBroken, match=r"line\.needs_connection"):
        desk.send(ClaimApplication(application_id=command.application_id))
    relay.mend()
    state = desk.sync_now()
    there, here = (ask(FindAnything(words="ybkh")) for ask in (desk.ask, desk.ask_here))
    assert [(hit.kind, hit.key, hit.name) for hit in there] == [(hit.kind, hit.key, hit.name) for hit in here]
    assert (state.online, state.outbox_count) == (True, 0)
    assert status_of(desk, note.command_id) == "done"


def test_a_refusal_waits_for_a_person_and_can_be_dropped_or_tried_again(desk, make_application):
    command = make_application(desk, amount_fen=100)
    desk.send(command)
    assert desk.sync_now().attention == 1
    row = desk.outbox()[0]
    assert (row.status, row.code, row.subject) == ("refused", "product.amount_out_of_range", "样本客户")
    assert ("amount_fen", "100") in row.mine
    assert dict(row.theirs)["least_fen"] == "100000"
    desk.solve(command.command_id, "again")
    assert desk.sync_now().attention == 1
    again = desk.outbox()[0]
    assert (again.command_id != command.command_id, again.status) == (True, "refused")
    desk.solve(again.command_id, "drop")
    assert (desk.line().attention, status_of(desk, command.command_id)) == (0, "solved")
    with pytest.raises(RuleBroken, match=r"outbox\.not_refused"):
        desk.solve(again.command_id, "drop")


def test_an_online_command_answers_with_its_result_also_when_refused(desk, make_application):
    command = submitted(desk, make_application)
    result = desk.send(ClaimApplication(application_id=command.application_id))
    assert isinstance(result, CommandResult)
    assert (result.outcome, result.code) == (Outcome.REFUSED, "access.permission")
    assert not desk.store.notes.of("p1001")


def test_a_lost_answer_is_asked_for_later_and_the_person_is_told(desk, make_application, relay, monkeypatch):
    command = submitted(desk, make_application)
    order = ClaimApplication(application_id=command.application_id)
    carry_out = desk.line_to_centre.carry_out

    def losing_the_answer(body):
        relay.swallow = True
        return carry_out(body)

    monkeypatch.setattr(desk.line_to_centre, "carry_out", losing_the_answer)
    with pytest.raises(RuleBroken, match=r"line\.outcome_unknown"):
        desk.send(order)
    assert desk.outbox()[0].command_id == order.command_id
    assert desk.outbox()[0].status == "waiting"
    relay.mend()
    assert desk.sync_now().attention == 1
    assert (desk.outbox()[0].status, desk.outbox()[0].code) == ("refused", "access.permission")
    desk.solve(order.command_id, "drop")
    assert desk.line().attention == 0


def test_an_order_that_never_left_is_told_as_such(desk, make_application, relay, monkeypatch):
    command = submitted(desk, make_application)
    order = ClaimApplication(application_id=command.application_id)
    monkeypatch.setattr(desk.line_to_centre, "carry_out", lambda body: relay.cut() or lost())
    with pytest.raises(RuleBroken, match=r"line\.outcome_unknown"):
        desk.send(order)
    relay.mend()
    desk.sync_now()
    assert (desk.outbox()[0].status, desk.outbox()[0].code) == ("refused", "command.never_arrived")


def lost():
    raise OutcomeUnknown(ended=False)


def test_a_copied_disk_stops_the_device_and_both_go_on_after_registration(
    open_workstation, workstation, make_application, tmp_path
):
    desk = workstation.sign_in(OFFICER, PASSWORD)
    first = submitted(desk, make_application)
    customer_id = customer_of(desk, first)
    workstation.close()
    shutil.copytree(tmp_path / "desk", tmp_path / "copy")
    notes = {}
    for name in ("desk", "copy"):
        opened = open_workstation(name)
        desk = opened.sign_in(OFFICER, PASSWORD)
        notes[name] = AddCustomerNote(customer_id=customer_id, text=f"来自 {name}")
        desk.send(notes[name])
        state = desk.sync_now()
        assert state.problem == ("" if name == "desk" else "line.device_stopped")
    assert desk.line().outbox_count == 1
    opened.register(ADMINISTRATOR, PASSWORD)
    desk = opened.sign_in(OFFICER, PASSWORD)
    state = desk.sync_now()
    assert (state.problem, state.outbox_count) == ("", 0)
    assert status_of(desk, notes["copy"].command_id) == "done"
    assert status_of(desk, first.command_id) == "done"
    assert desk.replica.acknowledged() == {first.command_id, notes["copy"].command_id}


def test_drafts_are_the_authors_own(workstation):
    officer = workstation.sign_in(OFFICER, PASSWORD)
    draft = Draft("intake-1", "intake", "样本客户", '{"name": "样本客户"}', "2026-03-01T10:00:00+00:00")
    officer.save_draft(draft)
    assert officer.drafts("intake") == (draft,)
    teller = workstation.sign_in(TELLER, PASSWORD)
    assert teller.drafts("intake") == ()
    officer = workstation.sign_in(OFFICER, PASSWORD)
    officer.drop_draft("intake-1")
    assert officer.drafts("") == ()


def test_what_one_person_queued_leaves_under_the_next(workstation, make_application, relay):
    officer = workstation.sign_in(OFFICER, PASSWORD)
    officer.sync_now()
    relay.cut()
    command = make_application(officer)
    officer.send(command)
    relay.mend()
    teller = workstation.sign_in(TELLER, PASSWORD)
    assert teller.sync_now().outbox_count == 0
    row = teller.outbox()[0]
    assert (row.status, row.author_name) == ("done", "陈静怡")
