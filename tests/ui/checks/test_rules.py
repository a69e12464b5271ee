"""Each check catches the fault it is made for, and passes a sound part."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import texts
from ui.inspection.clipping import beyond_parent, cut_text, overlapping
from ui.inspection.contrast import ratio, too_faint
from ui.inspection.drawing import Drawing, draw
from ui.inspection.finding import Finding
from ui.inspection.glyphs import missing_glyphs, unknown_signs
from ui.inspection.keyboard import astray, colliding, unreachable
from ui.inspection.language import foreign_texts, strings_in
from ui.inspection.looking import inspect
from ui.inspection.names import unnamed, without_role
from ui.inspection.wording import foreign_words, is_figure, is_wording
from ui.texts import late
from ui.tokens import colour
from ui.widgets.button import Button, IconButton
from ui.widgets.choices import ComboField
from ui.widgets.cut_tips import cut_at
from ui.widgets.facts import Fact, FactStrip
from ui.widgets.fields import TextField
from ui.widgets.form import FormRow
from ui.widgets.label import Label
from ui.widgets.painted import Painted, keep_tab_order
from ui.widgets.painting import box, draw_text
from ui.widgets.panels import Panel
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.roles import speak_roles
from ui.widgets.sheet import Sheet
from ui.widgets.tabs import Tab, Tabs

NAME = "佛山市南海区盛达五金制品有限公司"
Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Parts in a window of a size, one below the other."""

    def shown(*parts: QWidget, width: int = 400, height: int = 300, across: bool = False) -> QWidget:
        window = Panel(*parts, across=across)
        window.box.addStretch(1)
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return shown


def rules(found: object) -> set[str]:
    assert hasattr(found, "__iter__")
    return {one.rule for one in found if isinstance(one, Finding)}


class Line(Painted):
    """One text painted in a place, on a fill, in an ink."""

    def __init__(self, text: str, place: QRect, ink: str = "ink", *, name: str = "x") -> None:
        super().__init__()
        self.text, self.place, self.ink, self.name = text, place, ink, name
        self.setFixedSize(200, 40)
        self.renew()

    def spoken(self) -> str:
        return self.name

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        draw_text(painter, self.place, self.text, "body", colour(self.ink))


