"""The one place of colours, sizes and fonts: `resources/tokens.json` as theme, palette and style sheet.

apply_theme(app, "light")            # or "dark"; again at run time to switch
dress(window)                        # each window without a parent, once built; it follows every switch
colour("ink2"), colour("danger.fg")  # a QColor, read at paint time so that a theme switch shows
font("body"), font("figure")         # a QFont with equal-width digits
density().row, set_density("comfortable"), size("topBar"), space("panelPadding")
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Literal
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

ThemeName = Literal["light", "dark"]
DensityName = Literal["compact", "comfortable"]
Kind = Literal["accent", "success", "warning", "danger", "info", "pending", "neutral", "masked"]
KINDS: tuple[Kind, ...] = ("accent", "success", "warning", "danger", "info", "pending", "neutral", "masked")

QSS = """
QLineEdit, QComboBox, QPlainTextEdit {{ border: 1px solid {control}; border-radius: 4px;
  background: {surface}; padding: 0 9px;
  selection-background-color: {accent_solid}; selection-color: {accent_on}; }}
QPlainTextEdit {{ padding: 4px 5px; }}
QLineEdit {{ lineedit-password-character: 8226; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{ border: 2px solid {focus}; padding: 0 8px; }}
QPlainTextEdit:focus {{ padding: 3px 4px; }}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {{ border: 0; background: transparent; padding: 0 9px; }}
QLineEdit[state="danger"], QComboBox[state="danger"] {{ border-color: {danger_solid}; }}
QLineEdit[state="warning"], QComboBox[state="warning"] {{ border-color: {warning_solid}; }}
QLineEdit:read-only {{ background: {sunken}; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{
  background: {sunken}; border-color: {line_strong}; }}
QComboBox[kept="true"]:disabled, QLineEdit[kept="true"] {{ color: {ink}; border-color: {line}; }}
QComboBox::drop-down {{ border: 0; width: 26px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {line_strong}; outline: 0;
  selection-background-color: {selected}; selection-color: {ink}; }}
QScrollBar {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ width: 10px; }} QScrollBar:horizontal {{ height: 10px; }}
QScrollBar::handle {{ background: {line_strong}; border-radius: 3px; margin: 2px;
  min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {control}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {raised}; color: {ink}; border: 1px solid {line_strong}; padding: 4px 6px; }}
"""


@dataclass(frozen=True, slots=True)
class Density:
    """Heights in px of rows and controls."""

    row: int
    rowTwoLine: int
    header: int
    control: int
    button: int
    actionButton: int


@dataclass(slots=True)
class _Now:
    theme: ThemeName = "light"
    density: DensityName = "compact"


_now = _Now()
_dressed: WeakSet[QWidget] = WeakSet()


@cache
def token(path: str) -> Any:
    """The value at a dotted path of tokens.json, e.g. `token("motion.undoSeconds")`; KeyError if absent."""
    found: Any = _document()
    for part in path.split("."):
        found = found[part]
    return found


@cache
def _document() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files("resources").joinpath("tokens.json").read_text(encoding="utf-8"))
    return read


def theme_name() -> ThemeName:
    """The theme in force."""
    return _now.theme


def colour(name: str) -> QColor:
    """A colour of the theme in force: a base name ("ink", "line") or kind and role ("danger.tint").

    Names under "paper." ("paper.doubtFill") stay light in both themes: scans, receipts, contract pages.
    """
    return _colour(_now.theme, name)


@cache
def _colour(theme: ThemeName, name: str) -> QColor:
    kind, _, role = name.partition(".")
    if kind == "paper":
        return _parsed(token(f"alwaysLight.{role}"))
    path = f"semantic.{name}" if role else f"base.{name}"
    return _parsed(token(f"themes.{theme}.{path}"))


def _parsed(text: str) -> QColor:
    made = QColor(text[:7])
    if len(text) == 9:  # tokens write #RRGGBBAA, Qt reads #AARRGGBB
        made.setAlpha(int(text[7:], 16))
    return made


def size(name: str) -> int:
    """A size in px, e.g. `size("rail")`, `size("labelColumn.zh")`."""
    return int(token(f"size.{name}"))


def space(name: str) -> int:
    """A distance in px, e.g. `space("panelPadding")`."""
    return int(token(f"space.{name}"))


def density() -> Density:
    """Heights of the density in force."""
    return Density(**token(f"density.{_now.density}"))


def density_name() -> DensityName:
    """The density in force."""
    return _now.density


def font(style: str = "body") -> QFont:
    """The font of a step of the scale: caption, body, bodyStrong, section, figure, page, kpi, keycap…"""
    return QFont(_font(style))


@cache
def _font(style: str) -> QFont:
    step = token(f"font.scale.{style}")
    made = QFont()
    made.setFamilies(list(_families()))
    made.setPixelSize(step["px"])
    made.setWeight(QFont.Weight(step["weight"]))
    for tag, value in token("font.features").items():
        made.setFeature(QFont.Tag(tag), value)
    return made


@cache
def _families() -> tuple[str, ...]:
    if sys.platform == "win32":
        return tuple(token("font.windows"))
    named = tuple(token("font.linux"))
    if named[0] in QFontDatabase.families():
        return named
    return (*_bundled(), *named)


def _bundled() -> tuple[str, ...]:
    """Families of the fonts that travel with the program; read only where the system has no Chinese font."""
    found: list[str] = []
    for name in ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf"):
        with as_file(files("resources").joinpath("fonts", name)) as path:
            found += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return tuple(dict.fromkeys(found))


def apply_theme(app: QApplication, name: ThemeName, *, pinned: bool = True) -> None:
    """Put the whole program into a theme; every widget gets a StyleChange and repaints.

    `pinned` False leaves title bars and native dialogs, and the news of a change, to the system.
    """
    _now.theme = name
    app.setStyle("Fusion")
    if pinned:
        app.styleHints().setColorScheme(Qt.ColorScheme.Dark if name == "dark" else Qt.ColorScheme.Light)
    app.setFont(font("body"))
    app.setPalette(_palette())
    for window in _windows():
        window.setStyleSheet(_style_sheet())


def dress(window: QWidget) -> None:
    """Give a window the style sheet, now and at every switch; what has a parent wears its parent's.

    Call it when the window is built: where a sheet stands already, each part put in is styled once more
    with all that it holds. For the same reason it does not stand on the application.
    """
    _dressed.add(window)
    window.setStyleSheet(_style_sheet())


def set_density(name: DensityName) -> None:
    """Switch row and control heights; the windows' widgets measure anew on the StyleChange this sends."""
    _now.density = name
    for window in _windows():
        window.setStyleSheet("")
        window.setStyleSheet(_style_sheet())


def _windows() -> list[QWidget]:
    return [window for window in _dressed if shiboken6.isValid(window)]


def _style_sheet() -> str:
    return QSS.format(
        **{
            n: colour(n).name()
            for n in ("control", "surface", "focus", "sunken", "raised", "selected", "ink", "line")
        },
        line_strong=colour("lineStrong").name(),
        accent_solid=colour("accent.solid").name(),
        accent_on=colour("accent.on").name(),
        danger_solid=colour("danger.solid").name(),
        warning_solid=colour("warning.solid").name(),
    )


_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "zebra",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Highlight: "accent.solid",
    QPalette.ColorRole.HighlightedText: "accent.on",
    QPalette.ColorRole.Accent: "accent.solid",
    QPalette.ColorRole.Link: "accent.fg",
    QPalette.ColorRole.Mid: "lineStrong",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Shadow: "sunken",
}


def _palette() -> QPalette:
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, colour("inkDisabled"))
    return made
