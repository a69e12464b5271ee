"""The loan screen: list, page, copies off line, reversal with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from desk import FakeDesk, Recorder, run_at_once
from loans_samples import FILE, LOAN, ROWS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import Breach
from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.paging import Page
from lendesk.usecases.repayments.commands import ReverseRepayment
from lendesk.usecases.repayments.queries import GetLoan, ListLoans
from ui.screens.asking import ReasonSheet
from ui.screens.loans.presenter import LoansPresenter
from ui.screens.loans.tables import plan_look
from ui.screens.loans.view import LoansScreen


@pytest.fixture
def told() -> dict[str, list[Any]]:
    return {"refused": [], "said": [], "paid": []}


@pytest.fixture
def screen(desk: FakeDesk, host: QWidget, told: dict[str, list[Any]], qtbot: QtBot) -> LoansScreen:
    desk.answers = {ListLoans: Page(ROWS), GetLoan: FILE}
    view = LoansScreen(
        may_pay=True,
        may_reverse=True,
        refuse=lambda breach, _title: told["refused"].append(breach.code),
        tell=lambda title, _detail: told["said"].append(str(title)),
        pay=told["paid"].append,
    )
    view.setParent(host)
    view.resize(host.size())
    view.bind(LoansPresenter(desk, view, run_at_once))  # type: ignore[arg-type]
    host.show()
    qtbot.waitExposed(host)
    view.shown(None)
    return view


def test_the_first_loan_is_shown_with_its_figures(screen: LoansScreen, told: dict[str, list[Any]]) -> None:
    assert screen.page.name.text() == "周丽华"
    assert "13.92 %" in screen.page.figures.spoken()
    assert "60,198.39" in screen.page.figures.spoken()
    assert screen.crumb() == LOAN.number
    screen.page.pay.click()
    assert told["paid"] == [LOAN]


def test_states_and_search_ask_anew(screen: LoansScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.list.search, "3828")
    qtbot.keyClick(screen.list.search, Qt.Key.Key_Return)
    screen.list.states.choose("overdue")
    asked = [one for one in desk.asked if isinstance(one, ListLoans)]
    assert (asked[-1].text, asked[-1].status) == ("3828", "overdue")


def test_rows_of_the_plan_look_as_they_are() -> None:
    paid, overdue, future = FILE.plan[0], FILE.plan[8], FILE.plan[9]
    assert not plan_look(paid, 9).faint
    assert plan_look(overdue, 9).strong
    assert plan_look(overdue, 9).tint == "danger"
    assert plan_look(future, 9).faint


def test_reversal_needs_a_posted_receipt_and_a_reason(
    screen: LoansScreen, desk: FakeDesk, host: QWidget, told: dict[str, list[Any]]
) -> None:
    screen.page.tabs.choose("receipts")
    assert not screen.page.reverse.isEnabled()
    screen.page.receipts.select_line(1)
    assert not screen.page.reverse.isEnabled()
    screen.page.receipts.select_line(0)
    screen.page.reverse.click()
    sheet = host.findChildren(ReasonSheet)[0]
    sheet.reason.setPlainText("入错合同")
    sheet.confirm.click()
    sent = desk.sent[0]
    assert isinstance(sent, ReverseRepayment)
    assert (sent.receipt_id, sent.reason) == ("r-1", "入错合同")
    assert told["said"] == ["收据 07-20261018-0002 已冲正"]


def test_without_the_permission_there_is_no_reverse(host: QWidget) -> None:
    view = LoansScreen(
        may_pay=False, may_reverse=False, refuse=print, tell=print, pay=print
    )  # nothing is told here
    view.setParent(host)
    view.page.show_file(FILE)
    view.page.tabs.choose("receipts")
    view.page.receipts.select_line(0)
    assert view.page.reverse.isHidden()
    assert view.page.pay.isHidden()


def test_off_line_says_that_it_is_a_copy(screen: LoansScreen) -> None:
    screen.show_loan(replace(FILE, from_replica=True, entries=(), history=()))
    assert screen.page.copy_note.isVisible()
    screen.page.tabs.choose("entries")
    assert screen.page.body.currentIndex() == 5
    screen.show_loan(FILE)
    assert not screen.page.copy_note.isVisible()
    assert screen.page.body.currentIndex() == 2


def test_a_refused_reversal_is_told(desk: FakeDesk) -> None:
    view = Recorder()
    presenter = LoansPresenter(desk, view, run_at_once)  # type: ignore[arg-type]
    presenter.reverse("r-1", " ")
    assert view.last("show_refusal") == Breach("reason.empty")
    desk.results[ReverseRepayment] = lambda c: CommandResult(
        c.command_id, Outcome.REFUSED, code="access.four_eyes"
    )
    presenter.reverse("r-1", "入错合同")
    assert view.last("show_refusal").code == "access.four_eyes"
    assert "show_reversed" not in view.calls
