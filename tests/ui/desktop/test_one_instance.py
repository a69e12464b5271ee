"""A second start finds the first one, by data folder, and brings it to the front."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.desktop.one_instance import OneInstance


def test_the_second_start_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    called: list[bool] = []
    first = OneInstance(str(tmp_path))
    assert not first.is_taken()
    assert first.guard(lambda: called.append(True))
    second = OneInstance(str(tmp_path / "." / "x" / ".."))
    assert second.is_taken()
    qtbot.waitUntil(lambda: called == [True])
    assert second.is_taken()
    qtbot.waitUntil(lambda: called == [True, True])
    first.close()
    assert not second.is_taken()


def test_another_folder_is_another_program(tmp_path: Path) -> None:
    first = OneInstance(str(tmp_path / "a"))
    first.guard(lambda: None)
    assert not OneInstance(str(tmp_path / "b")).is_taken()
    first.close()


@pytest.mark.skipif(os.name == "nt", reason="a pipe of Windows ends with its process")
def test_what_a_crash_left_behind_is_cleared_away(qtbot: QtBot, tmp_path: Path) -> None:
    crashed = OneInstance(str(tmp_path))
    left = Path("/tmp") / crashed.name  # where Qt puts it
    left.write_text("")
    assert not crashed.is_taken()
    assert crashed.guard(lambda: None)
    assert OneInstance(str(tmp_path)).is_taken()
    crashed.close()
