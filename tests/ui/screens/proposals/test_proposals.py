"""Loan changes that wait for a second person: who may decide, what is shown before, what is sent."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from desk import ALL_PERMISSIONS, FakeDesk, Recorder, run_at_once
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.messages import Area, Changes, CommandResult, Outcome
from lendesk.usecases.paging import Page
from lendesk.usecases.servicing.commands import ApproveLoanChange, RejectLoanChange, WithdrawLoanChange
from lendesk.usecases.servicing.queries import ListLoanProposals, ProposalRow
from ui import texts
from ui.screens.asking import ReasonSheet
from ui.screens.proposals.presenter import ProposalsPresenter
from ui.screens.proposals.screen import build
from ui.screens.proposals.view import ProposalsScreen
from ui.screens.surroundings import Surroundings
from ui.widgets.states import ErrorState, OfflineState

sys.path.insert(0, str(Path(__file__).parent))
import proposals_samples as samples

Open = Callable[..., ProposalsScreen]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(around: Surroundings, desk: FakeDesk, put_in: Callable[[QWidget], None]) -> Open:
    def open_it(
        *rows: ProposalRow, rights: tuple[str, ...] = ("loan.approve", "loan.service")
    ) -> ProposalsScreen:
        around.signed_in = replace(around.signed_in, permissions=ALL_PERMISSIONS | set(rights))
        desk.answers[ListLoanProposals] = Page(rows)
        screen = build(around)
        assert isinstance(screen, ProposalsScreen)
        put_in(screen)
        return screen

    return open_it


def refused(code: str) -> Callable[[ApproveLoanChange], CommandResult]:
    return lambda command: CommandResult(command.command_id, Outcome.REFUSED, code)


def test_the_second_person_sees_the_difference_and_approves_by_key(
    opened: Open, desk: FakeDesk, qtbot: QtBot
) -> None:
    screen = opened(samples.WAIVER)
    panel = screen.proposal
    spoken = panel.totals.spoken()
    assert "当前应还: 4,178.16 → 4,125.86" in spoken
    assert "未还罚息: 52.30 → 0.00" in spoken
    assert "逾期天数: 12" in spoken
    assert [row.no for row in panel.plan.rows_model.rows] == [9]
    assert [row.account for row in panel.ledger.rows_model.rows] == ["6711.01", "1132.02"]
    assert "本机构让出金额: 52.30" in panel.asked.spoken()
    assert "陈静怡 经办，您来决定" in screen.note.text()
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    assert [one.proposal_id for one in desk.sent if isinstance(one, ApproveLoanChange)] == ["p-2"]


def test_the_own_proposal_can_only_be_taken_back(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    screen = opened(samples.OWN)
    assert not screen.approve.isEnabled()
    assert "本人提出" in screen.approve.shown_text()
    assert not screen.reject.isVisible()
    assert "须由另一个人决定" in screen.note.text()
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    assert desk.sent == []
    screen.withdraw.click()
    sheet = screen.window().findChild(ReasonSheet)
    assert isinstance(sheet, ReasonSheet)
    sheet.confirm.click()
    assert sheet.row.message_text()
    assert desk.sent == []
    sheet.reason.set_text("金额有误")
    qtbot.keyClick(sheet.reason, Qt.Key.Key_Return, CTRL)
    [sent] = desk.sent
    assert isinstance(sent, WithdrawLoanChange)
    assert (sent.proposal_id, sent.reason) == ("p-1", "金额有误")


def test_without_the_right_to_approve_there_is_no_button_but_a_word(opened: Open) -> None:
    screen = opened(samples.WAIVER, rights=("loan.service",))
    assert not screen.approve.isVisible()
    assert not screen.reject.isVisible()
    assert "复核贷款变更" in screen.note.text()
    assert "黄敏" not in screen.proposal.seals.spoken()


def test_one_that_nobody_decided_in_time_is_not_approved(opened: Open) -> None:
    screen = opened(samples.LAPSED)
    assert not screen.approve.isEnabled()
    assert "2026-11-20" in screen.note.text()
    assert screen.reject.isEnabled()


def test_a_decided_one_has_no_acts(opened: Open) -> None:
    screen = opened(samples.APPROVED)
    assert not any(one.isVisible() for one in (screen.approve, screen.reject, screen.withdraw))
    assert "林国栋" in screen.proposal.seals.spoken()


def test_a_refusal_of_the_server_says_so_and_asks_anew(desk: FakeDesk) -> None:
    view = Recorder()
    desk.answers[ListLoanProposals] = Page((samples.WAIVER,))
    desk.results[ApproveLoanChange] = refused("proposal.outdated")
    presenter = ProposalsPresenter(desk, view, run_at_once)  # type: ignore[arg-type]
    presenter.open()
    asked = len(desk.asked)
    presenter.approve()
    assert view.last("show_refusal").code == "proposal.outdated"
    assert "show_done" not in view.calls
    assert len(desk.asked) == asked + 1


def test_pages_filters_and_what_another_screen_points_at(desk: FakeDesk) -> None:
    view = Recorder()
    older = replace(samples.APPROVED, key="p-01", loan_id="l-7")

    def answer(query: ListLoanProposals) -> Page[ProposalRow]:
        return Page((older,)) if query.after else Page((samples.WAIVER, samples.APPROVED), "p-3")

    desk.answers[ListLoanProposals] = answer
    presenter = ProposalsPresenter(desk, view, run_at_once)  # type: ignore[arg-type]
    presenter.open()
    assert desk.asked[-1].status == "pending"
    presenter.open("l-9")
    assert desk.asked[-1].status == ""
    presenter.more()
    rows, more = view.last("show_list")
    assert [row.key for row in rows] == ["p-2", "p-3", "p-01"]
    assert not more
    presenter.choose("p-01")
    presenter.reject("已结清")
    assert isinstance(desk.sent[-1], RejectLoanChange)
    assert view.last("show_done")[0] == "rejected"
    before = len(desk.asked)
    presenter.changed(Changes(frozenset({Area.SETTINGS})))
    assert len(desk.asked) == before
    presenter.changed(Changes(frozenset({Area.LOANS})))
    assert len(desk.asked) == before + 1


def test_nothing_off_line_and_a_fault_each_say_what_is_the_matter(
    opened: Open, desk: FakeDesk, qtbot: QtBot
) -> None:
    screen = opened()
    assert screen.place.currentWidget() is screen.place._empty
    desk.answers[ListLoanProposals] = RuleBroken("line.needs_connection")
    screen.presenter.open()
    assert isinstance(screen.place.currentWidget(), OfflineState)
    desk.answers[ListLoanProposals] = RuleBroken("centre.busy")
    screen.presenter.open()
    assert isinstance(screen.place.currentWidget(), ErrorState)
    desk.answers[ListLoanProposals] = Page((samples.WAIVER,))
    screen.presenter.open()
    assert screen.place.currentWidget() is screen.list
    assert screen.approve.isVisible()


def test_a_click_on_the_loan_leads_to_its_page(around: Surroundings, opened: Open) -> None:
    gone: list[tuple[str, object]] = []
    around.go = lambda screen, argument: bool(gone.append((screen, argument))) or True
    screen = opened(samples.WAIVER)
    screen.proposal.to_loan.click()
    assert gone == [("loans", "l-9")]


def test_the_language_is_switched_while_a_proposal_is_open(opened: Open, qapp: QApplication) -> None:
    screen = opened(samples.WAIVER)
    texts.switch(qapp, "en")
    qapp.processEvents()
    try:
        assert screen.proposal.name.text() == "Waiver · 周丽华"
        assert "Due now: 4,178.16 → 4,125.86" in screen.proposal.totals.spoken()
        assert "you decide" in screen.note.text()
    finally:
        texts.switch(qapp, "zh_CN")
