"""Help: every screen has it in both languages, it is plain text, and F1 brings it beside the work."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import texts
from ui.actions import ScreenAction
from ui.catalog import CATALOG
from ui.shell.help_panel import HelpPanel
from ui.shell.helping import WHATS_NEW, help_text
from ui.shell.keys import WINDOW_KEYS, keys_of
from ui.shell.model import ScreenEntry
from ui.shell.sheets import open_keys, open_whats_new, program_version
from ui.shell.window import MainWindow
from ui.texts import LANGUAGES, late
from ui.widgets.button import Button
from ui.widgets.fields import TextField
from ui.widgets.markdown import MarkdownView

TOPICS = (*(entry.key for entry in CATALOG), "sign_in", WHATS_NEW)
MOST_CHARACTERS = 1_600


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_no_topic_is_missing(topic: str, language: texts.Language) -> None:
    text = help_text(topic, language)
    assert text, f"resources/help/{language}/{topic}.md"
    assert len(text) < MOST_CHARACTERS
    assert bool(re.search("[\u4e00-\u9fff]", text.replace("5万", ""))) is (language == "zh_CN")


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_have_the_same_shape(topic: str) -> None:
    def shape(language: texts.Language) -> list[str]:
        lines = help_text(topic, language).splitlines()
        return [re.sub(r"^(#+|\d+\.|-)?.*", r"\1", line) for line in lines if line]

    assert shape("zh_CN") == shape("en")


def test_what_is_new_begins_with_this_version() -> None:
    for language in LANGUAGES:
        assert help_text(WHATS_NEW, language).startswith(f"## {program_version()}\n")


@pytest.mark.parametrize("topic", ["", "none", "../zh_CN/loans", "loans.md", "/etc/passwd"])
def test_what_is_no_topic_has_no_text(topic: str) -> None:
    assert help_text(topic, "en") == ""


def test_no_markup_of_others_gets_in(qtbot: QtBot) -> None:
    view = MarkdownView("Help")
    qtbot.addWidget(view)
    view.show_markdown('## A\n\n<script>x</script> <img src="file:///etc/passwd"> **b** ![p](/etc/hostname)')
    assert "<script>" in view.toPlainText()
    assert view.loadResource(QTextDocument.ResourceType.ImageResource.value, "/etc/hostname") is None
    assert view.isReadOnly()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    def screen(words: str) -> Callable[[], QWidget]:
        def build() -> QWidget:
            made = QWidget()
            column = QVBoxLayout(made)
            column.addWidget(TextField("Name"))
            column.addWidget(Button(words, "primary", key="F9"))
            column.addWidget(Button("no key"))
            return made

        return build

    made = MainWindow(
        [
            ScreenEntry("files", "贷款", "loans", screen("收款"), help_topic="loans"),
            ScreenEntry("outbox", "同步", "sync", screen("处理"), help_topic="sync"),
        ]
    )
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def panel(window: MainWindow) -> HelpPanel:
    made = HelpPanel(window)
    window.help_wanted.connect(made.open)
    window.floats.append(made.dismiss)
    return made


def test_f1_explains_the_screen_and_leaves_the_keyboard_with_it(window, panel, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert panel.isVisible()
    assert "一笔贷款的全部情况" in panel.text.toPlainText()
    assert [(line.keys, str(line.words)) for line in panel.keys.lines] == [("F9", "收款")]
    assert QApplication.focusWidget() is before
    assert panel.geometry().right() == window.rect().right()


def test_an_action_of_the_person_stands_before_the_buttons(window, panel, qtbot: QtBot) -> None:
    new = ScreenAction("files", "new", late("kit", "New"), "plus", (), "Ctrl+N")
    window.can_do = [new, replace(new, screen="outbox", keys="F2"), replace(new, keys="")]
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert [line.keys for line in panel.keys.lines] == ["Ctrl+N", "F9"]


def test_the_help_follows_screen_and_language(window, panel, qtbot: QtBot, dressed) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    window.go("outbox")
    assert "待发送" in panel.text.toPlainText()
    texts.switch(dressed, "en")
    QApplication.processEvents()
    assert "what waits to be sent" in panel.text.toPlainText()


def test_escape_closes_the_help_before_it_reaches_the_screen(window, panel, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_all_keys_are_listed_beside_those_of_the_screen(window, qtbot: QtBot) -> None:
    sheet = open_keys(window)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    for key in WINDOW_KEYS:
        assert str(key.title) in words
    assert "收款" in words
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_what_is_new_is_read_and_closed_by_enter(window, qtbot: QtBot) -> None:
    sheet = open_whats_new(window)
    assert "多窗口" in sheet.findChild(MarkdownView).toPlainText()
    focused = QApplication.focusWidget()
    assert sheet.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert not sheet.isVisible()


def test_keys_are_named_once() -> None:
    acts = [key.act for key in WINDOW_KEYS if key.act]
    assert len(acts) == len(set(acts))
    assert keys_of("lock") == "Ctrl+L"
    with pytest.raises(KeyError):
        keys_of("none")
