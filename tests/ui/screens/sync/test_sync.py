"""Sync: nothing is lost, what was refused waits for a choice; presenter and screen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from desk import FakeDesk, Recorder, run_at_once
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lendesk.usecases.messages import Area, Changes
from lendesk.usecases.synchronisation.state import LineState
from ui.screens.surroundings import Surroundings
from ui.screens.sync.detail_panel import sides_of
from ui.screens.sync.presenter import SyncPresenter
from ui.screens.sync.screen import build
from ui.screens.sync.view import SyncScreen

sys.path.insert(0, str(Path(__file__).parent))
import sync_samples as samples


@pytest.fixture
def screen(around: Surroundings, desk: FakeDesk, put_in: Callable[[QWidget], None]) -> SyncScreen:
    desk.rows = samples.ROWS
    desk.state = LineState(True, outbox_count=1, outbox_sum_fen=538_971, attention=1)
    made = build(around)
    assert isinstance(made, SyncScreen)
    put_in(made)
    return made


def test_the_presenter_solves_only_what_is_chosen(desk: FakeDesk) -> None:
    desk.rows = samples.ROWS
    view = Recorder()
    presenter = SyncPresenter(desk, view, run_at_once, "p-huang")  # type: ignore[arg-type]
    presenter.open()
    presenter.solve("drop")
    presenter.choose("c-1184")
    assert view.last("show_one") == samples.REFUSED
    presenter.solve("burn")
    assert desk.solved == []
    presenter.solve("again")
    assert desk.solved == [("c-1184", "again")]
    presenter.sync_now()
    assert view.calls["show_busy"] == [True, False]
    presenter.changed(Changes(frozenset({Area.SYNC})))
    assert view.last("show_outbox") == (samples.ROWS, 0)


def test_a_colleagues_commands_are_counted_not_shown(desk: FakeDesk) -> None:
    theirs = replace(samples.WAITING, command_id="c-2", author_id="p-liang")
    desk.rows = (samples.WAITING, theirs, replace(theirs, command_id="c-3", status="refused"))
    view = Recorder()
    SyncPresenter(desk, view, run_at_once, "p-huang").open()  # type: ignore[arg-type]
    assert view.last("show_outbox") == ((samples.WAITING,), 1)
    SyncPresenter(desk, view, run_at_once, "p-huang", everyone=True).open()  # type: ignore[arg-type]
    assert view.last("show_outbox") == (desk.rows, 0)


def test_the_number_of_colleagues_stands_beside_the_own_sum(screen: SyncScreen) -> None:
    screen.show_outbox((samples.WAITING,), 2)
    assert "5,389.71 · 同事 2 笔" in screen.strip.spoken()


def test_both_sides_stand_beside_each_other() -> None:
    sides = {side.field: (side.mine, side.theirs) for side in sides_of(samples.REFUSED)}
    assert sides["amount_fen"] == ("451208", "451200")
    assert sides["limit_fen"] == (None, "300000")
    assert sides["payer"] == ("王建国", None)


def test_choose_by_digit_and_act_by_f9(screen: SyncScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    assert screen.table.current_row() == samples.REFUSED  # what needs a person is chosen at once
    assert screen.detail.header.title.text() == "柜面收款"
    assert "4,512.08" in screen.detail.reason.title.text()
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    assert desk.solved == []
    qtbot.keyClick(screen, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: screen.detail.ways.value() == "drop", timeout=2000)
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    assert desk.solved == [("c-1184", "drop")]


def test_a_choice_taken_for_one_is_not_carried_over_to_the_next(screen: SyncScreen) -> None:
    screen.table.select_line(1)
    screen.detail.ways.take("again")
    assert screen.detail.act.isEnabled()
    other = replace(samples.REFUSED, command_id="c-9")
    screen.show_one(other)
    assert screen.detail.ways.value() == ""
    assert not screen.detail.act.isEnabled()


def test_of_what_the_centre_does_not_know_one_side_is_shown_in_full(screen: SyncScreen) -> None:
    screen.show_one(samples.WAITING)
    assert screen.detail.sides.isColumnHidden(2)
    screen.show_one(samples.REFUSED)
    assert not screen.detail.sides.isColumnHidden(2)


def test_an_empty_list_has_no_details_beside_it(screen: SyncScreen) -> None:
    assert not screen.detail.isHidden()
    screen.show_outbox((), 0)
    assert screen.detail.isHidden()
    assert screen.list.currentWidget() is not screen.table


def test_what_needs_nobody_offers_nothing(screen: SyncScreen) -> None:
    screen.table.select_line(0)
    assert not screen.detail.act.isVisible()
    screen.table.select_line(1)
    assert screen.detail.act.isVisible()


def test_tabs_filter(screen: SyncScreen) -> None:
    screen.tabs.choose("open")
    assert screen.table.rows_model.rows == (samples.REFUSED,)
    screen.tabs.choose("waiting")
    assert screen.table.rows_model.rows == (samples.WAITING,)


def test_f5_synchronises(screen: SyncScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_F5)
    assert desk.synced == 1
    assert screen.sync.isEnabled()


def test_a_problem_of_the_line_is_told(screen: SyncScreen) -> None:
    screen.show_line(LineState(False, problem="line.device_stopped"))
    assert screen.problem.isVisible()
    assert "停用" in screen.problem.title.text()
    screen.show_line(LineState(True))
    assert not screen.problem.isVisible()


def test_everything_is_synchronised(around: Surroundings, put_in: Callable[[QWidget], None]) -> None:
    screen = build(around)
    assert isinstance(screen, SyncScreen)
    put_in(screen)
    assert screen.list.currentIndex() == 1
    assert screen.empty.title.text() == "全部已同步"


def test_the_screen_fits_the_smallest_window(screen: SyncScreen) -> None:
    assert screen.minimumSizeHint().width() <= 1280 - 68
    assert screen.minimumSizeHint().height() <= 640 - 80


def test_keys_of_the_store_are_not_shown() -> None:
    assert [side.field for side in sides_of(samples.WAITING)] == ["amount_fen", "method"]
