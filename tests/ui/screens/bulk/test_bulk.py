"""Bulk posting: a list pasted, judged, corrected by keyboard, posted once, kept, and reversed."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bulk_samples import BATCHES, ROWS, TEXT, checked
from desk import FakeDesk, run_at_once
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from xlsxwriter import Workbook

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.messages import Command, CommandResult, Outcome
from lendesk.usecases.repayments.commands import PostRepaymentBatch, ReverseRepaymentBatch
from lendesk.usecases.repayments.queries import CheckPostings, ListRepaymentBatches
from ui.screens.bulk.errors_file import write_errors
from ui.screens.bulk.grid import Field, Grid, Line, State, judge_here
from ui.screens.bulk.presenter import BulkPresenter
from ui.screens.bulk.reading import read_file, read_text
from ui.screens.bulk.view import BulkScreen

TODAY = date(2026, 11, 21)
R, E, C, X = State.READY, State.ERROR, State.CONFIRM, State.REPEATED


def posted(command: PostRepaymentBatch) -> CommandResult:
    made = {"batch_number": "PL-20261121-01", "posted": str(len(command.rows)), "refused": "[]"}
    return CommandResult(command.command_id, Outcome.DONE, made=made)


@pytest.fixture
def told() -> dict[str, list[Any]]:
    return {"refused": [], "said": []}


@pytest.fixture
def screen(desk: FakeDesk, host: QWidget, told: dict[str, list[Any]], qtbot: QtBot) -> BulkScreen:
    desk.answers = {CheckPostings: checked, ListRepaymentBatches: BATCHES}
    desk.results = {PostRepaymentBatch: posted}
    view = BulkScreen(
        lambda breach, _title: told["refused"].append(breach.code),
        lambda words: told["said"].append(str(words)),
        may_reverse=True,
    )
    view.setParent(host)
    view.resize(host.size())
    view.bind(BulkPresenter(desk, view, run_at_once, TODAY))  # type: ignore[arg-type]
    host.show()
    qtbot.waitExposed(host)
    view.shown(None)
    return view


def test_who_only_reverses_sees_no_tools_of_posting(desk: FakeDesk, host: QWidget, qtbot: QtBot) -> None:
    desk.answers = {CheckPostings: checked, ListRepaymentBatches: BATCHES}
    view = BulkScreen(lambda *_: None, lambda *_: None, may_post=False, may_reverse=True)
    view.setParent(host)
    view.bind(BulkPresenter(desk, view, run_at_once, TODAY))  # type: ignore[arg-type]
    host.show()
    qtbot.waitExposed(host)
    view.shown(None)
    for tool in (view.open_file, view.paste, view.fill, view.fresh, view.undo, view.check, view.post):
        assert tool.isHidden()
    assert [part.isVisible() for part in (view.looked, view.summary, view.problem)] == [False] * 3
    assert view.batches.isVisible()


@pytest.fixture
def filled(screen: BulkScreen) -> BulkScreen:
    QApplication.clipboard().setText(TEXT)
    screen.paste.click()
    return screen


def states(screen: BulkScreen) -> list[State]:
    return [known.state for known in screen.grid.judged]


def test_a_pasted_range_is_told_by_its_headings_and_judged(filled: BulkScreen) -> None:
    assert states(filled) == [R, R, R, E, E, C, C, R, E, E, X, R]
    assert filled.summary.source.text() == "粘贴自 Excel · 7 列中识别 5 列"
    assert filled.post.shown_text() == "入账 5 行"
    assert [filled.grid.judged[at].field for at in (3, 8, 9)] == [Field.CONTRACT, Field.NAME, Field.DAY]
    assert filled.table.model_of_grid.text(5, 6) == "第 9 期欠 52.30"
    assert filled.table.model_of_grid.text(2, 4) == "26,540.12"


def test_the_sum_is_compared_with_the_senders(filled: BulkScreen) -> None:
    total = filled.grid.total_fen()
    assert total == sum(filled.grid.judged[at].amount_fen for at in range(12))
    filled.summary.sent.setText(f"{total // 100}.{total % 100:02d}")
    filled.summary.sent.editingFinished.emit()
    assert filled.summary.agrees.spoken() == "相符"
    filled.summary.sent.setText("1")
    filled.summary.sent.editingFinished.emit()
    assert filled.summary.agrees.spoken().startswith("差 ")


def test_f3_goes_round_the_problems_and_alt_1_settles_them(filled: BulkScreen, qtbot: QtBot) -> None:
    filled.table.go(0)
    seen = []
    for _ in range(8):
        qtbot.keyClick(filled.table, Qt.Key.Key_F3)
        seen.append(filled.table.current_place())
    assert seen == [3, 4, 5, 6, 8, 9, 10, 3]
    assert filled.problem.where.text() == "第 4 行 合同号"
    filled.problem.fix.click()
    assert filled.grid.lines[3].cells[Field.CONTRACT] == "XF-2026-0440604-00549"
    assert states(filled)[3] is R
    qtbot.keyClick(filled.table, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    filled.step(1)
    filled.table.go(5)
    filled.problem.fix.click()
    assert states(filled)[5] is R
    filled.table.go(6)
    filled.problem.alike.click()
    assert states(filled)[6] is R
    filled.table.go(10)
    filled.problem.fix.click()
    assert filled.grid.judged[10].row is not None
    assert filled.grid.judged[10].row.confirmed_repeat


def test_a_cell_is_typed_over_and_enter_goes_down(filled: BulkScreen, qtbot: QtBot) -> None:
    filled.table.go(9, Field.DAY)
    qtbot.keyClicks(filled.table, "2")
    editor = QApplication.focusWidget()
    assert editor is not None
    qtbot.keyClicks(editor, "026-11-21")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled.grid.lines[9].cells[Field.DAY] == "2026-11-21")
    assert states(filled)[9] is R
    assert filled.table.current_place() == 10
    filled.undo.click()
    assert states(filled)[9] is E
    filled.presenter.redo()
    assert states(filled)[9] is R


def test_delete_empties_and_fill_copies_from_above(filled: BulkScreen, qtbot: QtBot) -> None:
    filled.table.go(1, Field.CHANNEL)
    qtbot.keyClick(filled.table, Qt.Key.Key_Delete)
    assert filled.grid.judged[1].code == "row.no_channel"
    filled.fill.click()
    assert filled.grid.lines[1].cells[Field.CHANNEL] == "银行代扣"
    assert states(filled)[1] is R


def test_only_some_rows_are_looked_at(filled: BulkScreen) -> None:
    filled.look_at("problems")
    assert filled.table.model_of_grid.rowCount() == 7
    assert filled.table.model_of_grid.place(0) == 3
    filled.look_at("confirm")
    assert [filled.table.model_of_grid.place(at) for at in range(3)] == [5, 6, 10]


def test_posting_sends_sound_rows_once_and_leaves_the_rest(
    filled: BulkScreen, desk: FakeDesk, told: dict[str, list[Any]]
) -> None:
    filled.post.click()
    [command] = desk.sent
    assert isinstance(command, PostRepaymentBatch)
    assert sorted(row.row for row in command.rows) == [1, 2, 3, 8, 12]
    assert told["said"] == ["批次 PL-20261121-01：已入账 5 行"]
    assert states(filled).count(State.POSTED) == 5
    assert filled.grid.lines[0].receipt == "PL-20261121-01-00001"
    assert not filled.post.isEnabled()
    filled.presenter.post()
    assert len(desk.sent) == 1
    filled.presenter.write(0, [Line(("X", "", "", "", ""))])
    assert filled.grid.lines[0].cells[0] == ROWS[0][0], "a posted row stays as it is"


def test_a_refused_row_comes_back_with_its_reason(
    filled: BulkScreen, desk: FakeDesk, told: dict[str, list[Any]]
) -> None:
    def refusing(command: Command) -> CommandResult:
        refused = json.dumps([[2, "batch.loan_ended", {}]])
        made = {"batch_number": "PL-20261121-01", "posted": "4", "refused": refused}
        return CommandResult(command.command_id, Outcome.DONE, made=made)

    desk.results[PostRepaymentBatch] = refusing
    filled.post.click()
    assert states(filled)[1] is E
    assert filled.grid.judged[1].code == "batch.loan_ended"
    assert told["said"] == ["已入账 4 行，1 行被拒"]


def test_after_a_lost_answer_the_same_batch_is_sent_again(
    filled: BulkScreen, desk: FakeDesk, told: dict[str, list[Any]]
) -> None:
    desk.results[PostRepaymentBatch] = RuleBroken("line.outcome_unknown")
    filled.post.click()
    assert told["refused"] == ["line.outcome_unknown"]
    assert states(filled).count(State.READY) == 5
    desk.results[PostRepaymentBatch] = posted
    filled.post.click()
    first, second = desk.sent
    assert isinstance(first, PostRepaymentBatch)
    assert isinstance(second, PostRepaymentBatch)
    assert first.batch_id == second.batch_id
    assert states(filled).count(State.POSTED) == 5


def test_the_list_is_kept_and_comes_back_with_what_was_posted(filled: BulkScreen, desk: FakeDesk) -> None:
    filled.post.click()
    batch_id = filled.presenter.batch_id
    again = BulkScreen(lambda *_: None, lambda _: None)
    again.bind(BulkPresenter(desk, again, run_at_once, TODAY))  # type: ignore[arg-type]
    again.shown(None)
    assert again.presenter.batch_id == batch_id
    assert str(again.crumb()) == "批次 PL-20261121-01"
    assert states(again) == states(filled)
    again.fresh.click()
    assert len(again.grid) == 0
    assert not desk.drafts("bulk")
    assert again.presenter.batch_id != batch_id


def test_a_batch_is_reversed_page_by_page_with_a_reason(
    screen: BulkScreen, desk: FakeDesk, told: dict[str, list[Any]]
) -> None:
    made = {"reversed": "200", "refused": "[]"}
    desk.results[ReverseRepaymentBatch] = lambda one: CommandResult(one.command_id, Outcome.DONE, made=made)
    screen.open_batches()
    sheet = screen._sheet
    assert sheet is not None
    assert sheet.undo.isEnabled()
    sheet.table.select_line(1)
    assert not sheet.undo.isEnabled(), "nothing of it stands"
    screen.presenter.reverse(replace(BATCHES[0], last_row=401), "对方清单有误")
    assert [one.first_row for one in desk.sent if isinstance(one, ReverseRepaymentBatch)] == [401, 201, 1]
    assert told["said"] == ["已冲正 600 行"]


def test_off_line_the_rows_stay_unjudged_and_are_not_posted(
    screen: BulkScreen, desk: FakeDesk, told: dict[str, list[Any]]
) -> None:
    desk.answers[CheckPostings] = RuleBroken("line.needs_connection")
    screen.presenter.paste(TEXT, 0, 0)
    assert told["refused"] == ["line.needs_connection"]
    assert State.READY not in states(screen)
    assert not screen.post.isEnabled()
    desk.answers[CheckPostings] = checked
    screen.check.click()
    assert states(screen).count(R) == 5


def test_columns_without_headings_follow_from_the_cell() -> None:
    read = read_text("2026-11-21\t1,200.00\n2026/11/20\t１２\n", Field.DAY)
    assert not read.from_heading
    assert read.lines[0].cells == ("", "", "2026-11-21", "1,200.00", "")
    assert read.lines[1].cells == ("", "", "2026/11/20", "12", "")


@pytest.mark.parametrize("codec", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_a_text_file_is_read_in_its_encoding(codec: str) -> None:
    content = '合同号,姓名,金额\nXF-1,黎小燕,"1,200.50"\n'.encode(codec)
    read = read_file(content)
    assert read.lines == (Line(("XF-1", "黎小燕", "", "1,200.50", "")),)
    assert (read.columns, read.known, read.from_heading) == (3, 3, True)


def test_a_workbook_is_read_with_its_days_and_amounts() -> None:
    kept = io.BytesIO()
    with Workbook(kept) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["还款清单"])
        sheet.write_row(1, 0, ["合同号", "户名", "入账日", "金额", "渠道"])
        sheet.write_row(2, 0, ["XF-1", "黎小燕", 46347, 877.6300000000001, "微信"])
    read = read_file(kept.getvalue())
    assert read.lines == (Line(("XF-1", "黎小燕", "2026-11-21", "877.63", "微信")),)


@pytest.mark.parametrize("content", [b"PK\x03\x04 not a zip", b"\x00\x01\x02"])
def test_what_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(RuleBroken, match=r"batch\.file_unreadable"):
        read_file(content)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("", "甲", "2026-11-21", "1", "现金"), "row.no_contract"),
        (("X", "甲", "2026-11-31", "1", "现金"), "row.no_such_day"),
        (("X", "甲", "2026-11-22", "1", "现金"), "batch.day_ahead"),
        (("X", "甲", "2026-11-21", "1.005", "现金"), "amount.too_many_decimals"),
        (("X", "甲", "2026-11-21", "甲", "现金"), "amount.not_a_number"),
        (("X", "甲", "2026-11-21", "1", "贝壳"), "row.no_channel"),
    ],
)
def test_what_this_workstation_refuses_by_itself(cells: tuple[str, ...], code: str) -> None:
    assert judge_here(1, Line(cells), TODAY).code == code


def test_edits_are_taken_back_in_turn() -> None:
    grid = Grid()
    one, two = Line(("1", "", "", "", "")), Line(("2", "", "", "", ""))
    grid.write(0, [one])
    grid.write(0, [two, two])
    assert grid.undo() == range(1)
    assert grid.lines == [one]
    assert grid.redo() == range(2)
    assert grid.lines == [two, two]
    grid.undo()
    grid.undo()
    assert (grid.lines, grid.undo()) == ([], None)
    with pytest.raises(RuleBroken, match=r"pasting\.too_many_rows"):
        grid.write(50_000, [one])


def test_rows_with_errors_are_written_for_the_sender(filled: BulkScreen, tmp_path: Any) -> None:
    place = tmp_path / "errors.xlsx"
    assert write_errors(filled.grid, place) == 4
    read = read_file(place.read_bytes())
    assert [line.cells[Field.NAME] for line in read.lines] == ["黎小燕", "王建国", "罗志强", "黎小燕"]
