"""The review screen driven by keyboard."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from desk import FakeDesk
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lendesk.usecases.applications.commands import (
    ClaimApplication,
    DecideApplication,
    HandBackApplication,
    Verdict,
)
from lendesk.usecases.applications.queries import GetReviewFile, ListReviewQueue, ReviewFile
from lendesk.usecases.paging import Page
from ui import texts
from ui.screens.asking import ReasonSheet
from ui.screens.review.screen import build
from ui.screens.review.view import ReviewScreen
from ui.screens.surroundings import Surroundings
from ui.widgets.facts import MaskedValue

sys.path.insert(0, str(Path(__file__).parent))
import review_samples as samples

Open = Callable[[ReviewFile], ReviewScreen]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def opened(around: Surroundings, desk: FakeDesk, put_in: Callable[[QWidget], None]) -> Open:
    def open_it(file: ReviewFile) -> ReviewScreen:
        desk.answers[ListReviewQueue] = Page(samples.ROWS)
        desk.answers[GetReviewFile] = file
        screen = build(around)
        assert isinstance(screen, ReviewScreen)
        put_in(screen)
        return screen

    return open_it


def png() -> bytes:
    picture, buffer = QImage(60, 40, QImage.Format.Format_RGB32), QBuffer()
    picture.fill(0)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def the_sheet(host: QWidget) -> ReasonSheet:
    return next(sheet for sheet in host.findChildren(ReasonSheet) if sheet.isVisible())


def test_the_first_file_is_shown_and_arrows_go_on(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    screen = opened(samples.FILE)
    assert screen.header.name.text() == "李秀芳"
    assert screen.queue.list.current_key() == "a-1"
    qtbot.keyClick(screen.queue.list, Qt.Key.Key_Down)
    assert desk.asked[-1] == GetReviewFile(application_id="a-2")


def test_a_file_is_claimed_before_it_is_decided(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    screen = opened(samples.FILE)
    assert screen.bar.claim.isVisible()
    assert not screen.bar.approve.isVisible()
    desk.answers[GetReviewFile] = samples.MINE
    qtbot.keyClick(screen, Qt.Key.Key_0, ALT)
    assert isinstance(desk.sent[0], ClaimApplication)
    assert screen.bar.approve.isVisible()
    assert not screen.bar.claim.isVisible()


def test_alt_1_approves_what_stands_in_the_field(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    screen = opened(samples.MINE)
    assert "120,000.00" in screen.bar.approve.shown_text()
    screen.bar.amount.setText("100000")
    assert "100,000.00" in screen.bar.approve.shown_text()
    qtbot.keyClick(screen, Qt.Key.Key_1, ALT)
    sent = desk.sent[0]
    assert isinstance(sent, DecideApplication)
    assert (sent.verdict, sent.approved_fen) == (Verdict.APPROVE, 10_000_000)
    assert screen.work.currentIndex() == 1


def test_a_second_alt_1_decides_nothing(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    screen = opened(samples.MINE)
    qtbot.keyClick(screen, Qt.Key.Key_1, ALT)
    qtbot.keyClick(screen, Qt.Key.Key_1, ALT)
    assert len(desk.sent) == 1


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (replace(samples.MINE, blocked="access.four_eyes"), "本人"),
        (replace(samples.MINE, may_decide_fen=5_000_000), "50,000.00"),
        (replace(samples.MINE, may_decide_fen=0), "0.00"),
    ],
)
def test_what_may_not_be_decided_says_why(
    opened: Open, desk: FakeDesk, qtbot: QtBot, file: ReviewFile, told: str
) -> None:
    screen = opened(file)
    assert not screen.bar.approve.isEnabled()
    assert told in screen.bar.note.text()
    qtbot.keyClick(screen, Qt.Key.Key_1, ALT)
    assert desk.sent == []


def test_another_reviewers_file_cannot_be_claimed(opened: Open) -> None:
    screen = opened(replace(samples.FILE, application=replace(samples.FIRST, claimed_by="p-other")))
    assert not screen.bar.claim.isEnabled()
    assert "另一位" in screen.bar.note.text()


@pytest.mark.parametrize(
    ("key", "verdict"), [(Qt.Key.Key_3, Verdict.DECLINE), (Qt.Key.Key_2, Verdict.RETURN)]
)
def test_a_reason_is_asked_in_a_sheet(
    opened: Open, desk: FakeDesk, host: QWidget, qtbot: QtBot, key: Qt.Key, verdict: Verdict
) -> None:
    screen = opened(samples.MINE)
    qtbot.keyClick(screen, key, ALT)
    sheet = the_sheet(host)
    qtbot.keyClick(sheet.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.row.message_text()
    assert desk.sent == []
    qtbot.keyClicks(sheet.reason, "income not proven")
    qtbot.keyClick(sheet.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sent = desk.sent[0]
    assert isinstance(sent, DecideApplication)
    assert (sent.verdict, sent.reason) == (verdict, "income not proven")


def test_escape_in_the_sheet_decides_nothing(
    opened: Open, desk: FakeDesk, host: QWidget, qtbot: QtBot
) -> None:
    screen = opened(samples.MINE)
    qtbot.keyClick(screen, Qt.Key.Key_3, ALT)
    qtbot.keyClick(the_sheet(host), Qt.Key.Key_Escape)
    assert desk.sent == []
    assert screen.bar.decline.isEnabled()


def test_hand_back(opened: Open, desk: FakeDesk) -> None:
    opened(samples.MINE).bar.hand_back.click()
    assert isinstance(desk.sent[0], HandBackApplication)


def test_a_masked_number_is_shown_after_a_reason(
    opened: Open, desk: FakeDesk, host: QWidget, qtbot: QtBot
) -> None:
    desk.clear["id_number"] = "440604198703153828"
    screen = opened(samples.MINE)
    masked = screen.header.sealed["id_number"]
    assert isinstance(masked, MaskedValue)
    assert masked.text() == "4406**********3828"
    masked._button.click()
    sheet = the_sheet(host)
    qtbot.keyClicks(sheet.reason, "call back")
    sheet.confirm.click()
    assert masked.text() == "440604198703153828"
    assert desk.unmasked == [("c-1", "id_number", "call back")]


def test_who_may_not_unmask_sees_no_button(desk: FakeDesk, around: Surroundings, opened: Open) -> None:
    around.signed_in = replace(around.signed_in, permissions=frozenset({"application.review"}))
    screen = opened(samples.MINE)
    assert not isinstance(screen.header.sealed["phone"], MaskedValue)


def test_documents_open_beside_and_escape_closes(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.files = {"sha-id": png(), "sha-licence": b"no picture"}
    screen = opened(samples.MINE)
    qtbot.keyClick(screen, Qt.Key.Key_F4)
    assert screen.viewer_side.isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_F4)
    assert around_told(screen) == 1
    assert screen.escape()
    assert not screen.viewer_side.isVisible()
    assert not screen.escape()


def around_told(screen: ReviewScreen) -> int:
    """How many refusals the window shows."""
    refuse = screen._refuse_aloud
    return int(refuse.__self__.toaster.count())  # type: ignore[attr-defined]


def test_an_empty_queue_says_so(
    around: Surroundings, desk: FakeDesk, put_in: Callable[[QWidget], None]
) -> None:
    screen = build(around)
    assert isinstance(screen, ReviewScreen)
    put_in(screen)
    assert screen.queue.body.currentIndex() == 1
    texts.switch(QApplication.instance(), "en")  # type: ignore[arg-type]
    QApplication.processEvents()
    assert screen.queue.body.currentWidget().title.text() == "Nothing to review"  # type: ignore[union-attr]


def test_the_language_is_switched_under_way(opened: Open) -> None:
    screen = opened(samples.MINE)
    assert "分" in str(screen.queue.list.items[0].detail)
    texts.switch(QApplication.instance(), "en")  # type: ignore[arg-type]
    QApplication.processEvents()
    assert "score 702" in str(screen.queue.list.items[0].detail)
    assert "Your limit" in screen.bar.note.text()


def test_the_screen_fits_the_smallest_window(opened: Open) -> None:
    smallest = opened(samples.MINE).minimumSizeHint()
    assert smallest.width() <= 1280 - 68
    assert smallest.height() <= 640 - 80


def test_four_eyes_hold_for_every_verdict(opened: Open) -> None:
    screen = opened(replace(samples.MINE, blocked="access.four_eyes"))
    assert not screen.bar.decline.isEnabled()
    assert not screen.bar.return_.isEnabled()
    screen.show_file(replace(samples.MINE, may_decide_fen=0), True)
    assert screen.bar.decline.isEnabled()
