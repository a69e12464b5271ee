"""The statement screen: files in, lines confirmed by keyboard, the sure ones posted at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desk import FakeDesk, Recorder, run_at_once
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from statements_samples import FILE, LINES, OLDER, ROW

from lendesk.usecases.messages import Command, CommandResult, Outcome
from lendesk.usecases.paging import Page
from lendesk.usecases.repayments.commands import HoldStatementLine, ImportStatement, PostStatementLine
from lendesk.usecases.repayments.queries import GetStatement, ListStatements, StatementFileView
from ui.screens.statements import view as view_module
from ui.screens.statements.presenter import StatementsPresenter
from ui.screens.statements.view import StatementsScreen
from ui.screens.statements.words import line_chip, reason


@pytest.fixture
def told() -> dict[str, list[Any]]:
    return {"refused": [], "said": []}


@pytest.fixture
def screen(desk: FakeDesk, host: QWidget, told: dict[str, list[Any]], qtbot: QtBot) -> StatementsScreen:
    desk.answers = {ListStatements: Page((ROW, OLDER)), GetStatement: FILE}
    view = StatementsScreen(
        lambda breach, _title: told["refused"].append(breach.code),
        lambda words: told["said"].append(str(words)),
    )
    view.setParent(host)
    view.resize(host.size())
    view.bind(StatementsPresenter(desk, view, run_at_once))  # type: ignore[arg-type]
    host.show()
    qtbot.waitExposed(host)
    view.shown(None)
    return view


def test_the_newest_statement_is_shown_with_its_sums(screen: StatementsScreen) -> None:
    assert screen.lines.table.rows_model.rowCount() == 6
    assert "27,417.75" in screen.lines.figures.spoken()
    assert screen.post.shown_text() == "入账 2 行"
    screen.lines.tabs.choose("doubtful")
    assert screen.lines.table.rows_model.rowCount() == 2


def test_a_digit_takes_a_candidate_and_enter_posts_it(
    screen: StatementsScreen, desk: FakeDesk, qtbot: QtBot
) -> None:
    table = screen.lines.table
    table.select_line(2)
    assert not screen.candidates.confirm.isEnabled()
    qtbot.keyClick(table, Qt.Key.Key_2)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    sent = desk.sent[0]
    assert isinstance(sent, PostStatementLine)
    assert (sent.line_id, sent.loan_id) == ("n-3", "l-2")


def test_h_holds_and_s_goes_on(screen: StatementsScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    table = screen.lines.table
    table.select_line(3)
    qtbot.keyClick(table, Qt.Key.Key_H)
    assert [one.line_id for one in desk.sent if isinstance(one, HoldStatementLine)] == ["n-4"]
    table.select_line(3)
    qtbot.keyClick(table, Qt.Key.Key_S)
    assert table.current_row().number == 5
    assert not screen.candidates.confirm.isEnabled()
    assert not screen.candidates.hold.isEnabled()


def test_f9_posts_every_matched_line(
    screen: StatementsScreen, desk: FakeDesk, told: dict[str, list[Any]], qtbot: QtBot
) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    assert [one.line_id for one in desk.sent if isinstance(one, PostStatementLine)] == ["n-1", "n-2"]
    assert told["said"] == ["已入账 2 行"]


def test_a_file_is_imported_and_shown(
    screen: StatementsScreen, desk: FakeDesk, tmp_path: Path, told: dict[str, list[Any]]
) -> None:
    desk.results[ImportStatement] = lambda c: CommandResult(
        c.command_id, Outcome.DONE, made={"statement_id": "s-1"}
    )
    path = tmp_path / "icbc.csv"
    path.write_bytes("日期,金额".encode())
    screen.open_file(path)
    sent = desk.sent[0]
    assert isinstance(sent, ImportStatement)
    assert (sent.name, desk.files[sent.sha256]) == ("icbc.csv", "日期,金额".encode())
    assert screen.work.currentIndex() == view_module.LINES
    assert told["refused"] == []


def test_what_cannot_be_read_or_is_too_large_is_told(
    screen: StatementsScreen,
    desk: FakeDesk,
    tmp_path: Path,
    told: dict[str, list[Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen.open_file(tmp_path / "gone.csv")
    monkeypatch.setattr(view_module, "LARGEST_BYTES", 3)
    (tmp_path / "large.csv").write_bytes(b"1234")
    screen.open_file(tmp_path / "large.csv")
    assert told["refused"] == ["statement.unreadable", "statement.too_large"]
    assert desk.sent == []


def test_the_first_refusal_stops_and_what_is_posted_is_told(desk: FakeDesk) -> None:
    def answer(command: Command) -> CommandResult:
        assert isinstance(command, PostStatementLine)
        if command.line_id == "n-1":
            return CommandResult(command.command_id, Outcome.DONE)
        return CommandResult(command.command_id, Outcome.REFUSED, code="statement.line_posted")

    desk.answers[GetStatement] = FILE
    desk.results[PostStatementLine] = answer
    view = Recorder()
    presenter = StatementsPresenter(desk, view, run_at_once)  # type: ignore[arg-type]
    presenter.choose("s-1")
    presenter.post_matched()
    assert view.last("show_refusal").code == "statement.line_posted"
    assert view.last("show_posted") == 1


def test_a_second_press_while_posting_does_nothing(desk: FakeDesk) -> None:
    waiting: list[Any] = []

    def run_later(work: Any, done: Any = None, failed: Any = None, *, lane: str = "") -> None:
        del failed, lane
        waiting.append(lambda: done(work()))

    presenter = StatementsPresenter(desk, Recorder(), run_later)  # type: ignore[arg-type]
    presenter.file = FILE
    presenter.post_matched()
    presenter.post_matched()
    for one in waiting[:]:
        one()
    assert len(desk.sent) == 2
    presenter.post_line("n-3", "l-1")
    waiting[-1]()
    assert len(desk.sent) == 3


def test_unknown_codes_are_shown_as_they_are() -> None:
    assert line_chip("new_state").text == "new_state"
    assert reason("new.reason") == ("new.reason", "info")


def test_a_posted_line_names_its_borrower(screen: StatementsScreen) -> None:
    posted = next(line for line in screen.lines.lines() if line.status == "posted")
    screen.candidates.show_line(replace(posted, candidates=(), customer_name="何淑仪"))
    assert "何淑仪" in screen.candidates.nobody.text()
    assert posted.loan_number in screen.candidates.nobody.text()


def test_the_first_open_line_is_chosen_not_one_that_is_posted(screen: StatementsScreen) -> None:
    posted = replace(LINES[4], key="n-0", number=0)
    screen.show_statement(StatementFileView(replace(ROW, key="s-9"), (posted, *LINES)))
    assert screen.lines.table.current_row() == LINES[0]
