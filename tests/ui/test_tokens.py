"""Colours, sizes and fonts as the tokens say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

import ui
from ui import tokens


def luminance(name: str) -> float:
    """WCAG 2 relative luminance of a token."""
    parts = (tokens.colour(name).redF(), tokens.colour(name).greenF(), tokens.colour(name).blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_on_their_tints_are_readable(dressed: QApplication, theme: tokens.ThemeName) -> None:
    tokens.apply_theme(dressed, theme)
    for kind in tokens.KINDS:
        light, dark = sorted((luminance(f"{kind}.fg"), luminance(f"{kind}.tint")), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, kind


def test_a_theme_switch_changes_palette_and_colours(dressed: QApplication) -> None:
    light = tokens.colour("surface")
    assert dressed.palette().color(QPalette.ColorRole.Base) == light
    tokens.apply_theme(dressed, "dark")
    assert tokens.colour("surface") != light
    assert dressed.palette().color(QPalette.ColorRole.Base) == tokens.colour("surface")


def test_alpha_is_read_from_the_end() -> None:
    assert tokens.colour("hatch").alpha() == 0x1F
    assert tokens.colour("hatch").name() == "#6a4db0"


def test_paper_stays_light(dressed: QApplication) -> None:
    light = tokens.colour("paper.doubtFill")
    tokens.apply_theme(dressed, "dark")
    assert tokens.colour("paper.doubtFill") == light


def test_fonts_have_equal_digits_and_the_sizes_of_the_scale() -> None:
    sizes = {
        style: tokens.font(style).pixelSize()
        for style in ("caption", "body", "section", "figure", "page", "kpi")
    }
    assert sizes == {"caption": 12, "body": 13, "section": 14, "figure": 16, "page": 18, "kpi": 24}
    assert QFont.Tag("tnum") in tokens.font("body").featureTags()


def bordered(window: QWidget, ink: str) -> bool:
    """Whether its field is framed in this colour."""
    field = window.findChild(QLineEdit)
    assert field is not None
    line = field.grab().toImage()
    return line.pixelColor(line.width() // 2, 0) == tokens.colour(ink)


def test_the_sheet_stands_on_windows_and_follows_the_theme(dressed: QApplication) -> None:
    window, field = QWidget(), QLineEdit()
    QVBoxLayout(window).addWidget(field)
    assert not bordered(window, "control")
    tokens.dress(window)
    assert dressed.styleSheet() == ""
    assert bordered(window, "control")
    tokens.apply_theme(dressed, "dark")
    assert bordered(window, "control")
    assert QMenu(window).style() is window.style()  # a window of its own, but with a parent
    late = QWidget(window)
    QVBoxLayout(late).addWidget(QLineEdit())
    assert bordered(late, "control")


def test_what_is_no_more_is_not_dressed_again(dressed: QApplication) -> None:
    window = QWidget()
    tokens.dress(window)
    shiboken6.delete(window)
    tokens.apply_theme(dressed, "dark")
    tokens.set_density("comfortable")
    assert tokens.density_name() == "comfortable"


def test_density_changes_heights(dressed: QApplication) -> None:
    assert tokens.density().row == 30
    tokens.set_density("comfortable")
    assert tokens.density().row == 36
    assert tokens.density_name() == "comfortable"


def test_colours_stand_in_the_tokens_only() -> None:
    root = Path(ui.__file__).parent
    strays = [
        str(file)
        for folder in ("widgets", "shell", "screens")
        for file in (root / folder).rglob("*.py")
        if re.search(r"[\"']#[0-9A-Fa-f]{6}|setStyleSheet\(", file.read_text("utf-8"))
    ]
    assert strays == []
