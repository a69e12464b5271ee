"""Credit limits: proposing, approving as another person, drawing, freezing, closing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk import ALL_PERMISSIONS, FakeDesk, Recorder, run_at_once
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.applications.queries import FindCustomers, ListProducts
from lendesk.usecases.messages import Area, Changes, CommandResult, Outcome
from lendesk.usecases.paging import Page
from lendesk.usecases.servicing.commands import (
    ApproveLimit,
    CancelDrawing,
    CloseLimit,
    DrawLimit,
    FreezeLimit,
    GrantLimit,
    UnfreezeLimit,
)
from lendesk.usecases.servicing.queries import DrawingRow, GetLimit, LimitRow, ListLimits
from ui.screens.asking import ReasonSheet
from ui.screens.limits.draw_sheet import DrawSheet
from ui.screens.limits.grant_sheet import GrantSheet
from ui.screens.limits.presenter import LimitsPresenter
from ui.screens.limits.screen import build
from ui.screens.limits.view import LimitsScreen
from ui.screens.surroundings import Surroundings
from ui.widgets.states import OfflineState

sys.path.insert(0, str(Path(__file__).parent))
import limits_samples as samples

Open = Callable[..., LimitsScreen]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(around: Surroundings, desk: FakeDesk, put_in: Callable[[QWidget], None]) -> Open:
    def open_it(
        row: LimitRow | None,
        *drawings: DrawingRow,
        rights: tuple[str, ...] = ("limit.write", "limit.approve"),
    ) -> LimitsScreen:
        around.signed_in = replace(around.signed_in, permissions=ALL_PERMISSIONS | set(rights))
        desk.answers |= {
            ListProducts: (samples.PRODUCT,),
            FindCustomers: (samples.CUSTOMER,),
            ListLimits: Page((row,) if row else ()),
            GetLimit: samples.file_of(row or samples.ACTIVE, *drawings),
        }
        screen = build(around)
        assert isinstance(screen, LimitsScreen)
        put_in(screen)
        return screen

    return open_it


def sheet_of(screen: LimitsScreen, kind: type) -> QWidget:
    found = screen.window().findChildren(kind)[-1]  # one that was closed is deleted a little later
    assert isinstance(found, kind)
    return found


def give_reason(screen: LimitsScreen, reason: str) -> None:
    sheet = sheet_of(screen, ReasonSheet)
    assert isinstance(sheet, ReasonSheet)
    sheet.reason.set_text(reason)
    sheet.confirm.click()


def test_used_left_and_exposure_are_seen_and_f9_draws(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    screen = opened(samples.ACTIVE, samples.REPAID, samples.RUNNING)
    spoken = screen.limit.strip.spoken()
    assert "可用额度: 22,000.00" in spoken
    assert "已用: 8,000.00 占额度 27 %" in spoken
    assert "其他贷款: 14,166.32" in screen.limit.exposure.spoken()
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    sheet = sheet_of(screen, DrawSheet)
    assert isinstance(sheet, DrawSheet)
    sheet.amount.setText("5000")
    sheet.amount.textEdited.emit("5000")
    sheet.term.setText("6")
    sheet.term.textEdited.emit("6")
    assert "综合年化（IRR）: 18." in sheet.plan.spoken()
    sheet.confirm.click()
    assert sheet.rows["purpose"].message_text()
    assert desk.sent == []
    sheet.purpose.set_text("进货")
    qtbot.keyClick(sheet.purpose, Qt.Key.Key_Return, CTRL)
    [sent] = desk.sent
    assert isinstance(sent, DrawLimit)
    assert (sent.limit_id, sent.amount_fen, sent.term, sent.method) == (
        "m-1",
        500_000,
        6,
        "equal_installment",
    )


def test_more_than_is_left_is_told_at_the_field(opened: Open, desk: FakeDesk) -> None:
    screen = opened(samples.ACTIVE)
    screen.draw.click()
    sheet = sheet_of(screen, DrawSheet)
    assert isinstance(sheet, DrawSheet)
    sheet.amount.setText("22000.01")
    sheet.purpose.set_text("进货")
    sheet.term.set_text("13")
    sheet.confirm.click()
    assert "22,000.00" in sheet.rows["amount"].message_text()
    assert "12" in sheet.rows["term"].message_text()
    assert desk.sent == []


def test_another_person_approves_within_the_own_amount(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    screen = opened(samples.PROPOSED)
    assert "批准额度 30,000.00" in screen.approve.shown_text()
    assert "双人复核" in screen.note.text()
    assert "批准后敞口: 44,166.32" in screen.limit.strip.spoken()
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    assert isinstance(desk.sent[-1], ApproveLimit)


def test_nobody_approves_the_own_limit(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    screen = opened(samples.OWN)
    assert not screen.approve.isEnabled()
    assert not screen.reject.isVisible()
    assert "须由另一个人审批" in screen.note.text()
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    assert desk.sent == []


def test_acts_are_those_of_the_persons_permissions(opened: Open) -> None:
    screen = opened(samples.ACTIVE, rights=("limit.approve",))
    assert not screen.draw.isVisible()
    assert not screen.freeze.isVisible()
    assert not screen.new.isVisible()
    assert screen.close_limit.isVisible()
    assert not screen.close_limit.isEnabled()


def test_who_may_not_approve_is_not_asked_to(opened: Open) -> None:
    screen = opened(samples.PROPOSED, rights=("limit.write",))
    assert not screen.approve.isVisible()
    assert "黄敏" not in screen.limit.seals.spoken()
    assert "授信审批权限" in screen.note.text()


def test_freezing_reopening_and_closing_ask_for_a_reason(opened: Open, desk: FakeDesk) -> None:
    screen = opened(samples.UNUSED)
    screen.freeze.click()
    give_reason(screen, "客户涉诉")
    screen.close_limit.click()
    give_reason(screen, "客户不再需要")
    assert [(type(one), one.reason) for one in desk.sent] == [  # type: ignore[attr-defined]
        (FreezeLimit, "客户涉诉"),
        (CloseLimit, "客户不再需要"),
    ]


def test_a_frozen_one_says_why_and_is_reopened(opened: Open, desk: FakeDesk) -> None:
    screen = opened(samples.FROZEN, samples.RUNNING)
    assert screen.limit.stop.isVisible()
    assert "涉诉" in screen.limit.stop.detail.text()
    assert not screen.draw.isVisible()
    screen.unfreeze.click()
    give_reason(screen, "已撤诉")
    assert isinstance(desk.sent[-1], UnfreezeLimit)


def test_an_overdue_drawing_stops_the_next_one(opened: Open) -> None:
    screen = opened(samples.OVERDUE, replace(samples.RUNNING, days_past_due=5))
    assert not screen.draw.isEnabled()
    assert "逾期" in screen.draw.shown_text()
    assert screen.limit.stop.isVisible()


def test_a_drawing_note_is_opened_or_cancelled_a_loan_is_opened(
    opened: Open, desk: FakeDesk, around: Surroundings
) -> None:
    gone: list[tuple[str, object]] = []
    around.go = lambda screen, argument: bool(gone.append((screen, argument))) or True
    screen = opened(samples.ACTIVE, samples.RUNNING, samples.NOTE)
    panel = screen.limit
    assert panel.cancel.isVisible()
    panel.go_on.click()
    panel.cancel.click()
    give_reason(screen, "客户改变主意")
    [sent] = desk.sent
    assert isinstance(sent, CancelDrawing)
    assert sent.contract_id == "k-3"
    panel.drawings.select_line(0)
    assert not panel.cancel.isVisible()
    panel.go_on.click()
    assert gone == [("contracts", "k-3"), ("loans", "l-2")]


def test_a_limit_is_proposed_with_every_fault_at_its_field(
    opened: Open, desk: FakeDesk, qtbot: QtBot
) -> None:
    screen = opened(None)
    assert screen.place.currentWidget() is screen.place._empty
    qtbot.keyClick(screen, Qt.Key.Key_N, CTRL)
    sheet = sheet_of(screen, GrantSheet)
    assert isinstance(sheet, GrantSheet)
    sheet.confirm.click()
    assert sheet.rows["search"].message_text()
    assert sheet.rows["basis"].message_text()
    sheet.search.set_text("宋")
    qtbot.keyClick(sheet.search, Qt.Key.Key_Return)
    assert sheet.customer.value() == "c-1"
    sheet.amount.setText("60000")
    sheet.basis.set_text("流水稳定")
    sheet.confirm.click()
    assert "50,000.00" in sheet.rows["amount"].message_text()
    sheet.amount.setText("3万")
    sheet.valid_to.set_day(date(2030, 1, 1))
    sheet.confirm.click()
    assert "三年" in sheet.rows["review_on"].message_text()
    assert desk.sent == []
    sheet.valid_to.set_day(date(2027, 11, 21))
    sheet.confirm.click()
    [sent] = desk.sent
    assert isinstance(sent, GrantLimit)
    assert (sent.customer_id, sent.amount_fen, sent.basis) == ("c-1", 3_000_000, "流水稳定")


def test_off_line_there_is_no_list_and_no_act(opened: Open, desk: FakeDesk) -> None:
    screen = opened(samples.ACTIVE)
    desk.answers[ListLimits] = RuleBroken("line.needs_connection")
    screen.presenter.open()
    assert isinstance(screen.place.currentWidget(), OfflineState)
    assert not screen.draw.isVisible()


def test_a_refusal_leaves_the_limit_and_gives_the_buttons_back(opened: Open, desk: FakeDesk) -> None:
    screen = opened(samples.PROPOSED)
    desk.results[ApproveLimit] = lambda command: CommandResult(
        command.command_id, Outcome.REFUSED, "access.amount", {"amount_fen": 3_000_000, "limit_fen": 1}
    )
    screen.approve.click()
    assert screen.approve.isEnabled()
    desk.results[ApproveLimit] = RuleBroken("line.needs_connection")
    screen.approve.click()
    assert screen.approve.isEnabled()
    assert len(desk.sent) == 2


def test_a_second_click_sends_nothing_and_late_answers_do_not_take_the_place(desk: FakeDesk) -> None:
    view = Recorder()
    waiting: list[Callable[[], None]] = []

    def run_later(work, done=None, failed=None, *, lane="database"):  # type: ignore[no-untyped-def]
        waiting.append(lambda: run_at_once(work, done, failed, lane=lane))

    presenter = LimitsPresenter(desk, view, run_later)  # type: ignore[arg-type]
    presenter.file = samples.file_of(samples.PROPOSED)
    presenter.approve()
    presenter.approve()
    assert len(waiting) == 1
    desk.answers[GetLimit] = lambda query: samples.file_of(replace(samples.ACTIVE, key=query.limit_id))
    waiting.clear()
    presenter.choose("m-1")
    presenter.choose("m-9")
    for one in list(waiting):
        one()
    assert [file.row.key for file in view.calls["show_limit"]] == ["m-9"]


def test_news_of_loans_renew_what_is_used(desk: FakeDesk) -> None:
    view = Recorder()
    desk.answers |= {ListLimits: Page((samples.ACTIVE,)), GetLimit: samples.file_of(samples.ACTIVE)}
    presenter = LimitsPresenter(desk, view, run_at_once)  # type: ignore[arg-type]
    presenter.changed(Changes(frozenset({Area.REPAYMENTS})))
    assert view.last("show_limit").row.key == "m-1"
    asked = len(desk.asked)
    presenter.changed(Changes(frozenset({Area.AUDIT})))
    assert len(desk.asked) == asked
