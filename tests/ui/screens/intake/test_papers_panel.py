"""Documents come from the disk: what cannot be taken is told and never ends in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.screens.intake.papers_panel import LARGEST_FILE, PapersPanel


@pytest.fixture
def told(qtbot: QtBot) -> tuple[PapersPanel, list[tuple[str, str]]]:
    panel, heard = PapersPanel(), []
    qtbot.addWidget(panel)
    panel.picked.connect(lambda _kind, name, _content: heard.append(("picked", name)))
    panel.too_large.connect(lambda name: heard.append(("too_large", name)))
    panel.unreadable.connect(lambda name: heard.append(("unreadable", name)))
    return panel, heard


def test_a_picture_is_taken(told: tuple[PapersPanel, list[tuple[str, str]]], tmp_path: Path) -> None:
    panel, heard = told
    (tmp_path / "front.png").write_bytes(b"x")
    panel.take(tmp_path / "front.png")
    assert heard == [("picked", "front.png")]


def test_what_cannot_be_read_is_told(told: tuple[PapersPanel, list[tuple[str, str]]], tmp_path: Path) -> None:
    panel, heard = told
    with (tmp_path / "huge.png").open("wb") as huge:
        huge.truncate(LARGEST_FILE + 1)
    for name in ("gone.png", "", "huge.png"):
        panel.take(tmp_path / name)
    assert [what for what, _ in heard] == ["unreadable", "unreadable", "too_large"]
