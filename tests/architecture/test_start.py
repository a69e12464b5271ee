"""The way to the sign-in window is light, and Qt keeps count of None."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

SIGN_IN = "import ui.app, ui.screens.sign_in.view"
LATE = ("sqlalchemy", "fastapi", "alembic", "onnxruntime", "rapidocr", "cv2", "reportlab", "pyhanko", "zen")
"""What is imported when it is used, never before the first window."""

CALLS = 100_000


def imported_on_the_way(statement: str) -> list[str]:
    """Which of the late libraries a fresh Python holds after a statement."""
    script = f"{statement}\nimport sys, json\nprint(json.dumps([m for m in {LATE} if m in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_sign_in_window_needs_no_database_library() -> None:
    assert imported_on_the_way(SIGN_IN) == []


def test_an_early_import_is_found() -> None:
    assert imported_on_the_way(f"{SIGN_IN}\nimport sqlalchemy") == ["sqlalchemy"]


@pytest.mark.parametrize("call", ["setEnabled", "setVisible", "update"])
def test_void_calls_leave_the_count_of_none_alone(qtbot: QtBot, call: str) -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to None at each, and aborts after thousands."""
    widget = QWidget()
    qtbot.addWidget(widget)
    method = getattr(widget, call)
    arguments = () if call == "update" else (False,)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        method(*arguments)
    assert abs(sys.getrefcount(None) - before) < CALLS // 100
