"""A fault of the program is told by an id, once a place, and never as a traceback."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from ui.desktop.faults import QUIET_SECONDS, FaultWatch


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def caught_by(watch: FaultWatch, error: BaseException) -> None:
    try:
        raise error
    except BaseException as raised:  # noqa: BLE001 what Python hands to its last resort
        watch.caught(type(raised), raised, raised.__traceback__)


@pytest.fixture
def told() -> list[RuleBroken]:
    return []


def test_a_fault_goes_to_the_log_and_its_id_to_the_person(qtbot: QtBot, told, caplog) -> None:
    watch = FaultWatch(told.append)
    with caplog.at_level(logging.ERROR):
        caught_by(watch, ValueError("secret of 李秀芳"))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].code == "unexpected"
    assert str(told[0].facts["id"]) in caplog.text
    assert "李秀芳" not in str(told[0].facts)


def test_the_same_place_is_told_once_in_a_while(qtbot: QtBot, told) -> None:
    clock = Clock()
    watch = FaultWatch(told.append, clock)
    for _ in range(50):
        caught_by(watch, ValueError("in each frame"))
    qtbot.wait(10)
    assert len(told) == 1
    clock.now = QUIET_SECONDS
    caught_by(watch, ValueError("again"))
    qtbot.waitUntil(lambda: len(told) == 2)


def test_a_thread_that_fails_is_told_on_the_ui_thread(qtbot: QtBot, told) -> None:
    threads: list[threading.Thread] = []
    watch = FaultWatch(lambda refusal: (told.append(refusal), threads.append(threading.current_thread())))

    def fail() -> None:
        caught_by(watch, KeyError("x"))

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    assert threads == [threading.main_thread()]


def test_ending_on_purpose_is_left_to_python(qtbot: QtBot, told, capsys) -> None:
    caught_by(FaultWatch(told.append), KeyboardInterrupt())
    qtbot.wait(10)
    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


SLOT = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from ui.desktop.faults import FaultWatch
app = QCoreApplication([])
watch = FaultWatch(lambda refusal: (print(refusal.code), app.quit()))
watch.start()
def slot():
    raise ValueError("in a slot")
QTimer.singleShot(0, slot)
QTimer.singleShot(5000, lambda: app.exit(9))
sys.exit(app.exec())
"""


def test_a_slot_that_fails_ends_here_and_the_program_goes_on() -> None:
    done = subprocess.run([sys.executable, "-c", SLOT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "unexpected")


def test_stopping_gives_the_last_resort_back(qtbot: QtBot, told) -> None:
    before = (sys.excepthook, threading.excepthook)
    watch = FaultWatch(told.append)
    watch.start()
    assert sys.excepthook == watch.caught
    watch.stop()
    assert (sys.excepthook, threading.excepthook) == (sys.__excepthook__, threading.__excepthook__)
    sys.excepthook, threading.excepthook = before
