"""Each character of every translation and of the samples is in a font that travels with the program."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

import ui
from ui import texts
from ui.inspection.glyphs import missing_glyphs
from ui.inspection.language import strings_in
from ui.refusals import SENTENCES
from ui.widgets.painting import key_text

from .every_screen import FILLED

KEYS = ("Ctrl+Return", "Alt+Left", "Escape", "Space", "F9", "Shift+F3")


@pytest.fixture(params=["NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf"])
def face(request: pytest.FixtureRequest) -> QRawFont:
    with as_file(files("resources").joinpath("fonts", request.param)) as path:
        return QRawFont(str(path), 13)


def test_every_text_can_be_drawn(face: QRawFont, dressed: QApplication) -> None:
    written = "".join(texts.chinese().values()) + "".join(source for _, source in texts.chinese())
    written += "".join(SENTENCES.values()) + "".join(map(key_text, KEYS))
    assert missing_glyphs(written) == ""
    assert missing_glyphs(written, [face]) == ""


def test_every_sign_that_the_code_puts_in_can_be_drawn(face: QRawFont, dressed: QApplication) -> None:
    code = {sign for file in Path(ui.__file__).parent.rglob("*.py") for sign in file.read_text("utf-8")}
    assert missing_glyphs("".join(sorted(code))) == ""
    assert missing_glyphs("".join(sorted(code)), [face]) == ""


def test_every_sample_can_be_drawn(face: QRawFont, dressed: QApplication) -> None:
    data = strings_in([(filled.answers, filled.argument, filled.desk().rows) for filled in FILLED.values()])
    assert len(data) > 400
    assert missing_glyphs("".join(data)) == ""
    assert missing_glyphs("".join(data), [face]) == ""