class Twice(Line):
    """Two texts, the second 10 px to the right of the first."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_text(QPainter(self), self.place.translated(10, 0), self.text)


WIDE, NARROW = QRect(10, 10, 180, 20), QRect(10, 10, 40, 20)


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        (lambda: Line("剩余本金合计", NARROW), "cut words"),
        (lambda: Line("1,234,567.89", NARROW), "cut figure"),
        (lambda: Line("待复核", QRect(10, 30, 180, 20)), "text outside"),
        (lambda: Line("待复核", QRect(170, 10, 180, 20)), "text outside"),
    ],
)
def test_painted_text_that_does_not_fit_is_found(show: Show, part: Callable[[], QWidget], rule: str) -> None:
    made = part()
    if rule == "cut words":
        made.text = next(text for text in texts.chinese().values() if "{" not in text and len(text) > 5)  # type: ignore[attr-defined]
    window = show(made)
    assert rules(cut_text(window, draw(window))) == {rule}


def test_text_with_room_and_data_with_a_tool_tip_pass(show: Show) -> None:
    cut = Line(NAME, NARROW)
    window = show(Line("待复核", WIDE), cut)
    assert rules(cut_text(window, draw(window))) == set()
    assert cut_at(cut, NARROW.center()) == NAME
    assert cut_at(cut, WIDE.bottomRight()) == ""


def test_a_row_cut_without_a_tool_tip_is_found(show: Show) -> None:
    queue = QueueList("待办")
    queue.show_items([QueueItem("a", NAME, "小微经营贷", "120,000.00")])
    queue.setFixedSize(220, 60)
    window = show(queue)
    assert rules(cut_text(window, draw(window))) == set()
    next(child for child in queue.children() if type(child).__name__ == "CutTips").setParent(None)
    assert rules(cut_text(window, draw(window))) == {"cut without tool tip"}


def test_a_label_a_field_and_a_choice_that_are_too_narrow_are_found(show: Show) -> None:
    label, field, choice = (
        Label("待服务器确认"),
        TextField("x", placeholder="身份证号码后四位"),
        ComboField("x"),
    )
    choice.set_items([("a", "保存本次联系并下一户")])
    high = Label("第一行第二行第三行第四行", wrap=True)
    window = show(label, field, choice, high)
    assert rules(cut_text(window, draw(window))) == set()
    for part in (label, field, choice, high):
        part.setFixedSize(50, 24)
    label.parentWidget().layout().activate()
    found = list(cut_text(window, draw(window)))
    assert rules(found) == {"cut text", "cut below"}
    assert len(found) == 4
    choice.set_items([("a", NAME)])
    window.grab()
    assert len(list(cut_text(window, draw(window)))) == 3  # data that is cut, told whole by its tool tip
    assert choice.toolTip() == NAME


def test_while_a_sheet_lies_over_the_window_only_the_sheet_is_looked_at(show: Show) -> None:
    narrow = Label("待服务器确认")
    window = show(narrow, width=900, height=500)
    narrow.setFixedSize(50, 24)
    narrow.parentWidget().layout().activate()
    assert "cut text" in rules(inspect(window))
    sheet = Sheet(window, "保存本次联系并下一户")
    sheet.open()
    assert rules(inspect(window)) == set()
    sheet.body.addWidget(second := Label("待服务器确认"))
    second.setFixedSize(50, 24)
    second.show()
    sheet.body.activate()
    assert "cut text" in rules(inspect(window))


def test_what_its_parent_cuts_off_is_found(show: Show) -> None:
    holder, inner = QWidget(), QLabel("x")
    inner.setParent(holder)
    holder.setFixedSize(100, 30)
    inner.setGeometry(10, 5, 60, 20)
    window = show(holder)
    assert rules(beyond_parent(window)) == set()
    inner.setGeometry(60, 5, 60, 20)
    assert rules(beyond_parent(window)) == {"beyond parent"}


def test_siblings_and_texts_over_each_other_are_found(show: Show) -> None:
    holder = QWidget()
    holder.setFixedSize(200, 40)
    one, other = QLabel("a", holder), QLabel("b", holder)
    one.setGeometry(0, 0, 50, 20)
    other.setGeometry(50, 0, 50, 20)
    window = show(holder, Line("待复核", WIDE))
    assert rules(overlapping(window, draw(window))) == set()
    other.move(30, 5)
    assert rules(overlapping(window, draw(window))) == {"overlap"}
    window = show(Twice("待复核", WIDE))
    assert rules(overlapping(window, draw(window))) == {"overlap"}


def test_a_sign_that_no_font_has_is_found(show: Show) -> None:
    window = show(Label("王建国 Ctrl ≤ ↑"), Line("小微", WIDE))
    assert rules(unknown_signs(window, draw(window))) == set()
    window = show(Label("\U0001f0a1"))
    assert rules(unknown_signs(window, draw(window))) == {"missing glyph"}
    assert missing_glyphs("a中\U0001f0a1") == "\U0001f0a1"


def test_a_text_without_translation_is_found_and_data_is_not(show: Show, qapp: object) -> None:
    window = show(Label("Principal left"), Label("李秀芳"), Label("LenDesk IRR Ctrl Alt 12"))
    found = list(foreign_texts(window, draw(window), {"李秀芳"}))
    assert [one.text for one in found] == ["Principal left"]
    texts.switch(qapp, "en")  # type: ignore[arg-type]
    window = show(Label("剩余本金 12"), Label("李秀芳 (CN)"), Label(late("kit", "Close")))
    found = list(foreign_texts(window, draw(window), {"李秀芳"}))
    assert [one.text for one in found] == ["剩余本金 12"]


def test_words_figures_and_data_are_told_apart() -> None:
    assert is_wording("关闭") == is_wording("Close") is True
    assert not is_wording(NAME)
    assert is_figure("¥1,234.50")
    assert is_figure("2026-11-21")
    assert not is_figure("12 期")
    assert foreign_words("贷款人 王建国", "en", ["王建国"]) == "款人"
    assert foreign_words("国", "en", ["王建国"]) == ""
    assert foreign_words("壹拾元整", "en", []) == ""
    assert strings_in({"a": ['{"name": "李四"}', ("王五",)]}) >= {"李四", "王五"}


def test_faint_text_and_faint_controls_are_found(show: Show) -> None:
    window = show(Line("待复核", WIDE, "ink2"), Label("待复核", "body", "ink3"), Button("收款"))
    assert rules(too_faint(window, draw(window))) == set()
    for faint in (Line("待复核", WIDE, "lineStrong"), Label("待复核", "body", "control")):
        window = show(faint)
        assert rules(too_faint(window, draw(window))) == {"contrast"}


def test_disabled_parts_may_be_faint(show: Show) -> None:
    button = Button("收款", "primary", key="F9")
    window = show(button)
    button.setEnabled(False)
    assert rules(too_faint(window, draw(window))) == set()


class Flat(QAbstractButton):
    """A control with a line that can hardly be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(80, 30)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("x")

    def paintEvent(self, _event: QPaintEvent) -> None:
        box(QPainter(self), self.rect(), colour("surface"), colour("line"))


