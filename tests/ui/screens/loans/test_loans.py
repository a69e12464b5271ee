"""The loan screen: list, head, plan with derivations, events, ledger, copies off line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desk import FakeDesk
from loans_samples import COPY, FILE, LOAN, TODAY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lendesk.usecases.applications.queries import HistoryLine
from lendesk.usecases.paging import Page
from lendesk.usecases.repayments.queries import GetLoan, ListLoans
from lendesk.usecases.servicing.derivations import loan_detail
from lendesk.usecases.servicing.queries import ListLoanEvents
from ui.screens.loans.loan_page import Allowed
from ui.screens.loans.tables import plan_look
from ui.screens.loans.view import LoansScreen


def test_the_first_loan_is_shown_with_its_figures(screen: LoansScreen, told: dict[str, list[Any]]) -> None:
    page = screen.page
    assert page.head.name.text() == "周丽华"
    for figure in ("13.92 %", "4,131.83", "60,700.67", "3"):
        assert figure in page.figures.spoken()
    assert page.head.stage.isVisible()
    assert page.head.category.isVisible()
    assert screen.crumb() == LOAN.number
    page.head.pay.click()
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


def test_the_current_instalment_is_selected_and_its_penalty_explained(screen: LoansScreen) -> None:
    tab = screen.page.plan
    assert tab.plan.current_row().line.no == 9
    assert tab.parts.current_row().part == "penalty"
    told = tab.derivation.as_text()
    assert "3,430.63 × 日罚息率 0.058 % × 3 天（2026-11-18 至 11-21）" in told
    assert told.endswith("=\t5.97")


def test_a_click_on_a_figure_tells_how_it_came_about(screen: LoansScreen) -> None:
    tab = screen.page.plan
    tab.plan.select_line(0)
    tab.plan.clicked.emit(tab.plan.rows_model.index(0, 3))
    assert tab.derivation.header.title.text() == "第 1 期利息"
    assert "86,000.00 × 每月 1.16 % × 1 个月" in tab.derivation.as_text()
    assert tab.derivation.as_text().endswith("=\t997.60")
    tab.parts.select_line(0)
    assert "等额月供" in tab.derivation.as_text()


def test_the_strip_explains_figures_of_the_loan_by_keyboard(screen: LoansScreen, qtbot: QtBot) -> None:
    screen.page.tabs.choose("ledger")
    qtbot.keyClick(screen.page.figures, Qt.Key.Key_Right)
    qtbot.keyClick(screen.page.figures, Qt.Key.Key_Return)
    assert screen.page.tabs.value() == "plan"
    pane = screen.page.plan.derivation
    assert pane.header.title.text() == "当前应还"
    pane.copy.click()
    assert "第 9 期，2026-11-18 应还" in QApplication.clipboard().text()


def test_events_say_what_they_did_and_the_disbursement_is_not_undone(screen: LoansScreen) -> None:
    tab = screen.page.events
    assert tab.table.rows_model.rowCount() == 9
    words = tab.table.rows_model.cell(8, 2)
    assert str(words[0]) == "还款"
    assert "本金 " in words[1]
    assert "07-20261018-0002" in words[1]
    screen.page.tabs.choose("events")
    tab.table.select_line(0)
    assert not tab.undo.isEnabled()
    tab.table.select_line(8)
    assert tab.undo.isEnabled()


def test_the_ledger_keeps_a_balance_for_each_account(screen: LoansScreen) -> None:
    tab = screen.page.ledger
    screen.page.tabs.choose("ledger")
    assert tab.accounts.rows_model.rowCount() == 4
    assert tab.postings.rows_model.rowCount() == 5
    tab.accounts.select_line(2)
    rows = tab.postings.rows_model.rows
    assert [row.line.account for row in rows] == ["1303", "1303"]
    assert [row.balance_fen for row in rows] == [8_600_000, 8_600_000 - 339_129]
    assert "82,608.71" in tab.foot.spoken()


def test_off_line_shows_the_copy_and_says_what_needs_the_server(screen: LoansScreen, desk: FakeDesk) -> None:
    desk.answers[GetLoan] = COPY
    desk.asked.clear()
    screen.presenter.choose("l-1")
    page = screen.page
    assert page.copy_note.isVisible()
    assert not any(isinstance(one, ListLoanEvents) for one in desk.asked)
    assert page.events.table.rows_model.rowCount() == 9
    for button in (page.head.quoting, page.head.changing):
        assert not button.isEnabled()
        assert button.toolTip() == "需联网"
    for button in (page.events.undo, page.quotes.ask, page.quotes.issue):
        assert not button.isEnabled()
        assert "需联网" in button.shown_text()
    assert page.ledger.currentIndex() == 2
    assert page.plan.derivation.derivation is not None
    assert {row.hindrance for row in page.changes.offers.rows_model.rows} == {"line"}
    desk.answers[GetLoan] = FILE
    screen.presenter.choose("l-1")
    assert not page.copy_note.isVisible()
    assert page.head.quoting.isEnabled()


def test_who_only_reads_is_offered_nothing(host: QWidget) -> None:
    reader = Allowed(pay=False, quote=False, undo=False, changes=frozenset(), person_id="p", today=TODAY)
    view = LoansScreen(reader, person="", refuse=print, tell=print, pay=print)
    view.setParent(host)
    view.page.show_file(FILE, loan_detail(FILE.row, TODAY))
    page = view.page
    for part in (
        page.head.pay,
        page.head.quoting,
        page.head.changing,
        page.events.undo,
        page.quotes.ask,
        page.changes.start,
    ):
        assert part.isHidden()


def test_an_answer_for_another_loan_is_not_shown(screen: LoansScreen, desk: FakeDesk) -> None:
    other = replace(FILE, row=replace(LOAN, key="l-2", customer_name="李秀芳"))
    desk.answers[GetLoan] = other
    screen.presenter.choose("l-3")
    assert screen.page.head.name.text() == "周丽华"


def test_a_loan_that_is_not_in_the_list_leaves_no_row_marked(screen: LoansScreen, desk: FakeDesk) -> None:
    assert screen.list.list.current_key()
    desk.answers[GetLoan] = replace(FILE, row=replace(LOAN, key="l-elsewhere", number="XW-2020-1"))
    screen.shown("l-elsewhere")
    assert screen.page.file is not None
    assert screen.page.file.row.key == "l-elsewhere"
    assert screen.list.list.current_key() == ""


def test_the_line_of_all_accounts_can_be_read(screen: LoansScreen) -> None:
    model = screen.page.ledger.accounts.rows_model
    assert model.data(model.index(0, 0)).startswith("全部科目")
    assert model.data(model.index(0, 1)) == "—"


def test_a_step_taken_again_and_again_is_one_line_of_the_history(screen: LoansScreen) -> None:
    def line(what: str, minute: int) -> HistoryLine:
        return HistoryLine(f"2026-04-25T01:{minute:02d}:00+00:00", "陈静怡", what, "")

    terms = tuple(line("ExplainTerm", minute) for minute in range(14))
    told = screen.page
    told.show_file(replace(FILE, history=(*terms, line("SignContract", 20))), loan_detail(LOAN, TODAY))
    steps = told.timeline.spoken().split("; ")
    assert len(steps) == 2
    assert "14 次" in steps[1]


def test_before_a_quotation_the_tab_says_what_to_do(screen: LoansScreen) -> None:
    quotes = screen.page.quotes
    assert quotes.result.currentIndex() == 1
    quotes.submit()
    assert quotes.result.currentIndex() == 0


def test_the_foot_says_when_there_are_more_loans_than_the_list_holds(
    screen: LoansScreen, desk: FakeDesk
) -> None:
    assert "剩余本金" in screen.list.foot.spoken()
    desk.answers[ListLoans] = Page((LOAN,), "l-1")
    screen.presenter.open()
    assert "最近 1 笔 · 全部：Alt T" in screen.list.foot.spoken()
    assert "剩余本金" not in screen.list.foot.spoken()
