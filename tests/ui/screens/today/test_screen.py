"""Today driven by keyboard: views, rows, figures, the languages, the smallest window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from desk import FakeDesk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.administration.commands import ReleaseQuarantined
from lendesk.usecases.today.queries import GetToday, Today
from ui import texts
from ui.screens.surroundings import Surroundings
from ui.screens.today import screen as today_screen
from ui.screens.today.columns import deadline, next_step, waits
from ui.screens.today.held_sheet import HeldSheet
from ui.screens.today.places import places_of
from ui.screens.today.tiles import TILES
from ui.screens.today.view import TodayScreen
from ui.screens.today.words import WORK, detail_of, work_of
from ui.screens.today.work import WorkRow
from ui.texts import late
from ui.widgets.rows_model import Toned

sys.path.insert(0, str(Path(__file__).parent))
import today_samples as samples

Open = Callable[[Today], TodayScreen]


@pytest.fixture
def went() -> list[tuple[str, object]]:
    return []


@pytest.fixture
def opened(
    around: Surroundings,
    desk: FakeDesk,
    put_in: Callable[[QWidget], None],
    went: list[tuple[str, object]],
    monkeypatch: pytest.MonkeyPatch,
) -> Open:
    def go(screen: str, argument: object) -> bool:
        went.append((screen, argument))
        return True

    def open_it(day: Today) -> TodayScreen:
        monkeypatch.setattr(today_screen, "_now", lambda: samples.NOW)
        desk.answers[GetToday] = day
        desk.rows = samples.OUTBOX
        around.go = go
        screen = today_screen.build(around)
        assert isinstance(screen, TodayScreen)
        put_in(screen)
        return screen

    return open_it


def shown(screen: TodayScreen) -> list[str]:
    return [row.key for row in screen.table.rows_model.rows]


def test_the_keyboard_is_in_the_rows_and_enter_opens(
    opened: Open, went: list[tuple[str, object]], qtbot: QtBot
) -> None:
    screen = opened(samples.OFFICER)
    assert screen.table.hasFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert went == [("contracts", "application:a2")]


def test_one_to_five_turn_to_the_views(opened: Open, qtbot: QtBot) -> None:
    screen = opened(samples.OFFICER)
    for key, first in (("2", "a1"), ("3", "k3"), ("4", "a9"), ("5", "a1"), ("1", "m2")):
        qtbot.keyClicks(screen.table, key)
        assert shown(screen)[0] == first, key
    assert "10" in str(screen.foot.spoken())


def test_ctrl_n_begins_an_application_for_who_may(
    opened: Open, went: list[tuple[str, object]], qtbot: QtBot
) -> None:
    screen = opened(samples.OFFICER)
    qtbot.keyClick(screen.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert went == [("intake", None)]


def test_who_takes_no_applications_gets_no_button(opened: Open, around: Surroundings) -> None:
    around.signed_in = replace(around.signed_in, permissions=frozenset({"repayment.post", "loan.read"}))
    assert not opened(samples.TELLER).new.isVisible()


def test_a_figure_leads_to_its_view_or_screen(
    opened: Open, went: list[tuple[str, object]], qtbot: QtBot
) -> None:
    screen = opened(samples.OFFICER)
    qtbot.keyClick(screen.figures[1], Qt.Key.Key_Return)
    assert screen.tabs.value() == "due"
    qtbot.keyClick(screen.figures[2], Qt.Key.Key_Return)
    assert went == [("loans", None)]


def test_the_instalments_beside_open_by_a_click_and_the_rest_is_a_view(
    opened: Open, went: list[tuple[str, object]], around: Surroundings
) -> None:
    around.signed_in = replace(around.signed_in, permissions=frozenset({"loan.read"}))
    screen = opened(samples.OFFICER)
    table = screen.side.due_table
    table.clicked.emit(table.rows_model.index(1, 0))
    assert went == [("loans", "l2")]
    screen.side.more_due.click()
    assert screen.tabs.value() == "due"
    assert "l5" in shown(screen)


def test_the_selected_row_stays_when_the_day_is_asked_anew(opened: Open, desk: FakeDesk) -> None:
    screen = opened(samples.OFFICER)
    screen.table.select_line(3)
    desk.answers[GetToday] = replace(samples.OFFICER, items=samples.OFFICER_ITEMS[1:])
    screen.presenter.open()
    assert screen.table.current_row().key == "k3"


def test_an_empty_day_says_so_and_the_keyboard_is_at_the_views(
    opened: Open, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.rows = ()
    screen = opened(samples.NOTHING)
    desk.rows = ()
    screen.presenter.open()
    assert screen.place.currentWidget() is screen.empty
    assert screen.empty.title.text() == "今天没有待办"
    assert screen.tabs.hasFocus()
    assert not screen.right.isVisible()
    qtbot.keyClicks(screen.tabs, "2")
    assert screen.empty.title.text() == "没有超时"


def test_off_line_the_copy_is_named(opened: Open) -> None:
    assert not opened(samples.OFFICER).copy.isVisible()


def test_from_the_copy_a_banner_stands_above_the_queue(opened: Open) -> None:
    assert opened(replace(samples.OFFICER, from_replica=True)).copy.isVisible()


def test_without_any_answer_the_reason_stands_in_the_place_of_the_list(
    around: Surroundings, desk: FakeDesk, put_in: Callable[[QWidget], None]
) -> None:
    desk.answers[GetToday] = RuleBroken("record.missing", kind="persons")
    screen = today_screen.build(around)
    put_in(screen)
    assert isinstance(screen, TodayScreen)
    assert screen.place.currentWidget() is not screen.table
    desk.answers[GetToday] = samples.OFFICER
    screen._try_again()
    assert screen.place.currentWidget() is screen.table


def test_the_clock_makes_work_late_and_the_crumb_follows(
    opened: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    screen = opened(samples.OFFICER)
    assert "星期六" in str(screen.crumb())
    screen._now = screen.presenter._now = lambda: samples.NOW + timedelta(hours=2)
    with qtbot.waitSignal(screen.crumb_changed):
        screen._tick()
    qtbot.keyClicks(screen.table, "2")
    assert shown(screen) == ["a1", "a2", "k3", "k4"]


def test_the_language_is_switched_under_way(opened: Open) -> None:
    screen = opened(samples.OFFICER)
    texts.switch(QApplication.instance(), "en")  # type: ignore[arg-type]
    QApplication.processEvents()
    assert "over 2:05" in str(deadline(screen.presenter.rows["late"][0], samples.NOW).text)  # type: ignore[union-attr]
    assert screen.figures[0].spoken().startswith("For me to do: 8")
    assert "items" in screen.foot.spoken()


@pytest.mark.parametrize("day", [samples.OFFICER, samples.TELLER, samples.REVIEWER, samples.ADMINISTRATOR])
def test_the_screen_fits_the_smallest_window(opened: Open, day: Today) -> None:
    smallest = opened(day).minimumSizeHint()
    assert smallest.width() <= 1280 - 68
    assert smallest.height() <= 640 - 80


def test_a_held_order_is_run_again_with_a_reason(
    opened: Open, desk: FakeDesk, host: QWidget, qtbot: QtBot
) -> None:
    screen = opened(samples.ADMINISTRATOR)
    screen.table.select_line(shown(screen).index("q1"))
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    sheet = next(one for one in host.findChildren(HeldSheet) if one.isVisible())
    assert "E-7F21C" in sheet.facts.spoken()
    qtbot.keyClick(sheet.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.row.message_text()
    assert desk.sent == []
    qtbot.keyClicks(sheet.reason, "mended")
    qtbot.keyClick(sheet.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [sent] = desk.sent
    assert isinstance(sent, ReleaseQuarantined)
    assert (sent.quarantined_id, sent.again, sent.reason) == ("q1", True, "mended")


@pytest.mark.parametrize(
    ("outcome", "kept"),
    [("done", "指令已执行"), ("refused", "指令已拒绝"), ("quarantined", "再次执行仍失败")],
)
def test_what_became_of_a_held_order_is_said(
    opened: Open, around: Surroundings, outcome: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(samples.ADMINISTRATOR)
    said: list[str] = []
    monkeypatch.setattr(screen, "_tell", lambda title, _detail: said.append(str(title)))
    monkeypatch.setattr(screen, "_refuse_aloud", lambda _breach, title: said.append(str(title)))
    screen.show_released(outcome, "quarantine.refused" if outcome == "refused" else "")
    assert said[0].startswith(kept)


def test_who_takes_money_is_told_so_at_an_instalment(opened: Open) -> None:
    due = opened(samples.TELLER).presenter.rows["due"][-1]
    assert str(next_step(due, takes_money=True).text) == "收款"
    assert str(next_step(due).text) == "打开贷款"


def test_every_kind_of_work_has_words_and_a_place_where_it_is_the_persons_turn() -> None:
    nowhere = {kind for kind, work in WORK.items() if work.turn and not places_of(WorkRow(kind, "k"))}
    assert nowhere == {"order.held"}, "a held order opens a sheet of its own"


def test_news_tell_what_became_of_the_record() -> None:
    told = work_of(WorkRow("news.file", "a1", status="returned", what="DecideApplication"))
    assert (str(told.name), str(told.state.text)) == ("审批决定", "已退回")
    assert str(work_of(WorkRow("news.limit", "c1", status="unheard", what="X")).state.text) == "unheard"


def test_a_loan_behind_tells_its_stage() -> None:
    assert str(work_of(WorkRow("loan.overdue", "l1", count=45)).state.text) == "阶段 M2"


def test_the_number_then_what_the_work_hangs_on_stands_below_the_name() -> None:
    row = WorkRow("file.returned", "a1", note="缺流水", number="SQ-1", by_name="林")
    assert str(detail_of(row, "小微经营贷")) == "SQ-1 · 缺流水 · 小微经营贷 · 林"


def test_how_long_something_waits_is_said_in_hours_or_days() -> None:
    since = samples.NOW - timedelta(hours=3, minutes=5)
    assert waits(WorkRow("x", "k", since=since), samples.NOW) == Toned(
        late("today", "for {time}", time="3:05"), None, "deadline"
    )
    assert waits(WorkRow("x", "k", since=since), samples.NOW + timedelta(days=2)) == Toned(
        late("today", "for {days} d", days=2), None, "deadline"
    )
    assert waits(WorkRow("x", "k"), samples.NOW) == ""
    assert next_step(WorkRow("payment.bank", "k")).kind == "neutral"


def test_every_figure_of_the_centre_has_a_tile() -> None:
    from lendesk.storage.central.queries.today_figures import ORDER

    assert set(TILES) == set(ORDER)
