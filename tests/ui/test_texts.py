"""Two languages, switched at run time; refusals as sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import Breach
from ui import texts
from ui.error_texts import breach_text, error_text
from ui.gallery.documents import sample_picture
from ui.texts import late, parse_ts, tr

TRANSLATIONS = Path(__file__).parents[2] / "resources" / "translations" / "zh_CN"


def test_a_text_follows_the_language(dressed: QApplication) -> None:
    word = late("kit", "Undo")
    assert str(word) == "撤销"
    texts.switch(dressed, "en")
    assert str(word) == "Undo"
    assert tr("kit", "Code {code}", code="X-1") == "Code X-1"


def test_an_unknown_text_is_shown_as_it_is() -> None:
    assert tr("kit", "No such text {n}", n=3) == "No such text 3"


def test_facts_may_be_texts_themselves() -> None:
    assert tr("kit", "Code {code}", code=late("kit", "Undo")) == "编号 撤销"


def test_widgets_hear_of_each_switch(qtbot: QtBot, dressed: QApplication) -> None:
    heard: list[str] = []

    class Listener(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            if event.type() == QEvent.Type.LanguageChange:
                heard.append(texts.language())

    listener = Listener()
    qtbot.addWidget(listener)
    texts.switch(dressed, "en")
    qtbot.waitUntil(lambda: heard == ["en"])
    texts.switch(dressed, "zh_CN")
    qtbot.waitUntil(lambda: heard == ["en", "zh_CN"])


def test_qt_translate_finds_our_texts_too() -> None:
    assert QCoreApplication.translate("kit", "Undo") == "撤销"


def test_our_translator_does_not_answer_for_qt() -> None:
    """An empty answer would make Qt's picture readers take a failure for success."""
    assert not QImage.fromData(sample_picture()).isNull()
    assert QCoreApplication.translate("QObject", "no such text") == "no such text"


def test_all_translations_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(content: bytes) -> dict[tuple[str, str], str]:
        read.append(len(content))
        return parse_ts(content)

    monkeypatch.setattr(texts, "parse_ts", counted)
    texts.chinese.cache_clear()
    assert texts.chinese()
    of_first = list(read)
    assert texts.chinese()
    assert read == of_first
    assert len(read) == len(list(TRANSLATIONS.glob("*.ts")))


def test_messages_without_a_translation_are_left_out() -> None:
    content = (
        b"<TS><context><name>a</name><message><source>x</source><translation>y</translation></message>"
        b"<message><source>z</source><translation></translation></message></context></TS>"
    )
    assert parse_ts(content) == {("a", "x"): "y"}


def test_a_refusal_says_its_amounts(dressed: QApplication) -> None:
    facts = {"amount_fen": 30_000_000, "limit_fen": 10_000_000}
    assert error_text("access.amount", facts) == "300,000.00 超过您的权限 100,000.00。"
    texts.switch(dressed, "en")
    assert error_text("access.amount", facts) == "300,000.00 is above your limit of 100,000.00."


def test_an_unknown_refusal_names_its_code() -> None:
    assert "no.such_rule" in error_text("no.such_rule", {"x": 1})


def test_missing_facts_and_braces_in_facts_do_no_harm() -> None:
    assert "—" in error_text("access.amount", {})
    assert "{evil}" in error_text("amount.not_a_number", {"text": "{evil}"})
    assert breach_text(Breach("amount.empty")) == "请输入金额。"


def test_translators_are_not_piled_up(dressed: QApplication) -> None:
    for _ in range(3):
        texts.switch(dressed, "en")
        texts.switch(dressed, "zh_CN")
    assert isinstance(texts._now.ours, QObject)
    assert tr("kit", "Undo") == "撤销"
