"""After trouble: uploads that broke off, tokens that ran out, a centre that was restored or forgot a key."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from sqlalchemy import text

from lendesk.domain.errors import RuleBroken
from lendesk.sample.setup import PASSWORD
from lendesk.usecases.applications.commands import AddCustomerNote
from lendesk.usecases.applications.queries import ListProducts
from lendesk.usecases.messages import Outcome
from lendesk.usecases.projections import LoanRow
from lendesk.workstation.previews import pending_repayments

OFFICER, TELLER = "1001", "1002"


def test_a_broken_upload_goes_on_where_it_ended(desk, monkeypatch):
    content = bytes(range(256)) * 10_000
    desk.keep_file(content)
    call = desk.line_to_centre.call
    sent = []

    def breaking(method, path, body=b"", **named):
        if method == "PATCH":
            sent.append(len(body))
            if len(sent) == 2:
                raise RuleBroken("line.needs_connection")
        return call(method, path, body, **named)

    monkeypatch.setattr(desk.line_to_centre, "call", breaking)
    assert desk.sync_now().online is False
    assert desk.sync_now().online is True
    assert sent == [1_048_576, 1_048_576, 1_048_576, 2_560_000 - 2_097_152]
    assert desk.store.files.waiting() == ()


def test_an_access_token_that_ran_out_is_renewed_without_a_word(desk):
    desk.line_to_centre._tokens.access = "ran-out"
    assert len(desk.ask(ListProducts())) == 4
    assert desk.sync_now().problem == ""


def test_when_no_token_is_taken_any_more_the_person_is_asked_to_sign_in(desk):
    desk.line_to_centre._tokens.access = desk.line_to_centre._tokens.refresh = "refused"
    state = desk.sync_now()
    assert (state.online, state.problem) == (False, "line.sign_in_again")


def test_a_restored_centre_gets_everything_again_and_nothing_twice(desk, make_application, served):
    command = make_application(desk)
    desk.send(command)
    assert desk.sync_now().outbox_count == 0
    with served.centre.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO incarnations (number, key, at)"
                " SELECT max(number) + 1, 'restored', now() FROM incarnations"
            )
        )
    before = desk.replica.state().incarnation
    assert desk.sync_now().problem == ""
    state = desk.sync_now()
    assert (state.problem, state.outbox_count, state.attention) == ("", 0, 0)
    assert desk.replica.state().incarnation == desk.store.commands.incarnation() != before
    with served.centre.engine.connect() as connection:
        found = connection.scalar(
            text("SELECT count(*) FROM applications WHERE key = :key"), {"key": command.application_id}
        )
    assert found == 1
    assert desk.replica.acknowledged() == {command.command_id}


def test_a_forgotten_author_key_is_told_again(desk, make_application, served):
    desk.sync_now()
    with served.centre.engine.begin() as connection:
        connection.execute(text("DELETE FROM author_keys"))
    desk.send(make_application(desk))
    state = desk.sync_now()
    assert (state.problem, state.outbox_count) == ("", 0)


def test_counter_postings_count_as_pending_until_they_are_shown_or_refused(workstation, relay):
    desk = workstation.sign_in(TELLER, PASSWORD)
    desk.sync_now()
    relay.cut()
    blank = {field.name: 0 if field.type == "int" else "" for field in fields(LoanRow)}
    with desk.replica.begin() as writing:
        writing.put("loans", (LoanRow(**{**blank, "key": "l1", "number": "D1", "customer_name": "样本"}),))
    first = desk.next_receipt_number()
    queued, number = desk.post_repayment("l1", 140_950, "cash", 150_000, "样本")
    second, later = desk.post_repayment("l1", 1_000, "transfer", 1_000, "样本")
    assert (number, later) == (first, f"{first[:-1]}2")
    assert [each.amount_fen for each in pending_repayments(desk.store, desk.replica, "l1")] == [
        140_950,
        1_000,
    ]
    assert pending_repayments(desk.store, desk.replica, "l2") == ()
    row = desk.outbox()[0]
    assert (row.subject, row.amount_fen, row.author_name) == ("D1 样本", 1_000, "梁敏仪")
    assert desk.line().outbox_sum_fen == 141_950
    posted = pending_repayments(desk.store, desk.replica, "l1")[0]
    assert posted.value_date == date.fromisoformat(desk.signed_in().business_date)
    relay.mend()
    desk.sync_now()
    assert {desk.store.commands.command(each.command_id).result.outcome for each in (queued, second)} == {
        Outcome.REFUSED
    }
    assert pending_repayments(desk.store, desk.replica, "l1") == ()
    for amount in (0, -5):
        with pytest.raises(RuleBroken, match=r"amount\.not_positive"):
            desk.post_repayment("l1", amount, "cash", 0, "")


def test_a_person_who_may_not_is_refused_by_the_centre_not_by_the_desk(workstation, make_application):
    officer = workstation.sign_in(OFFICER, PASSWORD)
    officer.send(make_application(officer))
    officer.sync_now()
    customer_id = officer.replica.rows("customers")[-1].key
    other = workstation.sign_in("1011", PASSWORD)
    note = AddCustomerNote(customer_id=customer_id, text="不属于本网点")
    other.send(note)
    other.sync_now()
    assert other.replica.rows("customers") == ()
    row = next(each for each in other.outbox() if each.command_id == note.command_id)
    assert (row.status, row.code) == ("refused", "access.scope")


def test_a_replica_unlike_the_centre_is_read_again_and_tells_so(desk, make_application, monkeypatch):
    desk.send(make_application(desk))
    desk.sync_now()
    with desk.replica.file.transaction() as cursor:
        cursor.execute("UPDATE applications SET amount_fen = amount_fen + 1")
    assert desk.sync_now().problem == "line.replica_differed"
    assert desk.sync_now().problem == ""
    assert {row.amount_fen for row in desk.replica.rows("applications")} == {5_000_000}
    monkeypatch.setattr(type(desk.replica), "checks", lambda _self: {})
    state = desk.sync_now()
    assert (state.online, state.problem) == (True, "line.replica_differed")
