"""Work off the UI thread: order, threads, refusals, faults, cancelling."""

from __future__ import annotations

import logging
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from ui import background
from ui.background import run_in_background


def test_the_answer_comes_back_on_the_ui_thread(qtbot: QtBot) -> None:
    seen: list[tuple[str, bool]] = []
    run_in_background(
        lambda: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread() is threading.main_thread())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("lendesk-database", True)]


def test_a_lane_keeps_the_order_and_lanes_do_not_wait_for_each_other(qtbot: QtBot) -> None:
    gate, seen = threading.Event(), []
    run_in_background(lambda: gate.wait(5), lambda _: seen.append("slow network"), lane="network")
    for number in range(5):
        run_in_background(lambda number=number: number, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 5)
    assert seen == [0, 1, 2, 3, 4]
    gate.set()
    qtbot.waitUntil(lambda: seen[-1] == "slow network")


def test_the_caller_is_not_held_up(qtbot: QtBot) -> None:
    gate, seen = threading.Event(), []
    run_in_background(lambda: gate.wait(60), seen.append)
    gate.set()  # had the call waited for the work, nobody would have come to open the gate
    qtbot.waitUntil(lambda: seen == [True])


def test_a_refusal_arrives_as_it_is(qtbot: QtBot) -> None:
    seen: list[RuleBroken] = []

    def refuse() -> None:
        raise RuleBroken("access.amount", limit_fen=5)

    run_in_background(refuse, lambda _: pytest.fail("not done"), seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].code == "access.amount"
    assert seen[0].facts == {"limit_fen": 5}


def test_a_fault_arrives_as_unexpected_with_its_id_in_the_log(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[RuleBroken] = []

    def break_down() -> None:
        raise ZeroDivisionError("secret detail")

    with caplog.at_level(logging.ERROR):
        run_in_background(break_down, failed=seen.append)
        qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].code == "unexpected"
    assert str(seen[0].facts["id"]) in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert "secret" not in str(seen[0])


def test_after_a_fault_the_lane_goes_on(qtbot: QtBot) -> None:
    seen: list[str] = []
    run_in_background(lambda: 1 // 0)
    run_in_background(lambda: "next", seen.append)
    qtbot.waitUntil(lambda: seen == ["next"])


def test_cancelled_work_gives_no_answer(qtbot: QtBot) -> None:
    gate, seen = threading.Event(), []
    run_in_background(lambda: gate.wait(5), None)
    task = run_in_background(lambda: "dropped", seen.append)
    task.cancel()
    run_in_background(lambda: "kept", seen.append)
    gate.set()
    qtbot.waitUntil(lambda: seen == ["kept"])


def test_the_answer_for_a_deleted_owner_is_dropped(qtbot: QtBot) -> None:
    import shiboken6

    gate, seen, owner = threading.Event(), [], QObject()
    run_in_background(lambda: gate.wait(5), seen.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    run_in_background(lambda: "after", seen.append)
    qtbot.waitUntil(lambda: seen == ["after"])


def test_a_full_queue_refuses_instead_of_growing(qtbot: QtBot) -> None:
    gate, seen = threading.Event(), []
    run_in_background(lambda: gate.wait(10))
    for _ in range(background.LONGEST_QUEUE + 1):
        run_in_background(lambda: None, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].code == "background.busy"
    gate.set()
    last: list[str] = []
    qtbot.waitUntil(background._workers["database"].waiting.empty)
    run_in_background(lambda: "empty", last.append)
    qtbot.waitUntil(lambda: last == ["empty"])


def test_stopping_ends_the_threads_and_new_work_starts_them_again(qtbot: QtBot) -> None:
    seen: list[int] = []
    run_in_background(lambda: 1, seen.append)
    background.stop_background()
    assert not any(thread.name.startswith("lendesk-") for thread in threading.enumerate())
    run_in_background(lambda: 2, seen.append)
    qtbot.waitUntil(lambda: seen == [1, 2])