def test_a_control_whose_edge_cannot_be_seen_is_found(show: Show) -> None:
    window = show(Flat())
    assert rules(too_faint(window, draw(window))) == {"contrast"}


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    black, white, grey = (colour(name) for name in ("ink", "surface", "ink3"))
    assert ratio(white, white) == 1
    assert ratio(black, white) == ratio(white, black) > 15
    assert 4.5 < ratio(grey, white) < 7


def test_what_has_no_name_or_no_role_is_found(show: Show) -> None:
    speak_roles()
    sound = show(
        IconButton("x", "关闭"), Line("待复核", WIDE), FormRow("姓名", TextField()), Tabs([Tab("a", "全部")])
    )
    assert rules(unnamed(sound, draw(sound))) == set()
    assert rules(without_role(sound)) == set()
    mute = IconButton("x", "")
    window = show(mute, Line("待复核", WIDE, name=""), TextField())
    assert len(list(unnamed(window, draw(window)))) == 3
    bare = QWidget()
    bare.setFixedSize(20, 20)
    bare.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert rules(without_role(show(bare))) == {"no role"}


def test_what_the_keyboard_cannot_reach_is_found(show: Show) -> None:
    by_key, by_mouse = Button("收款", key="F9"), Button("清空")
    by_key.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    queue = QueueList("待办")
    window = show(by_key, by_mouse, queue)
    assert rules(unreachable(window)) == set()
    by_mouse.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    queue.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert len(list(unreachable(window))) == 1  # nobody listens to the list: it is there for reading
    queue.opened.connect(by_mouse.setToolTip)
    assert len(list(unreachable(window))) == 2


def test_one_key_for_two_is_found(show: Show) -> None:
    window = show(Button("收款", key="F9"), Button("清空", key="F8"))
    assert rules(colliding(window)) == set()
    shortcut = QShortcut(QKeySequence("F8"), window)
    assert rules(colliding(window)) == {"keys collide"}
    shortcut.setEnabled(False)
    assert rules(colliding(window)) == set()


def test_tab_visits_everything_once_and_in_the_order_of_the_eye(show: Show) -> None:
    first, second, third = (Button(words) for words in ("一", "二", "三"))
    window = show(first, second, third)
    assert rules(astray(window)) == set()
    QWidget.setTabOrder(third, second)
    assert rules(astray(window)) == {"Tab against the eye"}


def test_a_trap_and_what_tab_never_comes_to_are_found(show: Show) -> None:
    class Trap(Button):
        def focusNextPrevChild(self, next: bool) -> bool:
            return True

    window = show(Button("一"), Trap("二"), Button("三"))
    assert {"Tab misses", "Shift+Tab differs"} & rules(astray(window))


def test_a_stop_that_nobody_sees_is_found(show: Show) -> None:
    nothing = Button("二")
    window = show(Button("一"), nothing, Button("三"))
    nothing.setFixedSize(0, 0)
    assert "hidden stop" in rules(astray(window))


def test_stops_torn_apart_are_found(show: Show) -> None:
    left, right = QWidget(), QWidget()
    buttons = [Button(words) for words in ("一", "二", "三", "四")]
    for holder, pair in ((left, buttons[:2]), (right, buttons[2:])):
        column = QVBoxLayout(holder)
        for button in pair:
            column.addWidget(button)
    window = show(left, right, across=True)
    assert rules(astray(window)) == set()
    for one, other in ((buttons[0], buttons[2]), (buttons[2], buttons[1]), (buttons[1], buttons[3])):
        QWidget.setTabOrder(one, other)
    assert "Tab comes twice" in rules(astray(window))


def test_parts_made_later_take_their_place_in_the_order(show: Show) -> None:
    holder, last = QWidget(), Button("三")
    QHBoxLayout(holder)
    window = show(Button("一"), holder, last)
    late_one = Button("二")
    holder.layout().addWidget(late_one)
    QApplication.processEvents()
    assert rules(astray(window)) == {"Tab against the eye"}
    keep_tab_order(holder, (late_one,))
    assert rules(astray(window)) == set()


def test_a_sound_window_has_no_findings(show: Show) -> None:
    speak_roles()
    window = show(
        FactStrip([Fact("本金", "120,000.00")]), FormRow("姓名", TextField()), Button("收款", "primary")
    )
    assert inspect(window) == ()
    assert isinstance(draw(window), Drawing)


def test_a_finding_says_where_and_how_much(show: Show) -> None:
    label = Label("待服务器确认")
    label.setFixedWidth(20)
    (found,) = cut_text(show(label), draw(label))
    assert str(found).startswith("cut text: Label")
    assert "has 20" in found.measure
