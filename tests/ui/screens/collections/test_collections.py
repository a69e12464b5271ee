"""The collections workbench: queue, case, recording by hand and by key, within the rules."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from desk import Recorder, run_at_once
from PySide6.QtCore import Qt

from lendesk.domain.collections.conduct import CHINA
from lendesk.domain.collections.contact import Outcome
from lendesk.domain.collections.promises import PromisedPart
from lendesk.domain.money import Money
from lendesk.usecases.collections.commands import LogContact, PromiseToPay
from lendesk.usecases.collections.queries import (
    UNKNOWN_COUNT,
    CaseOrder,
    GetCase,
    GetStages,
    ListCases,
)
from lendesk.usecases.messages import Area, Changes
from lendesk.usecases.paging import Page
from lendesk.usecases.servicing.changes import ChangeKind
from lendesk.usecases.synchronisation.state import OutboxRow, Queued
from ui.screens.change_wanted import ChangeWanted
from ui.screens.collections.hours_chart import calls_by_hour
from ui.screens.collections.presenter import CollectionsPresenter, Said
from ui.screens.collections.screen import build
from ui.screens.collections.words import entry_of, step_chip, when

sys.path.insert(0, str(Path(__file__).parent))
import collections_samples as samples

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=CHINA)
TODAY = date(2026, 11, 21)
NOTHING = ((None, None), (None, None))


@pytest.fixture
def filled(desk):
    desk.answers[GetStages] = samples.STAGES
    desk.answers[ListCases] = lambda query: (
        Page(samples.ROWS, "5|l-8") if not query.after else Page((samples.line(9, "苏婉仪", 395_140, 5),))
    )
    desk.answers[GetCase] = lambda query: replace(
        samples.FILE, line=next(row for row in samples.ROWS if row.key == query.loan_id)
    )
    for kind in (LogContact, PromiseToPay):
        desk.results[kind] = lambda command: Queued(command.command_id, 1)
    return desk


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def work(filled, clock):
    view = Recorder()
    made = CollectionsPresenter(filled, view, run_at_once, TODAY, lambda: clock[0], "何伟")
    made.open()
    return made, view


@pytest.fixture
def screen(filled, around, put_in, monkeypatch):
    monkeypatch.setattr("ui.screens.collections.screen.datetime", _Noon)
    made = build(around)
    put_in(made)
    made.shown(None)
    return made


class _Noon(datetime):
    @classmethod
    def now(cls, tz=None):
        return NOON.astimezone(tz)


def said(outcome=Outcome.REACHED, text="月底还款", parts=NOTHING, unreadable=False):
    return Said(outcome, text, parts, unreadable)


def waiting(command):
    return OutboxRow(command.command_id, 1, type(command).__name__, "", 0, "p", "何伟", "", "waiting")


def test_the_first_case_comes_into_work_and_stages_are_counted(work):
    presenter, view = work
    assert view.last("show_stages") == (samples.STAGES, "M1")
    file, pending, blocked = view.last("show_case")
    assert (file.line.key, pending, blocked) == ("l-1", frozenset(), None)
    presenter.more()
    rows, more = view.last("show_queue")
    assert (len(rows), more) == (9, False)


def test_stage_filter_and_order_ask_anew(work, filled):
    presenter, _view = work
    presenter.choose_stage("M3")
    presenter.filter(True, CaseOrder.ARREARS)
    asked = [one for one in filled.asked if isinstance(one, ListCases)][-1]
    assert (asked.stage, asked.mine, asked.order) == ("M3", True, CaseOrder.ARREARS)


def test_a_call_with_a_promise_is_queued_and_shown_as_pending(work, filled):
    presenter, view = work
    done = []
    parts = ((date(2026, 11, 25), 630_000), (None, None))
    presenter.save(said(parts=parts), lambda: done.append(1))
    contact, promise = filled.sent
    assert (contact.loan_id, contact.outcome, contact.text, contact.made_at) == (
        "l-1", Outcome.REACHED, "月底还款", NOON,
    )  # fmt: skip
    assert (promise.parts, promise.made_on) == ((PromisedPart(date(2026, 11, 25), 630_000),), TODAY)
    assert done == [1]
    file, pending, _blocked = view.last("show_case")
    assert pending == {contact.command_id, f"{promise.command_id}/0"}
    assert file.connected_today == samples.FILE.connected_today + 1
    filled.rows = (waiting(contact),)
    presenter.changed(Changes(frozenset({Area.SYNC})))
    assert view.last("show_case")[1] == {contact.command_id}
    filled.rows = ()
    presenter.changed(Changes(frozenset({Area.COLLECTIONS})))
    assert view.last("show_case")[1] == frozenset()


@pytest.mark.parametrize(
    ("form", "at", "code"),
    [
        (said(outcome=None), NOON, "contact.no_outcome"),
        (said(unreadable=True), NOON, "promise.half"),
        (said(parts=((TODAY, None), (None, None))), NOON, "promise.half"),
        (said(parts=((date(2026, 11, 20), 1), (None, None))), NOON, "promise.past_day"),
        (said(parts=((date(2027, 3, 1), 1), (None, None))), NOON, "promise.too_far"),
        (said(), NOON.replace(hour=22), "contact.outside_hours"),
    ],
)
def test_what_breaks_a_rule_is_not_queued(work, filled, clock, form, at, code):
    presenter, view = work
    clock[0] = at
    presenter.save(form, lambda: pytest.fail("not saved"))
    assert view.last("show_refusal").code == code
    assert filled.sent == []


def test_the_fourth_answered_call_is_refused_with_those_that_wait_counted(work, filled):
    presenter, view = work
    for _ in range(2):
        presenter.save(said(), lambda: None)
    presenter.save(said(), lambda: pytest.fail("not saved"))
    assert view.last("show_refusal").code == "contact.too_many_a_day"
    assert view.last("show_case")[2].code == "contact.too_many_a_day"
    assert len(filled.sent) == 2


def test_a_paused_loan_names_the_rule(work, filled):
    presenter, view = work
    filled.answers[GetCase] = replace(samples.FILE, paused_until="2026-12-01")
    presenter.choose("l-5")
    assert view.last("show_case")[2].code == "contact.paused"


def test_time_goes_on(work, clock):
    presenter, view = work
    clock[0] = NOON.replace(hour=23)
    presenter.tick()
    assert view.last("show_case")[2].code == "contact.outside_hours"


def test_f10_saves_and_goes_on_ctrl_s_stays(screen, filled, qtbot):
    record = screen.record
    record.outcome.setFocus()
    qtbot.keyClick(record.outcome, Qt.Key.Key_1)
    assert record.outcome.value() == "reached"
    qtbot.keyClick(record.outcome, Qt.Key.Key_Right)
    assert record.outcome.value() == "no_answer"
    record.text.setFocus()
    qtbot.keyClicks(record.text, "no one")
    qtbot.keyClick(screen.window(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert screen.file_key() == "l-1"
    assert (filled.sent[-1].outcome, filled.sent[-1].text) == (Outcome.NO_ANSWER, "no one")
    assert record.is_empty()
    record.outcome.take("busy")
    qtbot.keyClick(screen.window(), Qt.Key.Key_F10)
    assert screen.file_key() == "l-2"
    assert [one.loan_id for one in filled.sent] == ["l-1", "l-1"]


def test_the_sum_of_the_promise_is_held_against_the_arrears(screen):
    record = screen.record
    record.amounts[0].set_amount(Money(630_000))
    record._show_sum()
    assert "6,330.75" in record.sum.text()
    record.amounts[1].setText("6330.75")
    assert "12,630.75" in record.sum.text()
    record.days[0].setText("31/31")
    assert record.said().unreadable


def test_a_copy_off_line_says_so(screen, filled):
    filled.answers[GetCase] = replace(
        samples.FILE,
        connected_today=UNKNOWN_COUNT,
        connected_this_week=UNKNOWN_COUNT,
        events=(),
        from_replica=True,
    )
    screen.presenter.choose("l-5")
    assert screen.case.copy.isVisibleTo(screen)
    assert not screen.case.marks.isVisibleTo(screen)


def test_an_empty_stage_and_the_crumb(screen, filled):
    assert "412,806.31" in str(screen.crumb())
    filled.answers[ListCases] = Page(())
    screen.queue.tabs.choose("M3+")
    assert screen.file_key() == ""
    assert screen.queue.states.currentIndex() == 1
    assert not screen.record.next.isEnabled()


def test_words_for_every_step_and_event():
    chips = [str(step_chip(row).text) for row in samples.ROWS]
    assert len(set(chips)) == 6
    entries = [entry_of(one, "2026-11-21", pending=False) for one in samples.EVENTS]
    assert [one.time for one in entries][:2] == ["10:12", "11-18"]
    assert when("2025-11-21", "2026-11-21") == "2025-11-21"
    assert entry_of(samples.EVENTS[0], "2026-11-21", pending=True).pending


def test_calls_fall_into_their_hour_in_china():
    hours = calls_by_hour(samples.EVENTS)
    assert (hours[10], hours[9], hours[18], hours[19]) == ((1, 0), (1, 0), (0, 1), (0, 1))
    assert sum(answered + other for answered, other in hours) == 4


def test_a_waiver_is_asked_of_the_loans_with_its_form(screen, monkeypatch):
    gone = []
    monkeypatch.setattr(screen, "_go", lambda *where: gone.append(where))
    screen.record.waive.click()
    screen.record.loan.click()
    assert gone == [("loans", ChangeWanted("l-1", ChangeKind.WAIVE_DEBT)), ("loans", "l-1")]
