"""What the customer screen asks, keeps back and sends: the presenter over the fake desk."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from customers_samples import COPY, FILE, LINES, NOTES, OTHER, QUIET
from desk import FakeDesk, Recorder, run_at_once

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.applications.commands import LONGEST_NOTE, AddCustomerNote
from lendesk.usecases.customers.queries import (
    CustomerFilter,
    GetCustomer,
    ListCustomerEvents,
    ListCustomerNotes,
    ListCustomers,
    NoteLine,
)
from lendesk.usecases.messages import Area, Changes
from lendesk.usecases.paging import Page
from lendesk.usecases.synchronisation.state import Draft, OutboxRow
from ui.screens.customers.notes import DRAFT_KIND
from ui.screens.customers.presenter import CustomersPresenter

WAITING = OutboxRow(
    "m-9", 9, "AddCustomerNote", "周丽华", 0, "p", "何伟", "2026-11-21T06:00:00+00:00", "waiting",
    mine=(("customer_id", "c-zhou"), ("text", "上门拜访")),
)  # fmt: skip


@pytest.fixture
def view() -> Recorder:
    return Recorder()


@pytest.fixture
def presenter(desk: FakeDesk, view: Recorder) -> CustomersPresenter:
    desk.answers = {ListCustomers: Page(LINES, "c-4"), GetCustomer: FILE}
    return CustomersPresenter(desk, view, run_at_once, "黄敏")  # type: ignore[arg-type]  # fill the protocols


def asked(desk: FakeDesk, kind: type) -> list[Any]:
    return [one for one in desk.asked if isinstance(one, kind)]


def test_the_list_is_searched_filtered_and_paged(
    presenter: CustomersPresenter, desk: FakeDesk, view: Recorder
) -> None:
    presenter.open()
    assert view.last("show_list") == (LINES, True)
    presenter.more()
    assert asked(desk, ListCustomers)[-1].after == "c-4"
    assert view.last("show_list") == (LINES + LINES, True)
    presenter.search("  6620 ", CustomerFilter.OVERDUE)
    last = asked(desk, ListCustomers)[-1]
    assert (last.text, last.only, last.after) == ("6620", CustomerFilter.OVERDUE, "")


def test_a_list_that_cannot_be_had_says_why(
    presenter: CustomersPresenter, desk: FakeDesk, view: Recorder
) -> None:
    desk.answers[ListCustomers] = RuleBroken("line.needs_connection")
    presenter.search("", CustomerFilter.WITH_LIMIT)
    assert view.last("show_no_list").code == "line.needs_connection"


def test_an_answer_for_words_left_behind_is_dropped(desk: FakeDesk, view: Recorder) -> None:
    held: list[Any] = []

    def run_later(work: Any, done: Any = None, failed: Any = None, *, lane: str = "") -> object:
        held.append((work, done))
        return None

    presenter = CustomersPresenter(desk, view, run_later, "黄敏")  # type: ignore[arg-type]  # as above
    desk.answers[ListCustomers] = Page(LINES)
    presenter.search("周", CustomerFilter.ALL)
    presenter.search("何", CustomerFilter.ALL)
    for work, done in held:
        done(work())
    assert len(view.calls["show_list"]) == 1


def test_one_customer_comes_with_what_waits(
    presenter: CustomersPresenter, desk: FakeDesk, view: Recorder
) -> None:
    other = replace(WAITING, command_id="m-8", mine=(("customer_id", "c-he"), ("text", "x")))
    done = replace(WAITING, command_id="m-7", status="done")
    desk.rows = (WAITING, other, done)
    presenter.choose("c-zhou")
    assert view.last("show_customer") is FILE
    notes, waiting, more = view.last("show_notes")
    assert notes == NOTES
    assert [(note.key, note.text) for note in waiting] == [("m-9", "上门拜访")]
    assert more


def test_what_the_centre_holds_already_does_not_wait_twice(
    presenter: CustomersPresenter, desk: FakeDesk, view: Recorder
) -> None:
    told = NoteLine("m-9", "2026-11-21T06:00:01+00:00", "何伟", "上门拜访")
    desk.answers[GetCustomer] = replace(FILE, notes=Page((told, *NOTES)))
    desk.rows = (WAITING,)
    presenter.choose("c-zhou")
    assert view.last("show_notes")[1] == ()


def test_an_answer_for_a_customer_left_behind_is_dropped(
    presenter: CustomersPresenter, desk: FakeDesk, view: Recorder
) -> None:
    desk.answers[GetCustomer] = QUIET
    presenter.choose("c-zhou")
    assert "show_customer" not in view.calls


def test_older_notes_and_steps_follow(presenter: CustomersPresenter, desk: FakeDesk, view: Recorder) -> None:
    presenter.older_notes()
    assert asked(desk, ListCustomerNotes) == []
    desk.answers[GetCustomer] = replace(FILE, history=Page(FILE.history.rows[:2], "mark"))
    old = NoteLine("n-0", "2026-09-01T00:00:00+00:00", "何伟", "首次来访")
    desk.answers[ListCustomerNotes] = Page((old,))
    desk.answers[ListCustomerEvents] = Page(FILE.history.rows[2:])
    presenter.choose("c-zhou")
    presenter.older_notes()
    assert asked(desk, ListCustomerNotes)[-1].after == "n-1"
    assert view.last("show_notes") == ((*NOTES, old), (), False)
    presenter.older_events()
    assert asked(desk, ListCustomerEvents)[-1].after == "mark"
    assert view.last("show_events") == (FILE.history.rows, False)


# -- notes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "note.empty"), (" \n ", "note.empty"), ("长" * (LONGEST_NOTE + 1), "note.too_long")],
)
def test_a_note_that_cannot_be_is_refused_at_the_field(
    presenter: CustomersPresenter, desk: FakeDesk, view: Recorder, text: str, code: str
) -> None:
    presenter.choose("c-zhou")
    presenter.add_note(text)
    assert view.last("show_note_fault").code == code
    assert desk.sent == []
    assert desk.kept_drafts == {}


def test_a_note_is_held_on_the_disk_and_then_queued_once(
    presenter: CustomersPresenter, desk: FakeDesk, view: Recorder
) -> None:
    presenter.choose("c-zhou")
    presenter.add_note("  客户明日到店 ")
    note = view.last("show_note_held")
    assert (note.text, note.held, note.author_name) == ("客户明日到店", True, "黄敏")
    assert desk.sent == []
    assert json.loads(desk.kept_drafts[note.key].data) == {"customer_id": "c-zhou", "text": "客户明日到店"}
    assert view.last("show_notes")[1] == (note,)
    presenter.release_note(note.key)
    presenter.release_note(note.key)
    [sent] = desk.sent
    assert isinstance(sent, AddCustomerNote)
    assert (sent.command_id, sent.customer_id, sent.text) == (note.key, "c-zhou", "客户明日到店")
    assert desk.kept_drafts == {}


def test_a_note_that_is_taken_back_never_leaves(
    presenter: CustomersPresenter, desk: FakeDesk, view: Recorder
) -> None:
    presenter.choose("c-zhou")
    presenter.add_note("写错了")
    note = view.last("show_note_held")
    presenter.take_back_note(note.key)
    presenter.release_note(note.key)
    assert desk.sent == []
    assert desk.kept_drafts == {}
    assert view.last("show_note_taken_back") == note
    assert view.last("show_notes")[1] == ()


def test_too_late_to_take_back_changes_nothing(
    presenter: CustomersPresenter, desk: FakeDesk, view: Recorder
) -> None:
    presenter.choose("c-zhou")
    presenter.add_note("已约时间")
    note = view.last("show_note_held")
    presenter.release_note(note.key)
    presenter.take_back_note(note.key)
    assert len(desk.sent) == 1
    assert "show_note_taken_back" not in view.calls


def test_notes_left_held_by_a_crash_are_queued_at_the_next_start(
    presenter: CustomersPresenter, desk: FakeDesk
) -> None:
    data = json.dumps({"customer_id": "c-zhou", "text": "断电前写的"})
    for key, text in (("m-1", data), ("m-9", data), ("m-3", "not json")):
        desk.save_draft(Draft(key, DRAFT_KIND, "", text, "2026-11-20T00:00:00+00:00"))
    desk.rows = (WAITING,)
    presenter.open()
    assert [command.command_id for command in desk.sent] == ["m-1"]
    assert set(desk.kept_drafts) == {"m-3"}


def test_the_note_being_held_now_is_not_queued_by_looking_anew(
    presenter: CustomersPresenter, desk: FakeDesk, view: Recorder
) -> None:
    presenter.choose("c-zhou")
    presenter.add_note("刚写的")
    presenter.open()
    assert desk.sent == []
    assert list(desk.kept_drafts) == [view.last("show_note_held").key]


def test_a_note_that_cannot_be_kept_is_not_told_as_added(
    presenter: CustomersPresenter, desk: FakeDesk, view: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_draft: Draft) -> None:
        raise RuleBroken("outbox.disk_full")

    presenter.choose("c-zhou")
    monkeypatch.setattr(desk, "save_draft", full)
    presenter.add_note("磁盘满")
    assert view.last("show_refusal").code == "outbox.disk_full"
    assert "show_note_held" not in view.calls


# -- the rest ------------------------------------------------------------------------------------------


def test_a_sealed_field_is_asked_with_its_reason(
    presenter: CustomersPresenter, desk: FakeDesk, view: Recorder
) -> None:
    presenter.unmask("phone", "回访")
    assert desk.unmasked == []
    desk.clear = {"phone": "13800006620"}
    presenter.choose("c-zhou")
    presenter.unmask("phone", "回访")
    assert desk.unmasked == [("c-zhou", "phone", "回访")]
    assert view.last("show_unmasked") == ("phone", "13800006620")


def test_documents_come_from_the_desk(presenter: CustomersPresenter, desk: FakeDesk, view: Recorder) -> None:
    desk.files["sha-front"] = b"png"
    presenter.open_document("sha-front")
    assert view.last("show_document") == ("sha-front", b"png")
    presenter.open_document("sha-lost")
    assert view.last("show_refusal").code == "file.missing"


def test_changes_elsewhere_are_looked_at(presenter: CustomersPresenter, desk: FakeDesk) -> None:
    presenter.choose("c-zhou")
    before = len(desk.asked)
    presenter.changed(Changes(frozenset({Area.SETTINGS})))
    assert len(desk.asked) == before
    presenter.changed(Changes(frozenset({Area.REPAYMENTS})))
    assert isinstance(desk.asked[-1], GetCustomer)


def test_a_list_that_was_paged_through_is_not_thrown_back(
    presenter: CustomersPresenter, desk: FakeDesk
) -> None:
    presenter.open()
    presenter.changed(Changes(frozenset({Area.CUSTOMERS})))
    assert len(asked(desk, ListCustomers)) == 2
    presenter.more()
    presenter.changed(Changes(frozenset({Area.CUSTOMERS})))
    assert len(asked(desk, ListCustomers)) == 3
    presenter.search("周", CustomerFilter.ALL)
    presenter.changed(Changes(frozenset({Area.CUSTOMERS})))
    assert len(asked(desk, ListCustomers)) == 5


def test_a_copy_is_shown_as_it_is(presenter: CustomersPresenter, desk: FakeDesk, view: Recorder) -> None:
    desk.answers[GetCustomer] = COPY
    presenter.choose("c-zhou")
    assert view.last("show_customer").from_replica
    assert view.last("show_events") == ((), False)
    assert OTHER.key != COPY.row.key
