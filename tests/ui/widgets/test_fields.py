"""Fields: what is typed, when it is formatted, what is reported."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.money import Money
from ui import texts
from ui.exchange.pasting import parse_day
from ui.texts import late
from ui.widgets.choices import Choice, ChoiceCards, ComboField, DateField, TickBox
from ui.widgets.fields import PasswordField, TextArea, TextField
from ui.widgets.form import FormRow
from ui.widgets.id_field import IdField
from ui.widgets.money_field import CapitalsLine, MoneyField
from ui.widgets.painting import ChipSpec

KEPT: list[QWidget] = []  # pytest-qt only keeps weak references


def shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    """A shown window with the parts one above the other."""
    made = QWidget()
    column = QVBoxLayout(made)
    for part in parts:
        column.addWidget(part)
    made.resize(500, 300)
    qtbot.addWidget(made)
    KEPT.append(made)
    made.show()
    made.activateWindow()
    parts[0].setFocus()
    QApplication.processEvents()
    return made


@pytest.mark.parametrize(
    ("typed", "minor", "written"),
    [
        ("120000", 12_000_000, "120,000.00"),
        ("1,409.5", 140_950, "1,409.50"),
        ("12万", 12_000_000, "120,000.00"),
        ("3 . 5 万", 3_500_000, "35,000.00"),
        ("１２３", 12_300, "123.00"),
    ],
)
def test_money_is_read_generously_and_written_on_leaving(
    qtbot: QtBot, typed: str, minor: int, written: str
) -> None:
    field, other = MoneyField("Amount"), TextField("Other")
    shown(qtbot, field, other)
    given: list[Money | None] = []
    field.amount_changed.connect(given.append)
    field.insert(typed)
    assert field.text() == typed
    other.setFocus()
    assert field.text() == written
    assert field.amount() == Money(minor)
    assert given == [Money(minor)]


def test_a_refused_amount_stays_as_typed_with_its_reason(qtbot: QtBot) -> None:
    field, other = MoneyField("Amount"), TextField("Other")
    shown(qtbot, field, other)
    field.insert("1,2O4.50")
    other.setFocus()
    assert field.text() == "1,2O4.50"
    assert field.amount() is None
    refusal = field.refusal()
    assert refusal is not None
    assert refusal.code == "amount.not_a_number"
    assert field.property("state") == "danger"
    field.set_amount(None)
    assert field.refusal() is None


def test_the_same_value_is_reported_once(qtbot: QtBot) -> None:
    field, other = TextField("Name"), TextField("Other")
    shown(qtbot, field, other)
    given: list[str] = []
    field.committed.connect(given.append)
    qtbot.keyClicks(field, "Li")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    other.setFocus()
    field.set_text("put in")
    field.setFocus()
    other.setFocus()
    assert given == ["Li"]


def test_capitals_follow_while_typing(qtbot: QtBot) -> None:
    field = MoneyField("Amount", large=True)
    line = CapitalsLine(field)
    shown(qtbot, field, line)
    field.insert("5389.71")
    assert line.words() == "伍仟叁佰捌拾玖元柒角壹分"
    field.insert("x")
    assert line.words() == "—"


def test_the_id_field_keeps_eighteen_and_says_when_full(qtbot: QtBot) -> None:
    field, other = IdField("ID"), TextField("Other")
    shown(qtbot, field, other)
    full: list[str] = []
    field.filled.connect(full.append)
    qtbot.keyClicks(field, "44060419870315382x")
    assert full == ["44060419870315382X"]
    other.setFocus()
    assert field.text() == "44060419870315382X"


def test_a_doubtful_character_is_boxed_until_edited(qtbot: QtBot) -> None:
    field = IdField("ID")
    shown(qtbot, field)
    field.set_number("440604198703158828", doubtful=(14,))
    assert field.doubtful() == {14}
    field.grab()
    field.setCursorPosition(15)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.doubtful() == frozenset()
    assert field.number() == "44060419870315828"


def test_the_mouse_finds_its_place_across_the_groups(qtbot: QtBot) -> None:
    field = IdField("ID")
    shown(qtbot, field)
    field.set_number("440604198703153828")
    for position in (0, 6, 7, 14, 17, 18):
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field._left_of(position) + 1, 10))
        assert field.cursorPosition() == position


def test_a_number_pasted_in_groups_is_put_right(qtbot: QtBot) -> None:
    field, other = IdField("ID"), TextField("Other")
    shown(qtbot, field, other)
    field.insert("440604 19870315 3828")
    other.setFocus()
    assert field.number() == field.text() == "440604198703153828"


@pytest.mark.parametrize(
    "typed", ["2026-11-21", "20261121", "2026/11/21", "2026.11.21", "2026年11月21日", " 2026-11-21 "]
)
def test_dates_are_read_in_every_usual_way(typed: str) -> None:
    assert parse_day(typed) == date(2026, 11, 21)


@pytest.mark.parametrize("typed", ["", "2026-02-30", "21.11.2026", "2026112", "tomorrow"])
def test_other_texts_are_no_dates(typed: str) -> None:
    assert parse_day(typed) is None


def test_the_date_field_writes_iso_on_leaving(qtbot: QtBot) -> None:
    field, other = DateField("Born"), TextField("Other")
    shown(qtbot, field, other)
    days: list[date | None] = []
    field.day_changed.connect(days.append)
    field.insert("19870315")
    other.setFocus()
    assert field.text() == "1987-03-15"
    assert days == [date(1987, 3, 15)]
    field.set_text("31")
    field.settle()
    assert field.property("state") == "danger"


def test_the_drop_down_keeps_its_value_over_new_items(qtbot: QtBot, dressed: QApplication) -> None:
    field = ComboField("Product", [("a", late("kit", "Undo")), (2, "two")])
    shown(qtbot, field)
    assert field.set_value(2)
    field.set_items([(2, "zwei"), (3, "drei")])
    assert field.value() == 2
    assert not field.set_value("gone")
    field.set_items([("a", late("kit", "Undo"))])
    assert (field.value(), field.currentText()) == ("a", "撤销")
    texts.switch(dressed, "en")
    qtbot.waitUntil(lambda: field.currentText() == "Undo")
    chosen: list[object] = []
    field.chosen.connect(chosen.append)
    field.activated.emit(0)
    assert chosen == ["a"]


def test_a_password_is_neither_shown_nor_copied(qtbot: QtBot) -> None:
    field = PasswordField("Password")
    shown(qtbot, field)
    qtbot.keyClicks(field, "secret")
    assert field.displayText() == "•" * 6
    field.selectAll()
    QApplication.clipboard().setText("before")
    qtbot.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "before"


def test_a_text_area_leaves_ctrl_enter_to_the_window(qtbot: QtBot) -> None:
    area, other = TextArea("Reason"), TextField("Other")
    shown(qtbot, area, other)
    given: list[str] = []
    area.committed.connect(given.append)
    qtbot.keyClicks(area, "ok")
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    other.setFocus()
    assert area.text() == "ok"
    assert given == ["ok"]


def test_a_row_names_its_control_and_offers_the_fix(qtbot: QtBot) -> None:
    field, fixed = IdField(), []
    row = FormRow(late("kit", "Signature"), field, ChipSpec("71 %", "warning", "warning"))
    shown(qtbot, row)
    assert field.accessibleName() == "签名"
    row.message("8 or 3?", "warning", fix=("Use 3", lambda: fixed.append(3), "Alt+1"))
    QApplication.processEvents()
    assert row.message_text() == "8 or 3?"
    qtbot.keyClick(field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert fixed == [3]
    row.message("")
    assert row.message_text() == ""
    row.check(None)


def test_tick_box_and_cards(qtbot: QtBot) -> None:
    tick = TickBox("Only mine")
    cards = ChoiceCards([Choice("both", "Both true", "kept"), Choice("twice", "Entered twice", "void")])
    shown(qtbot, tick, cards)
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert tick.isChecked()
    taken: list[str] = []
    cards.chosen.connect(taken.append)
    assert cards.value() == ""
    qtbot.keyClick(cards, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: taken == ["twice"])
    cards.take("both")
    assert (cards.value(), taken) == ("both", ["twice", "both"])


@pytest.mark.parametrize("kind", [TextField, TextArea])
def test_enter_under_composition_moves_nothing_on(kind: type[TextField | TextArea], qtbot: QtBot) -> None:
    field = kind("Name")
    qtbot.addWidget(field)
    entered: list[bool] = []
    if isinstance(field, TextField):
        field.returnPressed.connect(lambda: entered.append(True))
    QApplication.sendEvent(field, QInputMethodEvent("li", []))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    done = QInputMethodEvent("", [])
    done.setCommitString("李")
    QApplication.sendEvent(field, done)
    assert (field.text(), entered) == ("李", [])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), entered) == (("李", [True]) if isinstance(field, TextField) else ("李\n", []))
