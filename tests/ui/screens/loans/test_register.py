"""The loan register: opened, sorted, filtered and left by keyboard; asked for page by page."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from desk import FakeDesk, surroundings_over
from loans_samples import FILE, ROWS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.paging import Page
from lendesk.usecases.repayments.queries import GetLoan, ListLoanLines, ListLoans, LoanLine
from lendesk.usecases.servicing.queries import ListLoanEvents, ListQuotations
from ui.screens.loans.register import RegisterPanel
from ui.screens.loans.screen import build

FIRST = LoanLine(**{field.name: getattr(ROWS[0], field.name) for field in fields(LoanLine)})
LINES = tuple(
    replace(FIRST, key=f"l{n:03d}", number=f"LN-{n:03d}", outstanding_fen=n * 100) for n in range(450)
)


def browse(query: ListLoanLines) -> Page[LoanLine]:
    rows = [row for row in LINES if query.text in row.number]
    if query.sort:
        rows.sort(key=lambda row: getattr(row, query.sort), reverse=query.descending)
    return Page(tuple(rows[query.first : query.first + query.limit]), "", len(rows))


@pytest.fixture
def desk() -> FakeDesk:
    answers = {
        ListLoans: Page(ROWS),
        GetLoan: FILE,
        ListLoanLines: browse,
        ListLoanEvents: (),
        ListQuotations: (),
    }
    return FakeDesk(answers)


@pytest.fixture
def screen(desk: FakeDesk, host: QWidget, qtbot: QtBot) -> Any:
    made: Any = build(surroundings_over(desk, host))
    box = QVBoxLayout(host)
    box.addWidget(made)
    host.show()
    host.activateWindow()
    made.shown(None)
    qtbot.waitUntil(made.isVisible)
    return made


def turned(screen: Any, qtbot: QtBot) -> RegisterPanel:
    qtbot.keyClick(screen.list.list, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    panel: RegisterPanel = screen.register
    assert screen.work.currentWidget() is panel
    QApplication.processEvents()
    return panel


def test_one_key_shows_all_loans_as_a_table(screen: Any, qtbot: QtBot) -> None:
    panel = turned(screen, qtbot)
    assert panel.model.rowCount() == 450
    assert QApplication.focusWidget() is panel.table
    assert "450" in panel.foot.accessibleName()
    assert panel.table.current_row().key == "l000"


def test_a_header_sorts_by_query(screen: Any, desk: FakeDesk, qtbot: QtBot) -> None:
    panel = turned(screen, qtbot)
    panel.table.header.sectionClicked.emit(4)
    panel.table.header.sectionClicked.emit(4)
    assert panel.table.sorting == ("outstanding_fen", True)
    assert panel.model.row_at(0).key == "l449"
    asked = [query for query in desk.asked if isinstance(query, ListLoanLines)]
    assert asked[-1] == ListLoanLines(sort="outstanding_fen", descending=True, first=0, limit=200)


def test_the_search_beside_filters_the_table(screen: Any, desk: FakeDesk, qtbot: QtBot) -> None:
    panel = turned(screen, qtbot)
    screen.list.search.setFocus()
    qtbot.keyClicks(screen.list.search, "LN-04")
    qtbot.keyClick(screen.list.search, Qt.Key.Key_Return)
    assert panel.model.rowCount() == 10
    assert str(panel.table.filter_words) == "LN-04"
    screen.list.search.set_text("nobody")
    qtbot.keyClick(screen.list.search, Qt.Key.Key_Return)
    assert panel.place.currentWidget() is not panel.table


def test_enter_opens_the_loan_and_escape_goes_back(screen: Any, desk: FakeDesk, qtbot: QtBot) -> None:
    panel = turned(screen, qtbot)
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert GetLoan(loan_id="l001") in desk.asked
    assert screen.work.currentWidget() is screen.page
    turned(screen, qtbot)
    assert screen.escape()
    assert screen.work.currentWidget() is screen.page
    assert not screen.escape()


def test_a_fault_is_told_with_another_try(screen: Any, desk: FakeDesk, qtbot: QtBot) -> None:
    def fails(_query: ListLoanLines) -> Page[LoanLine]:
        raise RuleBroken("line.needs_connection", query="ListLoanLines")

    desk.answers[ListLoanLines] = fails
    panel = turned(screen, qtbot)
    assert panel.place.currentWidget() is not panel.table
    desk.answers[ListLoanLines] = browse
    panel.ask("", "")
    assert panel.place.currentWidget() is panel.table
