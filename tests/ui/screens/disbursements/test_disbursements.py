"""Disbursement: two persons, one payment; presenter and screen."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from desk import FakeDesk, Recorder, run_at_once
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lendesk.connectors.payments import simulator
from lendesk.usecases.disbursements.commands import (
    CancelDisbursement,
    ConfirmDisbursement,
    PrepareDisbursement,
)
from lendesk.usecases.disbursements.queries import DisbursementFile, GetDisbursement, ListDisbursements
from lendesk.usecases.messages import Area, Changes, CommandResult, Outcome
from lendesk.usecases.paging import Page
from ui.screens.asking import ReasonSheet
from ui.screens.disbursements.presenter import DisbursementsPresenter
from ui.screens.disbursements.release_sheet import ReleaseSheet
from ui.screens.disbursements.screen import build
from ui.screens.disbursements.view import DisbursementsScreen
from ui.screens.disbursements.words import BANK_REASONS, bank_reason
from ui.screens.surroundings import Surroundings

sys.path.insert(0, str(Path(__file__).parent))
import disbursements_samples as samples

Open = Callable[[DisbursementFile], DisbursementsScreen]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(around: Surroundings, desk: FakeDesk, put_in: Callable[[QWidget], None]) -> Open:
    def open_it(file: DisbursementFile) -> DisbursementsScreen:
        desk.answers[ListDisbursements] = Page(samples.ROWS)
        desk.answers[GetDisbursement] = file
        screen = build(around)
        assert isinstance(screen, DisbursementsScreen)
        put_in(screen)
        return screen

    return open_it


def test_preparing_confirming_cancelling_in_the_presenter(desk: FakeDesk) -> None:
    view = Recorder()
    desk.answers[GetDisbursement] = samples.FILE
    presenter = DisbursementsPresenter(desk, view, run_at_once)  # type: ignore[arg-type]
    presenter.prepare("k-2")
    presenter.confirm()
    assert [type(sent) for sent in desk.sent] == [PrepareDisbursement]
    presenter.choose("d-1")
    presenter.confirm()
    presenter.cancel(" ")
    assert view.last("show_refusal").code == "reason.empty"
    presenter.cancel("客户放弃")
    assert [type(sent) for sent in desk.sent[1:]] == [ConfirmDisbursement, CancelDisbursement]
    presenter.changed(Changes(frozenset({Area.DISBURSEMENTS})))
    assert view.last("show_payment") == samples.FILE


def test_a_refusal_moves_no_money(desk: FakeDesk) -> None:
    view = Recorder()
    desk.answers[GetDisbursement] = samples.FILE
    desk.results[ConfirmDisbursement] = lambda command: CommandResult(
        command.command_id, Outcome.REFUSED, "access.four_eyes"
    )
    presenter = DisbursementsPresenter(desk, view, run_at_once)  # type: ignore[arg-type]
    presenter.choose("d-1")
    presenter.confirm()
    assert view.last("show_refusal").code == "access.four_eyes"
    assert "show_done" not in view.calls


def test_f9_then_ctrl_enter_pays_once(opened: Open, desk: FakeDesk, host: QWidget, qtbot: QtBot) -> None:
    screen = opened(samples.FILE)
    assert "120,000.00" in screen.confirm.shown_text()
    desk.results[ConfirmDisbursement] = lambda command: CommandResult(
        command.command_id, Outcome.DONE, made={"status": "instructed"}
    )
    desk.answers[GetDisbursement] = replace(samples.FILE, row=replace(samples.INSTRUCTED, key="d-1"))
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    assert desk.sent == []
    sheet = next(one for one in host.findChildren(ReleaseSheet) if one.isVisible())
    qtbot.keyClick(sheet.cancel, Qt.Key.Key_Return, CTRL)
    assert [type(sent) for sent in desk.sent] == [ConfirmDisbursement]
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    assert len(desk.sent) == 1
    assert not screen.confirm.isVisible()
    assert not screen.cancel.isVisible()


def test_own_entry_is_stopped_with_the_reason(
    opened: Open, desk: FakeDesk, host: QWidget, qtbot: QtBot
) -> None:
    screen = opened(replace(samples.FILE, blocked="access.four_eyes"))
    assert not screen.confirm.isEnabled()
    assert screen.payment.stop.isVisible()
    assert "本人" in screen.payment.stop.title.text()
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    assert host.findChildren(ReleaseSheet) == []


def test_a_failed_check_stops_the_payment(opened: Open) -> None:
    screen = opened(replace(samples.FILE, checks=(("account_unchanged", 0, False),)))
    assert not screen.confirm.isEnabled()
    assert "检查未通过" in screen.confirm.shown_text()


def test_a_signed_contract_is_prepared_by_f9(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    screen = opened(samples.FILE)
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.prepare.isVisible()
    assert not screen.confirm.isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    sent = desk.sent[0]
    assert isinstance(sent, PrepareDisbursement)
    assert sent.contract_id == "k-2"


def test_who_only_prepares_sees_no_confirm(around: Surroundings, opened: Open) -> None:
    around.signed_in = replace(around.signed_in, permissions=frozenset({"disbursement.prepare"}))
    screen = opened(samples.FILE)
    assert not screen.confirm.isVisible()


def test_a_rejected_payment_tells_the_bank_s_reason_and_is_cancelled_with_one(
    opened: Open, desk: FakeDesk, host: QWidget, qtbot: QtBot
) -> None:
    screen = opened(replace(samples.FILE, row=samples.REJECTED))
    assert screen.payment.stop.detail.text() == "账户状态异常"
    screen.cancel.click()
    sheet = next(one for one in host.findChildren(ReasonSheet) if one.isVisible())
    qtbot.keyClicks(sheet.reason, "account closed")
    qtbot.keyClick(sheet.reason, Qt.Key.Key_Return, CTRL)
    sent = desk.sent[0]
    assert isinstance(sent, CancelDisbursement)
    assert sent.reason == "account closed"


def test_nothing_to_disburse(around: Surroundings, put_in: Callable[[QWidget], None]) -> None:
    screen = build(around)
    assert isinstance(screen, DisbursementsScreen)
    put_in(screen)
    assert screen.queue.currentIndex() == 1


def test_the_screen_fits_the_smallest_window(opened: Open) -> None:
    smallest = opened(samples.FILE).minimumSizeHint()
    assert smallest.width() <= 1280 - 68
    assert smallest.height() <= 640 - 80


def test_the_banks_code_is_said_in_words_and_a_remark_as_it_is() -> None:
    assert str(bank_reason("account.closed")) == "收款账户已销户"
    assert bank_reason("账户状态异常") == "账户状态异常"


def test_every_code_of_the_simulated_bank_has_words() -> None:
    """Codes of a refused order stand alone in the simulator as `account.…` or `payment.over_limit`."""
    source = inspect.getsource(simulator)
    codes = set(re.findall(r'"(account\.\w+|payment\.over_\w+)"', source))
    assert codes
    assert codes <= set(BANK_REASONS)
