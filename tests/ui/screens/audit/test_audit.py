"""Audit: filters, one record, the check of the whole log; presenter and screen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from desk import FakeDesk, Recorder, run_at_once
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.administration.queries import ListUsers, UserRow
from lendesk.usecases.paging import Page
from lendesk.usecases.reporting.queries import AuditCheck, CheckAudit, ListAudit
from lendesk.usecases.search.queries import FindAnything, Found, FoundKind
from ui.screens.audit.presenter import AuditPresenter
from ui.screens.audit.screen import build
from ui.screens.audit.view import AuditScreen
from ui.screens.audit.words import facts_of, person_words, subject_words
from ui.screens.surroundings import Surroundings

sys.path.insert(0, str(Path(__file__).parent))
import audit_samples as samples

HUANG = UserRow("p-huang", "10023", "黄敏", "b-1", (), active=True, locked=False)
SOUND = AuditCheck(True, 120_400, 2, "9f86d081884c7d659a2feaa0c55ad015", "")
BROKEN = AuditCheck(False, 120_400, 0, "9f86d081884c7d659a2feaa0c55ad015", "1203")


@pytest.fixture
def screen(around: Surroundings, desk: FakeDesk, put_in: Callable[[QWidget], None]) -> AuditScreen:
    desk.answers[ListAudit] = Page(samples.ROWS, "r-2")
    desk.answers[CheckAudit] = SOUND
    desk.answers |= {ListUsers: (HUANG,), FindAnything: ()}
    made = build(around)
    assert isinstance(made, AuditScreen)
    put_in(made)
    return made


def test_the_presenter_filters_and_pages(desk: FakeDesk) -> None:
    desk.answers[ListAudit] = lambda query: (
        Page(samples.ROWS[2:]) if query.after else Page(samples.ROWS[:2], "x")
    )
    view = Recorder()
    presenter = AuditPresenter(desk, view, run_at_once)  # type: ignore[arg-type]
    presenter.filter(" p-huang ", "SignIn", "")
    assert desk.asked == [ListAudit(person_id="p-huang", action="SignIn")]
    presenter.more()
    assert view.last("show_list") == (samples.ROWS, False)
    assert desk.asked[-1] == ListAudit(person_id="p-huang", action="SignIn", after="x")
    presenter.choose("r-3")
    assert view.last("show_one") == samples.FIRST
    presenter.choose("nobody")
    assert view.last("show_one") is None


def test_a_refused_check_ends_the_waiting(desk: FakeDesk) -> None:
    desk.answers[CheckAudit] = RuleBroken("line.needs_connection")
    view = Recorder()
    AuditPresenter(desk, view, run_at_once).check()  # type: ignore[arg-type]
    assert view.calls["show_busy"] == [True, False]
    assert view.last("show_refusal").code == "line.needs_connection"


def test_arrows_show_record_after_record(screen: AuditScreen, qtbot: QtBot) -> None:
    assert screen.record.header.title.text() == "SomethingNew"
    assert screen.record.leaf_header.chip.spoken() == "待封存"
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.record.header.title.text() == "审批决定"
    assert "9f86d081 884c7d65" in screen.record.leaf.text()
    assert "120,000.00" in screen.record.facts.spoken()


def test_enter_in_a_filter_asks_anew(screen: AuditScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(screen.person, "10023")
    qtbot.keyClick(screen.person, Qt.Key.Key_Return)
    assert desk.asked[-1] == ListAudit(person_id="p-huang")
    screen.person.set_text("黄敏")
    screen.apply.click()
    assert desk.asked[-1] == ListAudit(person_id="p-huang")
    screen.person.set_text("p-jobs")
    screen.apply.click()
    assert desk.asked[-1] == ListAudit(person_id="p-jobs")
    screen.clear.click()
    assert desk.asked[-1] == ListAudit()


def test_a_subject_is_filtered_by_its_number(desk: FakeDesk) -> None:
    hit = Found(FoundKind.LOAN, "l-9", "c-1", "王建国", number="XF-2026-1")
    desk.answers[FindAnything] = (replace(hit, key="l-8", number="XF-2026-10"), hit)
    presenter = AuditPresenter(desk, Recorder(), run_at_once)  # type: ignore[arg-type]
    presenter.filter(subject="XF-2026-1")
    assert desk.asked[-1] == ListAudit(subject="l-9")
    presenter.filter(person="黄敏", subject="0191c7a2-6f2e-7b3c")
    assert desk.asked[-1] == ListAudit(person_id="黄敏", subject="0191c7a2-6f2e-7b3c")


def test_f8_checks_the_whole_log(screen: AuditScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_F8)
    assert screen.sound.isVisible()
    assert "120,400" in screen.sound.title.text()
    assert screen.check.isEnabled()


def test_a_broken_log_stays_in_sight(screen: AuditScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.answers[CheckAudit] = BROKEN
    qtbot.keyClick(screen, Qt.Key.Key_F8)
    assert not screen.sound.isVisible()
    assert "1203" in screen.broken.title.text()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    screen.shown(None)
    assert screen.broken.isVisible()


def test_no_entries_match(screen: AuditScreen) -> None:
    screen.show_list((), False)
    assert screen.list.currentIndex() == 1
    assert screen.empty.title.text() == "没有记录"


@pytest.mark.parametrize("text", ["not json", "[1]", '"x"'])
def test_strange_facts_are_shown_as_they_are(text: str) -> None:
    assert facts_of(text)[0][1] == text


def test_facts_are_written_for_the_eye() -> None:
    facts = {str(name): str(value) for name, value in facts_of('{"limit_fen": 100, "ok": true, "x": null}')}
    assert facts == {"限额": "1.00", "ok": "是", "x": "—"}


def test_the_screen_fits_the_smallest_window(screen: AuditScreen) -> None:
    assert screen.minimumSizeHint().width() <= 1280 - 68
    assert screen.minimumSizeHint().height() <= 640 - 80


def test_the_other_records_of_the_same_person_and_subject(screen: AuditScreen, desk: FakeDesk) -> None:
    screen.record.of_person.click()
    assert desk.asked[-1].person_id == samples.FIRST.person_id
    screen.record.of_subject.click()
    assert desk.asked[-1].subject == samples.FIRST.subject


def test_the_centre_and_long_keys_are_told_in_words() -> None:
    job = replace(samples.FIRST, person_id="jobs", person_name="", subject="jobs")
    assert (str(person_words(job)), str(subject_words(job))) == ("系统", "系统")
    long = replace(samples.FIRST, subject="01a20082-541c-78db-9e68-5b3291d9beda")
    assert subject_words(long) == "01a20082…d9beda"
