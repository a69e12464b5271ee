"""The other parts: buttons, figures, states, toasts, pictures, signatures."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.ports import Box
from ui import texts, tokens
from ui.gallery.documents import sample_picture
from ui.texts import late
from ui.widgets.banner import Banner
from ui.widgets.button import Button, IconButton
from ui.widgets.checklist import CheckLine, Checklist
from ui.widgets.chip import Chip
from ui.widgets.comparison import Compared, Comparison
from ui.widgets.facts import Fact, FactList, FactStrip, KpiTile, MaskedValue
from ui.widgets.icons import icon, icon_letter, icon_pixmap
from ui.widgets.label import Label
from ui.widgets.painting import ChipSpec
from ui.widgets.picture_viewer import Framed, PictureViewer, region_rect
from ui.widgets.seals import Seal, SealStrip
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.states import EmptyState, ErrorState, LoadingState, Switcher
from ui.widgets.tabs import StepsBar, Tab, Tabs
from ui.widgets.timeline import Timeline, TimelineEntry
from ui.widgets.toast import Toaster


def shown(qtbot: QtBot, part: QWidget, width: int = 400, height: int = 300) -> QWidget:
    qtbot.addWidget(part)
    part.resize(width, height)
    part.show()
    part.activateWindow()
    QApplication.processEvents()
    return part


def test_a_button_is_pressed_by_its_key_and_speaks(qtbot: QtBot) -> None:
    button = Button(late("kit", "Undo"), "primary", icon="print", key="F9")
    shown(qtbot, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.keyClick(button, Qt.Key.Key_F9)
    assert pressed == [True]
    assert button.accessibleName() == "撤销"


def test_a_refused_button_says_why(qtbot: QtBot) -> None:
    button = Button("Pay out", "primary", key="F9")
    shown(qtbot, button)
    narrow = button.sizeHint().width()
    button.refuse("needs the server")
    assert not button.isEnabled()
    assert button.accessibleName() == "Pay out (needs the server)"
    assert button.sizeHint().width() > narrow
    button.allow()
    button.reword("Pay out 5.00", "soft")
    assert (button.isEnabled(), button.kind, button.accessibleName()) == (True, "soft", "Pay out 5.00")


def test_an_icon_button_is_named(qtbot: QtBot) -> None:
    button = IconButton("bell", late("kit", "Close"))
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("关闭", "关闭")


def test_labels_show_plain_text_and_follow_theme_and_language(qtbot: QtBot, dressed: QApplication) -> None:
    label = Label(late("kit", "Undo"), "caption", "danger.fg")
    shown(qtbot, label)
    assert label.palette().windowText().color() == tokens.colour("danger.fg")
    tokens.apply_theme(dressed, "dark")
    QApplication.processEvents()
    assert label.palette().windowText().color() == tokens.colour("danger.fg")
    texts.switch(dressed, "en")
    qtbot.waitUntil(lambda: label.text() == "Undo")
    label.say("<b>bold</b>")
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_every_icon_of_the_tokens_exists() -> None:
    for name in tokens.token("icons.names"):
        assert icon_letter(name)
    with pytest.raises(KeyError):
        icon_letter("no-such-icon")


def test_an_icon_is_drawn_at_the_screens_scale() -> None:
    pixmap = icon_pixmap("ok", tokens.colour("ink"), 16, 1.5)
    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (24, 16)
    drawn = pixmap.toImage()
    assert any(drawn.pixelColor(x, y).alpha() > 128 for x in range(24) for y in range(24))
    assert not icon("ok", tokens.colour("ink")).isNull()


def test_the_window_starts_without_heavy_imports() -> None:
    """qtawesome alone would double the time to the first window; its font is read without it."""
    heavy = ("qtawesome", "qtpy", "sqlalchemy", "cn2an", "numpy", "cv2", "reportlab", "requests", "pydantic")
    code = f"import ui.shell.window, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_chips_take_no_room_without_a_state(qtbot: QtBot) -> None:
    chip = Chip(ChipSpec(late("kit", "waiting"), "pending", "pending"))
    qtbot.addWidget(chip)
    assert chip.sizeHint().height() == 20
    assert chip.accessibleName() == "等待"
    chip.show_spec(None)
    assert chip.sizeHint().width() == 0


def test_figures_speak(qtbot: QtBot) -> None:
    facts = [Fact("Rate", "11.40 %", "cap 24 %", strong=True), Fact("Due", "5.00", kind="warning")]
    strip, listed = FactStrip(facts), FactList(facts, spread=True)
    for part in (strip, listed):
        shown(qtbot, part)
        part.grab()
        assert part.accessibleName() == "Rate: 11.40 % cap 24 %; Due: 5.00"
    strip.show_facts(facts[:1])
    listed.show_facts(facts[:1])
    assert strip.accessibleName() == listed.accessibleName() == "Rate: 11.40 % cap 24 %"


def test_a_tile_drills_by_mouse_and_key(qtbot: QtBot) -> None:
    tile = KpiTile(Fact("Waiting", "12"), chip=ChipSpec("3 late", "danger"), spark=(1, 3, 2))
    shown(qtbot, tile)
    drilled: list[bool] = []
    tile.clicked.connect(lambda: drilled.append(True))
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    qtbot.keyClick(tile, Qt.Key.Key_Return)
    tile.show_fact(Fact("Waiting", "11"), spark=(4, 4))
    tile.grab()
    assert len(drilled) == 2
    assert tile.accessibleName() == "Waiting: 11"


def test_a_masked_value_hides_again(qtbot: QtBot) -> None:
    value = MaskedValue("4406**********3828", lambda show: show("440604198703153828"))
    shown(qtbot, value)
    value._button.click()
    assert value.text() == "440604198703153828"
    assert value._timer.isActive()
    assert value._timer.interval() == 30_000
    value.hide_again()
    assert value.text() == "4406**********3828"


def test_tabs_move_by_arrows_and_mouse(qtbot: QtBot) -> None:
    tabs = Tabs([Tab("a", "All", 48), Tab("b", "Waiting", 2), Tab("c", "Refused")])
    shown(qtbot, tabs)
    chosen: list[str] = []
    tabs.chosen.connect(chosen.append)
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs._places()[2].center())
    tabs.choose("c")
    tabs.show_counts({"a": 47})
    tabs.grab()
    assert chosen == ["b", "a", "c"]
    assert tabs.value() == "c"


def test_steps_timeline_seals_and_checks_speak(qtbot: QtBot) -> None:
    steps = StepsBar(["Cost", "Checks", "Sign"], 1)
    line = Timeline([TimelineEntry("Paid", "cash", "14:02", pending=True)])
    seals = SealStrip([Seal("made", "陈静怡", "14:08", "done"), Seal("checked", "林国栋", state="now")])
    checks = Checklist([CheckLine("Date agrees", "ok"), CheckLine("Digit 15", "warning", "look")])
    for part in (steps, line, seals, checks):
        shown(qtbot, part)
        part.grab()
    assert steps.accessibleName() == "2/3 Checks"
    steps.go_to(3)
    assert steps.accessibleName() == "3/3 Sign"
    assert line.accessibleName() == "Paid cash 14:02"
    assert seals.accessibleName() == "经办 陈静怡 14:08 (已完成); 复核 林国栋  (进行中)"
    assert checks.accessibleName() == "Date agrees: 通过; Digit 15: 需核对"
    line.show_entries([])
    seals.show_seals([])
    checks.show_lines([])
    assert line.accessibleName() == seals.accessibleName() == checks.accessibleName() == ""


def test_states_and_the_switch_between_them(qtbot: QtBot) -> None:
    content = QWidget()
    switcher = Switcher(content, EmptyState("Nothing due", "Start with search."))
    shown(qtbot, switcher)
    switcher.turn_to(1)
    error = ErrorState.of(RuleBroken("picture.unreadable"))
    switcher.turn_to(error)
    assert switcher.currentWidget() is error
    assert error.foot.text() == "编号 picture.unreadable"
    again = ErrorState("Other", code="X")
    switcher.turn_to(again)
    assert switcher.count() == 3
    switcher.turn_to(content)
    assert switcher.currentWidget() is content


def test_reading_marks_come_late_and_escape_cancels(qtbot: QtBot) -> None:
    state = LoadingState()
    shown(qtbot, state)
    cancelled: list[bool] = []
    state.cancelled.connect(lambda: cancelled.append(True))
    state.start()
    qtbot.keyClick(state, Qt.Key.Key_Escape)
    assert cancelled == []
    state._appear()
    state._count()
    state._count()
    state.grab()
    assert "2 秒" in state.accessibleName()
    qtbot.keyClick(state, Qt.Key.Key_Escape)
    assert cancelled == [True]
    state.stop()


def test_a_banner_changes_its_words(qtbot: QtBot) -> None:
    banner = Banner("pending", "Off line", buttons=[Button("Try again")])
    shown(qtbot, banner, 600, 60)
    assert not banner.detail.isVisible()
    banner.say("Off line", "3 payments wait")
    assert banner.detail.isVisible()
    banner.grab()


def test_toasts_stack_undo_and_refusals_stay(qtbot: QtBot) -> None:
    host = shown(qtbot, QWidget(), 900, 600)
    toaster = Toaster(host)
    undone: list[bool] = []
    toaster.say("Sent", "receipt 4", "success", action=("Undo", lambda: undone.append(True)))
    toaster.refuse(RuleBroken("access.four_eyes"), "Not paid out")
    for number in range(3):
        toaster.say(f"toast {number}")
    assert toaster.count() == 3
    toaster.say("Once more", action=("Undo", lambda: undone.append(True)))
    next(
        button
        for button in host.findChildren(Button)
        if button.accessibleName() == "Undo" and button.isVisible()
    ).click()
    assert undone == [True]
    host.resize(800, 500)
    qtbot.waitUntil(lambda: toaster.count() == 2)


def test_a_picture_frames_names_and_magnifies(qtbot: QtBot) -> None:
    viewer = PictureViewer()
    shown(qtbot, viewer, 500, 500)
    assert viewer.show_png(sample_picture())
    box = Box(290_000, 660_000, 470_000, 180_000)
    viewer.frame([Framed("number", box, "ID number", (Box(630_000, 680_000, 26_000, 150_000),))])
    clicked: list[str] = []
    viewer.field_clicked.connect(clicked.append)
    for _turn in range(4):
        middle = viewer.canvas.placed().map(region_rect(box, 800, 300).center())
        qtbot.mouseClick(viewer.canvas, Qt.MouseButton.LeftButton, pos=middle)
        viewer.canvas.turn()
    assert clicked == ["number"] * 4
    viewer.focus_field("number")
    viewer.canvas.set_zoom(3)
    viewer.focus_field("number")
    middle = viewer.canvas.placed().map(region_rect(box, 800, 300).center())
    assert (middle - viewer.canvas.rect().center()).manhattanLength() <= 3
    viewer.grab()
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_0)
    assert viewer.canvas.zoom == 1.0
    viewer.canvas.set_zoom(99)
    assert viewer.canvas.zoom == 6.0


def test_bytes_that_are_no_picture_are_refused(qtbot: QtBot) -> None:
    viewer = PictureViewer()
    shown(qtbot, viewer)
    assert not viewer.show_png(b"not a picture")
    viewer.frame([Framed("x", Box(0, 0, 1_000_000, 1_000_000))])
    viewer.focus_field("x")
    viewer.grab()


def test_regions_stay_inside_the_picture() -> None:
    assert region_rect(Box(0, 0, 1_000_000, 1_000_000), 801, 299).size().toTuple() == (801, 299)
    assert region_rect(Box(900_000, 0, 500_000, 100_000), 100, 100).right() == 99


def test_the_pad_is_closed_until_opened_and_gives_a_png(qtbot: QtBot) -> None:
    pad = SignaturePad()
    shown(qtbot, pad, 320, 120)

    def sign() -> None:
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 40))
        for step in range(1, 30):
            QTest.mouseMove(pad, QPoint(20 + step * 8, 40 + step % 7 * 5))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(260, 60))

    sign()
    assert not pad.is_signed()
    assert pad.png() == b""
    pad.open(True)
    sign()
    pad.grab()
    assert pad.is_signed()
    assert "已签名" in pad.accessibleName()
    picture = QImage.fromData(pad.png())
    assert (picture.width(), picture.height()) == (640, 240)
    assert any(picture.pixelColor(x, y).lightness() < 100 for x in range(0, 640, 2) for y in range(0, 240, 2))
    pad.clear()
    assert pad.png() == b""


def test_widget_calls_do_not_wear_out_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to None at every void call; 6.11 must not."""
    label = QWidget()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(100_000):
        label.update()
    assert abs(sys.getrefcount(None) - before) < 1_000


