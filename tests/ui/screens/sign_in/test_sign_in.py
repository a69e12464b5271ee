"""The sign-in window as a person uses it: Enter moves on and signs in, faults at their place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lendesk.domain.errors import RuleBroken
from ui.screens.sign_in.presenter import SignInPresenter
from ui.screens.sign_in.view import SignInScreen
from ui.widgets.markdown import MarkdownView
from ui.widgets.sheet import Sheet


def at_once(work, done=None, failed=None, *, lane="database"):
    try:
        result = work()
    except RuleBroken as broken:
        failed(broken)
    else:
        done(result)


class Door:
    """A workstation that knows one person; `known` says whether the centre knows the workstation."""

    def __init__(self, known=True):
        self.known = known
        self.registered_by = ""

    def sign_in(self, staff_number, password):
        if not self.known:
            raise RuleBroken("sign_in.device_unknown")
        if password != "right":
            raise RuleBroken("sign_in.refused")
        return f"desk of {staff_number}"

    def register(self, staff_number, password, name=""):
        self.known, self.registered_by = True, staff_number

    def line_is_up(self):
        return True

    def business_date(self):
        return "2026-11-21"


def opened(qtbot, door):
    entered = []
    view = SignInScreen("L07")
    view.bind(SignInPresenter(door, view, at_once, entered.append))
    qtbot.addWidget(view)
    view.show()
    view.presenter.open()
    return view, entered


def test_enter_moves_from_number_to_password_and_signs_in(qtbot):
    view, entered = opened(qtbot, Door())
    qtbot.keyClicks(view.staff_number, "1001")
    qtbot.keyClick(view.staff_number, Qt.Key.Key_Return)
    qtbot.keyClicks(view.password, "right")
    qtbot.keyClick(view.password, Qt.Key.Key_Return)
    assert entered == ["desk of 1001"]


def test_an_empty_form_says_what_is_missing_at_its_place(qtbot):
    view, entered = opened(qtbot, Door())
    qtbot.keyClick(view.password, Qt.Key.Key_Return)
    assert view.number_row.message_text()
    assert not entered
    qtbot.keyClicks(view.staff_number, "1001")
    qtbot.keyClick(view.password, Qt.Key.Key_Return)
    assert view.password_row.message_text()


def test_a_wrong_password_is_told_and_can_be_typed_over(qtbot):
    view, entered = opened(qtbot, Door())
    view.staff_number.setText("1001")
    view.password.setText("wrong")
    view.enter.click()
    assert not view.banner.isHidden()
    assert view.password.selectedText()
    view.password.setText("right")
    view.enter.click()
    assert entered == ["desk of 1001"]


def test_an_unknown_workstation_is_registered_from_the_same_form(qtbot):
    door = Door(known=False)
    view, entered = opened(qtbot, door)
    assert view.register.isHidden()
    view.staff_number.setText("9001")
    view.password.setText("right")
    view.enter.click()
    assert not view.register.isHidden()
    view.register.click()
    assert door.registered_by == "9001"
    assert not view.done.isHidden()
    view.staff_number.setText("1001")
    view.password.setText("right")
    view.enter.click()
    assert entered == ["desk of 1001"]


def test_help_comes_by_key_and_goes_by_enter(qtbot):
    view, entered = opened(qtbot, Door())
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    qtbot.keyClick(view, Qt.Key.Key_F1)
    sheet = view.findChild(Sheet)
    assert sheet.isVisible()
    assert "工号" in sheet.findChild(MarkdownView).toPlainText()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert not entered


def test_the_next_person_finds_nothing_of_the_last(qtbot):
    view, _ = opened(qtbot, Door())
    view.staff_number.setText("1001")
    view.password.setText("wrong")
    view.enter.click()
    view.forget()
    assert (view.staff_number.text(), view.password.text()) == ("", "")
    assert view.banner.isHidden()
    assert view.enter.isEnabled()
