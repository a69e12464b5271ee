"""`lendesk bench start`: from process start to a sign-in window that takes a key, beside an empty window."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lendesk.cli.answers import ExitCode
from lendesk.domain.errors import RuleBroken

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lendesk.workstation.session import Workstation

GOAL_RATIO = 4.0
LONGEST_SECONDS = 60
KEY = "7"
EMPTY, SIGN_IN = "empty", "sign-in"


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `start` to the benches."""
    parser = subparsers.add_parser(
        "start",
        help="time to a sign-in window that takes a key press",
        description="Interleaved runs of an empty window and the sign-in window. Exit status as of `bench`.",
    )
    parser.add_argument("--runs", type=int, default=5, help="runs of each, interleaved (default 5)")
    parser.set_defaults(func=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0 goal reached, 1 not reached, 3 a window did not open."""
    times: dict[str, list[float]] = {EMPTY: [], SIGN_IN: []}
    for _ in range(arguments.runs):
        for name, seconds in times.items():
            seconds.append(_measured(name))
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    for name, seconds in times.items():
        each = " ".join(f"{one:.2f}" for one in seconds)
        print(f"{name:<8} median {medians[name]:.2f} s   ({each})")
    ratio = medians[SIGN_IN] / medians[EMPTY]
    print(f"ratio {ratio:.2f}, goal <= {GOAL_RATIO:.0f}: {'met' if ratio <= GOAL_RATIO else 'MISSED'}")
    return ExitCode.DONE if ratio <= GOAL_RATIO else ExitCode.CHECK_FAILED


def _measured(name: str) -> float:
    """Seconds from the start of a new process until it says that the key arrived."""
    environment = dict(os.environ)
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="lendesk-bench-", ignore_cleanup_errors=True) as folder:
        command = [sys.executable, "-m", "lendesk.cli.bench_start", name, folder]
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - begun
        process.stdout.close()
        process.wait(LONGEST_SECONDS)
    if line.strip() != b"key":
        raise RuleBroken("environment.not_started", part=name, status=process.returncode)
    return seconds


def open_window(name: str, folder: Path) -> int:
    """One of the two windows, in this process, until the key has arrived."""
    return _open_empty() if name == EMPTY else _open_sign_in(folder)


def _open_empty() -> int:
    from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

    app = QApplication([])
    window = QWidget()
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    window.show()
    _press_until_taken(field)
    return app.exec()


def _open_sign_in(folder: Path) -> int:
    from lendesk.cli.late_door import LateDoor
    from ui.app import Entrance, make_application

    app = make_application(["lendesk"])
    entrance = Entrance(LateDoor(lambda: _workstation(folder)), "bench")
    entrance.show()
    _press_until_taken(entrance.view.staff_number)
    return app.exec()


def _workstation(folder: Path) -> Workstation:
    """As the desktop makes it, with a centre that does not answer."""
    from lendesk.workstation.keyring import FileKeyring, mark_demo_folder
    from lendesk.workstation.session import Workstation
    from lendesk.workstation.settings import WorkstationSettings

    mark_demo_folder(folder)
    settings = WorkstationSettings(data=folder, server_url="https://127.0.0.1:9", authority=None)
    return Workstation(settings, store=FileKeyring(folder))


def _press_until_taken(field: QWidget) -> None:
    """Press a key once the window is up; when it stands in the field, say so and end the process."""
    from PySide6.QtCore import QEvent, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    def press() -> None:
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, KEY)
        QApplication.sendEvent(field, key)
        if field.property("text") == KEY:
            field.repaint()
            print("key", flush=True)
            # At once, as the workstation may still be loading on its thread.
            os._exit(0)
        QTimer.singleShot(1, press)

    QTimer.singleShot(0, press)


if __name__ == "__main__":
    sys.exit(open_window(sys.argv[1], Path(sys.argv[2])))