def test_a_comparison_marks_what_changes(qtbot: QtBot) -> None:
    made = Comparison([Compared("Penalty", "52.30", "0.00"), Compared("Days", "12", "12")])
    shown(qtbot, made, 500, 120)
    assert made.accessibleName() == "Penalty: 52.30 → 0.00; Days: 12"
    picture = made.grab().toImage()
    row = tokens.density().header + 6
    assert picture.pixelColor(400, row) == tokens.colour("pending.tint")
    assert picture.pixelColor(400, row + 34) != tokens.colour("pending.tint")
    made.show_rows([])
    assert made.accessibleName() == ""


def test_two_toasts_at_once_do_not_lie_over_each_other(qtbot: QtBot) -> None:
    host = QWidget()
    shown(qtbot, host, 500, 400)
    toaster = Toaster(host)
    toaster.refuse(RuleBroken("access.four_eyes"), "The reversal did not happen")
    toaster.say("Posted", "07-20261121-0004")
    qtbot.wait(300)  # longer than they slide
    first, second = (one.geometry() for one in host.findChildren(QWidget) if type(one).__name__ == "_Toast")
    assert not first.intersects(second)
    assert host.rect().contains(first.united(second))


def test_parts_that_come_by_turns_are_there_when_they_are_wanted(qtbot: QtBot) -> None:
    parts = [QWidget() for _ in range(4)]
    made = Switcher(*parts, by_turns=True)
    qtbot.addWidget(made)
    assert made.count() == 1
    made.turn_to(2)
    assert made.currentWidget() is parts[2]
    assert made.count() == 3
    made.turn_to(parts[3])
    assert made.currentWidget() is parts[3]
    later = Switcher(*[QWidget() for _ in range(3)], by_turns=True)
    qtbot.addWidget(later)
    qtbot.waitUntil(lambda: later.count() == 3)
    assert later.currentIndex() == 0


def test_a_part_given_as_a_function_is_made_at_its_turn(qtbot: QtBot) -> None:
    made: list[QWidget] = []

    def make() -> QWidget:
        made.append(QWidget())
        return made[-1]

    switcher = Switcher(QWidget(), make, make, by_turns=True)
    qtbot.addWidget(switcher)
    assert made == []
    switcher.turn_to(1)
    assert switcher.currentWidget() is made[0]
    qtbot.waitUntil(lambda: switcher.count() == 3)
    assert [switcher.widget(1), switcher.widget(2)] == made
