"""The thread of rounds: at once when woken, going on after a defect, ended when asked."""

from __future__ import annotations

import subprocess
import sys
import threading

from lendesk.usecases.messages import Area, Changes
from lendesk.workstation.listeners import Listeners
from lendesk.workstation.sync.background import BackgroundSync


def test_it_runs_at_once_again_when_woken_and_after_a_defect():
    ran = threading.Semaphore(0)
    rounds = []

    def run() -> bool:
        rounds.append(threading.current_thread().name)
        ran.release()
        if len(rounds) == 2:
            raise ZeroDivisionError
        return True

    background = BackgroundSync(run, pause=60, longest=60)
    background.start()
    assert ran.acquire(timeout=10)
    for _ in range(2):
        background.wake()
        assert ran.acquire(timeout=10)
    background.stop()
    assert rounds == ["lendesk-sync"] * 3


def test_the_pause_grows_while_the_line_is_down():
    ran = threading.Semaphore(0)

    def run() -> bool:
        ran.release()
        return False

    background = BackgroundSync(run, pause=0.01, longest=0.02)
    background.start()
    for _ in range(3):
        assert ran.acquire(timeout=10)
    background.stop()
    assert not background._thread.is_alive()


def test_a_listener_that_fails_does_not_keep_the_next_from_being_told():
    told: list[Changes] = []
    listeners = Listeners()
    listeners.add(lambda _changes: 1 / 0)
    listeners.add(told.append)
    listeners.tell_sync()
    assert told == [Changes(frozenset({Area.SYNC}))]


def test_the_way_to_the_sign_in_window_loads_no_sqlalchemy_and_no_server():
    code = (
        "import sys, lendesk.workstation.session\n"
        "heavy = ('sqlalchemy', 'fastapi', 'onnxruntime', 'cv2', 'PySide6')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
