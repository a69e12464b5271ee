"""Sheets to read: all keys, what is new, about the program."""

from __future__ import annotations

from importlib.metadata import version

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.helping import WHATS_NEW, help_text
from ui.shell.key_table import KeyLine, KeyTable, keys_of_screen
from ui.shell.keys import WINDOW_KEYS
from ui.shell.window import MainWindow
from ui.texts import Text, language, late
from ui.widgets.button import Button
from ui.widgets.facts import Fact, FactList
from ui.widgets.label import Label
from ui.widgets.markdown import MarkdownView
from ui.widgets.panels import scroll
from ui.widgets.sheet import Sheet

KEYS_WIDTH = 820
SIDES = 60
ABOUT = 150
"""Title, button and margins of a sheet."""
EVERYWHERE = tuple(KeyLine(key.keys.replace("Left", "←"), key.title) for key in WINDOW_KEYS)


def program_version() -> str:
    """The version of this program."""
    return version("lendesk")


def open_keys(window: MainWindow) -> Sheet:
    """The keys of the window beside those of the screen in force."""
    sheet = _sheet(window, late("shell", "All keys"), KEYS_WIDTH)
    body = QWidget()
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(32)
    entry = window.entries.get(window.current)
    own = keys_of_screen(window)
    row.addWidget(_column(late("shell", "Everywhere"), EVERYWHERE), 1)
    if entry is not None and own:
        row.addWidget(_column(entry.title, own), 1)
    area = scroll(body)
    for part in (area.viewport(), body):
        part.setAutoFillBackground(False)
    area.setFixedHeight(min(body.sizeHint().height() + 8, window.height() - ABOUT))
    sheet.body.addWidget(area)
    sheet.open()
    return sheet


def open_whats_new(window: QWidget) -> Sheet:
    """What changed with this version, for a person who works with it."""
    return open_page(window, late("shell", "What is new"), WHATS_NEW)


def open_page(window: QWidget, title: Text, topic: str) -> Sheet:
    """A topic of the help over any window."""
    sheet = _sheet(window, title)
    page = MarkdownView(title)
    page.show_markdown(help_text(topic, language()))
    page.document().setTextWidth(sheet.paper.width() - SIDES)
    page.setFixedHeight(min(int(page.document().size().height()) + 8, window.height() - ABOUT))
    sheet.body.addWidget(page)
    sheet.open()
    return sheet


def open_about(window: MainWindow, device: str, branch: str) -> Sheet:
    """Version, workstation, licence: what an administrator asks for on the telephone."""
    sheet = _sheet(window, late("shell", "About LenDesk"))
    facts = FactList()
    facts.show_facts(
        [
            Fact(late("shell", "Version"), program_version()),
            Fact(late("shell", "Workstation"), device or "—"),
            Fact(late("shell", "Branch"), branch or "—"),
            Fact(late("shell", "Licence"), "Apache 2.0"),
        ]
    )
    sheet.body.addWidget(facts)
    sheet.open()
    return sheet


def _sheet(window: QWidget, title: Text, width: int = 656) -> Sheet:
    sheet = Sheet(window, title, width=min(width, window.width() - 48))
    close = Button(late("shell", "Close"), "primary", key="Return")
    close.clicked.connect(lambda _checked: sheet.close())
    sheet.set_buttons(right=[close])
    sheet.closed.connect(sheet.deleteLater)
    return sheet


def _column(title: Text, lines: list[KeyLine] | tuple[KeyLine, ...]) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(Label(title, "section"))
    column.addWidget(KeyTable(lines))
    column.addStretch(1)
    return part
