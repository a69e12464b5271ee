"""The watch of the UI thread tells a block with its place, and nothing of what is quick."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.watch import LIMIT_MS, WANTED_BY, UiWatch, watch_if_wanted


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[UiWatch]:
    del qtbot
    made = UiWatch()
    made.start()
    yield made
    made.stop()


class Clock:
    """The watch's time: it passes when a test says so, with work or in waiting."""

    def __init__(self) -> None:
        self.now = self.own = self.all = 100.0

    def pass_by(self, seconds: float, *, own: float = 0, others: float = 0) -> None:
        self.now += seconds
        self.own += own
        self.all += own + others

    def perf_counter(self) -> float:
        return self.now

    def thread_time(self) -> float:
        return self.own

    def process_time(self) -> float:
        return self.all


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr("ui.watch.time", made)
    return made


def hold_the_thread(seconds: float) -> None:
    time.sleep(seconds)


def test_a_block_is_told_with_its_place(watch: UiWatch, qtbot: QtBot) -> None:
    qtbot.wait(30)
    watch.take()
    hold_the_thread(0.6)
    blocks = watch.take()
    longest = max(blocks, key=lambda one: one.ms)
    assert longest.ms >= 600 - LIMIT_MS
    assert longest.own_ms < longest.ms, "it slept"
    assert any("hold_the_thread" in place for place in longest.where)
    assert watch.take() == ()


def test_own_work_is_counted_apart_from_waiting(clock: Clock, qtbot: QtBot) -> None:
    del qtbot
    watch = UiWatch()
    clock.pass_by(0.3, own=0.12, others=0.05)
    assert [(one.ms, one.own_ms, one.program_ms) for one in watch.take()] == [(300, 120, 170)]


def test_what_is_quick_is_no_block(clock: Clock, qtbot: QtBot) -> None:
    del qtbot
    watch = UiWatch()
    clock.pass_by(LIMIT_MS / 1000)
    assert watch.take() == ()


def test_what_the_window_did_not_do_is_forgotten(clock: Clock, qtbot: QtBot) -> None:
    del qtbot
    watch = UiWatch()
    clock.pass_by(0.1)
    watch.forget()
    assert watch.take() == ()


def test_the_desktop_watches_itself_where_it_is_asked_to(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    del qtbot
    monkeypatch.delenv(WANTED_BY, raising=False)
    assert watch_if_wanted() is None
    monkeypatch.setenv(WANTED_BY, "1")
    watch = watch_if_wanted()
    assert watch is not None
    hold_the_thread(0.2)
    watch.take()
    watch.stop()
    assert "hold_the_thread" in caplog.text
